"""A head: the output activation and the loss together, as functions of the logits.

Where the pair belongs together (sigmoid and binary cross-entropy, softmax and cross-entropy), value
and gradient are taken from the logits, which stays exact where the output itself has rounded to 0
or 1. Any other pair goes through the output and the activation's Jacobian.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn_core.activations import OUTPUT_ACTIVATIONS, sigmoid, softmax
from nn_core.arrays import Array
from nn_core.losses import LOSSES, Loss, squared

Elementwise = Callable[[Array, Array], Array]
Delta = Callable[[Array, Array, float], object]


@dataclass(frozen=True)
class Head:
    """All arrays are (R, K, B), or broadcast to it.

    losses(z, targets): elementwise losses. delta(z, targets, scale): overwrites the logits z with
    scale * d losses / dz.
    """

    output: Callable[[Array, Array], object]
    losses: Elementwise
    delta: Delta
    loss: Loss


def make_head(output_activation: str, loss: str) -> Head:
    """The fused head of the pair where there is one, else the general one."""
    functions = FUSED.get((output_activation, loss)) or _general(output_activation, loss)
    return Head(OUTPUT_ACTIVATIONS[output_activation].value, *functions, LOSSES[loss])


def _general(output_activation: str, loss: str) -> tuple[Elementwise, Delta]:
    activation, entry = OUTPUT_ACTIVATIONS[output_activation], LOSSES[loss]

    def losses(z: Array, targets: Array) -> Array:
        outputs = np.empty_like(z)
        activation.value(z, outputs)
        return entry.value(outputs, targets)

    def delta(z: Array, targets: Array, scale: float) -> None:
        activation.value(z, z)
        slope = entry.slope(z, targets)
        np.multiply(activation.pull_back(slope, z), scale, z)

    return losses, delta


def _sigmoid_losses(z: Array, targets: Array) -> Array:
    losses: Array = np.log1p(np.exp(-np.maximum(z, -z)))
    losses += np.maximum(z, 0)
    losses -= z * targets
    return losses


def _sigmoid_delta(z: Array, targets: Array, scale: float) -> None:
    sigmoid(z, z)
    np.subtract(z, targets, z)
    np.multiply(z, scale, z)


def _softmax_losses(z: Array, targets: Array) -> Array:
    shifted = z - np.maximum.reduce(z, axis=-2, keepdims=True)
    log_total = np.log(np.add.reduce(np.exp(shifted), axis=-2, keepdims=True))
    losses: Array = targets * (log_total - shifted)
    return losses


def _softmax_delta(z: Array, targets: Array, scale: float) -> None:
    softmax(z, z)
    np.multiply(z, np.add.reduce(targets, axis=-2, keepdims=True), z)  # 1 for one-hot targets
    np.subtract(z, targets, z)
    np.multiply(z, scale, z)


def _linear_delta(z: Array, targets: Array, scale: float) -> None:
    np.subtract(z, targets, z)
    np.multiply(z, 2 * scale, z)


FUSED: dict[tuple[str, str], tuple[Elementwise, Delta]] = {
    ("sigmoid", "binary_cross_entropy"): (_sigmoid_losses, _sigmoid_delta),
    ("softmax", "cross_entropy"): (_softmax_losses, _softmax_delta),
    ("identity", "mse"): (squared, _linear_delta),
}
