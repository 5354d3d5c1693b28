"""Batches of a data set that all runs share, each run in its own order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core.arrays import Array
from nn_core.training.prepare import Data

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

    A batch of all samples is not shuffled. Rows are gathered for many batches at a time, since many
    small gathers would cost more than the small networks themselves.
    """

    def __init__(
        self, data: Data, batch_size: int, generators: Sequence[np.random.Generator]
    ) -> None:
        self._generators, self._n_samples = generators, len(data.table)
        self.size = min(batch_size, self._n_samples)
        self.per_epoch = -(-self._n_samples // self.size)
        self._next, self._first, self._gathered = 0, 0, list[Batch]()
        if self.per_epoch == 1:
            self._gathered = [(data.x.T[None], data.y.T[None])]
        else:
            self._allocate(data)

    def _allocate(self, data: Data) -> None:
        n_runs, n_columns = len(self._generators), data.table.shape[1]
        self._table, self._split = data.table, 1 + data.n_inputs
        elements = n_runs * self.size * n_columns
        count = max(1, min(GATHERED_ELEMENTS // elements, GATHERED_BATCHES, self.per_epoch))
        self._keys = np.zeros((n_runs, self._n_samples))
        self._rows = np.zeros((count, n_runs, self.size, n_columns), self._table.dtype)
        # Targets meet the outputs element by element, for which they are turned in memory, too.
        self._targets = self._rows[..., self._split :].swapaxes(2, 3).copy()
        inputs = self._rows[..., : self._split].swapaxes(2, 3)
        self._views: list[Batch] = [*zip(inputs, self._targets, strict=True)]

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
        self._rewind(self._n_samples)
        position = Position(self._next, self._states())
        self._rewind(-self._n_samples)
        return position

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
        """An order by random keys: unlike a permutation, it takes a known number of draws."""
        for keys, rng in zip(self._keys, self._generators, strict=True):
            rng.random(out=keys)
        self._order = self._keys.argsort(axis=1)
        self._first, self._gathered = 0, []

    def _rewind(self, draws: int) -> None:
        for rng in self._generators:
            rng.bit_generator.advance(-draws)  # type: ignore[attr-defined]  # it is a PCG64

    def _gather(self, first: int) -> None:
        size = self.size
        count = min(len(self._views), self._n_samples // size - first)
        self._first = first
        if count == 0:  # only the last, smaller batch is left
            rows = self._table[self._order[:, first * size :]].swapaxes(1, 2)
            self._gathered = [(rows[:, : self._split], rows[:, self._split :])]
            return
        order = self._order[:, first * size : (first + count) * size]
        order = order.reshape(-1, count, size).swapaxes(0, 1)
        # mode="clip", since the default mode copies `out` once more; no index is out of range.
        rows = np.take(self._table, order, axis=0, out=self._rows[:count], mode="clip")
        np.copyto(self._targets[:count], rows[..., self._split :].swapaxes(2, 3))
        self._gathered = self._views[:count]
