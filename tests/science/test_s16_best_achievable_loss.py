"""S16: the best achievable loss follows from the generator's own densities."""

import math

import numpy as np
import pytest

from datasets import DATASETS, load
from datasets.catalog import best_losses


def normal_cdf(z: float) -> float:
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


@pytest.mark.parametrize("noise", [0.1, 0.25, 0.5])
def test_two_gaussians_at_distance_d_are_mistaken_at_a_rate_of_phi_of_minus_half_d(noise):
    distance = math.hypot(4.0, 4.0) / math.sqrt(0.5 + 7.0 * noise)
    expected = normal_cdf(-distance / 2.0)
    x, y = DATASETS["gauss"].generate(200_000, noise, np.random.default_rng(3))
    guess = DATASETS["gauss"].truth(x, noise) > 0.5
    rate = np.mean(guess != (y == 1))
    assert abs(rate - expected) < 4.5 * math.sqrt(expected * (1.0 - expected) / len(x))


@pytest.mark.parametrize("noise", [0.0, 0.2, 0.5])
def test_the_loss_of_two_gaussians_is_that_of_the_log_ratio_under_one_of_them(noise):
    # Under class 1 the log-ratio is N(d^2 / 2, d^2): an integral by plain sums, on its own.
    d = math.hypot(4.0, 4.0) / math.sqrt(0.5 + 7.0 * noise)
    z = np.linspace(-12.0, 12.0, 200_001)
    density = np.exp(-0.5 * z**2) / math.sqrt(2.0 * math.pi)
    log_ratio = 0.5 * d**2 + d * z
    entropy = np.trapezoid(density * np.logaddexp(0.0, -log_ratio), z)
    squares = np.trapezoid(density / (1.0 + np.exp(log_ratio)) ** 2, z)
    floor = best_losses("gauss", noise, 4)
    assert floor["binary_cross_entropy"] == pytest.approx(entropy, rel=1e-8)
    assert floor["mse"] == pytest.approx(squares, rel=1e-8)


def test_labels_flipped_at_rate_q_cost_the_entropy_of_q():
    # Far out at noise 0.5 a coordinate of xor crosses its axis at a rate that depends on the place.
    for place in (0.5, 1.0, 2.0):
        crossing = 0.5 - place / 5.0
        q = 2.0 * crossing * (1.0 - crossing)
        entropy = -q * math.log(q) - (1.0 - q) * math.log(1.0 - q)
        p = float(DATASETS["xor"].truth(np.array([[place, place]]), 0.5)[0, 0])
        assert 1.0 - p == pytest.approx(q)
        assert -(p * math.log(p) + (1 - p) * math.log(1 - p)) == pytest.approx(entropy)
    rng = np.random.default_rng(0)
    x, y = DATASETS["xor"].generate(400_000, 0.5, rng)
    near = (np.abs(np.abs(x) - 1.0) < 0.05).all(axis=1)
    clean = (x[near, 0] * x[near, 1] >= 0.0) == (y[near, 0] == 1.0)
    assert abs(1.0 - clean.mean() - 0.42) < 4.5 * math.sqrt(0.42 * 0.58 / near.sum())


@pytest.mark.parametrize("name", [n for n, s in DATASETS.items() if s.family == "line"])
@pytest.mark.parametrize("sigma", [0.0, 0.1, 0.3, 0.5])
def test_a_curve_under_normal_noise_cannot_be_predicted_better_than_sigma_squared(name, sigma):
    floor = load(name, noise=sigma).floor
    assert floor["mse"] == pytest.approx(sigma**2)
    assert floor["mae"] == pytest.approx(sigma * math.sqrt(2.0 / math.pi))


def test_sine_with_sigma_0_3_has_the_noise_floor_0_09():
    assert load("sine", noise=0.3).floor["mse"] == pytest.approx(0.09)


def test_no_other_answer_beats_the_true_probability():
    x, y = DATASETS["moons"].generate(20_000, 0.35, np.random.default_rng(1))
    p = DATASETS["moons"].truth(x, 0.35)
    best = np.mean((p - y) ** 2)
    for other in (p**1.2, 0.9 * p + 0.05, (p > 0.5).astype(float), np.clip(p + 0.05, 0, 1)):
        assert np.mean((other - y) ** 2) > best
