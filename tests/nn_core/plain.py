"""A network of one run in plain float64 arithmetic: contiguous arrays, samples before units.

Written out by the definitions, with nothing of the core in it: whatever the core does in buffers,
strides and stacks must come out the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from nn_core import RunConfig
from nn_core.arrays import Array

Function = Callable[[Array], Array]
LayerArrays = tuple[Array, Array]  # weights (D, H) and biases (H,)

SELU, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772
GELU = np.sqrt(2 / np.pi)


def sigmoid(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def softmax(z: Array) -> Array:
    shares = np.exp(z - z.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def gelu_derivative(z: Array) -> Array:
    t = np.tanh(GELU * (z + 0.044715 * z**3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t**2) * GELU * (1 + 3 * 0.044715 * z**2)


ACTIVATIONS: dict[str, tuple[Function, Function]] = {  # value and derivative, of z
    "identity": (lambda z: z, np.ones_like),
    "relu": (lambda z: np.where(z > 0, z, 0), lambda z: np.where(z > 0, 1.0, 0)),
    "leaky_relu": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z: np.where(z > 0, 1, 0.01)),
    "elu": (lambda z: np.where(z > 0, z, np.exp(z) - 1), lambda z: np.where(z > 0, 1, np.exp(z))),
    "selu": (
        lambda z: SELU * np.where(z > 0, z, SELU_ALPHA * (np.exp(z) - 1)),
        lambda z: SELU * np.where(z > 0, 1, SELU_ALPHA * np.exp(z)),
    ),
    "gelu": (lambda z: 0.5 * z * (1 + np.tanh(GELU * (z + 0.044715 * z**3))), gelu_derivative),
    "silu": (lambda z: z * sigmoid(z), lambda z: sigmoid(z) * (1 + z * (1 - sigmoid(z)))),
    "softplus": (lambda z: np.logaddexp(0, z), sigmoid),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "step": (lambda z: np.where(z > 0, 1.0, 0), lambda z: np.zeros_like(z)),
    "hard_tanh": (
        lambda z: np.minimum(1, np.maximum(-1, z)),
        lambda z: np.where(np.abs(z) < 1, 1.0, 0),
    ),
    "sine": (np.sin, np.cos),
}

OUTPUTS: dict[str, tuple[Function, Callable[[Array, Array], Array]]] = {
    # The outputs o (S, K), and what turns dloss/do into dloss/dz.
    "identity": (lambda z: z, lambda g, o: g),
    "sigmoid": (sigmoid, lambda g, o: g * o * (1 - o)),
    "softmax": (softmax, lambda g, o: o * (g - (g * o).sum(axis=1, keepdims=True))),
    "tanh": (np.tanh, lambda g, o: g * (1 - o**2)),
}

LOSSES: dict[str, tuple[Callable[[Array, Array], float], Callable[[Array, Array], Array]]] = {
    # The loss of outputs and targets (S, K), and its derivative by the outputs.
    "mse": (lambda o, y: np.mean((o - y) ** 2), lambda o, y: 2 * (o - y) / o.size),
    "mae": (lambda o, y: np.mean(np.abs(o - y)), lambda o, y: np.sign(o - y) / o.size),
    "huber": (
        lambda o, y: np.mean(np.where(np.abs(o - y) < 1, 0.5 * (o - y) ** 2, np.abs(o - y) - 0.5)),
        lambda o, y: np.clip(o - y, -1, 1) / o.size,
    ),
    "binary_cross_entropy": (
        lambda o, y: -np.mean(np.sum(y * np.log(o) + (1 - y) * np.log(1 - o), axis=1)),
        lambda o, y: (o - y) / (o * (1 - o)) / len(o),
    ),
    "cross_entropy": (
        lambda o, y: -np.mean(np.sum(y * np.log(o), axis=1)),
        lambda o, y: -y / o / len(o),
    ),
}


def forward(run: RunConfig, layers: Sequence[LayerArrays], x: Array) -> tuple[Array, list[Array]]:
    """The outputs (S, K) for inputs (S, D), and the pre-activations (S, H) of every layer."""
    values, pre_activations = x, list[Array]()
    for index, (weights, biases) in enumerate(layers):
        z = values @ weights + biases
        pre_activations.append(z)
        if index < run.network.depth:
            values = ACTIVATIONS[run.network.layer_activations[index]][0](z)
    return OUTPUTS[run.network.output_activation][0](z), pre_activations


def gradient(
    run: RunConfig, layers: Sequence[LayerArrays], x: Array, y: Array
) -> list[LayerArrays]:
    """The gradient of the mean loss on inputs (S, D) and targets (S, K), without penalties."""
    outputs, pre_activations = forward(run, layers, x)
    derivative = LOSSES[run.loss][1](outputs, y)
    delta = OUTPUTS[run.network.output_activation][1](derivative, outputs)
    gradients = list[LayerArrays]()
    for index in reversed(range(len(layers))):
        name = run.network.layer_activations[index - 1] if index else ""
        below = ACTIVATIONS[name][0](pre_activations[index - 1]) if index else x
        gradients.insert(0, (below.T @ delta, delta.sum(axis=0)))
        if index:
            delta = delta @ layers[index][0].T * ACTIVATIONS[name][1](pre_activations[index - 1])
    return gradients


def sgd(p: Array, gradients: Sequence[Array], rate: float) -> Array:
    return p - rate * gradients[-1]


def momentum(p: Array, gradients: Sequence[Array], rate: float) -> Array:
    velocity = sum(0.9**age * g for age, g in enumerate(reversed(gradients)))
    return p - rate * velocity


def nesterov(p: Array, gradients: Sequence[Array], rate: float) -> Array:
    velocity = sum(0.9**age * g for age, g in enumerate(reversed(gradients)))
    return p - rate * (gradients[-1] + 0.9 * velocity)


def rmsprop(p: Array, gradients: Sequence[Array], rate: float) -> Array:
    squares = sum(0.1 * 0.9**age * g**2 for age, g in enumerate(reversed(gradients)))
    return p - rate * gradients[-1] / (np.sqrt(squares) + 1e-8)


def adam(p: Array, gradients: Sequence[Array], rate: float) -> Array:
    t = len(gradients)
    mean = sum(0.1 * 0.9**age * g for age, g in enumerate(reversed(gradients)))
    squares = sum(0.001 * 0.999**age * g**2 for age, g in enumerate(reversed(gradients)))
    mean, squares = mean / (1 - 0.9**t), squares / (1 - 0.999**t)
    return p - rate * mean / (np.sqrt(squares) + 1e-8)


# One step from p, by all gradients so far, this step's last. AdamW without decay is Adam.
OPTIMIZERS: dict[str, Callable[[Array, Sequence[Array], float], Array]] = {
    "sgd": sgd,
    "momentum": momentum,
    "nesterov": nesterov,
    "rmsprop": rmsprop,
    "adam": adam,
    "adamw": adam,
}
