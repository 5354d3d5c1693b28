"""What is asked of a session's run to take it home. The run does not change by it.

Each is called with the run in the engine's own process (Engine.see), so it can be pickled.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nn_core import Trainer
from nn_core.export import Model, Training
from nn_core.training import Data
from pages.live.experiment import Experiment
from pages.live.settings import Settings

EXAMPLES = 3  # rows of inputs that exported code shows


class Taken(NamedTuple):
    """A network as it is, and the settings that it was trained with."""

    model: Model
    settings: Settings
    examples: NDArray[np.floating]  # inputs in their own units
    answers: bool  # whether it can: one that diverged cannot
    has_off: bool  # whether units are switched off in the pictures; here they are all


def taken(experiment: Experiment) -> Taken:
    """The run's network."""
    data = experiment.data
    raw = data.features_of(data.to_raw_inputs(data.x_validation[:EXAMPLES]))
    model, trainer = Model.from_trainer(experiment.trainer, 0, data), experiment.trainer
    answers, has_off = model.is_finite and not trainer.diverged[0], bool(experiment.hands.off)
    return Taken(model, experiment.settings, raw, answers, has_off)


class Lesson(NamedTuple):
    """What it takes to train the same elsewhere."""

    training: Training
    train: Data
    validation: Data


def lesson(experiment: Experiment) -> Lesson:
    """The run's beginning, its data and its losses."""
    trainer = experiment.trainer
    halves = trainer.train_data, trainer.validation_data
    start = Trainer.on_prepared(trainer.runs, *halves, look=False)
    if experiment.start is not None:
        start.begin_from(experiment.start)
    losses = tuple(
        (int(epoch), train, validation)
        for epoch, train, validation in experiment.curves().T.tolist()
    )
    model = Model.from_trainer(start, 0, experiment.data)
    training = Training(model, len(halves[0].table), losses, _was_changed(experiment))
    return Lesson(training, *halves)


def _was_changed(experiment: Experiment) -> bool:
    """Whether settings and start alone do not lead to the run as it is."""
    return experiment.adjusted or experiment.hands.has_changed


@dataclass(frozen=True, eq=False)
class Told:
    """A run for a report."""

    taken: Taken
    curves: NDArray[np.float64]  # epochs, training and validation loss (3, E)
    baseline: float
    floor: float | None
    status: str
    seconds: float
    adjusted: bool


def told(experiment: Experiment) -> Told:
    """The run as it stands."""
    e = experiment
    return Told(
        taken(e),
        e.curves(),
        e.baseline(),
        e.floor(),
        e.status,
        e.seconds,
        _was_changed(e) or e.start is not None,
    )
