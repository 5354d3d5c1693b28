"""What the rules of the verdict look at: one run, boiled down to a few numbers.

What looks inside the network does so on a fixed sample of the data, so that a look at a large
network costs as little as one at a small one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf, isfinite, nan, sqrt

import numpy as np

from nn_core.arrays import Array, BoolArray, FloatArray
from nn_core.diagnosis.excess import (
    NO_RANGE,
    Curves,
    Scale,
    Summary,
    known_floor,
    smooth_at,
    smoothed,
    summarize,
    until_diverged,
)
from nn_core.diagnosis.pull import Pull, pull_of
from nn_core.diagnosis.references import references_of
from nn_core.diagnosis.start import (
    Start,
    delta_sizes,
    first_to_last,
    saturated_shares,
    start_of,
)
from nn_core.functions.activations import WITHOUT_SLOPE
from nn_core.inspection.inspection import dead_units, unit_spread
from nn_core.inspection.layers import Flow, Layers, layers_of
from nn_core.inspection.sampling import fixed_sample
from nn_core.training.prepare import Data
from nn_core.training.trainer import Trainer

TWIN_SPREAD = 1e-6  # float32 resolves 6e-8 of the largest entry; units that were drawn differ more
FEWEST_SAMPLES, MOST_SAMPLES = 64, 512  # that are looked at
SAMPLE_WORK = 2e7  # samples x parameters: some 2 ms of a forward pass


@dataclass(frozen=True)
class Inside:
    """The state of a network's hidden layers on a sample of the training data."""

    dead_share: float  # of the layer with the largest share of dead units
    dead_layer: int  # -1 where there is no hidden layer
    dead: list[BoolArray]  # (H,) a hidden layer
    saturated_share: float  # of the layer with the largest share of saturated activations
    saturated_layer: int
    delta_rms: list[float]  # a hidden layer

    @property
    def gradient_ratio(self) -> float:
        """First over last hidden layer; 1 where there are not two to compare."""
        return first_to_last(self.delta_rms)


