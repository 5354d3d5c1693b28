"""A snapshot of a training, from which it can be restored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nn_core.arrays import Array, IntArray
from nn_core.config import RunConfig
from nn_core.training.batches import Position
from nn_core.training.best import BestMark
from nn_core.training.history import Mark


@dataclass(frozen=True)
class Snapshot:
    """A moment of a training. It holds all that changes, and shares the curves so far."""

    runs: tuple[RunConfig, ...]
    parameters: Array  # (R, P)
    slots: Array  # (N, R, P)
    steps: int
    epoch: int
    n_samples: int  # of training, which the batches are drawn from
    step_count: int
    position: Position
    dropout_states: tuple[Any, ...]
    diverged_epoch: IntArray  # (R,)
    history: Mark
    best: BestMark

    @property
    def nbytes(self) -> int:
        """Memory of its arrays, in bytes."""
        arrays = (self.parameters, self.slots, self.history.rows, *self.best)
        return sum(array.nbytes for array in arrays)
