"""What the data alone say: a linear fit, the nearest neighbours, what an output can reach."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.neighbors import KNeighborsRegressor

from datasets import load
from nn_core import Trainer
from nn_core.diagnosis.references import References, references_of
from nn_core.diagnosis.start import Start
from nn_core.inspection.sampling import fixed_sample
from tests.nn_core.helpers import make, run_config


def _references(name: str, output: str, loss: str, **settings: object) -> References:
    data = load(name, **settings)  # type: ignore[arg-type]
    run = run_config((3,), output_activation=output, loss=loss)
    return references_of(
        Trainer([run], data.x_train, data.y_train, data.x_validation, data.y_validation)
    )


def test_the_linear_fit_is_that_of_least_squares() -> None:
    data = load("cars")
    found = _references("cars", "identity", "mse").linear
    fit = LinearRegression().fit(data.x_train, data.y_train)
    expected = [
        np.mean((fit.predict(x) - y) ** 2)
        for x, y in ((data.x_train, data.y_train), (data.x_validation, data.y_validation))
    ]
    np.testing.assert_allclose(found, expected, rtol=1e-4)


@pytest.mark.parametrize("name", ["circle", "moons", "gauss", "checkerboard"])
def test_the_linear_fit_of_classes_is_logistic_regression(name: str) -> None:
    data = load(name, noise=0.3)
    references = _references(name, "sigmoid", "binary_cross_entropy", noise=0.3)
    fit = LogisticRegression(C=1e6).fit(data.x_train, data.y_train[:, 0])
    p = fit.predict_proba(data.x_train)[:, 1]
    y = data.y_train[:, 0]
    best = -np.mean(y * np.log(p) + (1 - y) * np.log1p(-p))
    assert best - 1e-6 <= references.linear.train <= best + 0.02 * references.baseline


def test_a_linear_fit_to_all_samples_is_no_worse_than_any_linear_network_on_them() -> None:
    references = _references("circle", "sigmoid", "binary_cross_entropy")
    assert references.straight == pytest.approx(np.log(2), abs=0.02)
    assert _references("gauss", "sigmoid", "binary_cross_entropy").straight < 0.1


def test_the_nearest_neighbours_are_scikit_learns() -> None:
    data = load("cars")
    losses = [
        np.mean((fit.predict(data.x_validation) - data.y_validation) ** 2)
        for k in (1, 5, 15, 45)
        if (fit := KNeighborsRegressor(k).fit(data.x_train, data.y_train))
    ]
    found = _references("cars", "identity", "mse")
    # The inputs are standardized already, on all rows; here on those for training.
    assert found.neighbours.validation == pytest.approx(min(losses), rel=0.05)
    assert found.best == min(found.baseline, found.linear.validation, found.neighbours.validation)


def test_what_an_output_cannot_reach_is_its_distance_to_the_targets() -> None:
    x = np.zeros((4, 1))
    y = np.array([[-2.0], [0.5], [1.5], [3.0]])
    run = run_config((2,), output_activation="tanh", loss="mse")
    references = references_of(Trainer([run], x, y, x, y))
    cost, within = references.beyond
    assert (cost, within) == ((1 + 0.25 + 4) / 4, 0.25)
    assert references.reachable(0.0) == pytest.approx(cost)
    assert references.reachable(0.4) == pytest.approx(cost + 0.1)  # the noise of those within
    sigmoid = make(run_config((2,)))
    assert references_of(sigmoid).reachable(0.3) == 0.3


def test_a_fixed_sample_is_the_same_again_and_shows_both_of_two_classes_that_alternate() -> None:
    chosen = fixed_sample(20_000, 800)
    np.testing.assert_array_equal(chosen, fixed_sample(20_000, 800))
    assert len(np.unique(chosen)) == 800
    assert 300 < (chosen % 2).sum() < 500
    np.testing.assert_array_equal(fixed_sample(5, 800), np.arange(5))


@pytest.mark.parametrize(
    ("name", "loss"), [("digits", "cross_entropy"), ("rings", "mae"), ("wine", "cross_entropy")]
)
def test_references_are_losses_for_several_classes_too(name: str, loss: str) -> None:
    references = _references(name, "softmax", loss)
    assert 0 <= references.best < references.baseline


def test_what_best_asks_for_is_found_a_part_at_a_time() -> None:
    references, whole = (_references("penguins", "softmax", "cross_entropy") for _ in range(2))
    found = [references.prepare() for _ in range(3)]
    assert found == [False, False, True]
    assert references.best == whole.best


def test_another_run_on_the_same_data_has_all_but_its_start() -> None:
    references = _references("iris", "softmax", "cross_entropy")
    assert not references.prepare()
    references.starts[run_config((3,)).network, 1] = Start(0.0, 1.0, 0.0, 0.0)
    other = references.for_another_run()
    assert other.linear is references.linear
    assert (len(references.starts), other.starts) == (1, {})
