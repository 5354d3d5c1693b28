"""One run of a stack, layer by layer: what its units say, and what flows back to them.

Training works on whole stacks in buffers that the next batch overwrites (passes.py). To look inside
a run, clarity matters more than speed: here a layer's values are new arrays (H, S), units first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.errors import ConfigError
from nn_core.functions.activations import ACTIVATIONS
from nn_core.functions.head import Head, make_head
from nn_core.training.trainer import Trainer


@dataclass(frozen=True)
class Flow:
    """A forward pass; the output layer is the last of both lists."""

    inputs: Array  # (D, S)
    pre_activations: list[Array]  # (H, S) a layer
    values: list[Array]  # (H, S) a layer; of the output layer after the output activation


@dataclass(frozen=True)
class Layers:
    """A run's weights and biases without padding, as views that training goes on changing."""

    weights: list[Array]  # (D, H) a layer
    biases: list[Array]  # (H,) a layer
    activations: tuple[str, ...]  # one a hidden layer
    head: Head

    @property
    def depth(self) -> int:
        """Number of hidden layers."""
        return len(self.activations)

    def forward(self, x: Array) -> Flow:
        """All pre-activations and values for inputs (S, D)."""
        values, pre_activations = list[Array](), list[Array]()
        below = inputs = np.ascontiguousarray(x.T)
        for index, (weights, biases) in enumerate(zip(self.weights, self.biases, strict=True)):
            z = weights.T @ below
            z += biases[:, None]
            below = np.empty_like(z)
            hidden = index < self.depth
            value = ACTIVATIONS[self.activations[index]].value if hidden else self.head.output
            value(z, below)
            pre_activations.append(z)
            values.append(below)
        return Flow(inputs, pre_activations, values)

    def losses(self, flow: Flow, y: Array) -> FloatArray:
        """(S,) loss of each sample for targets (S, K); their mean is the loss."""
        parts = self.head.losses(flow.pre_activations[-1], y.T)
        total: FloatArray = parts.sum(axis=0, dtype=np.float64)
        return total * (self.head.loss.scale(*y.shape) * len(y))

    def deltas(self, flow: Flow, y: Array) -> list[Array]:
        """(H, S) d mean loss / d pre-activation of every layer, the output last."""
        delta = flow.pre_activations[-1].copy()
        n_samples, n_outputs = y.shape
        self.head.delta(delta, y.T, self.head.scale(n_samples, n_outputs, delta.dtype))
        deltas = [delta]
        for index in range(self.depth - 1, -1, -1):
            derivative = self.derivative(flow, index)
            deltas.insert(0, (self.weights[index + 1] @ deltas[0]) * derivative)
        return deltas

    def derivative(self, flow: Flow, layer: int) -> Array:
        """(H, S) f'(z) of a hidden layer."""
        derivative = np.empty_like(flow.values[layer])
        entry = ACTIVATIONS[self.activations[layer]]
        entry.derivative(flow.pre_activations[layer], flow.values[layer], derivative)
        return derivative


def layers_of(trainer: Trainer, run: int = 0) -> Layers:
    """A run of a trainer's stack, cut out of the padding. ConfigError for other than linear layers,
    which are not computed here.
    """
    config = trainer.runs[run]
    kinds = set(config.network.layer_kinds)
    if not kinds <= {"linear"}:
        remedy = "look inside a network of linear layers"
        raise ConfigError(
            "layer_kinds", config.network.layer_kinds, remedy, "does_not_suit", ("linear",)
        )
    widths = (*config.network.hidden_widths, trainer.weights(-1).shape[2])
    weights, biases, fan_in = [], [], trainer.weights(0).shape[1]
    for layer, width in enumerate(widths):
        weights.append(trainer.weights(layer)[run, :fan_in, :width])
        biases.append(trainer.biases(layer)[run, :width])
        fan_in = width
    head = make_head(config.network.output_activation, config.loss)
    return Layers(weights, biases, config.network.layer_activations, head)
