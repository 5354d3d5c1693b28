"""Two classes above and below a curve of the user's."""

import numpy as np
import pytest

from datasets import ExpressionError, load
from datasets.above import above, above_floor, above_truth, misses_picture


@pytest.mark.parametrize("curve", ["x**2/4-5", "5.5", "sign(x)*7", "abs(x)"])
@pytest.mark.parametrize("noise", [0.1, 0.4])
def test_the_best_achievable_loss_is_that_of_who_knows_the_curve(curve, noise):
    """Also where the square cuts off what the noise reaches."""
    x, y = above(200_000, noise, np.random.default_rng(4), curve)
    p = above_truth(x, noise, curve)
    chance = np.maximum(np.where(y == 1, p, 1 - p), 1e-300)
    floor = above_floor(noise, curve)
    assert floor is not None
    lost = {
        "mse": (p - y) ** 2,
        "mae": np.abs(np.round(p) - y),
        "binary_cross_entropy": -np.log(chance),
    }
    assert set(floor) == set(lost)
    for name, each in lost.items():
        tolerance = 4.5 * each.std() / np.sqrt(len(x)) + 1e-12
        assert abs(each.mean() - floor[name]) < tolerance, name


def test_a_curve_that_turns_more_often_than_the_integral_sees_has_no_known_best_loss():
    assert above_floor(0.3, "6*sin(exp(x))") is not None
    assert above_floor(0.3, "7*sin(exp(2*x))") is None
    assert load("above-below", noise=0.3, curve="7*sin(exp(2*x))").floor is None


def test_a_curve_outside_the_picture_is_known_to_be():
    assert misses_picture("100")
    assert misses_picture("-6")
    assert not misses_picture("x")


@pytest.mark.parametrize(
    "curve", ["y", "__import__('os')", "x**x**x**x", "1/0", "(" * 10_000, "log(-1)"]
)
def test_what_is_no_curve_of_x_is_refused(curve):
    with pytest.raises(ExpressionError):
        load("above-below", curve=curve)
