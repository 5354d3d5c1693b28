"""What can be computed from the data before a network has learnt anything.

Guessing, what the output can reach at best, the best linear fit and the nearest neighbours: each is
a loss that a run's own can be held against. Large data are represented by a fixed sample of them.
"""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.config import NetworkConfig, RunConfig
from nn_core.diagnosis.excess import is_classification
from nn_core.diagnosis.start import Start
from nn_core.functions.activations import OUTPUT_ACTIVATIONS
from nn_core.functions.losses import LOSSES, baseline_loss, mean_loss
from nn_core.inspection.sampling import fixed_sample
from nn_core.training.prepare import Data
from nn_core.training.trainer import Trainer

MOST_SAMPLES = 800
LINEAR_WORK = 3e5  # samples x inputs x outputs of the linear fit: some 40 ms
# Of Adam towards the best linear fit: large steps first, then smaller ones, so many of each. Beside
# four times as many the loss is at most 2 % higher, on twelve data sets and losses.
LINEAR_RATES, LINEAR_STEPS = (0.5, 0.1, 0.02), 25
NEIGHBOURS = (1, 5, 15, 45)


class Fit(NamedTuple):
    """Losses of a reference on the training and the validation data."""

    train: float
    validation: float


class References:
    """The references for one trainer's data, each computed when it is first asked for."""

    def __init__(self, trainer: Trainer) -> None:
        self._run, run = trainer.runs[0], trainer.runs[0]
        self._train, self._validation = trainer.train_data, trainer.validation_data
        targets, output = self._train.y, run.network.output_activation
        self.constant_train = bool((targets == targets[0]).all())
        self.constant = self.constant_train and bool((self._validation.y == targets[0]).all())
        # No targets, no scale: the loss of a constant would be 0 to rounding.
        self.baseline = 0.0 if self.constant_train else baseline_loss(run.loss, targets, output)
        self.classification = is_classification(run, targets)
        self.starts: dict[tuple[NetworkConfig, int], Start] = {}  # by network and seed

    def for_another_run(self) -> References:
        """The same, found so far, for a run that begins otherwise."""
        other = copy(self)
        other.starts = {}
        return other

    @cached_property
    def classes(self) -> int:
        """The outputs whose targets are 0 or 1 and, of several, add up to 1; 0 for any others."""
        y = self._train.y
        if not np.isin(y, (0.0, 1.0)).all():
            return 0
        return y.shape[1] if y.shape[1] == 1 or bool((y.sum(axis=1) == 1).all()) else 0

    def guessing_by(self, loss: str) -> float:
        """Guessing on the training targets by another loss."""
        return baseline_loss(loss, self._train.y)

    @cached_property
    def free_baseline(self) -> float:
        """Guessing, by an output without limits."""
        return baseline_loss(self._run.loss, self._train.y)

    @cached_property
    def beyond(self) -> tuple[float, float]:
        """What the output's limits cost at least, and the share of the targets within them."""
        y = self._train.y.astype(np.float64)
        nearest = OUTPUT_ACTIVATIONS[self._run.network.output_activation].nearest(y)
        far = np.abs(nearest - y) > 1e-6 * (1 + np.abs(y))
        if not far.any():
            return 0.0, 1.0
        return mean_loss(self._run.loss, np.where(far, nearest, y), y), 1 - float(far.mean())

    def reachable(self, floor: float) -> float:
        """The best loss that this output can reach, where any output could reach the floor.

        Targets beyond its limits cost their distance; of the others, the floor's share stays.
        """
        cost, share_within = self.beyond
        return max(floor, cost + share_within * floor)

    @cached_property
    def signal(self) -> float:
        """Guessing on all targets, by an output without limits: more of them, less chance."""
        both = np.concatenate([self._train.y, self._validation.y])
        return baseline_loss(self._run.loss, both)

    @cached_property
    def guessed(self) -> float:
        """Guessing on the validation targets, by the constant that is best for the others."""
        loss, y = LOSSES[self._run.loss], self._validation.y.astype(np.float64)
        constant = loss.best_constant(self._train.y.astype(np.float64))
        return mean_loss(self._run.loss, np.broadcast_to(constant, y.shape), y)

    @cached_property
    def linear(self) -> Fit:
        """The best linear fit, through the run's own output activation and by its own loss."""
        train, validation = (_sample(data, self._most) for data in (self._train, self._validation))
        return linear_fit(self._run, train, validation)

    @cached_property
    def straight(self) -> float:
        """What a linear fit leaves on the very samples, all of them, that it was fitted to.

        No linear network can do better on them, and none is likely to do better on others.
        """
        both = np.concatenate([self._train.table, self._validation.table])
        samples = _sample(Data(both, self._train.n_inputs), self._most)
        return linear_fit(self._run, samples, samples).train

    @property
    def _most(self) -> int:
        n_inputs, n_outputs = self._train.columns
        return int(np.clip(LINEAR_WORK / (n_inputs * n_outputs), 100, MOST_SAMPLES))

    @cached_property
    def neighbours(self) -> Fit:
        """The mean target of the nearest training samples, of as many as do best."""
        return neighbours_fit(self._run, _sample(self._train), _sample(self._validation))

    def prepare(self) -> bool:
        """One part of what `best` asks for, where it is not known yet; whether all of it was.

        For those who have a moment at a time: a part takes some 25 ms.
        """
        for name in ("linear", "neighbours"):
            if name not in self.__dict__:  # where a cached_property keeps what it has found
                getattr(self, name)
                return False
        return True

    @property
    def best(self) -> float:
        """The lowest validation loss of a quick reference: the floor is at most about this."""
        return min(self.baseline, self.linear.validation, self.neighbours.validation)


