"""Least squares on random features."""

from math import inf

import numpy as np
import pytest

from nn_core import ConfigError
from nn_core.sweep.random_features import double_descent, least_squares, noise_in_theory


def test_enough_features_fit_the_training_data_exactly() -> None:
    found = double_descent((20, 100, 300), seeds=range(3))
    assert found.test.shape == found.train.shape == (3, 3)
    assert (found.train[:, 0] > 0.01).all()
    assert (found.train[:, 1:] < 1e-10).all()


@pytest.mark.parametrize("n_features", [5, 40])
def test_a_ridge_that_fades_gives_the_solution_of_least_norm(n_features: int) -> None:
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(20, n_features)), rng.normal(size=20)
    expected = np.linalg.pinv(z) @ y
    np.testing.assert_allclose(least_squares(z, y), expected, atol=1e-10)
    np.testing.assert_allclose(least_squares(z, y, 1e-9), expected, atol=1e-6)


@pytest.mark.parametrize("n_features", [5, 40])
def test_ridge_solves_its_normal_equations(n_features: int) -> None:
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(20, n_features)), rng.normal(size=20)
    w = least_squares(z, y, 0.7)
    np.testing.assert_allclose(z.T @ (z @ w - y) + 0.7 * w, 0, atol=1e-10)


@pytest.mark.parametrize(("n_features", "n_train"), [(10, 30), (80, 30)])
def test_the_theory_is_what_gaussian_features_give(n_features: int, n_train: int) -> None:
    rng = np.random.default_rng(0)
    errors = []
    for _ in range(400):
        z = rng.normal(size=(n_train, n_features))
        errors.append(np.sum(least_squares(z, 0.5 * rng.normal(size=n_train)) ** 2))
    expected = noise_in_theory(n_features, n_train, 0.5)
    assert np.mean(errors) == pytest.approx(expected, rel=0.15)


def test_the_theory_has_no_bound_at_the_threshold() -> None:
    assert [noise_in_theory(p, 30, 0.5) for p in (29, 30, 31)] == [inf] * 3


def test_the_same_seeds_give_the_same_curves() -> None:
    one, other = (double_descent((20, 60), seeds=[4]).test for _ in range(2))
    np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize(
    ("field", "settings"),
    [
        ("features", {"features": ()}),
        ("features", {"features": (0,)}),
        ("seeds", {"seeds": ()}),
        ("seeds", {"seeds": (-1,)}),
        ("n_train", {"n_train": 0}),
        ("noise", {"noise": -1.0}),
        ("ridge", {"ridge": float("nan")}),
    ],
)
def test_settings_that_make_no_sense_are_named(field: str, settings: dict[str, object]) -> None:
    with pytest.raises(ConfigError) as caught:
        double_descent(**settings)  # type: ignore[arg-type]
    assert caught.value.field == field
