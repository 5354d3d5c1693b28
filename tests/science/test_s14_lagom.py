"""Row S14: which size is lagom depends on the noise and on how many data there are.

sin(2 pi x) and two tanh layers. The row starts the first layer with weights three times as large
and random biases, which no setting of a run does: here they are Glorot normal and zero, so the
figures differ a little and the order is the same. Ranges are those of 20 draws of the data, 5 at a
time (5 to 95 % of the medians of 5), somewhat widened.
"""

import numpy as np
import pytest

from nn_core import NetworkConfig, RunConfig, Sweep
from nn_core.arrays import Array, FloatArray

pytestmark = pytest.mark.slow
WIDTHS = (1, 3, 8, 64)
DRAWS, STARTS = 5, 3


def sine(x: Array) -> Array:
    return np.asarray(np.sin(2 * np.pi * x))


def errors(n_samples: int, sigma: float) -> FloatArray:
    """(W,) test MSE by width: medians over the starts, then over draws of the data."""
    return np.median([_errors(n_samples, sigma, draw) for draw in range(DRAWS)], axis=0)


def _errors(n_samples: int, sigma: float, draw: int) -> FloatArray:
    rng = np.random.default_rng(draw)
    x = rng.uniform(-1, 1, (n_samples, 1))
    y = sine(x) + sigma * rng.standard_normal((n_samples, 1))
    grid = np.linspace(-1, 1, 200)[:, np.newaxis]
    runs = [
        RunConfig(
            NetworkConfig((width, width), "tanh", "identity", "glorot_normal"),
            loss="mse",
            learning_rate=0.01,
            batch_size=n_samples,
            seed=100 * draw + start,
        )
        for width in WIDTHS
        for start in range(STARTS)
    ]
    sweep = Sweep(runs, x, y, grid, sine(grid), max_epochs=2000)
    sweep.run()
    losses = np.array([row["validation_loss"] for row in sweep.rows()])
    return np.median(losses.reshape(-1, STARTS), axis=1) + sigma**2


def test_with_few_noisy_data_both_too_small_and_too_large_are_worse() -> None:
    found = errors(40, 0.3)
    small, *right, large = found
    assert 0.4 < small < 0.55
    assert 0.1 < min(right) < 0.17
    assert 0.13 < large < 0.35
    assert large > 1.1 * min(right)


def test_with_many_data_the_large_network_is_no_worse() -> None:
    small, *right, large = errors(200, 0.3)
    assert 0.4 < small < 0.5
    assert max(*right, large) < 0.12  # the noise alone is 0.09
    assert large < 1.15 * min(right)


def test_without_noise_the_large_network_does_not_overfit() -> None:
    small, *_, large = errors(40, 0.0)
    assert 0.3 < small < 0.45
    assert large < 0.002
