"""What the rules of the verdict look at: one run, boiled down to a few numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf, isfinite, sqrt
from weakref import WeakKeyDictionary

from nn_core.arrays import BoolArray
from nn_core.excess import (
    Curves,
    Scale,
    Summary,
    is_classification,
    known_floor,
    smooth_at,
    smoothed,
    summarize,
    until_diverged,
)
from nn_core.inspection import dead_units, rms, saturated_share, unit_spread
from nn_core.layers import Flow, Layers, layers_of
from nn_core.losses import baseline_loss
from nn_core.trainer import Trainer

TWIN_SPREAD = 1e-6  # float32 resolves 6e-8 of the largest entry; units that were drawn differ more

# The targets do not change while a trainer lives, and finding the best constant takes as long as
# everything else here.
_scales: WeakKeyDictionary[Trainer, tuple[float, bool, bool]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Inside:
    """The state of a network's hidden layers on the training data."""

    dead_share: float  # of the layer with the largest share of dead units
    dead_layer: int  # -1 where there is no hidden layer
    dead: list[BoolArray]  # (H,) a hidden layer
    saturated_share: float  # of the layer with the largest share of saturated activations
    saturated_layer: int
    delta_rms: list[float]  # a hidden layer

    @property
    def gradient_ratio(self) -> float:
        """First over last hidden layer; 1 where there are not two to compare."""
        if len(self.delta_rms) < 2 or not self.delta_rms[-1] > 0:
            return 1.0
        return self.delta_rms[0] / self.delta_rms[-1]


class Facts:
    """A run as the rules see it. Losses are excesses where their name begins with e_."""

    def __init__(self, trainer: Trainer, run: int, floor: float | None, curves: Curves) -> None:
        self._trainer, self.run = trainer, run
        self.config = trainer.runs[run]
        self.scale = scale_of(trainer, floor)
        self.layers = layers_of(trainer, run)
        self.epoch = int(curves.epochs[-1])
        self.diverged_epoch = int(trainer.diverged_epoch[run])
        self.curves = finite = until_diverged(curves)
        self.n_recorded = len(finite.epochs)
        self.summarize()
        self.n_train, self.n_validation = len(trainer._train.table), len(trainer._validation.table)

    def summarize(self) -> None:
        """Boils the curves down; without a single finite loss, everything is infinite."""
        epochs, train, validation = self.curves
        if self.n_recorded == 0:
            self.train = self.validation = Summary(inf, inf, 0, inf, 0.0)
            self.train_at_best = inf
            return
        self.train, self.validation = summarize(epochs, train), summarize(epochs, validation)
        self.train_at_best = smooth_at(*smoothed(epochs, train), self.validation.best_epoch)

    @cached_property
    def standard_error(self) -> float:
        """Of the validation excess; infinite where one sample, or a diverged run, tells nothing."""
        data = self._trainer._validation
        if self.n_validation < 2:
            return inf
        losses = self.layers.losses(self.layers.forward(data.x[:, 1:]), data.y)
        error = float(losses.std(ddof=1)) / sqrt(len(losses)) / self.scale.unit
        return error if isfinite(error) else inf

    @cached_property
    def twin_layers(self) -> list[int]:
        """Hidden layers all of whose units are equal."""
        pairs = zip(self.layers.weights[:-1], self.layers.biases[:-1], strict=True)
        return [index for index, pair in enumerate(pairs) if unit_spread(*pair) <= TWIN_SPREAD]

    @cached_property
    def inside(self) -> Inside:
        """Looked at only where a network does not learn."""
        data = self._trainer._train
        flow = self.layers.forward(data.x[:, 1:])
        hidden = range(self.layers.depth)
        dead = [dead_units(flow.values[index]) for index in hidden]
        deltas = self.layers.deltas(flow, data.y)
        dead_share, dead_layer = _largest([float(layer.mean()) for layer in dead])
        saturated, saturated_layer = _largest(_saturated(self.layers, flow))
        delta_rms = [rms(deltas[index]) * self.n_train for index in hidden]
        return Inside(dead_share, dead_layer, dead, saturated, saturated_layer, delta_rms)

    def detach(self) -> None:
        """Works everything out and lets go of the trainer, so that the facts keep this moment."""
        _ = self.standard_error, self.twin_layers, self.inside
        del self._trainer, self.layers


def scale_of(trainer: Trainer, floor: float | None) -> Scale:
    """The scale of a trainer's losses; the floor is the data's, if it is known."""
    fixed = _scales.get(trainer)
    if fixed is None:
        targets, run = trainer._train.y, trainer.runs[0]
        constant = bool((targets == targets[0]).all())
        baseline = 0.0 if constant else baseline_loss(run.loss, targets)
        fixed = baseline, is_classification(run, targets), constant
        _scales[trainer] = fixed
    known = known_floor(floor)
    return Scale(fixed[0], known or 0.0, known is not None, *fixed[1:])


def curves_of(trainer: Trainer) -> list[Curves]:
    """The curves of every run."""
    history = trainer.history
    epochs, train, validation = history.epochs, history.train_loss, history.validation_loss
    return [Curves(epochs, train[:, run], validation[:, run]) for run in range(len(trainer.runs))]


def _saturated(layers: Layers, flow: Flow) -> list[float]:
    pairs = zip(flow.values, layers.activations, strict=False)
    return [saturated_share(values, name) for values, name in pairs]


def _largest(shares: list[float]) -> tuple[float, int]:
    return max(((share, index) for index, share in enumerate(shares)), default=(0.0, -1))
