"""The map's engine: every cell at once, commands, a reload, and a full server."""

from dataclasses import replace
from typing import Any

import pytest

from pages.features.sweep.live.course import SweepRequest
from pages.features.sweep.live.plan import estimate_of, plan_of
from pages.live.cards import BoardRequest
from pages.live.engine import Engine
from pages.live.frame import unpack
from pages.live.settings import Settings, for_dataset
from tests.pages.frames import forget_all_but, sweeps_of

MAP, LATE, RELOADED = "a:map", "b:map", "reloaded:map"
SMALL: dict[str, Any] = {
    "row_values": ("0", "1", "2"), "column_values": ("1", "4"), "starts": 3, "epochs": 5,
}  # fmt: skip
ENDLESS: dict[str, Any] = {"epochs": 1500}  # nobody waits for the end of these


def swept(dataset: str = "moons", **sweep: Any) -> Settings:
    """A small map of that data."""
    return with_sweep(for_dataset(replace(Settings(), n_samples=100), dataset), **SMALL | sweep)


def with_sweep(settings: Settings, **changes: Any) -> Settings:
    return replace(settings, sweep=replace(settings.sweep, **changes))


class Tab:
    """A browser's tab that looks at a sweep: keeps parts as static/board does, asks for frames."""

    def __init__(self, engine: Engine, settings: Settings, handle: str = MAP) -> None:
        self.engine, self.handle = engine, handle
        self.request = SweepRequest(settings, "en", BoardRequest())
        self.contents: dict[str, Any] = {}
        self.pictured: set[tuple[int, int]] = set()
        self.sent: list[str] = []  # the names of all parts as they came
        self._parts: dict[str, str] = {}
        self._visible: tuple[str, ...] | None = None

    def frame(self, **changes: Any) -> dict[str, Any]:
        """The header of the next frame, after changes to what is asked."""
        held = BoardRequest(dict(self._parts), self._visible)
        self.request = replace(self.request, board=held, **changes)
        self.reply = sweeps_of(self.engine).frame(self.handle, self.request)
        header, self.arrays = unpack(self.reply.blob)
        self._parts |= {name: header["parts"][name] for name in header["new"]}
        self.contents |= header["new"]
        self.sent += header["new"]
        self.pictured |= {(row, column) for row, column in header.get("cells", [])}
        self._visible = tuple(card for card, _, _ in header["cards"]) or None
        return header

    def look_at(self, *cards: str) -> dict[str, Any]:
        """The next frame, with only these cards in sight."""
        self._visible = cards
        return self.frame()

    def command(self, name: str, **changes: Any) -> dict[str, Any]:
        """The next frame, after run, pause, resume or cancel was pressed.

        After run it is the first of the new sweep, whose networks have all been made.
        """
        number = self.request.command_number + 1
        header = self.frame(command=name, command_number=number, **changes)
        while name == "run" and sweeps_of(self.engine).session(self.handle).making:
            header = self.frame()
        return header

    def look(self, **sweep: Any) -> dict[str, Any]:
        """The next frame, with other ways to look at the results."""
        return self.frame(settings=with_sweep(self.request.settings, **sweep))

    def until(self, status: str, most: int = 1000) -> dict[str, Any]:
        for _ in range(most):
            header = self.frame()
            if header["status"] == status:
                return header
        raise AssertionError(f"never {status}, but {header['status']} at {header['progress']}")

    def trained(self) -> "Tab":
        """With its sweep run to the end, and all pictures and verdicts there."""
        self.command("run")
        self.until("done")
        for _ in range(1000):
            if not self.frame()["live"]:
                return self
        raise AssertionError("pictures or verdicts never came to an end")

    def rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = sweeps_of(self.engine).rows(self.handle, 0.2)  # type: ignore[assignment]
        return rows

    def epochs(self) -> list[int]:
        return [row["epoch"] for row in self.rows()]

    def lines(self) -> list[str]:
        """The sentences above the cards, without the progress."""
        return [line[1] for line in self.frame()["lines"] if line[0] != "progress"]


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def tab(engine: Engine) -> Tab:
    return Tab(engine, swept())


# Training


def test_before_a_run_there_is_nothing_and_it_says_so(tab: Tab) -> None:
    header = tab.frame()
    assert (header["status"], header["live"], header["cards"]) == ("empty", False, [])
    assert tab.reply.sweep_run is None
    assert tab.rows() == []


