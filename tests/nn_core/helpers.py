"""Small data, and gradients by a complex step through the core's own forward pass."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from nn_core import LOSSES, OUTPUT_ACTIVATIONS, NetworkConfig, RunConfig, Trainer
from nn_core.arrays import Array
from nn_core.functions.head import make_head
from nn_core.training.evaluation import Evaluator
from nn_core.training.network import Network
from nn_core.training.prepare import prepare

# Cross-entropy compares outputs that compete: with any other output it is refused.
PAIRS = [
    (output, loss)
    for output in OUTPUT_ACTIVATIONS
    for loss in LOSSES
    if loss != "cross_entropy" or output == "softmax"
]


def xor_like(n: int = 200, seed: int = 0) -> tuple[Array, Array, Array, Array]:
    """Points of the plane, labelled by the sign of x * y: training and validation."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1, 1, (2 * n, 2))
    y = (x[:, :1] * x[:, 1:] > 0).astype(float)
    return x[:n], y[:n], x[n:], y[n:]


def make(*runs: RunConfig, n: int = 200) -> Trainer:
    """A trainer of the runs on xor-like data."""
    return Trainer(runs, *xor_like(n))


def run_config(widths: tuple[int, ...] = (4, 2), **settings: object) -> RunConfig:
    """A RunConfig whose network settings may be given among the others."""
    names = ("activations", "output_activation", "initializer")
    network = {name: settings.pop(name) for name in names if name in settings}
    return RunConfig(NetworkConfig(widths, **network), **settings)  # type: ignore[arg-type]


def same_sized(run: RunConfig, *widths: tuple[int, ...]) -> list[RunConfig]:
    """The run with other widths and seeds."""
    return [
        replace(run, network=replace(run.network, hidden_widths=width), seed=seed)
        for seed, width in enumerate(widths)
    ]


def complex_step_gradient(run: RunConfig, parameters: Array, x: Array, y: Array) -> Array:
    """(P,) the gradient of the mean loss: the imaginary part of a loss at parameters + i h."""
    h = 1e-30
    network = Network([run.network], x.shape[1], y.shape[1], "complex128")
    evaluator = Evaluator(network, make_head(run.network.output_activation, run.loss))
    data = prepare(("x", "y"), x, y, (None, None), network.dtype, run.loss)
    gradient = np.zeros(len(parameters))
    for index in range(len(parameters)):
        network.parameters[0] = parameters
        network.parameters[0, index] += 1j * h
        gradient[index] = evaluator.loss(data)[0].imag / h
    return gradient


def relative_error(found: Array, expected: Array) -> float:
    """The largest difference over the largest value expected."""
    return float(np.max(np.abs(found - expected)) / np.max(np.abs(expected)))
