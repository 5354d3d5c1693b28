"""Where the validation loss was lowest, sample by sample.

Two losses on the same points differ by less chance than either has: what one sample costs now is
compared with what it cost then. That needs the losses of each sample at the best epoch.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np

from nn_core.arrays import Array, FloatArray, IntArray

MOST_SAMPLES = 512  # the first of the validation data; more tell the same and cost memory


class BestMark(NamedTuple):
    """A state of Best, for snapshots."""

    loss: FloatArray  # (R,)
    epoch: IntArray  # (R,)
    each: Array  # (R, N)


class Best:
    """The lowest validation loss of each of R runs, with the losses of N samples there."""

    def __init__(self, n_runs: int, n_samples: int, dtype: np.dtype[np.generic]) -> None:
        n_kept = min(n_samples, MOST_SAMPLES)
        self.latest: Array = np.zeros((n_runs, n_kept), dtype)  # filled by the evaluator
        self._loss, self._epoch = np.full(n_runs, np.inf), np.zeros(n_runs, np.int64)
        self._each: Array = np.zeros_like(self.latest)

    def record(self, epoch: int, validation: FloatArray) -> None:
        """Keeps `latest` for those runs whose validation loss (R,) is lower than ever before."""
        better = validation < self._loss
        if better.any():
            self._loss[better], self._epoch[better] = validation[better], epoch
            self._each[better] = self.latest[better]

    def rise(self, run: int, each: FloatArray, scale: float) -> tuple[float, float]:
        """How much more the samples cost now than at the best epoch, and its standard error.

        each (N,): what the first N of those that are kept cost now; scale turns what is kept into
        the same unit.
        """
        paired = each - scale * self._each[run, : len(each)].astype(np.float64)
        if len(paired) < 2:
            return float(paired.mean()), np.inf
        return float(paired.mean()), float(paired.std(ddof=1)) / sqrt(len(paired))

    def lowest(self, run: int) -> tuple[int, float]:
        """The epoch of a run's lowest validation loss, and that loss; infinite where none was."""
        return int(self._epoch[run]), float(self._loss[run])

    def mark(self) -> BestMark:
        """A mark to come back to."""
        return BestMark(self._loss.copy(), self._epoch.copy(), self._each.copy())

    def go_to(self, mark: BestMark) -> None:
        """Back, or forth, to the mark; from other validation data, nothing can be compared."""
        if mark.each.shape == self._each.shape:
            self._loss[:], self._epoch[:], self._each[:] = mark
        else:
            self._loss[:] = np.inf


def best_part(mark: BestMark, chosen: Array) -> BestMark:
    """The mark of some of the runs."""
    return BestMark(mark.loss[chosen], mark.epoch[chosen], mark.each[chosen])
