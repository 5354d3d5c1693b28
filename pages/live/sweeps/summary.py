"""What a trial has found so far: a summary of each place, and which one is lagom."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nn_core.lagom import Cell, Lagom, cells, choose, success_threshold
from pages.charts.sweep.cells import CellView
from pages.live.sweep_settings import DATA_AXES
from pages.live.sweeps.plan import Place, operations_of
from pages.live.sweeps.trial import Trial


@dataclass(frozen=True)
class Summary:
    """Cells in the order of the plan's places, and an argument for each data set that is varied.

    lagoms: the column or row of the data axis (None where there is none) -> the argument.
    """

    cells: tuple[Cell, ...]
    thresholds: tuple[float, ...]
    lagoms: tuple[tuple[int | None, Lagom], ...]

    def lagom_places(self, trial: Trial) -> list[tuple[int, int]]:
        """Rows and columns of the chosen cells."""
        chosen = [lagom.chosen for _, lagom in self.lagoms if lagom.chosen is not None]
        rows = {cell.rows for cell in chosen}
        return [(p.row, p.column) for p in trial.plan.places if p.runs in rows]


def summarize(trial: Trial, tolerance: float) -> Summary:
    """Gathers the runs by place, and argues for each data set by itself."""
    rows = trial.rows()
    found, thresholds = [], []
    for place in trial.plan.places:
        problem = trial.problem(place.runs[0])
        threshold = success_threshold(problem.baseline, problem.floor, tolerance)
        found.append(_cell(place, rows, threshold))
        thresholds.append(threshold)
    return Summary(tuple(found), tuple(thresholds), _lagoms(trial.plan.places, found, trial))


def _cell(place: Place, rows: list[dict[str, Any]], threshold: float) -> Cell:
    own = [{**rows[run], "place": 0} for run in place.runs]
    (cell,) = cells(own, threshold, by=("place",))
    return Cell(**{**cell.__dict__, "key": (place.row, place.column), "rows": place.runs})


def _lagoms(
    places: tuple[Place, ...], found: list[Cell], trial: Trial
) -> tuple[tuple[int | None, Lagom], ...]:
    sweep = trial.plan.sweep
    groups: dict[int | None, dict[tuple[int, ...], Cell]] = {}
    for place, cell in zip(places, found, strict=True):
        side = None
        if sweep.mode == "map" and sweep.rows in DATA_AXES:
            side = place.row
        elif sweep.mode == "map" and sweep.columns in DATA_AXES:
            side = place.column
        # A network that stands in several places is one candidate.
        groups.setdefault(side, {}).setdefault(place.runs, cell)
    return tuple((side, choose([*group.values()])) for side, group in groups.items())


def views(
    trial: Trial,
    summary: Summary,
    labels: Mapping[tuple[int, int], str],
    accuracies: list[float] | None,
    verdicts: Mapping[int, str],
) -> list[CellView]:
    """The cells as the charts take them."""
    rows = trial.rows()
    found = []
    for place, cell, threshold in zip(
        trial.plan.places, summary.cells, summary.thresholds, strict=True
    ):
        problem = trial.problem(place.runs[0])
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
                train=tuple(rows[run]["train_loss"] for run in place.runs),
                validation=tuple(rows[run]["validation_loss"] for run in place.runs),
                median=cell.median,
                mean=cell.mean,
                standard_error=cell.standard_error,
                train_median=cell.train_median,
                success_rate=cell.success_rate,
                interval=cell.interval,
                failed=1.0 - cell.success_rate,
                accuracy=right,
                seconds=cell.seconds,
                verdicts=Counter(verdicts[run] for run in place.runs if run in verdicts),
                baseline=problem.baseline,
                floor=problem.floor,
                threshold=threshold,
            )
        )
    return found


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
