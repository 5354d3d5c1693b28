"""The sealed test set: what the run's network, as it stands, comes to on rows it never met."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pages.live.experiment import Experiment
from pages.live.questions import rows_at_once
from pages.live.tasks import encode_targets

Array = NDArray[np.float64]


class Measured(NamedTuple):
    """The mean loss, and for classes the share that was put into its class."""

    loss: float
    accuracy: float | None


class Asked(NamedTuple):
    """The network that was measured: its parameters, and how far it was trained."""

    parameters: int
    epoch: int


def asked_of(experiment: Experiment) -> Asked:
    """Asked in the engine: the run's network as it stands."""
    return Asked(int(experiment.trainer.parameter_counts[0]), experiment.trainer.epoch)


@dataclass(frozen=True, eq=False)
class MeasureOf:
    """Of inputs x (S, D) and targets y (S, K) as the data hold them; asked in the engine."""

    x: Array
    y: Array

    def __call__(self, experiment: Experiment) -> Measured:
        s, trainer = experiment.settings, experiment.trainer
        y = encode_targets(self.y, s.task, s.output_activation)
        loss = float(trainer.loss(self.x, y)[0])
        if s.task == "regression":
            return Measured(loss, None)
        is_multilabel = experiment.data.is_multilabel
        return Measured(loss, float(trainer.accuracy(self.x, y, is_multilabel)[0]))


def measured(x: Array, y: Array, parameters: int, ask: Callable[[MeasureOf], Measured]) -> Measured:
    """Of all rows, asked for some at a time, so that others need not wait."""
    step = rows_at_once(parameters)
    parts = [(x[i : i + step], y[i : i + step]) for i in range(0, len(x), step)]
    found = [ask(MeasureOf(*part)) for part in parts]
    weights = [len(part[0]) for part in parts]
    loss = float(np.average([each.loss for each in found], weights=weights))
    shares = [each.accuracy for each in found if each.accuracy is not None]
    return Measured(loss, float(np.average(shares, weights=weights)) if shares else None)
