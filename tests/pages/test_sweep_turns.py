"""A large map trains every second row and column first, and says so until the rest has begun."""

from typing import Any

import pytest

from pages.features.sweep.live.plan import SEEN_AT_ONCE, plan_of
from pages.features.sweep.live.sweep_run import SweepRun
from pages.live.engine import Engine
from pages.live.settings import Settings
from pages.text import translate
from tests.pages.frames import sweeps_of
from tests.pages.test_sweep_again import come_back, lose, numbers
from tests.pages.test_sweeps import MAP, Tab, swept

EPOCHS = 6
LARGE: dict[str, Any] = {
    "row_values": ("1", "2", "3"), "column_values": ("1", "2", "4", "8", "16"), "starts": 2,
    "epochs": EPOCHS, "tolerance": 1.0, "success": 1,
}  # fmt: skip
FIRST = {(row, column) for row in (0, 2) for column in (0, 2, 4)}
REST = (1, 1)


def large(**changes: Any) -> Settings:
    return swept(**LARGE | changes)


def places(cells: dict[str, Any]) -> set[tuple[int, ...]]:
    """Those cells in which there is a number."""
    return {tuple(map(int, p.split(","))) for p, caption in cells.items() if caption["number"]}


def test_the_first_grid_has_the_shallowest_and_the_widest() -> None:
    assert {(p.row, p.column) for p in plan_of(large()).first} == FIRST
    four = plan_of(
        large(column_values=("1", "2", "4", "8", "16", "32")[:4], row_values=tuple("1234"))
    )
    assert {(p.row, p.column) for p in four.first} == {(r, c) for r in (0, 2) for c in (1, 3)}


def test_a_small_map_and_a_race_train_all_at_once() -> None:
    small = plan_of(large(row_values=("1", "2"), column_values=("1", "2", "4", "8", "16")))
    assert len(small.places) <= SEEN_AT_ONCE
    assert set(small.turns) == set(plan_of(swept(mode="race")).turns) == {0}


def test_until_its_turn_comes_a_network_is_not_judged() -> None:
    tab = Tab(Engine(), large(epochs=500))
    tab.command("run")
    while not tab.lines() or min((e for e in tab.epochs() if e), default=0) < 2:
        tab.frame()
    first = {run for place in plan_of(tab.request.settings).first for run in place.runs}
    assert all((epoch > 0) == (run in first) for run, epoch in enumerate(tab.epochs()))
    assert tab.pictured <= FIRST
    captions = tab.contents["cells:data"]["captions"]
    assert places(captions) == FIRST
    assert captions["1,1"] == {"word": "not trained yet", "number": "", "verdict": ""}
    assert tab.lines()[0].startswith(f"So far, with {len(first)} of 30 networks: Lagom is")
    assert "edge" not in tab.lines()[0]
    progress = next(line[1] for line in tab.frame()["lines"] if line[0] == "progress")
    assert translate("en", "sweep.running.first") in progress
    tab.command("cancel", chosen=REST)
    assert (tab.reply.chosen, tab.reply.onward) == (REST, None)
    assert tab.lines()[0].startswith("So far, with")
    report = sweeps_of(tab.engine).cell(MAP, REST, "en")
    assert report is not None
    assert (report.verdict, report.verdicts) == (None, ())


def test_in_the_end_all_have_had_their_epochs_as_if_at_once() -> None:
    tab = Tab(Engine(), large()).trained()
    assert set(tab.epochs()) == {EPOCHS}
    assert len(places(tab.contents["cells:data"]["captions"])) == len(tab.pictured) == 15
    assert not tab.lines()[0].startswith("So far")
    apart = SweepRun(plan_of(large(row_values=("2",), column_values=("2",))))
    while not apart.done:
        apart.advance(1.0)
    found = [row["validation_loss"] for row in tab.rows() if row["hidden_widths"] == (2, 2)]
    assert found == [row["validation_loss"] for row in apart.rows()]


@pytest.mark.parametrize("epochs", [4, EPOCHS + 3])
def test_what_was_lost_in_either_turn_comes_back_to_where_it_was(epochs: int) -> None:
    tab = Tab(Engine(), large())
    sweep_run = SweepRun(plan_of(tab.request.settings))
    while not sweep_run.reached(epochs):
        sweep_run.advance(0.001, epochs)
    assert sweep_run.epochs == epochs
    other = SweepRun(sweep_run.plan)
    other.advance(60.0, epochs)
    assert other.progress == sweep_run.progress, "whatever load there was"
    assert 0 < sweep_run.progress < 1
    tab.command("run")
    sweeps_of(tab.engine).session(MAP).sweep_run = sweep_run
    tab.command("pause")
    before = numbers(tab)
    lose(tab)
    come_back(tab)
    assert tab.reply.again is not None
    assert tab.reply.again.epoch == min(epochs, EPOCHS), "as far as any of them"
    assert numbers(tab) == before
