"""What the page asks of a session's run, as it stands; the run does not change by it.

Each is called with the run in the engine's own process (Engine.see), so it can be pickled.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nn_core.inspection import Trace, sample_gradients, trace_point
from pages.live.experiment import Experiment

Array = NDArray[np.float64]
WORK = 1e8  # multiplications of one question to the engine: tens of milliseconds
A_ROW = 10_000  # multiplications that a row is worth before any: it is copied, cut and put together


class Retraining(NamedTuple):
    """Of a lost run that is trained again: how far it is, and how far it had come."""

    epoch: int
    goal: int


def retraining(experiment: Experiment) -> Retraining | None:
    """None where the run is the one that its user left."""
    target, trainer = experiment.lost_target, experiment.trainer
    return target and Retraining(trainer.epoch, -(-target.step // trainer.batches_per_epoch))


@dataclass(frozen=True)
class Way:
    """A point's way, and the moment of the run at which it went."""

    trace: Trace
    epoch: int
    step: int  # batches that the run has trained on
    amid: bool  # whether that is amid an epoch
    dropout: float
    retraining: Retraining | None  # of a lost run, until it has come as far as it was
    moment: tuple[int, int, int]  # see Experiment.moment
    has_off: bool  # whether units are switched off in the playground, where its answers lack them

    @property
    def changes(self) -> int:
        """How many times a hand has changed the network."""
        return self.moment[2]


@dataclass(frozen=True, eq=False)
class WayOf:
    """Of inputs x (D,) as the data hold them, and targets y (K,) as the network is given them."""

    x: Array
    y: Array

    def __call__(self, experiment: Experiment) -> Way:
        trainer = experiment.trainer
        return Way(
            trace_point(trainer, 0, experiment.data.features_of(self.x), self.y),
            trainer.epoch,
            trainer.step_count,
            trainer.step_count % trainer.batches_per_epoch > 0,
            experiment.settings.dropout,
            retraining(experiment),
            experiment.moment,
            bool(experiment.hands.off),
        )


@dataclass(frozen=True, eq=False)
class GradientsOf:
    """Each point's gradient by a unit's bias and weights, for x (S, D) and y (S, K)."""

    x: Array
    y: Array
    layer: int
    unit: int

    def __call__(self, experiment: Experiment) -> Array:
        x = experiment.data.features_of(self.x)
        found = sample_gradients(experiment.trainer, 0, x, self.y, self.layer, self.unit)
        return np.asarray(found, np.float64)


@dataclass(frozen=True, eq=False)
class AnswersOf:
    """(S, K): what the network answers to inputs x (S, D)."""

    x: Array

    def __call__(self, experiment: Experiment) -> Array:
        x = experiment.data.features_of(self.x)
        return np.asarray(experiment.trainer.predict(x)[0], np.float64)


def rows_at_once(n_parameters: int) -> int:
    """How many points one question to the engine may have, so that others need not wait."""
    return max(1, int(WORK / (n_parameters + A_ROW)))
