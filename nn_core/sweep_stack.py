"""One stack of a sweep: a trainer, and which runs of the sweep are in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from nn_core.arrays import Array, FloatArray, IntArray
from nn_core.config import RunConfig
from nn_core.cost import DataShape, mean_unit_factor, work
from nn_core.history import History
from nn_core.parts import curves_part, part
from nn_core.trainer import Trainer

CROWDED = 0.25  # share of diverged runs from which a stack is built anew without them


class SweepStack:
    """indices (R,) are the sweep's numbers of the trainer's runs, in the trainer's order.

    A resting stack has given up its buffers; its trainer is built again when asked for.
    """

    def __init__(self, trainer: Trainer, indices: Sequence[int] | IntArray) -> None:
        self._trainer: Trainer | None = trainer
        self._state: dict[str, Any] = {}
        self.indices: IntArray = np.array(indices, dtype=np.int64)
        self.training = np.ones(len(self.indices), np.bool_)

    @property
    def trainer(self) -> Trainer:
        """The trainer; of a resting stack a new one at each call."""
        if self._trainer is not None:
            return self._trainer
        trainer = Trainer.__new__(Trainer)
        trainer.__setstate__(self._state)
        return trainer

    def rest(self) -> None:
        """Gives up the buffers, keeps what was trained."""
        if self._trainer is not None:
            self._state, self._trainer = self._trainer.__getstate__(), None

    def take_out_diverged(self) -> list[SweepStack]:
        """A resting stack for each run that has diverged since the last call.

        Taken out at the epoch's end, each is as it would be alone. Many of them in the stack would
        cost time for nothing: from a quarter on, the others go on in a stack of their own.
        """
        trainer = self.trainer
        new = np.flatnonzero(trainer.diverged & self.training).tolist()
        ended = [SweepStack(part(trainer, [at]), self.indices[[at]]) for at in new]
        for stack in ended:
            stack.rest()
        self.training[new] = False
        if new and self.training.any() and self.training.mean() <= 1 - CROWDED:
            self._trainer = part(trainer, np.flatnonzero(self.training).tolist())
            self.indices = self.indices[self.training]
            self.training = self.training[self.training]
        return ended

    def predict(self, x: object, positions: Sequence[int]) -> Iterable[Array]:
        """(S, K) for each of those runs of the trainer."""
        trainer = self.trainer
        if 2 * len(positions) < len(trainer.runs):
            return part(trainer, positions).predict(x)
        outputs = trainer.predict(x)
        return (outputs[position] for position in positions)

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