def test_all_runs_are_at_the_same_epoch_give_or_take_one(engine: Engine) -> None:
    tab = Tab(engine, swept(row_values=("0", "1", "4"), **ENDLESS))
    tab.command("run")
    while min(tab.epochs()) < 4:
        assert tab.frame()["status"] == "running"
        assert max(tab.epochs()) - min(tab.epochs()) <= 1


def test_every_cell_has_its_picture_before_any_has_a_second(engine: Engine) -> None:
    tab = Tab(engine, swept(**ENDLESS))
    header = tab.command("run")
    seen: list[list[int]] = []
    while len(tab.pictured) < 6:
        assert len(header["cells"]) == len(tab.arrays["cells"]) > 0
        seen += header["cells"]
        header = tab.frame()
    assert header["status"] == "running"
    assert len(seen) <= 6
    assert len({*map(tuple, seen)}) == len(seen)


def test_each_frame_says_how_many_pictures_came_before(engine: Engine) -> None:
    tab = Tab(engine, swept())
    header = tab.command("run")
    sent = 0
    while header["live"]:
        assert header["pictured"] == sent
        sent += len(header["cells"])
        header = tab.frame()
    assert sent >= 6
    del tab._parts["cells"]  # what a tab does that has missed some
    tab.pictured.clear()
    header = tab.frame()
    assert header["pictured"] == 0
    while header["live"]:
        header = tab.frame()
    assert len(tab.pictured) == 6


def test_the_first_frame_brings_the_first_cards(tab: Tab) -> None:
    tab.command("run")
    pictures = {"cells", "cells:data", "chosen", "chosen:data"}
    assert set(tab.contents) >= {"words"} | pictures


def test_several_data_sets_go_forward_together(engine: Engine) -> None:
    tab = Tab(engine, swept(columns="samples", column_values=("20", "100", "500"), **ENDLESS))
    tab.command("run")
    assert {row["n_samples"] for row in tab.rows()} == {20, 100, 500}
    while min(tab.epochs()) < 2:
        assert tab.frame()["status"] == "running"
    assert max(tab.epochs()) < 200, "one of them has run ahead"


def test_a_run_ends_with_every_network_at_its_last_epoch(tab: Tab) -> None:
    tab.trained()
    assert set(tab.epochs()) == {5}
    assert len(tab.rows()) == 3 + 2 * 2 * 3  # without hidden layers there is no width
    assert {row["status"] for row in tab.rows()} == {"done"}
    header = tab.frame()
    assert (header["status"], header["progress"], header["facts"]["runs"]) == ("done", None, 15)
    while header["live"]:  # until every picture shows the end
        header = tab.frame()
    assert tab.frame()["cells"] == []


def test_what_a_frame_says_in_words_is_how_it_says_that_the_sweep_stands(tab: Tab) -> None:
    """Also where the rest of its slice is the last."""
    tab.command("run")
    for _ in range(200):
        header = tab.frame()
        (told,) = (text for name, text, *_ in header["lines"] if name == "progress")
        assert (header["status"] == "done") == told.startswith("All ")
        if header["status"] == "done":
            return
    raise AssertionError("never done")


def test_the_result_does_not_depend_on_the_slices(tab: Tab) -> None:
    tab.trained()
    other = Tab(Engine(), swept())
    session = sweeps_of(other.engine).session(MAP)
    other.command("run")
    while session.status == "running":
        session.advance(0.001)
    names = ("train_loss", "validation_loss", "parameters")
    assert [[row[n] for n in names] for row in other.rows()] == [
        [row[n] for n in names] for row in tab.rows()
    ]


@pytest.mark.parametrize(("command", "status"), [("pause", "paused"), ("cancel", "cancelled")])
def test_pause_and_cancel_keep_what_there_is_and_resume_goes_on(
    engine: Engine, command: str, status: str
) -> None:
    tab = Tab(engine, swept(**ENDLESS))
    tab.command("run")
    while min(tab.epochs()) < 2:
        tab.frame()
    header = tab.command(command)
    before, sweep_run = tab.rows(), tab.reply.sweep_run
    while header["live"]:
        header = tab.frame()
    assert (header["status"], tab.rows()) == (status, before)
    tab.command("resume")
    while min(tab.epochs()) <= max(row["epoch"] for row in before):
        assert tab.frame()["status"] == "running"
    assert tab.reply.sweep_run == sweep_run


def test_a_sweep_cancelled_at_once_shows_untrained_networks(engine: Engine) -> None:
    tab = Tab(engine, swept(**ENDLESS))
    session = sweeps_of(engine).session(MAP)
    asked = replace(tab.request, command="run", command_number=1)
    session.follow(asked, 500.0)
    tab.request = asked
    header = tab.command("cancel")
    while header["live"]:
        header = tab.frame()
    assert header["status"] == "cancelled"
    assert set(tab.epochs()) == {0}
    assert len(tab.pictured) == 6