class RunFacts:
    """A run as the rules see it. Losses are excesses where their name begins with e_.

    seen: the lowest validation loss that another network is known to reach on these data.
    """

    def __init__(
        self, trainer: Trainer, run: int, floor: float | None, curves: Curves, seen: float = inf
    ) -> None:
        self._trainer, self.run = trainer, run
        self.config = trainer.runs[run]
        self.references = references_of(trainer)
        self.layers = layers_of(trainer, run)
        self.epoch = int(curves.epochs[-1]) if len(curves.epochs) else 0
        self.diverged_epoch = int(trainer.diverged_epoch[run])
        self.curves = until_diverged(curves)
        self.n_recorded = len(self.curves.epochs)
        self.n_train, self.n_validation = (
            len(trainer.train_data.table),
            len(trainer.validation_data.table),
        )
        self.steps_per_epoch = trainer.batches_per_epoch
        self._summarize()
        self.scale = self._scale(known_floor(floor), seen)
        self.e_train = self.scale.excess(self.train.now)

    def _summarize(self) -> None:
        """Boils the curves down; without a single finite loss, everything is infinite."""
        epochs, train, validation = self.curves
        if self.n_recorded == 0:
            self.train = self.validation = Summary(inf, inf, 0, inf, 0.0, inf)
            self.train_at_best = inf
            return
        self.train, self.validation = summarize(epochs, train), summarize(epochs, validation)
        self.train_at_best = smooth_at(*smoothed(epochs, train), self.validation.best_epoch)

    def _scale(self, floor: float | None, seen: float) -> Scale:
        references = self.references
        least = floor
        if least is None:
            # A run that does better than every reference is the best that is known itself.
            no_targets = references.constant_train
            least = 0.0 if no_targets else min(references.best, self.validation.best, seen)
        self.least = least
        return Scale(
            references.baseline,
            references.reachable(least),
            floor is not None,
            references.classification,
            references.constant_train,
        )

    @property
    def is_linear(self) -> bool:
        """Whether the network is one linear layer, however many it is written as."""
        return set(self.config.network.layer_activations) <= {"identity"}

    @property
    def flat_layer(self) -> int:
        """The last hidden layer whose activation lets no gradient through, from 0; -1: none."""
        names = self.config.network.layer_activations
        return max((i for i, name in enumerate(names) if name in WITHOUT_SLOPE), default=-1)

    @property
    def out_of_reach(self) -> float:
        """What the output's limits cost at least, as a share of what there is to learn."""
        cost = self.references.reachable(self.least) - self.least
        if cost <= 0:
            return 0.0
        there_is = self.references.free_baseline - self.least
        return cost / there_is if there_is > 0 else inf

    @property
    def noise_hides_targets(self) -> bool:
        """Whether the training targets vary less than the noise of new data does.

        Then a constant is below the floor already, and to be below it is no sign of memory.
        """
        baseline = self.references.baseline
        few = self.scale.floor_known and not self.scale.constant_targets
        return few and baseline - self.least <= NO_RANGE * baseline

    # Each sample

    @cached_property
    def _losses(self) -> FloatArray:
        """(N,) of validation samples, the first ones: as many as the best epoch keeps."""
        data, n = self._trainer.validation_data, self._trainer.best.latest.shape[1]
        n = max(1, min(n, self._n_samples(n)))
        flow = self.layers.forward(data.x[:n, 1:])
        return self.layers.losses(flow, data.y[:n])

    @cached_property
    def standard_error(self) -> float:
        """Of the validation excess; infinite where one sample, or a diverged run, tells nothing."""
        if self.n_validation < 2:
            return inf
        return self._finite(float(self._losses.std(ddof=1)) / sqrt(self.n_validation))

    @cached_property
    def rise_error(self) -> float:
        """Of the rise in validation excess since the best epoch, sample against sample."""
        n, y = len(self._losses), self._trainer.validation_data.y
        if n < 2:
            return inf
        head = self.layers.head.loss
        scale = head.scale(*y.shape) * len(y)
        _, error = self._trainer.best.rise(self.run, self._losses, scale)
        return self._finite(error * sqrt(n / self.n_validation))

    def paired_error(self, other: Layers) -> float:
        """Of the difference in validation excess to another network, sample against sample."""
        n, data = len(self._losses), self._trainer.validation_data
        if n < 2:
            return inf
        losses = other.losses(other.forward(data.x[:n, 1:]), data.y[:n])
        return self._finite(float((losses - self._losses).std(ddof=1)) / sqrt(self.n_validation))

    def _finite(self, error: float) -> float:
        error /= self.scale.unit
        return error if isfinite(error) else inf

    def _n_samples(self, available: int) -> int:
        n_parameters = sum(part.size for part in self.layers.weights)
        most = int(np.clip(SAMPLE_WORK / n_parameters, FEWEST_SAMPLES, MOST_SAMPLES))
        return min(available, most)

    # Inside

    @cached_property
    def twin_layers(self) -> list[int]:
        """Hidden layers all of whose units are equal."""
        pairs = zip(self.layers.weights[:-1], self.layers.biases[:-1], strict=True)
        return [index for index, pair in enumerate(pairs) if unit_spread(*pair) <= TWIN_SPREAD]

    @cached_property
    def _sample(self) -> tuple[Array, Array]:
        """Inputs (S, D) and targets (S, K) of the training samples that are looked at."""
        data: Data = self._trainer.train_data
        table = data.table[fixed_sample(self.n_train, self._n_samples(self.n_train))]
        sample = Data(table, data.n_inputs)
        return sample.x[:, 1:], sample.y

    @cached_property
    def _flow(self) -> Flow:
        return self.layers.forward(self._sample[0])

    @cached_property
    def _deltas(self) -> list[Array]:
        return self.layers.deltas(self._flow, self._sample[1])

    @cached_property
    def inside(self) -> Inside:
        """Looked at only where a network does not learn."""
        flow, hidden = self._flow, range(self.layers.depth)
        dead = [dead_units(flow.values[index]) for index in hidden]
        dead_share, dead_layer = _largest([float(layer.mean()) for layer in dead])
        saturated, layer = _largest(saturated_shares(self.layers, flow))
        sizes = delta_sizes(self.layers, self._deltas)
        return Inside(dead_share, dead_layer, dead, saturated, layer, sizes)

    @property
    def start(self) -> Start:
        """The run before training."""
        known, key = self.references.starts, (self.config.network, self.config.seed)
        if key not in known:
            drawn = None if self._trainer.step_count else self.layers.weights
            known[key] = start_of(self.config, self.layers, *self._sample, drawn)
        return known[key]

    @cached_property
    def pull(self) -> Pull | None:
        """The penalties' pull; None where there are none."""
        if self.config.l1 == self.config.l2 == 0:
            return None
        below = [self._flow.inputs, *self._flow.values[:-1]]
        gradients = [x @ delta.T for x, delta in zip(below, self._deltas, strict=True)]
        return pull_of(self.config, self.layers.weights, gradients, self.start)

    @property
    def latest(self) -> tuple[float, float]:
        """Training and validation loss of the last epoch at which both were finite."""
        if self.n_recorded == 0:
            return inf, inf
        return float(self.curves.train[-1]), float(self.curves.validation[-1])

    @property
    def lowest(self) -> tuple[int, float]:
        """The epoch of the lowest validation loss, and that loss."""
        return self._trainer.best.lowest(self.run)

    @property
    def largest_weight(self) -> float:
        """In size, of all layers."""
        return max((float(np.max(np.abs(each))) for each in self.layers.weights), default=nan)


def curves_of(trainer: Trainer) -> list[Curves]:
    """The curves of every run."""
    history = trainer.history
    epochs, train, validation = history.epochs, history.train_loss, history.validation_loss
    return [Curves(epochs, train[:, run], validation[:, run]) for run in range(len(trainer.runs))]


def _largest(shares: list[float]) -> tuple[float, int]:
    return max(((share, index) for index, share in enumerate(shares)), default=(0.0, -1))
