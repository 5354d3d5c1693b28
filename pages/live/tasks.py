"""What the task decides: the output layer, its activation and the losses that go with it."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from nn_core.functions import ends

Array = NDArray[np.float64]

REGRESSION_LOSSES = ("mse", "mae", "huber")

# task -> output activation -> losses; the first of each is what the task asks for.
OUTPUT_LOSSES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "regression": {
        "identity": REGRESSION_LOSSES,
        "tanh": REGRESSION_LOSSES,
        "sigmoid": REGRESSION_LOSSES,
    },
    "binary": {
        "sigmoid": ("binary_cross_entropy", *REGRESSION_LOSSES),
        "tanh": REGRESSION_LOSSES,
        "identity": REGRESSION_LOSSES,
    },
    # Labels do not exclude each other. Softmax makes them compete: it is there to be seen fail.
    "multilabel": {
        "sigmoid": ("binary_cross_entropy", *REGRESSION_LOSSES),
        "tanh": REGRESSION_LOSSES,
        "identity": REGRESSION_LOSSES,
        "softmax": ("cross_entropy",),
    },
    "multiclass": {
        "softmax": ("cross_entropy", *REGRESSION_LOSSES),
        "sigmoid": ("binary_cross_entropy", *REGRESSION_LOSSES),
        "tanh": REGRESSION_LOSSES,
        "identity": REGRESSION_LOSSES,
    },
}


def outputs_for(task: str) -> tuple[str, ...]:
    """The output activations that make sense for a task, the usual one first."""
    return tuple(OUTPUT_LOSSES[task])


def losses_for(task: str, output_activation: str) -> tuple[str, ...]:
    """The losses that make sense for a task and an output activation, the usual one first."""
    return OUTPUT_LOSSES[task][output_activation]


def is_signed(task: str, output_activation: str) -> bool:
    """Whether the classes stand elsewhere than at 0 and 1."""
    return task != "regression" and ends(output_activation) != (0, 1)


def encode_targets(y: Array, task: str, output_activation: str) -> Array:
    """Targets (S, K) in the range that the output activation reaches."""
    if not is_signed(task, output_activation):
        return y
    low, high = ends(output_activation)
    return low + (high - low) * y


def best_loss(floor: Mapping[str, float] | None, task: str, output: str, loss: str) -> float | None:
    """The best achievable loss for these targets, where the data's generator tells it."""
    if floor is None or loss not in floor:
        return None
    if not is_signed(task, output):
        return floor[loss]
    # Targets twice as far apart; other losses do not scale so.
    factor = {"mse": 4.0, "mae": 2.0}.get(loss)
    return None if factor is None else factor * floor[loss]
