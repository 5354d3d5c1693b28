"""The best that straight lines can do: a linear or logistic fit on half of the test points."""

from __future__ import annotations

import numpy as np

from nn_core import NetworkConfig, RunConfig, Trainer
from nn_core.arrays import Array
from tests.benchmarks.diagnosis.material import Points, mean_loss

STEPS = (0.1, 0.01)
EPOCHS = 300


def is_linear(run: RunConfig) -> bool:
    """No hidden layer, or none that bends."""
    return set(run.network.layer_activations) <= {"identity"}


def best_linear_loss(points: Points, run: RunConfig) -> float:
    """Fitted on half of the points, measured on the other half.

    Least squares where the output is free, else no hidden layer, trained at length on standardized
    inputs.
    """
    spread = points.x.std(axis=0)
    x = np.asarray(points.x - points.x.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    fit, held = np.array_split(np.random.default_rng(0).permutation(len(x)), 2)
    if run.network.output_activation == "identity":
        outputs = _least_squares(x[fit], points.y[fit], x[held])
    else:
        outputs = _trained(run, x[fit], points.y[fit], x[held])
    return mean_loss(run, outputs, points.y[held])


def _least_squares(x: Array, y: Array, x_held: Array) -> Array:
    ones = [np.column_stack([part, np.ones(len(part))]) for part in (x, x_held)]
    return np.asarray(ones[1] @ np.linalg.lstsq(ones[0], y, rcond=None)[0])


def _trained(run: RunConfig, x: Array, y: Array, x_held: Array) -> Array:
    network = NetworkConfig((), "identity", run.network.output_activation, "zeros")
    fit = RunConfig(network, run.loss, "adam", STEPS[0], batch_size=len(x), dtype="float64")
    trainer = Trainer([fit], x, y, x[:1], y[:1])
    for rate in STEPS:
        trainer.adjust(learning_rate=rate)
        trainer.run(EPOCHS)
    return np.asarray(trainer.predict(x_held)[0])
