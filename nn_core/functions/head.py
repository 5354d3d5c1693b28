"""A head: the output activation and the loss together, as functions of the logits.

Where the pair belongs together (sigmoid and binary cross-entropy, softmax and cross-entropy), value
and gradient are taken from the logits, which stays exact where the output itself has rounded to 0
or 1. Any other pair goes through the output and the activation's Jacobian.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import ZERO, Array
from nn_core.functions.activations import OUTPUT_ACTIVATIONS, sigmoid, softmax
from nn_core.functions.losses import LOSSES, Loss, squared

Elementwise = Callable[[Array, Array], Array]
Delta = Callable[[Array, Array, Array], object]


@dataclass(frozen=True)
class Head:
    """All arrays are (R, K, B), or broadcast to it.

    losses(z, targets): elementwise losses. delta(z, targets, scale): overwrites the logits z with
    d losses / dz, times a scale (without axes) that already has this head's factor in it.
    """

    output: Callable[[Array, Array], object]
    losses: Elementwise
    delta: Delta
    factor: float
    loss: Loss

    def scale(self, n_samples: int, n_outputs: int, dtype: np.dtype[np.generic]) -> Array:
        """What delta needs for the mean over n_samples."""
        return np.array(self.factor * self.loss.scale(n_samples, n_outputs), dtype)


def make_head(output_activation: str, loss: str) -> Head:
    """The fused head of the pair where there is one, else the general one."""
    functions = FUSED.get((output_activation, loss)) or _general(output_activation, loss)
    return Head(OUTPUT_ACTIVATIONS[output_activation].value, *functions, LOSSES[loss])


def _general(output_activation: str, loss: str) -> tuple[Elementwise, Delta, float]:
    activation, entry = OUTPUT_ACTIVATIONS[output_activation], LOSSES[loss]

    def losses(z: Array, targets: Array) -> Array:
        outputs = np.empty_like(z)
        activation.value(z, outputs)
        return entry.value(outputs, targets)

    def delta(z: Array, targets: Array, scale: Array) -> None:
        activation.value(z, z)
        derivative = entry.derivative(z, targets)
        np.multiply(activation.pull_back(derivative, z), scale, z)

    return losses, delta, 1.0


def _sigmoid_losses(z: Array, targets: Array) -> Array:
    losses: Array = np.log1p(np.exp(np.minimum(z, ZERO - z)))  # of exp(-|z|)
    losses += np.maximum(z, 0)
    losses -= z * targets
    return losses


def _sigmoid_delta(z: Array, targets: Array, scale: Array) -> None:
    sigmoid(z, z)
    np.subtract(z, targets, z)
    np.multiply(z, scale, z)


def _softmax_losses(z: Array, targets: Array) -> Array:
    shifted = z - np.maximum.reduce(z, axis=-2, keepdims=True)
    log_total = np.log(np.add.reduce(np.exp(shifted), axis=-2, keepdims=True))
    losses: Array = targets * (log_total - shifted)
    return losses


def _softmax_delta(z: Array, targets: Array, scale: Array) -> None:
    softmax(z, z)
    np.multiply(z, np.add.reduce(targets, axis=-2, keepdims=True), z)  # 1 for one-hot targets
    np.subtract(z, targets, z)
    np.multiply(z, scale, z)


def _linear_delta(z: Array, targets: Array, scale: Array) -> None:
    np.subtract(z, targets, z)
    np.multiply(z, scale, z)


FUSED: dict[tuple[str, str], tuple[Elementwise, Delta, float]] = {
    ("sigmoid", "binary_cross_entropy"): (_sigmoid_losses, _sigmoid_delta, 1.0),
    ("softmax", "cross_entropy"): (_softmax_losses, _softmax_delta, 1.0),
    ("identity", "mse"): (squared, _linear_delta, 2.0),  # (z - y)^2 has the derivative 2 (z - y)
}
