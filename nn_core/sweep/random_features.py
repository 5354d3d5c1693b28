"""Double descent: too large is worst just where a model can fit its data exactly, then gets better.

Random ReLU features (Rahimi & Recht 2007) with the least-squares solution of least norm, after
Belkin, Hsu, Ma & Mandal 2019. Targets are linear in the inputs, with noise.
Letters: S seeds, F numbers of features tried, N training samples, D inputs, P features.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt

import numpy as np

from nn_core import checks
from nn_core.arrays import Array, FloatArray
from nn_core.errors import ConfigError

FEATURES = (10, 20, 40, 60, 80, 90, 95, 100, 105, 110, 120, 150, 200, 400, 1000, 2000)
N_TEST = 1000


@dataclass(frozen=True)
class DoubleDescent:
    """Errors by number of features; test errors are against the noiseless targets."""

    features: tuple[int, ...]
    train: FloatArray  # (S, F) mean squared errors on the noisy training data
    test: FloatArray  # (S, F)
    theory: FloatArray  # (F,) see noise_in_theory

    @property
    def median_train(self) -> FloatArray:
        """(F,) over the seeds."""
        return np.asarray(np.median(self.train, axis=0))

    @property
    def median_test(self) -> FloatArray:
        """(F,) over the seeds; the mean would be that of a few very bad draws at the peak."""
        return np.asarray(np.median(self.test, axis=0))


def double_descent(
    features: Sequence[int] = FEATURES,
    n_train: int = 100,
    n_inputs: int = 20,
    noise: float = 0.5,
    ridge: float = 0.0,
    seeds: Sequence[int] = range(20),
) -> DoubleDescent:
    """One curve a seed. noise is a standard deviation; ridge times |w|^2 is added to the sum of
    squares, and without it the solution has the least norm. ConfigError for settings that make no
    sense. The default takes about a second on one core.
    """
    counts = tuple(checks.whole_number("features", count, 1) for count in features)
    if not counts or not len(seeds):
        field, value = ("seeds", seeds) if counts else ("features", features)
        raise ConfigError(field, value, "give at least one number", "empty")
    n_train = checks.whole_number("n_train", n_train, 1)
    n_inputs = checks.whole_number("n_inputs", n_inputs, 1)
    noise, ridge = checks.rate("noise", noise), checks.rate("ridge", ridge)
    errors = [_errors(counts, n_train, n_inputs, noise, ridge, seed) for seed in seeds]
    train, test = np.array(errors).transpose(1, 0, 2)
    theory = np.array([noise_in_theory(count, n_train, noise) for count in counts])
    return DoubleDescent(counts, train, test, theory)


def noise_in_theory(n_features: int, n_train: int, noise: float) -> float:
    """What noise alone adds to the test error, were the features independent Gaussians.

    noise^2 * min(p, n) / (|p - n| - 1), without bound at p = n (Belkin, Hsu & Xu 2020, theorem 1).
    """
    distance = abs(n_features - n_train) - 1
    return noise**2 * min(n_features, n_train) / distance if distance > 0 else inf


def _errors(
    counts: tuple[int, ...], n_train: int, n_inputs: int, noise: float, ridge: float, seed: int
) -> tuple[list[float], list[float]]:
    """Training and test errors; fewer features are the first ones of the most."""
    rng = np.random.default_rng(checks.whole_number("seeds", seed, 0))
    derivative = rng.standard_normal(n_inputs) / sqrt(n_inputs)
    x, x_test = (rng.standard_normal((n, n_inputs)) for n in (n_train, N_TEST))
    y, y_test = x @ derivative + noise * rng.standard_normal(n_train), x_test @ derivative
    weights = rng.standard_normal((n_inputs, max(counts))) / sqrt(n_inputs)
    z, z_test = np.maximum(x @ weights, 0), np.maximum(x_test @ weights, 0)
    train, test = [], []
    for count in counts:
        solution = least_squares(z[:, :count], y, ridge)
        train.append(float(np.mean((z[:, :count] @ solution - y) ** 2)))
        test.append(float(np.mean((z_test[:, :count] @ solution - y_test) ** 2)))
    return train, test


def least_squares(z: Array, y: Array, ridge: float = 0.0) -> Array:
    """The w (P,) of least |z w - y|^2 + ridge |w|^2; of all such, that of least norm."""
    n, p = z.shape
    if ridge == 0:
        solution: Array = np.linalg.lstsq(z, y, rcond=None)[0]
    elif p <= n:
        solution = np.linalg.solve(z.T @ z + ridge * np.eye(p), z.T @ y)
    else:
        solution = z.T @ np.linalg.solve(z @ z.T + ridge * np.eye(n), y)
    return solution