_references: WeakKeyDictionary[Trainer, References] = WeakKeyDictionary()


def references_of(trainer: Trainer, known: References | None = None) -> References:
    """The references for a trainer's data, which do not change while it lives.

    known: those of another trainer with the same data, loss and output, which hold for this one.
    """
    found = _references.get(trainer)
    if found is None:
        found = _references[trainer] = known or References(trainer)
    return found


def _sample(data: Data, most: int = MOST_SAMPLES) -> Data:
    """At most so many samples, in float64."""
    table = data.table[fixed_sample(len(data.table), most)]
    return Data(table.astype(np.float64), data.n_inputs)


def linear_fit(run: RunConfig, train: Data, validation: Data) -> Fit:
    """Least squares where they are the answer, else a network without hidden layers, trained."""
    train, validation = _standardized(train, validation)
    weights = np.linalg.lstsq(train.x, train.y, rcond=None)[0]
    output = run.network.output_activation
    if (output, run.loss) != ("identity", "mse"):
        trainer = _linear_network(run, train, validation, weights)
        return Fit(*(float(trainer.loss(d.x[:, 1:], d.y)[0]) for d in (train, validation)))
    return Fit(*(mean_loss(run.loss, d.x @ weights, d.y) for d in (train, validation)))


def _linear_network(run: RunConfig, train: Data, validation: Data, weights: Array) -> Trainer:
    """A network without hidden layers, trained on all samples at once."""
    output, unit = run.network.output_activation, 1.0
    network = NetworkConfig((), (), output, "zeros")
    config = RunConfig(network, run.loss, "adam", batch_size=len(train.table), dtype="float64")
    trainer = Trainer.on_prepared([config], train, validation)
    if output == "identity":  # least squares are near the answer, and in the targets' unit
        trainer.weights(0)[0], trainer.biases(0)[0] = weights[1:], weights[0]
        unit = float(np.std(train.y))
    for rate in LINEAR_RATES:
        trainer.adjust(learning_rate=rate * unit)
        trainer.run(LINEAR_STEPS)
    return trainer


def neighbours_fit(run: RunConfig, train: Data, validation: Data) -> Fit:
    """Validation targets told by the nearest training samples."""
    train, validation = _standardized(train, validation)
    nearest = _nearest(train.x, validation.x, min(max(NEIGHBOURS), len(train.table)))
    found = []
    for k in sorted({min(k, nearest.shape[1]) for k in NEIGHBOURS}):
        outputs = _averaged(run, train.y[nearest[:, :k]], train.y.mean(axis=0))
        found.append(mean_loss(run.loss, outputs, validation.y))
    return Fit(float("nan"), min(found))


def _nearest(train: FloatArray, asked: FloatArray, k: int) -> Array:
    """(S, k) the nearest training samples of each that is asked, the nearest first."""
    distances = np.square(train).sum(axis=1) - 2 * (asked @ train.T)
    some = np.argpartition(distances, k - 1, axis=1)[:, :k]
    order = np.argsort(np.take_along_axis(distances, some, axis=1), axis=1)
    return np.take_along_axis(some, order, axis=1)


def _averaged(run: RunConfig, targets: FloatArray, prior: FloatArray) -> FloatArray:
    """(S, K) from the targets (S, k, K) of the neighbours, as suits the loss."""
    if run.loss == "mae":
        return np.asarray(np.median(targets, axis=1))
    if not LOSSES[run.loss].targets_are_shares:
        return np.asarray(targets.mean(axis=1))
    # One guess more, so that no share is 0: its logarithm would be infinite.
    return np.asarray((targets.sum(axis=1) + prior) / (targets.shape[1] + 1))


def _standardized(train: Data, validation: Data) -> tuple[Data, Data]:
    """Both, with inputs of mean 0 and spread 1 on the training data."""
    inputs = train.x[:, 1:]
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0)
    spread[spread < 1e-12 * (1 + np.abs(mean))] = 1.0

    def scaled(data: Data) -> Data:
        table = data.table.copy()
        table[:, 1 : 1 + data.n_inputs] = (data.x[:, 1:] - mean) / spread
        return Data(table, data.n_inputs)

    return scaled(train), scaled(validation)
