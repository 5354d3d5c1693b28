"""What a network was before training: its weights are drawn again from the run's seed, once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.config import RunConfig
from nn_core.functions.initializers import INITIALIZERS
from nn_core.inspection.inspection import rms, saturated_share
from nn_core.inspection.layers import Flow, Layers
from nn_core.training.stack import random_streams


class Start(NamedTuple):
    """Of one run. Its weights are not kept: they are as large as the network."""

    saturated_share: float  # the largest share of saturated activations of a hidden layer
    gradient_ratio: float  # see Inside
    sum_of_sizes: float  # of all weights: times l1, the penalty that it adds
    sum_of_squares: float  # likewise, times l2 / 2


def start_of(
    run: RunConfig,
    layers: Layers,
    inputs: Array,
    targets: Array,
    weights: Sequence[Array] | None = None,
) -> Start:
    """From the run's layers as they are now, and a sample (S, D) and (S, K) of the data.

    weights: (D, H) of every layer as they were drawn, where they are known; else drawn again, which
    takes longer than all else.
    """
    weights = weights or initial_weights(run, inputs.shape[1], targets.shape[1])
    dtype = layers.weights[0].dtype
    bias = INITIALIZERS[run.network.initializer].bias
    biases = [np.full_like(each, bias) for each in layers.biases]
    start = Layers([w.astype(dtype) for w in weights], biases, layers.activations, layers.head)
    flow = start.forward(inputs)
    return Start(
        max(saturated_shares(start, flow), default=0.0),
        first_to_last(delta_sizes(start, start.deltas(flow, targets))),
        sum(float(np.abs(w).sum()) for w in weights),
        sum(float(np.vdot(w, w)) for w in weights),
    )


def initial_weights(run: RunConfig, n_inputs: int, n_outputs: int) -> list[FloatArray]:
    """(D, H) of every layer as the run's seed draws them."""
    rng = random_streams([run])[0][0]
    sizes = (n_inputs, *run.network.hidden_widths, n_outputs)
    draw = INITIALIZERS[run.network.initializer].draw
    return [np.asarray(draw(rng, d, h), np.float64) for d, h in pairwise(sizes)]


def saturated_shares(layers: Layers, flow: Flow) -> list[float]:
    """Of each hidden layer's activations."""
    pairs = zip(flow.values, layers.activations, strict=False)
    return [saturated_share(values, name) for values, name in pairs]


def delta_sizes(layers: Layers, deltas: list[Array]) -> list[float]:
    """Root mean square of the gradients (H, S) at the units of each hidden layer, times S."""
    return [rms(delta) * delta.shape[1] for delta in deltas[: layers.depth]]


def first_to_last(sizes: list[float]) -> float:
    """First over last hidden layer; 1 where there are not two to compare."""
    return sizes[0] / sizes[-1] if len(sizes) > 1 and sizes[-1] > 0 else 1.0
