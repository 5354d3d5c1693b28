"""Inside a network: the measures against their definitions, and against the trainer's own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nn_core import ACTIVATIONS, INITIALIZERS, ShapeError, Trainer
from nn_core.arrays import Array
from nn_core.inspection.inspection import (
    dead_units,
    histogram,
    inspect,
    predicted_gradient_ratio,
    rms,
    saturated_share,
    unit_similarity,
    unit_spread,
)
from nn_core.inspection.layers import layers_of
from nn_core.inspection.results import calibration, confusion_matrix, residuals
from tests.nn_core.helpers import make, run_config, same_sized, xor_like


def two_runs(**settings: object) -> Trainer:
    trainer = make(*same_sized(run_config(dtype="float64", **settings), (3, 5), (4, 2)))
    trainer.run(2)
    return trainer


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_run_looked_at_alone_says_what_the_stack_says(activation: str) -> None:
    trainer = two_runs(activations=activation)
    x, y, _, _ = xor_like()
    for run, widths in enumerate(((3, 5, 1), (4, 2, 1))):
        layers = layers_of(trainer, run)
        flow = layers.forward(x)
        for mine, theirs, width in zip(flow.values, trainer.activations(x), widths, strict=True):
            np.testing.assert_allclose(mine, theirs[run, :, :width].T, rtol=1e-10, atol=1e-13)
        np.testing.assert_allclose(layers.losses(flow, y).mean(), trainer.loss(x, y)[run])
        assert_gradient(trainer, run, layers.deltas(flow, y), [flow.inputs, *flow.values])


def assert_gradient(trainer: Trainer, run: int, deltas: list[Array], below: list[Array]) -> None:
    """Deltas, with the values below each layer, make the gradient that training finds."""
    x, y, _, _ = xor_like()
    network = trainer._network
    blocks = network.layout.cut(trainer.gradients(x, y))
    own = network.layout.of_run(blocks, run, network.run_sizes[run])
    for block, delta, units in zip(own, deltas, below, strict=False):
        np.testing.assert_allclose(block[0], delta.sum(axis=1), rtol=1e-9, atol=1e-14)
        np.testing.assert_allclose(block[1:], units @ delta.T, rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("loss", ["mse", "mae", "huber", "binary_cross_entropy"])
def test_the_gradients_sizes_are_those_of_the_trainers_gradient(loss: str) -> None:
    trainer = two_runs(activations="silu", loss=loss)
    x, y, _, _ = xor_like()
    gradient = trainer._network.layout.cut(trainer.gradients(x, y))
    for run, sizes in enumerate(((2, 3, 5, 1), (2, 4, 2, 1))):
        reports = inspect(trainer, x, y, run)
        for report, block, d, h in zip(reports, gradient, sizes[:-1], sizes[1:], strict=True):
            weights = block[run, 1 : 1 + d, :h]
            assert report.weight_gradient_rms == pytest.approx(rms(weights), rel=1e-9)
            assert len(report.dead) == h


def test_the_delta_of_the_output_is_its_error() -> None:
    trainer = two_runs()
    x, y, _, _ = xor_like()
    error = trainer.predict(x)[0] - y  # of a sigmoid with its cross-entropy
    assert inspect(trainer, x, y)[-1].delta_rms == pytest.approx(rms(error))


def test_a_report_counts_dead_units_and_large_weights() -> None:
    trainer = make(run_config((4, 2), activations="relu"))
    trainer.biases(0)[0, [1, 3]] = -1000
    trainer.weights(1)[0, 0, 0] = -7
    x, y, _, _ = xor_like()
    first, second, output = inspect(trainer, x, y)
    assert list(first.dead) == [False, True, False, True]
    assert (first.dead_share, second.largest_weight) == (0.5, 7.0)
    assert not output.dead.any()
    assert first.activations.counts.sum() == 4 * len(x)
    assert second.weights.counts.sum() == 8
    assert first.similarity.shape == (4, 4)
    with pytest.raises(ShapeError):
        inspect(trainer, x[:, :1], y)


def test_a_network_of_numbers_that_are_none_can_be_looked_at() -> None:
    trainer = make(run_config())
    trainer.parameters[:] = np.nan
    x, y, _, _ = xor_like()
    assert inspect(trainer, x, y)[0].activations.counts.sum() == 0


def test_dead_and_saturated_units() -> None:
    values = np.array([[0.0, 0.0], [0.0, 1.0], [-0.99, 0.5]])
    assert list(dead_units(values)) == [True, False, False]
    assert saturated_share(values, "tanh") == pytest.approx(2 / 6)
    assert saturated_share(np.array([[0.0, 0.5, 0.995]]), "sigmoid") == pytest.approx(2 / 3)
    assert saturated_share(values, "relu") == 0.0


def test_histograms_hold_all_finite_values_and_a_constant_too() -> None:
    assert histogram(np.array([0.0, 1.0, np.nan, np.inf])).counts.sum() == 2
    constant = histogram(np.full(5, 1e9))
    assert constant.counts.sum() == 5
    assert (np.diff(constant.edges) > 0).all()
    assert histogram(np.zeros(0)).counts.sum() == 0


def test_similar_units() -> None:
    weights = np.array([[1.0, 2.0, -1.0, 0.0], [0.0, 0.0, 0.0, 0.0]])
    similarity = unit_similarity(weights, np.zeros(4))
    np.testing.assert_allclose(similarity[0], [1, 1, -1, 0])
    assert similarity[3, 3] == 1
    assert unit_spread(weights, np.zeros(4)) == 1.5
    assert unit_spread(weights[:, :1].repeat(3, axis=1), np.ones(3)) == 0.0
    assert unit_spread(np.zeros((2, 3)), np.zeros(3)) == 0.0
    assert unit_spread(np.ones((2, 1)), np.ones(1)) == np.inf
    assert np.isfinite(unit_similarity(np.full((2, 2), 1e300), np.zeros(2))).all()


@pytest.mark.parametrize("initializer", INITIALIZERS)
def test_theory_predicts_the_gradient_ratio_of_wide_linear_layers(initializer: str) -> None:
    widths, names = (128,) * 4, ("identity",) * 4
    expected = predicted_gradient_ratio(widths, names, initializer)
    if initializer in ("zeros", "constant"):
        assert expected is None
        return
    run = run_config(widths, activations="identity", initializer=initializer)
    ratios = []
    for seed in range(8):
        trainer = make(replace(run, seed=seed))
        x, y, _, _ = xor_like()
        first, *_, last, _ = inspect(trainer, x, y)
        ratios.append(first.delta_rms / last.delta_rms)
    assert expected == pytest.approx(np.median(ratios), rel=0.2)


def test_theory_is_silent_where_it_has_no_short_answer() -> None:
    assert predicted_gradient_ratio((8,), ("relu",), "he_normal") is None
    assert predicted_gradient_ratio((8, 8), ("tanh", "tanh"), "he_normal") is None
    assert predicted_gradient_ratio((8, 8, 8), ("relu",) * 3, "he_normal") == pytest.approx(1)
    assert predicted_gradient_ratio((8, 8, 8), ("relu",) * 3, "lecun_normal") == pytest.approx(0.5)


def test_confusion_counts_truth_by_row() -> None:
    outputs, targets = np.array([[0.9], [0.2], [0.7]]), np.array([[1.0], [1.0], [0.0]])
    np.testing.assert_array_equal(confusion_matrix(outputs, targets), [[0, 1], [1, 1]])
    classes = confusion_matrix(np.eye(3)[[0, 2, 2]], np.eye(3)[[0, 1, 2]])
    np.testing.assert_array_equal(classes, [[1, 0, 0], [0, 0, 1], [0, 0, 1]])


def test_calibration_bins_by_prediction_and_leaves_out_what_is_no_number() -> None:
    predicted = np.array([[0.05], [0.05], [0.95], [1.0], [np.nan]])
    found = calibration(predicted, np.array([[0.0], [1.0], [1.0], [1.0], [1.0]]))
    np.testing.assert_array_equal(found.counts, [2, 2])
    np.testing.assert_allclose(found.predicted, [0.05, 0.975])
    np.testing.assert_allclose(found.true, [0.5, 1.0])
    assert len(calibration(np.zeros((0, 1)), np.zeros((0, 1))).counts) == 0


def test_a_residual_is_above_zero_where_the_network_answers_too_little() -> None:
    np.testing.assert_array_equal(residuals(np.array([[1.0]]), np.array([[3.0]])), [[2.0]])
