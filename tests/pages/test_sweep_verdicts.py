"""The verdict on each cell of a map: on all of its starts, and the same wherever it is told."""

from dataclasses import replace
from typing import Any

import pytest

from nn_core.diagnosis.architecture_verdict import Verdict
from pages.features.sweep.charts.colours import VERDICTS
from pages.features.sweep.charts.measures import verdict_words
from pages.features.sweep.live.plan import plan_of
from pages.features.sweep.live.sweep_reports import CellReport
from pages.features.sweep.live.sweep_run import SweepRun
from pages.live.engine import Engine
from pages.text import LANGUAGES, Translator
from tests.pages.frames import sweeps_of
from tests.pages.test_sweeps import Tab, swept


@pytest.fixture(scope="module")
def tab() -> Tab:
    return Tab(Engine(), swept(epochs=20, measure="verdict")).trained()


def judged(tab: Tab, **look: Any) -> list[list[str]]:
    """The map's verdicts by row and column, when all of them are there."""
    header = tab.look(measure="verdict", **look)
    while header["live"]:
        header = tab.frame()
    places = tab.contents["heat_map:data"]["traces"]["cells"]["z"]
    return [[VERDICTS[int(place * len(VERDICTS))] for place in row] for row in places]


def report(tab: Tab, row: int, column: int) -> CellReport:
    found = sweeps_of(tab.engine).cell(tab.handle, (row, column), "en")
    assert found is not None
    return found


@pytest.mark.parametrize("tolerance", [0.01, 0.3, 1.0])
def test_the_chosen_cell_has_the_verdict_that_stands_in_the_map(tab: Tab, tolerance: float) -> None:
    for row, names in enumerate(judged(tab, tolerance=tolerance)):
        for column, name in enumerate(names):
            assert report(tab, row, column).verdict.name == name


def test_the_lagom_cell_is_called_so_and_larger_good_ones_larger_than_needed(tab: Tab) -> None:
    names = judged(tab, tolerance=1.0, success=1)
    row, column = map(int, tab.frame()["facts"]["cells"].split(";")[0].split(","))
    assert names[row][column] == "lagom"
    assert "oversized" in names[2]
    # Without hidden layers there is one network, in each column.
    assert len(set(names[0])) == 1


def test_a_report_has_the_numbers_behind_its_verdict(tab: Tab) -> None:
    judged(tab, tolerance=0.3)
    found = report(tab, 2, 1)
    threshold = sweeps_of(tab.engine).session(tab.handle).sweep_run.problems[0].threshold(0.3)  # type: ignore[union-attr]
    losses = [row["validation_loss"] for row in tab.rows() if row["hidden_widths"] == (4, 4)]
    assert found.succeeded == tuple(loss <= threshold for loss in losses)
    assert len(found.verdicts) == len(found.seeds) == 3


def test_a_cell_can_be_asked_for_before_another_trial_has_had_a_frame() -> None:
    tab = Tab(Engine(), swept()).trained()
    session = sweeps_of(tab.engine).session(tab.handle)
    other = swept(row_values=("1",), column_values=("2", "3", "6"), starts=2)
    asked = replace(
        tab.request, settings=other, command="run", command_number=tab.request.command_number + 1
    )
    session.follow(asked, 500.0)
    while session.making or session.status == "running":
        session.advance(0.05)
    for column, label in enumerate(("1×2", "1×3", "1×6")):
        found = report(tab, 0, column)
        assert (found.label, len(found.verdicts)) == (label, 2)
    assert len(report(tab, 7, 7).verdicts) == 2, "no such cell: the one that is chosen at first"


@pytest.mark.parametrize("dataset", ["iris", "cars"])
def test_where_the_best_loss_is_unknown_the_lowest_seen_stands_for_it(dataset: str) -> None:
    tab = Tab(Engine(), swept(dataset, epochs=150, row_values=("0", "1"))).trained()
    sweep_run = sweeps_of(tab.engine).session(tab.handle).sweep_run
    assert sweep_run is not None
    (problem,) = sweep_run.problems
    losses = [row["validation_loss"] for row in tab.rows()]
    assert problem.references is not None
    assert problem.least == min(problem.references.best, *losses) > 0
    numbers = tab.frame()["lines"][1][3]
    assert any("is not known for these data" in line for line in numbers)
    assert tab.frame()["facts"]["lagom"], "against 0 no network would be good enough"
    names = {name for row in judged(tab) for name in row}
    assert "lagom" in names


def test_where_nothing_beats_guessing_nothing_is_near_the_best() -> None:
    (problem,) = SweepRun(plan_of(swept("iris"))).problems
    problem.lowest = 0.99 * problem.baseline
    assert problem.least == 0.0
    assert problem.excess(problem.lowest) == pytest.approx(0.99)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_in_words_names_both_candidates(language: str) -> None:
    t = Translator(language)
    for name in VERDICTS:
        sure, doubt = verdict_words(Verdict(name), t), verdict_words(Verdict(name, "dead"), t)
        assert sure in doubt
        assert verdict_words(Verdict("dead"), t) in doubt
        assert "\u00ad" not in doubt
