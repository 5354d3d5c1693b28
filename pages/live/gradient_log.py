"""How large each layer's gradient has been so far: looked at often, kept thinly."""

import time

import numpy as np
from numpy.typing import NDArray

from nn_core.inspection import gradient_sizes
from pages.live.experiment import Experiment

# Training points looked at: the first ones, drawn at random when the data were split; fewer where a
# large network would take too long for them.
MOST_POINTS, FEWEST_POINTS = 256, 48
WORK = 4e7  # multiplications of a forward pass over these points
MOST_ROWS = 400
SHARE = 0.01  # of the time that looking may take

Array = NDArray[np.float64]


class GradientLog:
    """Epochs and sizes of one run, from its start on. Every second row goes when there are many."""

    def __init__(self) -> None:
        self._begin(run=-1)

    def _begin(self, run: int) -> None:
        self._run, self._steps, self._due = run, -1, 0.0
        self._rows: list[Array] = []

    def follow(self, experiment: Experiment) -> None:
        """Look at the network as it is, unless that was done lately; at a run's start always.

        To be called before a slice of training, so that the start itself is seen.
        """
        if experiment.run != self._run:
            self._begin(experiment.run)
        now = time.perf_counter()
        if self.is_due(experiment):
            self.look(experiment)
            self._due = now + (time.perf_counter() - now) / SHARE

    def is_due(self, experiment: Experiment) -> bool:
        """Whether there is something new to look at, and it was not done lately."""
        if experiment.run != self._run:
            return True
        new = experiment.trainer.step_count != self._steps
        return new and time.perf_counter() >= self._due

    def look(self, experiment: Experiment) -> None:
        """One more row, where there was training since the last."""
        trainer = experiment.trainer
        if trainer.step_count == self._steps:
            return
        self._steps = trainer.step_count
        x, y = looked_at(experiment)
        epoch = trainer.step_count / trainer.batches_per_epoch
        self._rows.append(np.array([epoch, *gradient_sizes(trainer, x, y)]))
        if len(self._rows) > MOST_ROWS:
            del self._rows[1::2]

    @property
    def epochs(self) -> Array:
        """(E,), rising; parts of an epoch after single steps."""
        return np.array([row[0] for row in self._rows])

    @property
    def sizes(self) -> Array:
        """(E, L), the output layer last."""
        return np.array([row[1:] for row in self._rows])


def looked_at(experiment: Experiment) -> tuple[Array, Array]:
    """Inputs (S, D) and targets (S, K) of the points at which the network is looked at."""
    affordable = int(WORK / experiment.trainer.parameter_counts[0])
    most = min(MOST_POINTS, max(FEWEST_POINTS, affordable))
    return experiment.data.train_features[:most], experiment.y_train[:most]
