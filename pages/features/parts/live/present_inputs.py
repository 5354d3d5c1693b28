"""What comes into the activations of the playground's network as it is now."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nn_core.inspection import layers_of
from pages.features.parts.live.functions import FLAT, REACH, activation_at, activation_facts
from pages.live.experiment import Experiment

Array = NDArray[np.float64]

N_BINS = 48
MOST_POINTS, FEWEST_POINTS = 500, 50
MOST_INPUTS = 300_000  # of all layers together: fewer points of a large network


class LayerInputs(NamedTuple):
    """The pre-activations of one hidden layer, all its units on the training points.

    counts (N_BINS,) lie between -REACH and REACH; beyond: the share that lies outside. flat: the
    share where the derivative is below FLAT of the largest.
    """

    layer: int
    activation: str
    n: int  # of them
    counts: NDArray[np.int64]
    beyond: float
    flat: float


class PresentInputs(NamedTuple):
    """Of a run at an epoch, layer by layer."""

    epoch: int
    layers: list[LayerInputs]


def present_inputs_of(experiment: Experiment) -> PresentInputs | None:
    """None where the network has no numbers any more, since its run has diverged."""
    trainer, n_units = experiment.trainer, sum(experiment.settings.hidden_widths)
    most = min(MOST_POINTS, max(FEWEST_POINTS, MOST_INPUTS // max(1, n_units)))
    with np.errstate(all="ignore"):
        flow = layers_of(trainer).forward(trainer.train_data.x[:most, 1:])
    layers = []
    for layer, activation in enumerate(experiment.settings.activations):
        z = flow.pre_activations[layer].ravel()
        if not np.isfinite(z).all():
            return None
        layers.append(_layer(layer, activation, z.astype(np.float64)))
    return PresentInputs(trainer.epoch, layers)


def _layer(layer: int, activation: str, z: Array) -> LayerInputs:
    counts, _ = np.histogram(z, N_BINS, (-REACH, REACH))
    slopes = np.abs(activation_at(activation, z).derivative)
    return LayerInputs(
        layer=layer,
        activation=activation,
        n=z.size,
        counts=counts,
        beyond=float(np.mean(np.abs(z) > REACH)),
        flat=float(np.mean(slopes <= FLAT * activation_facts(activation).steepest)),
    )
