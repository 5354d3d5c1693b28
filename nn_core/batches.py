"""Batches of a data set that all runs share, each run in its own order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core.arrays import Array

GATHERED_ELEMENTS = 1 << 16
GATHERED_BATCHES = 256

Batch = tuple[Array, Array]  # inputs (R or 1, 1 + D, B) and targets (R or 1, K, B)


@dataclass(frozen=True)
class Position:
    """Where in an epoch the next batch is, and the generators as they were at its start."""

    batch: int
    generator_states: tuple[Any, ...]


class Batches:
    """Draws without replacement and reshuffles each epoch; the last batch may be smaller.

    x is (S, 1 + D) with its column of ones, y is (S, K). A batch of all samples is not shuffled.
    Rows are gathered for many batches at a time, since many small gathers would cost more than
    the small networks themselves.
    """

    def __init__(
        self, x: Array, y: Array, batch_size: int, generators: Sequence[np.random.Generator]
    ) -> None:
        self._x, self._y, self._generators = x, y, generators
        self.size = min(batch_size, len(x))
        self.per_epoch = -(-len(x) // self.size)
        self._next, self._first, self._gathered = 0, 0, list[Batch]()
        if self.size == len(x):
            self._gathered = [(x.T[None], y.T[None])]
        else:
            self._allocate()

    def _allocate(self) -> None:
        n_runs, n_columns = len(self._generators), self._x.shape[1]
        elements = n_runs * self.size * (n_columns + self._y.shape[1])
        count = max(1, min(GATHERED_ELEMENTS // elements, GATHERED_BATCHES, self.per_epoch))
        shape = (count, n_runs, self.size)
        self._order = np.zeros((n_runs, len(self._x)), np.intp)
        self._x_rows = np.zeros((*shape, n_columns), self._x.dtype)
        self._y_rows = np.zeros((*shape, self._y.shape[1]), self._y.dtype)
        self._views: list[Batch] = [
            (x.transpose(0, 2, 1), y.transpose(0, 2, 1))
            for x, y in zip(self._x_rows, self._y_rows, strict=True)
        ]
        self._start_states = self._states()

    def take(self) -> Batch:
        """The next batch. Its arrays are overwritten by a later one."""
        if self.per_epoch == 1:
            return self._gathered[0]
        index = self._next
        if index == 0:
            self._shuffle()
        if index - self._first >= len(self._gathered):
            self._gather(index)
        self._next = index + 1 if index + 1 < self.per_epoch else 0
        return self._gathered[index - self._first]

    @property
    def at_start(self) -> bool:
        """Whether the next batch begins an epoch."""
        return self._next == 0

    def position(self) -> Position:
        """Enough to come back to this batch of this order."""
        if self._next == 0:
            return Position(0, self._states())
        return Position(self._next, self._start_states)

    def go_to(self, position: Position) -> None:
        """Draws the order of that epoch again and stands before its next batch."""
        for rng, state in zip(self._generators, position.generator_states, strict=True):
            rng.bit_generator.state = state
        if position.batch > 0:
            self._shuffle()
        self._next = position.batch

    def _states(self) -> tuple[Any, ...]:
        return tuple(rng.bit_generator.state for rng in self._generators)

    def _shuffle(self) -> None:
        self._start_states = self._states()
        for row, rng in zip(self._order, self._generators, strict=True):
            row[:] = rng.permutation(row.size)
        self._first, self._gathered = 0, []

    def _gather(self, first: int) -> None:
        size = self.size
        count = min(len(self._views), len(self._x) // size - first)
        self._first = first
        if count == 0:  # only the last, smaller batch is left
            rows = self._order[:, first * size :]
            self._gathered = [(self._x[rows].transpose(0, 2, 1), self._y[rows].transpose(0, 2, 1))]
            return
        rows = self._order[:, first * size : (first + count) * size]
        rows = rows.reshape(-1, count, size).swapaxes(0, 1)
        # mode="clip", since the default mode copies `out` once more; no index is out of range.
        np.take(self._x, rows, axis=0, out=self._x_rows[:count], mode="clip")
        np.take(self._y, rows, axis=0, out=self._y_rows[:count], mode="clip")
        self._gathered = self._views[:count]
