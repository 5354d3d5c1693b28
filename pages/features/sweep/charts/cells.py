"""What the charts know of a sweep: its axes, and one summary for each of its cells."""

from collections.abc import Iterable
from math import inf, isfinite, nan
from typing import NamedTuple

from nn_core.diagnosis import Verdict
from nn_core.sweep import excess as excess_of

Place = tuple[int, int]  # row, column
NEARLY = 1e-4  # of a loss: a constant guess that is as good has left nothing to learn


class Grid(NamedTuple):
    """The map's axes; rows are drawn upwards. An axis is one of those with a text `axis.<name>`."""

    row_axis: str
    column_axis: str
    row_labels: tuple[str, ...]  # translated, one a row
    column_labels: tuple[str, ...]
    column_scale: str  # "size", "factor" or "linear": what counts across, as in across.py


class CellView(NamedTuple):
    """All starts of one network. A cell whose starts have no losses yet has no result."""

    row: int
    column: int
    label: str  # such as "2 x 8", translated
    parameters: int
    operations: int  # multiplications of a training step, for each sample
    train: tuple[float, ...]  # final losses, one a start; nan or inf where it diverged
    validation: tuple[float, ...]
    median: float  # of validation; inf where half of the starts diverged
    mean: float
    standard_error: float  # of the mean; nan with one start
    train_median: float
    success_rate: float
    interval: tuple[float, float]  # of the success rate
    failed: float  # share of the starts that did not come down to the threshold
    accuracy: float | None
    seconds: float  # mean training time of a start
    verdict: Verdict | None  # on all starts together; None before it is known
    baseline: float  # loss of the best constant predictor on this cell's data
    floor: float | None  # best achievable loss, None where it is not known
    least: float  # the floor, or what stands for it where it is not known
    threshold: float  # a start succeeds when its validation loss is at most this

    @property
    def place(self) -> Place:
        return self.row, self.column


def with_results(cells: Iterable[CellView]) -> list[CellView]:
    """Those cells that have been trained at all."""
    return [cell for cell in cells if cell.validation]


def successes(cell: CellView) -> int:
    """How many starts succeeded."""
    return round(cell.success_rate * len(cell.validation)) if cell.validation else 0


def loss_of(value: float) -> float:
    """A loss as one compares it: what is not a number is as bad as infinite."""
    return value if isfinite(value) else inf


def excess(cell: CellView) -> float:
    """The median loss between the best achievable (0) and a constant guess (1).

    nan where there is nothing to learn.
    """
    if not learnable(cell.baseline, cell.least):
        return nan
    return excess_of(loss_of(cell.median), cell.baseline, cell.least)


def learnable(baseline: float, floor: float | None) -> bool:
    """Whether a constant guess is worse than what can be reached, so that losses compare to it."""
    return baseline - (floor or 0.0) > NEARLY


def reference(baseline: float) -> float:
    """The loss that scales are laid out by: that of guessing, or 1 where that is nearly nothing."""
    return baseline if isfinite(baseline) and baseline > NEARLY else 1.0


def best_cell(cells: Iterable[CellView]) -> CellView | None:
    """The cell of the least median loss, None where nothing has a finite one."""
    finite = [cell for cell in with_results(cells) if isfinite(cell.median)]
    return min(finite, key=lambda cell: cell.median, default=None)
