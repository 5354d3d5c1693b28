"""What the cards of a sweep are drawn from: its runs, what is chosen, how it is shown."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice
from nn_core.diagnosis import Verdict
from nn_core.sweep import epochs_to
from pages.features.sweep.charts.cells import CellView, Grid
from pages.features.sweep.charts.curves import StartCurve
from pages.features.sweep.live.labels import grid_of, labels_of
from pages.features.sweep.live.plan import Place
from pages.features.sweep.live.summary import Summary, shown_run, views
from pages.features.sweep.live.sweep_run import Problem, SweepRun
from pages.live.sweep_settings import SweepSettings
from pages.text import Translator

Array = NDArray[np.floating]


@dataclass(frozen=True)
class Scene:
    """One look at a sweep run; what is expensive is computed when a card asks for it, once."""

    sweep_run: SweepRun
    summary: Summary
    place: Place  # the chosen cell
    run: int  # and the chosen one of its starts
    sweep: SweepSettings
    cut: Slice  # what maps show of more than two inputs
    shown: int  # and which output, of several numbers
    revision: int  # another one when the numbers have changed
    accuracies: list[float] | None
    judged: dict[int, Verdict] = field(hash=False)  # the verdict on each run by itself, so far
    t: Translator

    @cached_property
    def grid(self) -> Grid:
        return grid_of(self.sweep_run.plan, self.t)

    @cached_property
    def cells(self) -> list[CellView]:
        """All cells, as the charts take them."""
        labels = labels_of(self.sweep_run.plan, self.t)
        return views(self.sweep_run, self.summary, labels, self.accuracies, self.judged)

    @property
    def cell(self) -> CellView:
        """The chosen cell."""
        return next(c for c in self.cells if (c.row, c.column) == self.chosen)

    @property
    def chosen(self) -> tuple[int, int]:
        return self.place.row, self.place.column

    @cached_property
    def lagom(self) -> list[tuple[int, int]]:
        return [(p.row, p.column) for p in self.summary.lagom_places(self.sweep_run)]

    @cached_property
    def diverged(self) -> list[tuple[int, int]]:
        """The cells whose start in the small picture has no answers to show."""
        rows = self.sweep_run.rows()
        return [
            (place.row, place.column)
            for place in self.sweep_run.plan.places
            if rows[shown_run(place, rows, self.sweep.pictured)]["status"] == "diverged"
        ]

    @property
    def has_no_answers(self) -> bool:
        """Whether the chosen run has not begun, or has diverged."""
        diverged = self.sweep_run.rows()[self.run]["status"] == "diverged"
        return diverged or not self.sweep_run.has_begun(self.run)

    @property
    def number(self) -> str:
        """The measure whose number stands in each cell: a verdict is there in words."""
        asked = self.sweep.measure
        lacking = asked == "verdict" or (asked == "accuracy" and self.accuracies is None)
        return "validation_loss" if lacking else asked

    @property
    def problem(self) -> Problem:
        """What the chosen cell learns."""
        return self.sweep_run.problem(self.place.runs[0])

    @cached_property
    def data(self) -> Dataset:
        """Of the chosen cell, as charts show them."""
        return self.problem.data.showing(self.shown)

    @cached_property
    def baseline(self) -> float:
        """The highest of all data sets', which fixes the axes."""
        return max(problem.baseline for problem in self.sweep_run.problems)

    @property
    def threshold(self) -> float:
        """Of the chosen cell."""
        return self.summary.thresholds[self.sweep_run.plan.places.index(self.place)]

    @property
    def start(self) -> int:
        """The number of the chosen start within its cell."""
        return self.place.runs.index(self.run)

    @property
    def loss_name(self) -> str:
        return self.t(f"loss.{self.place.settings.loss}")

    def curves(self, place: Place) -> list[StartCurve]:
        """Of all starts of a place."""
        found = []
        for run in place.runs:
            h = self.sweep_run.curves(run)
            columns = (h.epochs, h.train_loss[:, 0], h.validation_loss[:, 0])
            found.append(StartCurve(*(column.tolist() for column in columns)))
        return found

    def epochs_to_threshold(self) -> list[float]:
        """Of each start of the chosen cell; nan where it has not come there."""
        reached = (epochs_to(self.sweep_run.curves(run), self.threshold) for run in self.place.runs)
        return [float("nan") if epoch is None else float(epoch) for epoch in reached]

    def answers(self, x: Array) -> list[Array]:
        """Of all starts of the chosen cell at the inputs (S, D)."""
        return self.sweep_run.predict(x, self.place.runs)
