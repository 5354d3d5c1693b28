"""What a sweep run has found so far: a summary of each place, and which one is lagom."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from nn_core.diagnosis import Verdict, cell_verdict
from nn_core.sweep import TWO_OF_THREE, Cell, Lagom, cells, choose
from pages.features.sweep.charts.cells import CellView
from pages.features.sweep.live.plan import Place, operations_of
from pages.features.sweep.live.sweep_run import SweepRun
from pages.live.run_settings import is_of_data
from pages.live.sweep_settings import SweepSettings


@dataclass(frozen=True)
class Summary:
    """Cells in the order of the plan's places, and an argument for each data set that is varied.

    lagoms: the side of each data set (side_of) -> the argument.
    """

    cells: tuple[Cell, ...]
    thresholds: tuple[float, ...]
    lagoms: Mapping[int | None, Lagom]
    tolerance: float  # what was asked for: the excess loss that is good enough
    percent: int  # and how many of the starts must succeed

    def lagom_places(self, sweep_run: SweepRun) -> list[Place]:
        """Of the chosen cells."""
        rows = {lagom.chosen.rows for lagom in self.lagoms.values() if lagom.chosen is not None}
        return [place for place in sweep_run.plan.places if place.runs in rows]


def side_of(place: Place, sweep: SweepSettings) -> int | None:
    """The row or column of the data that a place learns; None where the data are not varied."""
    if sweep.mode != "map":
        return None
    if is_of_data(sweep.rows):
        return place.row
    return place.column if is_of_data(sweep.columns) else None


def summarize(sweep_run: SweepRun, tolerance: float, percent: int = TWO_OF_THREE) -> Summary:
    """Gathers the runs by place, and argues for each data set by itself.

    tolerance: the excess loss that is good enough. percent: of the starts that must succeed.
    """
    rows = sweep_run.measure()
    found, thresholds = [], []
    for place in sweep_run.plan.places:
        threshold = sweep_run.problem(place.runs[0]).threshold(tolerance)
        found.append(_cell(place, rows, threshold, percent))
        thresholds.append(threshold)
    lagoms = _lagoms(sweep_run.plan.places, found, sweep_run)
    return Summary(tuple(found), tuple(thresholds), lagoms, tolerance, percent)


def _cell(place: Place, rows: list[dict[str, Any]], threshold: float, percent: int) -> Cell:
    own = [{**rows[run], "row": place.row, "column": place.column} for run in place.runs]
    (cell,) = cells(own, threshold, ("row", "column"), percent)
    return replace(cell, rows=place.runs)


def _lagoms(
    places: tuple[Place, ...], found: list[Cell], sweep_run: SweepRun
) -> dict[int | None, Lagom]:
    groups: dict[int | None, dict[tuple[int, ...], Cell]] = {}
    for place, cell in zip(places, found, strict=True):
        # A network that stands in several places is one candidate.
        group = groups.setdefault(side_of(place, sweep_run.plan.sweep), {})
        # Of a constant there is nothing to be enough for.
        if has_begun(sweep_run, place) and not sweep_run.problem(place.runs[0]).constant:
            group.setdefault(place.runs, cell)
    return {side: choose([*group.values()]) for side, group in groups.items()}


def has_begun(sweep_run: SweepRun, place: Place) -> bool:
    """Whether the turn of all its runs has come."""
    return all(map(sweep_run.has_begun, place.runs))


def views(
    sweep_run: SweepRun,
    summary: Summary,
    labels: Mapping[tuple[int, int], str],
    accuracies: list[float] | None,
    judged: Mapping[int, Verdict],
) -> list[CellView]:
    """The cells as the charts take them; judged: the verdict on each run by itself, so far."""
    rows = sweep_run.rows()
    verdicts = verdicts_on(sweep_run, summary, judged)
    found = []
    for place, cell, threshold in zip(
        sweep_run.plan.places, summary.cells, summary.thresholds, strict=True
    ):
        problem = sweep_run.problem(place.runs[0])
        runs = place.runs if has_begun(sweep_run, place) else ()
        right = None
        if accuracies is not None:
            right = sum(accuracies[run] for run in place.runs) / len(place.runs)
        found.append(
            CellView(
                row=place.row,
                column=place.column,
                label=labels[place.row, place.column],
                parameters=cell.parameters,
                operations=operations_of(place),
                train=tuple(rows[run]["train_loss"] for run in runs),
                validation=tuple(rows[run]["validation_loss"] for run in runs),
                median=cell.median,
                mean=cell.mean,
                standard_error=cell.standard_error,
                train_median=cell.train_median,
                success_rate=cell.success_rate,
                interval=cell.interval,
                failed=1.0 - cell.success_rate,
                accuracy=right,
                seconds=cell.seconds,
                verdict=verdicts.get((place.row, place.column)),
                baseline=problem.baseline,
                floor=problem.floor,
                least=problem.least,
                threshold=threshold,
            )
        )
    return found


def verdicts_on(
    sweep_run: SweepRun, summary: Summary, judged: Mapping[int, Verdict]
) -> dict[tuple[int, int], Verdict]:
    """By row and column, the verdict on each cell all of whose runs have been judged."""
    return {
        (place.row, place.column): cell_verdict(
            cell,
            summary.lagoms[side_of(place, sweep_run.plan.sweep)],
            [judged[run] for run in place.runs],
        )
        for place, cell in zip(sweep_run.plan.places, summary.cells, strict=True)
        if all(run in judged for run in place.runs)
    }


def ranked(place: Place, rows: list[dict[str, Any]]) -> list[int]:
    """The place's runs from the best validation loss to the worst, diverged ones last."""

    def badness(run: int) -> float:
        loss = rows[run]["validation_loss"]
        return loss if math.isfinite(loss) and rows[run]["status"] != "diverged" else math.inf

    return sorted(place.runs, key=badness)


def shown_run(place: Place, rows: list[dict[str, Any]], pictured: str) -> int:
    """Which start stands for its place in a picture: best, median or worst."""
    order = ranked(place, rows)
    return order[{"best": 0, "median": (len(order) - 1) // 2, "worst": -1}[pictured]]
