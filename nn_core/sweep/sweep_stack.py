"""One stack of a sweep: a trainer, and which runs of the sweep are in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from nn_core.arrays import Array, FloatArray, IntArray
from nn_core.config import RunConfig
from nn_core.functions import metrics
from nn_core.sweep.cost import DataShape, mean_unit_factor, work
from nn_core.training.frozen import Frozen
from nn_core.training.history import History
from nn_core.training.parts import curves_part, frozen_part, part_of_state
from nn_core.training.snapshot import Snapshot
from nn_core.training.trainer import Trainer

CROWDED = 0.25  # share of diverged runs from which a stack is built anew without them


class SweepStack:
    """indices (R,) are the sweep's numbers of the trainer's runs, in the trainer's order.

    A resting stack has given up its buffers, and its trainer: it trains no more.
    """

    def __init__(self, trainer: Trainer, indices: Sequence[int] | IntArray) -> None:
        self._trainer: Trainer | None = trainer
        self._state: dict[str, Any] = {}
        self._columns, self._threshold = trainer.columns, trainer.threshold
        self.indices: IntArray = np.array(indices, dtype=np.int64)
        self.training = np.ones(len(self.indices), np.bool_)

    @property
    def trainer(self) -> Trainer:
        """The trainer of a stack that is not resting."""
        assert self._trainer is not None
        return self._trainer

    def state(self) -> dict[str, Any]:
        """What its trainer pickles."""
        return self._state if self._trainer is None else self._trainer.state()

    def rest(self) -> None:
        """Gives up the buffers, keeps what was trained."""
        if self._trainer is not None:
            self._state, self._trainer = self.state(), None

    @property
    def nbytes(self) -> int:
        """Memory of what a resting stack keeps, in bytes."""
        snapshot: Snapshot = self._state["snapshot"]
        return snapshot.nbytes

    def take_out_diverged(self) -> list[SweepStack]:
        """A resting stack for each run that has diverged since the last call.

        Taken out at the epoch's end, each is as it would be alone. Many of them in the stack would
        cost time for nothing: from a quarter on, the others go on in a stack of their own.
        """
        trainer = self.trainer
        new = np.flatnonzero(trainer.diverged & self.training).tolist()
        ended = [SweepStack(trainer.subset([at]), self.indices[[at]]) for at in new]
        for stack in ended:
            stack.rest()
        self.training[new] = False
        if new and self.training.any() and self.training.mean() <= 1 - CROWDED:
            self._trainer = trainer.subset(np.flatnonzero(self.training).tolist())
            self.indices = self.indices[self.training]
            self.training = self.training[self.training]
        return ended

    def alone(self, position: int, look: bool = True) -> Trainer:
        """A new trainer with that run alone, as Trainer.subset gives it."""
        return part_of_state(self.state(), [position], look)

    def frozen(self, positions: Sequence[int]) -> Frozen:
        """Those runs of the stack, to be asked."""
        now = self._state["snapshot"] if self._trainer is None else self._trainer
        return frozen_part(now.runs, now.parameters, self._columns, positions)

    def predict(self, x: object, positions: Sequence[int]) -> Iterable[Array]:
        """(S, K) for each of those runs."""
        return self.frozen(positions).predict(x)

    def accuracy(self, x: object, y: Array, multilabel: bool = False) -> FloatArray:
        """(R,) share of samples in the right class, as Trainer.accuracy."""
        outputs = self.frozen(range(len(self.indices))).predict(x)
        return metrics.accuracy(outputs, y, self._threshold, multilabel)

    def curves(self, position: int) -> History:
        """The curves of one run of the trainer."""
        resting = self._trainer is None
        mark = self._state["snapshot"].history if resting else self.trainer.history.mark()
        return curves_part(mark, position)


def epoch_seconds(runs: Sequence[RunConfig], data: DataShape) -> FloatArray:
    """(R,) what the model of the cost says of an epoch of a stack, shared among its runs.

    A run's share is what it would cost among as many like itself.
    """
    factor, widths = mean_unit_factor(runs[0]), [run.network.hidden_widths for run in runs]
    counts = Counter(widths)
    alike = {w: work([(w, len(runs))], runs[0], data, factor).epoch for w in counts}
    shares: FloatArray = np.array([alike[w] for w in widths])
    shares *= work([*counts.items()], runs[0], data, factor).epoch / shares.sum()
    return shares
