"""The sealed test set: what the run's network, as it stands, comes to on rows it never met."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from datasets.own import Sealed
from pages.live.experiment import Experiment
from pages.live.goodness import Goodness, goodness
from pages.live.questions import AnswersOf, rows_at_once
from pages.live.tasks import encode_targets

Array = NDArray[np.float64]


class Measured(NamedTuple):
    """The mean loss, and how good the answers are."""

    loss: float
    goodness: Goodness


class Asked(NamedTuple):
    """The network that was measured: its parameters, and how far it was trained."""

    parameters: int
    epoch: int
    output_activation: str


def asked_of(experiment: Experiment) -> Asked:
    """Asked in the engine: the run's network as it stands."""
    trainer = experiment.trainer
    activation = experiment.settings.output_activation
    return Asked(int(trainer.parameter_counts[0]), trainer.epoch, activation)


@dataclass(frozen=True, eq=False)
class LossOf:
    """Of inputs x (S, D) and targets y (S, K) as the data hold them; asked in the engine."""

    x: Array
    y: Array

    def __call__(self, experiment: Experiment) -> tuple[float, Array]:
        """With the outputs (S, K)."""
        s, trainer = experiment.settings, experiment.trainer
        y = encode_targets(self.y, s.task, s.output_activation)
        return float(trainer.loss(self.x, y)[0]), AnswersOf(self.x)(experiment)


def measured(
    data: Dataset, rows: Sealed, asked: Asked, ask: Callable[[LossOf], tuple[float, Array]]
) -> Measured:
    """Of all rows, asked for some at a time, so that others need not wait."""
    step = rows_at_once(asked.parameters)
    parts = [(rows.x[i : i + step], rows.y[i : i + step]) for i in range(0, len(rows.x), step)]
    found = [ask(LossOf(*part)) for part in parts]
    loss = np.average([each for each, _ in found], weights=[len(x) for x, _ in parts])
    outputs = np.concatenate([each for _, each in found])
    return Measured(float(loss), goodness(data, outputs, rows.y, asked.output_activation))