def test_run_again_begins_anew_once(tab: Tab) -> None:
    tab.trained()
    first = tab.reply.sweep_run
    tab.command("run")
    second = tab.reply.sweep_run
    assert second != first
    tab.until("done")
    assert tab.reply.sweep_run == second, "a command is carried out once"


# A reload, and a full server


def test_a_reloaded_tab_gets_the_sweep_of_the_page_that_left(tab: Tab) -> None:
    tab.trained()
    rows, engine = tab.rows(), tab.engine
    engine.roll_call({"reloaded"}, {"a"})
    assert sweeps_of(engine).adopt(RELOADED, MAP) == "taken"
    forget_all_but(engine, "reloaded")  # the old page's time is up
    again = Tab(engine, swept(), RELOADED)
    assert again.frame()["status"] == "done"
    assert again.rows() == rows
    plan = sweeps_of(engine).session(RELOADED).plan
    assert plan is not None
    assert plan.settings == plan_of(swept()).settings


def test_a_sweep_that_ran_when_its_page_was_reloaded_runs_on(engine: Engine) -> None:
    tab = Tab(engine, swept(**ENDLESS))
    tab.command("run")
    engine.roll_call({"reloaded"}, {"a"})
    sweeps_of(engine).adopt(RELOADED, MAP)
    again = Tab(engine, swept(), RELOADED)
    before = max(again.epochs())
    while min(again.epochs()) <= before:
        assert again.frame()["status"] == "running"


def test_nobody_gets_the_sweep_of_a_session_that_is_there(tab: Tab) -> None:
    tab.trained()
    assert sweeps_of(tab.engine).adopt(RELOADED, MAP) == "later"
    tab.engine.roll_call(set(), {"a"})
    tab.engine.roll_call({"a"}, set())  # it came back, and asks for nothing since it is paused
    assert sweeps_of(tab.engine).adopt(RELOADED, MAP) == "later"
    assert tab.rows()


def test_a_sweep_is_adopted_once_and_never_over_another(tab: Tab) -> None:
    tab.trained()
    engine = tab.engine
    own = Tab(engine, swept(), LATE).trained()
    engine.roll_call({"b"}, {"a"})
    assert sweeps_of(engine).adopt(LATE, MAP) == "kept", "it has one of its own"
    assert own.frame()["status"] == "done"
    assert sweeps_of(engine).adopt(RELOADED, "never:map") == "nothing"
    assert sweeps_of(engine).adopt(RELOADED, MAP) == "taken"
    assert sweeps_of(engine).adopt(RELOADED, MAP) == "kept", "of two requests under way, the second"
    assert sweeps_of(engine).adopt("c:map", MAP) == "nothing"


def test_what_was_left_is_forgotten_in_the_end(tab: Tab) -> None:
    tab.trained()
    tab.engine.roll_call(set(), {"a"})
    assert tab.rows()
    forget_all_but(tab.engine)
    assert tab.rows() == []
    assert sweeps_of(tab.engine).adopt(RELOADED, MAP) == "nothing"


def test_a_full_server_begins_no_sweep_until_another_has_left(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = estimate_of(plan_of(swept(**ENDLESS))).megabytes
    monkeypatch.setattr("pages.features.sweep.live.sweep_registry.MEMORY_MB", 1.5 * needed)
    first = Tab(engine, swept(**ENDLESS))
    late = Tab(engine, replace(swept(**ENDLESS), seed=100), LATE)
    first.command("run")
    assert late.command("run")["status"] == "empty"
    assert sweeps_of(engine).capacity(LATE).free_mb == pytest.approx(0.5 * needed)
    assert first.command("run")["status"] == "running", "its own old one makes room"
    assert late.command("run")["status"] == "empty"
    forget_all_but(engine, "b")
    assert late.command("run")["status"] == "running"


def test_a_sweep_over_the_limit_is_not_begun_and_keeps_the_results(tab: Tab) -> None:
    tab.trained()
    before = tab.rows()
    widths = ("1", "2", "3", "4", "6", "8", "12", "16", "32", "64")
    large = with_sweep(swept(), starts=30, row_values=tuple("012345678"), column_values=widths)
    assert tab.command("run", settings=large)["status"] == "done"
    assert tab.command("run", settings=swept(row_values=()))["status"] == "done"
    assert tab.rows() == before
