"""The losses of an experiment's run, and the losses that they are compared with."""

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from nn_core import Trainer
from nn_core.diagnosis import references_of
from pages.live.best_known import BestKnown
from pages.live.settings import Settings
from pages.live.tasks import best_loss

VISIBLE = 0.01  # of the baseline: reference lines that lie nearer are one in the chart


class Losses:
    """The half of an Experiment that changes nothing."""

    settings: Settings
    data: Dataset
    trainer: Trainer
    known: BestKnown
    comparable: tuple[object, ...]  # equal for runs whose losses mean the same

    def baseline(self) -> float:
        """Loss of the best constant that the output can give; 0 where all targets are the same."""
        return references_of(self.trainer).baseline

    def floor(self) -> float | None:
        """Best achievable loss, where the generator tells it."""
        s = self.settings
        return best_loss(self.data.floor, s.task, s.output_activation, s.loss)

    def reachable(self) -> float | None:
        """The best loss that the output can reach, where its limits cost what one can see."""
        references = references_of(self.trainer)
        floor = self.floor() or 0.0
        reachable = references.reachable(floor)
        visible = reachable - floor > VISIBLE * references.free_baseline
        return reachable if visible else None

    @property
    def best_known(self) -> float:
        """The lowest validation loss that another run of this session reached on these data."""
        return self.known.of(self.comparable)

    def curves(self, after: float = -1) -> NDArray[np.float64]:
        """Epochs later than `after`, training and validation loss (3, E)."""
        h = self.trainer.history
        first = int(np.searchsorted(h.epochs, after, side="right"))
        rows = [h.epochs[first:], h.train_loss[first:, 0], h.validation_loss[first:, 0]]
        return np.asarray(rows, dtype=np.float64)
