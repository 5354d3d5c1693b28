"""Losses on a scale that means the same for every task: 0 is the best achievable, 1 is guessing.

Excess = (loss - floor) / (baseline - floor). The baseline is the loss of the best constant that the
output can give, the floor the loss that no predictor can beat on new data. Where that is unknown it
is estimated from quick references (references.py), or counts as 0.
"""

from __future__ import annotations

from math import ceil, isfinite
from typing import NamedTuple

import numpy as np

from nn_core.arrays import Array, BoolArray, FloatArray, IntArray
from nn_core.config import RunConfig
from nn_core.functions.losses import LOSSES

LATE_SHARE = 0.05  # of the recorded epochs, which thin out as logarithms do
SMALLEST_WINDOW = 3  # a minimum of single epochs would be a minimum of noise
NO_RANGE = 0.02  # of the baseline: below this, the best achievable is no better than guessing


class Scale(NamedTuple):
    """What losses are measured with."""

    baseline: float
    floor: float
    floor_known: bool  # else it is the lowest loss seen, and lower ones may exist
    classification: bool
    constant_targets: bool  # then the baseline is 0, and the unit 1

    @property
    def range(self) -> float:
        """From guessing to the best achievable; 0 or less where there is nothing to learn."""
        return self.baseline - self.floor

    @property
    def unit(self) -> float:
        """What a difference of losses is divided by: the range, or the baseline without one."""
        return self.range if self.range > NO_RANGE * self.baseline else self.baseline or 1.0

    def excess(self, loss: float) -> float:
        """0 for the best achievable loss, 1 for guessing; may lie outside."""
        return (loss - self.floor) / self.unit


class Curves(NamedTuple):
    """The recorded losses of one run, (E,) each."""

    epochs: IntArray
    train: FloatArray
    validation: FloatArray

    def where(self, kept: BoolArray) -> Curves:
        """The recorded epochs that are kept, (E,)."""
        return Curves(self.epochs[kept], self.train[kept], self.validation[kept])


class Summary(NamedTuple):
    """What a loss curve says about now, its best moment, and where it is heading."""

    now: float  # median of the last 5 % of the recorded epochs
    best: float  # of the smoothed curve
    best_epoch: int
    halfway: float  # of the smoothed curve, at half the epochs
    jitter: float = 0.0  # median step from one recorded epoch to the next, in the last 20 % of them
    first: float = 0.0  # the first that was recorded


def is_classification(run: RunConfig, targets: Array) -> bool:
    """By its loss or its output; or where each target is one of two whole numbers, as classes are.

    The tolerance depends on it, and a Trainer is not told the task.
    """
    if LOSSES[run.loss].targets_are_shares or run.network.output_activation == "softmax":
        return True
    return bool(np.isin(targets, (0.0, 1.0)).all() or np.isin(targets, (-1.0, 1.0)).all())


def smoothed(epochs: IntArray, losses: FloatArray) -> tuple[IntArray, FloatArray]:
    """A moving mean of losses (E,) over the late share of them, with the epochs at its middle."""
    window = min(len(losses), max(_n_late(losses), SMALLEST_WINDOW))
    sums = np.concatenate([[0.0], np.cumsum(losses)])
    smooth = (sums[window:] - sums[:-window]) / window
    return epochs[window // 2 : window // 2 + len(smooth)], smooth


def summarize(epochs: IntArray, losses: FloatArray) -> Summary:
    """A summary of losses (E,) recorded at rising epochs (E,), E >= 1, all finite."""
    centres, smooth = smoothed(epochs, losses)
    best = int(smooth.argmin())
    now = _median(losses[-_n_late(losses) :])
    halfway = smooth_at(centres, smooth, int(epochs[-1]) // 2)
    steps = np.abs(np.diff(losses[-4 * _n_late(losses) - 1 :]))
    jitter = _median(steps) if len(steps) else 0.0
    return Summary(now, float(smooth[best]), int(centres[best]), halfway, jitter, float(losses[0]))


def _median(values: FloatArray) -> float:
    """As np.median, in a tenth of the time for so few values."""
    ordered, n = np.sort(values), len(values)
    return float(ordered[(n - 1) // 2] + ordered[n // 2]) / 2


def smooth_at(centres: IntArray, smooth: FloatArray, epoch: int) -> float:
    """The smoothed curve at an epoch, or at the first one after it."""
    return float(smooth[min(int(np.searchsorted(centres, epoch)), len(smooth) - 1)])


def _n_late(losses: FloatArray) -> int:
    return ceil(LATE_SHARE * len(losses))


def until_diverged(curves: Curves) -> Curves:
    """The curves up to the last epoch at which both losses were finite."""
    finite = np.isfinite(curves.train) & np.isfinite(curves.validation)
    return curves if finite.all() else curves.where(np.logical_and.accumulate(finite))


def known_floor(floor: float | None) -> float | None:
    """The floor, or None where it is none: not given, or not a number that a loss can be."""
    return floor if floor is not None and isfinite(floor) and floor >= 0 else None
