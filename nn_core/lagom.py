"""Which architecture of a sweep is lagom: the smallest that does the job, and how sure that is.

The rule of one standard error (Breiman et al. 1984): among the networks whose mean validation loss
is within one standard error of the best mean, the smallest, provided that it succeeds in at least
two of three starts. All of it is data; the sentences are the page's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite, nan, sqrt
from statistics import fmean, median, stdev
from typing import Any

from nn_core.history import History

NORMAL_95 = 1.959964  # the normal distribution's 97.5 % point

# Why there is no lagom.
NO_RESULTS = "no_results"  # no cell has a finite mean: everything diverged, or there are no rows
ONE_START = "one_start"  # no standard error, so nothing to measure a difference by
NONE_SUCCEEDS = "none_succeeds"  # no network reached the threshold, not even once
NONE_RELIABLE = "none_reliable"  # some starts succeeded, nowhere two of three
NONE_GENERALIZES = "none_generalizes"  # likewise, though the training data are learnt well enough
NONE_NEAR_BEST = "none_near_best"  # what succeeds is not near the best, what is near does not
# Why to doubt the one that is named.
NO_DIFFERENCE = "no_difference"  # every cell is within one standard error of the best
SMALLEST_TRIED = "smallest_tried"  # a smaller network that was not tried might do as well
EQUAL_SIZES = "equal_sizes"  # no network is smaller than another: it is only the best
FEW_STARTS = "few_starts"  # fewer than three starts: two of three cannot be told


@dataclass(frozen=True)
class Cell:
    """All starts of one architecture. Losses of diverged runs count as infinite."""

    key: tuple[Any, ...]  # the values of the settings in `by`
    rows: tuple[int, ...]  # which rows are its starts
    parameters: int
    mean: float  # of the validation losses
    median: float
    standard_error: float  # of the mean; nan with one start, or where a start diverged
    train_median: float
    successes: int
    fits: int  # starts whose training loss is at most the threshold
    diverged: int
    interval: tuple[float, float]  # Wilson's, 95 %, for the success rate
    seconds: float  # mean training time of a start

    @property
    def starts(self) -> int:
        """How many runs."""
        return len(self.rows)

    @property
    def success_rate(self) -> float:
        """Share of the starts whose validation loss is at most the threshold."""
        return self.successes / self.starts

    @property
    def reliable(self) -> bool:
        """Whether at least two of three starts succeed."""
        return 3 * self.successes >= 2 * self.starts

    @property
    def fitting(self) -> bool:
        """Whether at least two of three starts succeed on the training data."""
        return 3 * self.fits >= 2 * self.starts

    @property
    def gap(self) -> float:
        """Median validation loss less median training loss."""
        return self.median - self.train_median


@dataclass(frozen=True)
class Lagom:
    """The argument: best is the cell with the least mean, limit that mean plus its error."""

    chosen: Cell | None
    # The next smallest that fulfils both conditions; where there is no other, the reliable one with
    # the next least mean, which is then beyond the limit.
    runner_up: Cell | None
    best: Cell | None
    limit: float
    reason: str | None  # why there is none, else None
    doubts: tuple[str, ...] = ()


def cells(
    rows: Sequence[Mapping[str, Any]], threshold: float, by: Sequence[str] = ("hidden_widths",)
) -> list[Cell]:
    """The rows of a sweep gathered by settings, the smallest network first."""
    groups: dict[tuple[Any, ...], list[int]] = {}
    for index, row in enumerate(rows):
        groups.setdefault(tuple(row[name] for name in by), []).append(index)
    found = [_cell(key, rows, indices, threshold) for key, indices in groups.items()]
    return sorted(found, key=lambda cell: cell.parameters)


def _cell(
    key: tuple[Any, ...], rows: Sequence[Mapping[str, Any]], indices: list[int], threshold: float
) -> Cell:
    validation = [_loss(rows[index], "validation_loss") for index in indices]
    train = [_loss(rows[index], "train_loss") for index in indices]
    successes = sum(loss <= threshold for loss in validation)
    return Cell(
        key=key,
        rows=tuple(indices),
        parameters=max(rows[index]["parameters"] for index in indices),
        mean=fmean(validation),
        median=median(validation),
        standard_error=standard_error(validation),
        train_median=median(train),
        successes=successes,
        fits=sum(loss <= threshold for loss in train),
        diverged=sum(rows[index]["status"] == "diverged" for index in indices),
        interval=wilson(successes, len(indices)),
        seconds=fmean(rows[index]["seconds"] for index in indices),
    )


def _loss(row: Mapping[str, Any], name: str) -> float:
    value = float(row[name])
    return value if isfinite(value) and row["status"] != "diverged" else inf


def standard_error(values: Sequence[float]) -> float:
    """Of the mean of independent values; nan for fewer than two, or where one is not finite."""
    if len(values) < 2 or not all(map(isfinite, values)):
        return nan
    return stdev(values) / sqrt(len(values))


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """A 95 % interval for a rate (Wilson 1927): sensible for few trials, never beyond 0 or 1."""
    if trials == 0:
        return 0.0, 1.0
    rate, z2 = successes / trials, NORMAL_95**2
    centre = (rate + z2 / (2 * trials)) / (1 + z2 / trials)
    spread = sqrt(rate * (1 - rate) / trials + z2 / (4 * trials**2)) / (1 + z2 / trials)
    half = NORMAL_95 * spread
    return max(0.0, centre - half), min(1.0, centre + half)


def choose(found: Sequence[Cell]) -> Lagom:
    """The argument for these cells, in any order. Of equally large ones, the better goes first."""
    by_size = sorted(found, key=lambda cell: (cell.parameters, cell.mean))
    finite = [cell for cell in by_size if isfinite(cell.mean)]
    if not finite:
        return Lagom(None, None, None, nan, NO_RESULTS)
    best = min(finite, key=lambda cell: cell.mean)
    if best.starts < 2:
        return Lagom(None, None, best, nan, ONE_START)
    limit = best.mean + best.standard_error
    near = [cell for cell in finite if cell.mean <= limit]
    fit = [cell for cell in near if cell.reliable]
    if not fit:
        return Lagom(None, None, best, limit, _why_none(by_size))
    chosen = fit[0]
    others = fit[1:] or sorted(
        (cell for cell in finite if cell.reliable and cell is not chosen), key=lambda c: c.mean
    )
    runner_up = others[0] if others else None
    return Lagom(chosen, runner_up, best, limit, None, _doubts(chosen, near, by_size))


def _why_none(found: Sequence[Cell]) -> str:
    if any(cell.reliable for cell in found):
        return NONE_NEAR_BEST
    if any(cell.fitting for cell in found):
        return NONE_GENERALIZES
    return NONE_RELIABLE if any(cell.successes for cell in found) else NONE_SUCCEEDS


def _doubts(chosen: Cell, near: Sequence[Cell], found: Sequence[Cell]) -> tuple[str, ...]:
    smallest, largest = found[0].parameters, found[-1].parameters
    doubts = {
        NO_DIFFERENCE: len(found) > 1 and len(near) == len(found),
        SMALLEST_TRIED: chosen.parameters == smallest < largest,
        EQUAL_SIZES: len(found) > 1 and smallest == largest,
        FEW_STARTS: chosen.starts < 3,
    }
    return tuple(name for name, holds in doubts.items() if holds)


def success_threshold(baseline: float, floor: float | None, tolerance: float) -> float:
    """The loss whose excess over the best achievable one is the tolerance (1 is guessing)."""
    least = floor or 0.0
    return least + tolerance * (baseline - least)


def epochs_to(curves: History, threshold: float) -> int | None:
    """The first recorded epoch whose validation loss is at most the threshold, or None."""
    reached = (curves.validation_loss[:, 0] <= threshold).nonzero()[0]
    return int(curves.epochs[reached[0]]) if reached.size else None
