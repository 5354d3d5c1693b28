"""Loss functions, one entry each in LOSSES.

`value(outputs, targets)` and `derivative(outputs, targets)` are elementwise. A loss is the mean
over samples of the sum over outputs for the cross-entropies (in nats), and the mean over samples
and outputs for the others. Cross-entropies clip outputs that are no probabilities, value and
derivative alike; with their own output activation they work on logits instead (see head.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn_core import checks
from nn_core.arrays import Array, FloatArray
from nn_core.functions.activations import OUTPUT_ACTIVATIONS

SMALLEST_PROBABILITY = 1e-7
HUBER_WIDTH = 1.0


@dataclass(frozen=True)
class Loss:
    """An elementwise loss, its derivative by the output, and its best constant per output."""

    value: Callable[[Array, Array], Array]
    derivative: Callable[[Array, Array], Array]
    best_constant: Callable[[FloatArray], FloatArray]  # targets (S, K) -> (K,)
    mean_over_outputs: bool
    targets_are_shares: bool  # the loss is defined for targets in [0, 1] only
    latex: str
    source: str

    def scale(self, n_samples: int, n_outputs: int) -> float:
        """What a sum over samples and outputs is multiplied with."""
        return 1 / (n_samples * n_outputs) if self.mean_over_outputs else 1 / n_samples


def squared(o: Array, y: Array) -> Array:
    error: Array = o - y
    return error * error


def squared_derivative(o: Array, y: Array) -> Array:
    derivative: Array = 2 * (o - y)
    return derivative


def absolute(o: Array, y: Array) -> Array:
    return np.asarray(np.maximum(o - y, y - o))


def absolute_derivative(o: Array, y: Array) -> Array:
    return np.asarray(np.sign(o - y))


def huber(o: Array, y: Array) -> Array:
    size = absolute(o, y)
    inside = np.minimum(size, HUBER_WIDTH)
    return np.asarray(inside * (size - 0.5 * inside))


def huber_derivative(o: Array, y: Array) -> Array:
    return np.asarray(np.maximum(np.minimum(o - y, HUBER_WIDTH), -HUBER_WIDTH))


def binary_cross_entropy(o: Array, y: Array) -> Array:
    p = _as_probability(o)
    return np.asarray(-(y * np.log(p) + (1 - y) * np.log1p(-p)))


def binary_cross_entropy_derivative(o: Array, y: Array) -> Array:
    p = _as_probability(o)
    return np.asarray((p - y) / (p * (1 - p)) * (p == o))


def cross_entropy(o: Array, y: Array) -> Array:
    return np.asarray(y * -np.log(_as_probability(o)))


def cross_entropy_derivative(o: Array, y: Array) -> Array:
    p = _as_probability(o)
    return np.asarray(y / -p * (p == o))


def _as_probability(o: Array) -> Array:
    clipped = np.minimum(np.maximum(o, SMALLEST_PROBABILITY), 1 - SMALLEST_PROBABILITY)
    return np.asarray(clipped)


def _mean(y: FloatArray) -> FloatArray:
    return np.asarray(np.mean(y, axis=0))


def _median(y: FloatArray) -> FloatArray:
    return np.asarray(np.median(y, axis=0))


def _share(y: FloatArray) -> FloatArray:
    total = float(np.sum(y))
    return np.asarray(np.sum(y, axis=0) / (total or 1.0))


def _huber_centre(y: FloatArray) -> FloatArray:
    """Bisection: the derivative of the mean Huber loss rises with the constant."""
    low, high = np.min(y, axis=0), np.max(y, axis=0)
    for _ in range(100):
        middle = (low + high) / 2
        rising = np.sum(huber_derivative(middle, y), axis=0) > 0
        low, high = np.where(rising, low, middle), np.where(rising, middle, high)
    return np.asarray((low + high) / 2)


LOSSES: dict[str, Loss] = {
    "mse": Loss(
        squared, squared_derivative, _mean, True, False, r"(o - y)^2", "Legendre 1805; Gauss 1809"
    ),
    "mae": Loss(absolute, absolute_derivative, _median, True, False, r"|o - y|", "Laplace 1774"),
    "huber": Loss(
        huber,
        huber_derivative,
        _huber_centre,
        True,
        False,
        r"\tfrac{1}{2}(o - y)^2 \text{ if } |o - y| \le 1, \text{ else } |o - y| - \tfrac{1}{2}",
        "Huber 1964",
    ),
    "binary_cross_entropy": Loss(
        binary_cross_entropy,
        binary_cross_entropy_derivative,
        _mean,
        False,
        True,
        r"-y \ln o - (1 - y) \ln(1 - o)",
        "Good 1952; Cox 1958",
    ),
    "cross_entropy": Loss(
        cross_entropy,
        cross_entropy_derivative,
        _share,
        False,
        True,
        r"-\sum_k y_k \ln o_k",
        "Good 1952",
    ),
}


def mean_loss(name: str, outputs: FloatArray, targets: FloatArray) -> float:
    """The loss of outputs (S, K), or of one row for all samples, on targets (S, K)."""
    loss = LOSSES[name]
    values = loss.value(np.broadcast_to(outputs, targets.shape), targets)
    return float(np.sum(values) * loss.scale(*targets.shape))


def baseline_loss(name: str, targets: Array, output_activation: str = "identity") -> float:
    """Loss of the best constant that the output can give on targets (S, K): what guessing costs.

    For a softmax it is exact where each row of targets adds up to 1, as classes do; elsewhere it is
    that of the best of a few constants. ConfigError for an unknown loss or output activation,
    ShapeError and DataError for targets that the loss cannot take.
    """
    loss = LOSSES[checks.one_of("loss", name, LOSSES)]
    output = checks.one_of("output_activation", output_activation, OUTPUT_ACTIVATIONS)
    y = checks.matrix("targets", targets).astype(np.float64)
    if loss.targets_are_shares:
        checks.shares("targets", y, name)
    constants = [np.atleast_2d(loss.best_constant(y))]
    if output == "softmax":
        # The loss that is not strictly convex, MAE, is least at a corner: always the same class.
        constants += [np.mean(y, axis=0, keepdims=True), np.eye(y.shape[1])]
    nearest = OUTPUT_ACTIVATIONS[output].nearest(np.concatenate(constants))
    return min(mean_loss(name, constant, y) for constant in nearest)
