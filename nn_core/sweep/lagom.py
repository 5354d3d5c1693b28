"""Which architecture of a sweep is lagom: the smallest that is good enough, and how sure that is.

Good enough: the mean validation loss is at most a threshold, and so are the losses of at least so
many percent of the starts. Where no network is, the rule of one standard error still names one
(Breiman et al. 1984): the smallest whose mean is within one standard error of the best mean. All of
it is data; the sentences are the page's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, inf, isfinite, nan, sqrt
from statistics import fmean, median
from typing import Any

from nn_core.training.history import History

NORMAL_95 = 1.959964  # the normal distribution's 97.5 % point
TWO_OF_THREE = 67  # percent, as they are shown: two successes of three starts are 67 %

# Why there is no lagom.
NO_RESULTS = "no_results"  # no cell has a finite mean: everything diverged, or there are no rows
ONE_START = "one_start"  # nothing tells a difference between two networks from luck
ONE_SIZE = "one_size"  # no network is smaller than another
NONE_SUCCEEDS = "none_succeeds"  # no network reached the threshold, not even once
NONE_RELIABLE = "none_reliable"  # some starts succeeded, nowhere enough of them
NONE_GENERALIZES = "none_generalizes"  # likewise, though the training data are learnt
NONE_ON_AVERAGE = "none_on_average"  # enough starts succeeded, but others spoil the mean
# Why to doubt the one that is named.
NO_DIFFERENCE = "no_difference"  # every cell is within one standard error of the best
FEW_STARTS = "few_starts"  # fewer than three: a success rate says little
# Where it stands among the sizes that were tried.
SMALLEST, LARGEST = "smallest", "largest"


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
    succeeded: tuple[bool, ...]  # of each start: whether its loss is at most the threshold
    fits: tuple[bool, ...]  # whether its training loss is
    reliable: bool  # whether enough of the starts succeed
    fitting: bool  # whether enough of them fit
    enough: bool  # whether it is good enough: reliable, and so is the mean
    diverged: int
    interval: tuple[float, float]  # Wilson's, 95 %, for the success rate
    seconds: float  # mean training time of a start

    @property
    def starts(self) -> int:
        """How many runs."""
        return len(self.rows)

    @property
    def successes(self) -> int:
        """How many starts succeeded."""
        return sum(self.succeeded)

    @property
    def success_rate(self) -> float:
        """Share of the starts whose validation loss is at most the threshold."""
        return self.successes / self.starts

    @property
    def gap(self) -> float:
        """Median validation loss less median training loss."""
        return self.median - self.train_median


@dataclass(frozen=True)
class Lagom:
    """The argument: best is the cell with the least mean, limit that mean plus its error."""

    chosen: Cell | None  # the smallest that is good enough
    by_error: Cell | None  # the smallest with a mean within the limit
    best: Cell | None
    limit: float
    oversized: tuple[Cell, ...] = ()  # larger ones that are good enough too, the smallest first
    best_smaller: Cell | None = None  # of those smaller than the chosen, the one of least mean
    edge: str | None = None  # whether what is picked is the smallest or the largest that was tried
    reason: str | None = None  # why there is none, else None
    doubts: tuple[str, ...] = ()

    @property
    def pick(self) -> Cell | None:
        """The chosen one; where none is good enough, what the rule of one standard error takes."""
        return self.chosen or self.by_error

    @property
    def onward(self) -> str | None:
        """Which way to go on from the edge; to larger ones where nothing learns the training data.

        There the smallest may be the best of what fails, and smaller ones will fail too.
        """
        if self.edge and self.reason in (NONE_SUCCEEDS, NONE_RELIABLE):
            return LARGEST
        return self.edge


def cells(
    rows: Sequence[Mapping[str, Any]],
    threshold: float,
    by: Sequence[str] = ("hidden_widths",),
    percent: int = TWO_OF_THREE,
) -> list[Cell]:
    """The rows of a sweep gathered by settings, the smallest network first.

    threshold: the loss up to which a start, or a mean, is good enough. percent: how many of the
    starts must succeed, to whole percent.
    """
    groups: dict[tuple[Any, ...], list[int]] = {}
    for index, row in enumerate(rows):
        groups.setdefault(tuple(row[name] for name in by), []).append(index)
    found = [_cell(key, rows, indices, threshold, percent) for key, indices in groups.items()]
    return sorted(found, key=lambda cell: cell.parameters)


def _cell(
    key: tuple[Any, ...],
    rows: Sequence[Mapping[str, Any]],
    indices: list[int],
    threshold: float,
    percent: int,
) -> Cell:
    validation = [_loss(rows[index], "validation_loss") for index in indices]
    train = [_loss(rows[index], "train_loss") for index in indices]
    succeeded = tuple(loss <= threshold for loss in validation)
    fits = tuple(loss <= threshold for loss in train)
    mean, reliable = fmean(validation), _percent(succeeded) >= percent
    return Cell(
        key=key,
        rows=tuple(indices),
        parameters=max(rows[index]["parameters"] for index in indices),
        mean=mean,
        median=median(validation),
        standard_error=standard_error(validation),
        train_median=median(train),
        succeeded=succeeded,
        fits=fits,
        reliable=reliable,
        fitting=_percent(fits) >= percent,
        # The mean of losses that are all small enough may be above the threshold by rounding.
        enough=reliable and (mean <= threshold or all(succeeded)),
        diverged=sum(rows[index]["status"] == "diverged" for index in indices),
        interval=wilson(sum(succeeded), len(indices)),
        seconds=fmean(rows[index]["seconds"] for index in indices),
    )


def _percent(holds: Sequence[bool]) -> int:
    """How many of them are true, to whole percent: what is compared is what is shown."""
    return round(100 * sum(holds) / len(holds))


def _loss(row: Mapping[str, Any], name: str) -> float:
    value = float(row[name])
    return value if isfinite(value) and row["status"] != "diverged" else inf


def standard_error(values: Sequence[float]) -> float:
    """Of the mean of independent values; nan for fewer than two, or where one is not finite."""
    if len(values) < 2 or not all(map(isfinite, values)):
        return nan
    # statistics.stdev calculates in fractions: a map of 1,000 runs would wait for that.
    mean, n = fmean(values), len(values)
    return sqrt(fsum((value - mean) ** 2 for value in values) / (n - 1) / n)


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
    by_size = sorted(found, key=lambda cell: (cell.parameters, cell.mean, repr(cell.key)))
    finite = [cell for cell in by_size if isfinite(cell.mean)]
    if not finite:
        return Lagom(None, None, None, nan, reason=NO_RESULTS)
    best = min(finite, key=lambda cell: cell.mean)
    if best.starts < 2:
        return Lagom(None, None, best, nan, reason=ONE_START)
    limit = best.mean + best.standard_error
    if by_size[0].parameters == by_size[-1].parameters:
        return Lagom(None, None, best, limit, reason=ONE_SIZE)
    near = [cell for cell in finite if cell.mean <= limit]
    enough = [cell for cell in by_size if cell.enough]
    if not enough:
        reason, alike = _why_none(by_size), len(near) == len(found)
        return Lagom(
            None, near[0], best, limit, edge=_edge(near[0], by_size), reason=reason,
            doubts=(NO_DIFFERENCE,) if alike else (),
        )  # fmt: skip
    chosen = enough[0]
    smaller = [cell for cell in finite if cell.parameters < chosen.parameters]
    return Lagom(
        chosen, near[0], best, limit,
        oversized=tuple(cell for cell in enough if cell.parameters > chosen.parameters),
        best_smaller=min(smaller, key=lambda cell: cell.mean, default=None),
        edge=_edge(chosen, by_size),
        doubts=(FEW_STARTS,) if chosen.starts < 3 else (),
    )  # fmt: skip


def _why_none(found: Sequence[Cell]) -> str:
    if any(cell.reliable for cell in found):
        return NONE_ON_AVERAGE
    if any(cell.fitting for cell in found):
        return NONE_GENERALIZES
    return NONE_RELIABLE if any(cell.successes for cell in found) else NONE_SUCCEEDS


def _edge(picked: Cell, by_size: Sequence[Cell]) -> str | None:
    ends = {by_size[0].parameters: SMALLEST, by_size[-1].parameters: LARGEST}
    return ends.get(picked.parameters)


def excess(loss: float, baseline: float, floor: float | None) -> float:
    """How far a loss is from the best achievable one: 0 is that one, 1 guessing.

    An unknown floor counts as 0; nan where guessing is the best.
    """
    least = floor or 0.0
    return (loss - least) / (baseline - least) if baseline > least else nan


def success_threshold(baseline: float, floor: float | None, tolerance: float) -> float:
    """The loss whose excess over the best achievable one is the tolerance (1 is guessing)."""
    least = floor or 0.0
    return least + tolerance * (baseline - least)


def epochs_to(curves: History, threshold: float) -> int | None:
    """The first recorded epoch whose validation loss is at most the threshold, or None."""
    reached = (curves.validation_loss[:, 0] <= threshold).nonzero()[0]
    return int(curves.epochs[reached[0]]) if reached.size else None
