"""A sweep that its engine has lost is trained again; a full server lets the oldest results go."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nn_core.sweep.estimation import SWEEP_LIMIT
from pages.features.sweep.live.plan import estimate_of, plan_of
from pages.features.sweep.live.sweep_standing import read
from pages.live.engine import Engine
from pages.live.run_session import Request
from pages.live.run_standing import AGAIN
from pages.live.settings import Settings
from tests.pages.frames import Browser, sweeps_of
from tests.pages.test_sweep_opened import paused
from tests.pages.test_sweeps import ENDLESS, LATE, MAP, Tab, swept, with_sweep

NAMES = ("train_loss", "validation_loss", "epoch", "status")


def numbers(tab: Tab) -> list[list[Any]]:
    return [[row[name] for name in NAMES] for row in tab.rows()]


def lose(tab: Tab) -> None:
    """Its engine; the page remembers what the last frame said."""
    tab.engine = Engine()
    tab.request = tab.request.__class__(**{**tab.request.__dict__, "was": tab.reply.standing})


def come_back(tab: Tab) -> None:
    for _ in range(2000):
        tab.frame()
        if tab.reply.again is not None and tab.reply.again.done:
            return
    raise AssertionError(tab.reply.again)


# Coming back


def test_a_paused_sweep_comes_back_to_its_epoch_and_stays_paused() -> None:
    tab = paused(swept(**ENDLESS), epochs=4)
    tab.frame()
    standing = tab.reply.standing
    assert standing is not None
    assert (standing.epochs, standing.status) == (min(tab.epochs()), "paused")
    lose(tab)
    tab.frame()
    assert tab.reply.again is not None
    assert (tab.reply.again.epoch, tab.reply.again.lost_by) == (standing.epochs, "worker")
    come_back(tab)
    assert tab.reply.status == "paused"
    assert set(tab.epochs()) == {standing.epochs}, "no further than it was"
    alone = Tab(Engine(), swept(epochs=standing.epochs)).trained()
    np.testing.assert_array_equal(
        [row["validation_loss"] for row in tab.rows()],
        [row["validation_loss"] for row in alone.rows()],
    )
    tab.command("resume")
    while min(tab.epochs()) < standing.epochs + 2:
        assert tab.frame()["status"] == "running"


def test_a_sweep_that_was_done_is_done_again_with_the_same_numbers() -> None:
    tab = Tab(Engine(), swept()).trained()
    before = numbers(tab)
    lose(tab)
    come_back(tab)
    assert tab.reply.status == "done"
    assert numbers(tab) == before


def test_a_sweep_of_several_data_sets_comes_back_evenly() -> None:
    settings = swept(columns="samples", column_values=("20", "100", "500"), **ENDLESS)
    tab = paused(settings, epochs=2)
    tab.frame()
    standing = tab.reply.standing
    assert standing is not None
    lose(tab)
    come_back(tab)
    assert set(tab.epochs()) == {standing.epochs}


def test_a_second_loss_on_the_way_loses_nothing_more() -> None:
    tab = paused(swept(**ENDLESS), epochs=3)
    tab.frame()
    before = tab.reply.standing
    for _ in range(2):
        lose(tab)
        tab.frame()
        assert tab.reply.standing == before
    come_back(tab)
    assert tab.reply.status == "paused"


@pytest.mark.parametrize(
    ("command", "status"), [("resume", "running"), ("cancel", "cancelled"), ("run", "running")]
)
def test_a_command_that_meets_the_loss_is_carried_out(command: str, status: str) -> None:
    tab = paused(swept(**ENDLESS), epochs=3)
    tab.frame()
    lose(tab)
    tab.command(command)
    if command == "run":
        assert tab.reply.again is None, "which begins anew anyway"
    else:
        come_back(tab)
    assert tab.reply.status == status


def test_a_run_of_a_lost_sweep_is_trained_again_in_the_playground() -> None:
    tab = Tab(Engine(), swept()).trained()
    sweep_run = sweeps_of(tab.engine).session(MAP).sweep_run
    assert sweep_run is not None
    run = sweep_run.plan.places[3].runs[1]
    parameters = sweep_run.trainer(run).parameters
    request = Request(settings=Settings(), language="en", playing=False, command_number=4)
    place = (sweep_run.plan.places[3].row, sweep_run.plan.places[3].column)
    engine = Engine()
    assert sweeps_of(engine).open_run("a", MAP, place, 1, request) is None
    settings = sweeps_of(engine).open_run("a", MAP, place, 1, request, tab.reply.standing)
    assert settings == sweep_run.plan.runs[run]
    browser = Browser(engine, settings, playing=False, command_number=4)
    browser.frame()
    while browser.reply.again is None or not browser.reply.again.done:
        browser.frame()
    assert (browser.reply.status, browser.reply.epoch) == ("paused", 5)
    there = engine._sessions["a"].experiment.trainer
    np.testing.assert_array_equal(there.parameters, parameters)


def test_two_workers_never_number_their_trials_alike() -> None:
    first, second = (Tab(Engine(), swept()) for _ in range(2))
    first.command("run")
    number = first.reply.sweep_run
    assert number is not None
    assert number > 1000, "counted from one, a browser would keep the old chart for a new sweep_run"
    second.command("run")
    assert second.reply.sweep_run != number


def test_a_new_session_hears_of_the_sweep_from_the_tab() -> None:
    tab = paused(swept(**ENDLESS), epochs=3)
    link = "samples=100"
    told = tab.frame(link=link)["standing"]
    epochs = min(tab.epochs())
    assert told == {"link": link, "epochs": epochs, "status": "paused"}
    new = Tab(Engine(), swept(), LATE)
    new.frame()
    was = read(told, tab.request.settings)
    assert was is not None
    new.frame(was=was, command=AGAIN, command_number=1)
    assert new.reply.again is not None
    assert new.reply.again.lost_by == "absence"
    come_back(new)
    assert (new.reply.status, set(new.epochs())) == ("paused", {epochs})


def test_a_tab_can_tell_nothing_that_does_harm() -> None:
    for told in ({}, {"epochs": -1, "status": "done"}, {"epochs": 3, "status": "empty"},
                 {"epochs": "3", "status": "done"}, {"epochs": 3, "status": ["done"]}):  # fmt: skip
        assert read(told, swept()) is None
    beyond = read({"epochs": 10**9, "status": "paused"}, swept(epochs=3))
    tab = Tab(Engine(), swept())
    tab.frame(was=beyond)
    tab.until("done")
    assert set(tab.epochs()) == {3}
    huge = swept(row_values=tuple("012345678"), column_values=("32", "64"), starts=30)
    tab = Tab(Engine(), huge)
    tab.frame(was=read({"epochs": 9, "status": "running"}, huge))
    assert (tab.reply.status, tab.reply.gone) == ("empty", True)


# Room for all


@pytest.fixture
def engine() -> Engine:
    return Engine()


def test_what_a_finished_map_holds_is_a_part_of_what_it_took(engine: Engine) -> None:
    tab = Tab(engine, with_sweep(Settings(), epochs=3))
    session = sweeps_of(engine).session(MAP)
    tab.command("run")
    training = session.megabytes
    assert training == pytest.approx(estimate_of(plan_of(tab.request.settings)).megabytes)
    assert session.sweep_run is not None
    while not session.sweep_run.done:
        session.sweep_run.advance(0.2)
    assert session.megabytes < training / 2
    assert 30 * estimate_of(plan_of(Settings())).megabytes < 300, "a class's maps fit"


def of_its_own(number: int, **sweep: Any) -> Settings:
    """A map that no other session shares."""
    return replace(swept(**sweep), seed=100 * number)


def finished(engine: Engine, *sids: str) -> dict[str, Tab]:
    asked = {sid: of_its_own(number) for number, sid in enumerate(sids)}
    tabs = {sid: Tab(engine, asked[sid], f"{sid}:map").trained() for sid in sids}
    for i, sid in enumerate(sids):
        sweeps_of(engine).session(f"{sid}:map").ended = i
    return tabs


def room_for(engine: Engine, monkeypatch: pytest.MonkeyPatch, extra: float) -> None:
    held = sum(session.megabytes for session in sweeps_of(engine).everybody())
    monkeypatch.setattr("pages.features.sweep.live.sweep_registry.MEMORY_MB", held + extra)


def test_the_oldest_results_make_room_and_their_user_is_told(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    tabs = finished(engine, "old", "new")
    room_for(engine, monkeypatch, extra=0.1)
    late = Tab(engine, swept(**ENDLESS), LATE)
    assert late.command("run")["status"] == "running"
    assert tabs["new"].frame()["status"] == "done"
    header = tabs["old"].frame()
    assert (header["status"], tabs["old"].reply.gone, header["cards"]) == ("empty", True, [])
    assert tabs["old"].reply.standing is None, "the server is full: nobody trains it unasked"
    engine.roll_call({"old", "new"}, {"b"})
    tabs["old"].command("run")
    tabs["old"].until("done")
    assert not tabs["old"].reply.gone


def test_who_has_left_gives_way_before_who_is_there(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    tabs = finished(engine, "old", "away")
    training = Tab(engine, of_its_own(2, **ENDLESS), "gone:map")
    training.command("run")
    engine.roll_call({"old", "b"}, {"away", "gone"})
    held = sweeps_of(engine).session("gone:map").megabytes
    room_for(engine, monkeypatch, extra=-held)
    assert Tab(engine, swept(**ENDLESS), LATE).command("run")["status"] == "running"
    assert not sweeps_of(engine).session("old:map").gone
    assert sweeps_of(engine).session("gone:map").gone
    assert sweeps_of(engine).session("away:map").gone
    assert tabs["old"].rows()


def test_nobody_s_training_is_let_go(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Tab(engine, of_its_own(0, **ENDLESS))
    second = Tab(engine, of_its_own(1, **ENDLESS), LATE)
    first.command("run")
    first.command("pause")
    room_for(engine, monkeypatch, extra=0.1)
    assert sweeps_of(engine).capacity(LATE).free_mb == pytest.approx(0.1)
    assert second.command("run")["status"] == "empty"
    assert second.reply.refused
    assert first.rows()


def test_equal_maps_of_several_sessions_are_trained_once(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Tab(engine, swept(**ENDLESS)), Tab(engine, swept(**ENDLESS), LATE)
    first.command("run")
    room_for(engine, monkeypatch, extra=0.0)
    assert second.command("run", settings=swept(**ENDLESS, measure="gap"))["status"] == "running"
    assert second.reply.sweep_run == first.reply.sweep_run
    first.command("pause")
    epochs = sweeps_of(engine).session(MAP).standing
    while sweeps_of(engine).session(LATE).standing == epochs:
        second.frame()
    assert first.frame()["status"] == "paused"
    assert second.request.settings.sweep.measure == "gap"
    assert first.request.settings.sweep.measure != "gap"


def test_who_arrives_late_at_a_shared_map_finds_it_done_and_may_train_it_anew(
    engine: Engine,
) -> None:
    Tab(engine, swept()).trained()
    late = Tab(engine, swept(), LATE)
    late.command("run")
    assert late.until("done", most=3)["status"] == "done"
    assert sweeps_of(engine).session(LATE).sweep_run is sweeps_of(engine).session(MAP).sweep_run
    number = late.reply.sweep_run
    late.command("run")
    assert late.reply.sweep_run != number


def test_what_was_broken_off_or_left_is_not_shared(engine: Engine) -> None:
    first = Tab(engine, swept(**ENDLESS))
    first.command("run")
    first.command("cancel")
    assert Tab(engine, swept(**ENDLESS), LATE).command("run")["status"] == "running"
    numbers = {sweeps_of(engine).session(handle).newest for handle in (MAP, LATE)}
    assert len(numbers) == 2
    engine.roll_call({"a"}, {"b"})  # whoever trains has left
    third = Tab(engine, swept(**ENDLESS), "c:map")
    third.command("run")
    assert sweeps_of(engine).session("c:map").newest not in numbers


def test_results_that_several_share_count_once(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for handle in (MAP, LATE):
        Tab(engine, swept(**ENDLESS), handle).command("run")
    held = sweeps_of(engine).session(MAP).megabytes
    monkeypatch.setattr("pages.features.sweep.live.sweep_registry.MEMORY_MB", held + 0.1)
    assert sweeps_of(engine).capacity("c:map").free_mb == pytest.approx(0.1)


def test_results_that_several_share_go_together(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    tabs = [Tab(engine, swept(), handle).trained() for handle in (MAP, LATE)]
    other = Tab(engine, of_its_own(1), "c:map")
    needed = estimate_of(plan_of(other.request.settings)).megabytes
    monkeypatch.setattr("pages.features.sweep.live.sweep_registry.MEMORY_MB", needed + 0.1)
    other.command("run")
    assert [tab.frame()["status"] for tab in tabs] == ["empty", "empty"]


def test_the_limit_of_one_sweep_leaves_room_for_others() -> None:
    from pages.features.sweep.live.sweep_registry import MEMORY_MB

    assert MEMORY_MB / SWEEP_LIMIT.megabytes > 3
