"""The loss curves: every epoch at first, then thinner and thinner."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray, IntArray

DENSE_EPOCHS = 512


def is_kept(epoch: int) -> bool:
    """Every epoch up to 512; in (512, 1024] every 2nd, in (1024, 2048] every 4th, and so on.

    Each doubling thus adds 256 entries, and fewer than 14,000 stand for a billion billion epochs.
    """
    if epoch <= DENSE_EPOCHS:
        return True
    stride = 1 << ((epoch - 1) // DENSE_EPOCHS).bit_length()
    return epoch % stride == 0


@dataclass(frozen=True)
class Mark:
    """A state of the history. It shares the rows, except the last, which may be replaced."""

    rows: FloatArray
    count: int
    last: FloatArray


class History:
    """Rows of epoch, training losses and validation losses of R runs.

    The present epoch is always the last row; the next one replaces it where it is not kept. So what
    is kept depends on the number of epochs only, not on how the training was sliced.
    """

    def __init__(self, n_runs: int) -> None:
        self._n_runs, self._count = n_runs, 0
        self._rows = np.zeros((64, 1 + 2 * n_runs))

    def record(self, epoch: int, train_loss: FloatArray, validation_loss: FloatArray) -> None:
        """Adds the losses (R,) of an epoch that has just been completed."""
        if self._count and not is_kept(int(self._rows[self._count - 1, 0])):
            self._count -= 1
        if self._count == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        row = self._rows[self._count]
        row[0] = epoch
        row[1 : 1 + self._n_runs] = train_loss
        row[1 + self._n_runs :] = validation_loss
        self._count += 1

    def __len__(self) -> int:
        return self._count

    @property
    def epochs(self) -> IntArray:
        """(E,), rising, from 0 to the present epoch."""
        return self._rows[: self._count, 0].astype(np.int64)

    @property
    def train_loss(self) -> FloatArray:
        """(E, R) mean training loss, without penalties and without dropout."""
        return self._rows[: self._count, 1 : 1 + self._n_runs].copy()

    @property
    def validation_loss(self) -> FloatArray:
        """(E, R) mean validation loss."""
        return self._rows[: self._count, 1 + self._n_runs :].copy()

    @property
    def latest(self) -> tuple[FloatArray, FloatArray]:
        """Training and validation losses (R,) of the present epoch."""
        row = self._rows[self._count - 1].copy()
        return row[1 : 1 + self._n_runs], row[1 + self._n_runs :]

    def mark(self) -> Mark:
        """A mark to come back to; it costs one row, however long the history is."""
        return Mark(self._rows, self._count, self._rows[self._count - 1].copy())

    def go_to(self, mark: Mark) -> None:
        """Back, or forth, to the mark; the rows are copied, since other marks may rest on them."""
        self._rows, self._count = mark.rows.copy(), mark.count
        self._rows[self._count - 1] = mark.last
