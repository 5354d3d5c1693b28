import numpy as np
import pytest
from sklearn.metrics import log_loss

from nn_core import (
    LOSSES,
    ConfigError,
    DataError,
    LagomError,
    ShapeError,
    Trainer,
    baseline_loss,
)
from nn_core.arrays import Array
from nn_core.head import FUSED, _general, make_head
from tests.nn_core.helpers import run_config

RNG = np.random.default_rng(0)
# Written out by their definitions: o and y are (S, K).
DEFINITIONS = {
    "mse": lambda o, y: np.mean((o - y) ** 2),
    "mae": lambda o, y: np.mean(np.abs(o - y)),
    "huber": lambda o, y: np.mean(
        [0.5 * e * e if abs(e) < 1 else abs(e) - 0.5 for e in (o - y).ravel()]
    ),
    "binary_cross_entropy": lambda o, y: (
        -np.mean(np.sum(y * np.log(o) + (1 - y) * np.log(1 - o), axis=1))
    ),
    "cross_entropy": lambda o, y: -np.mean(np.sum(y * np.log(o), axis=1)),
}
OUTPUTS = {"mse": "identity", "binary_cross_entropy": "sigmoid", "cross_entropy": "softmax"}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
def test_the_loss_follows_its_definition(output: str, loss: str) -> None:
    x, y = RNG.normal(size=(40, 2)) * 3, RNG.dirichlet(np.ones(3), 40)
    run = run_config((5,), output_activation=output, loss=loss, dtype="float64")
    trainer = Trainer([run], x, y, x, y)
    expected = DEFINITIONS[loss](trainer.predict(x)[0], y)
    np.testing.assert_allclose(trainer.loss(x, y), [expected], rtol=1e-12)


def test_large_errors_cost_huber_their_size() -> None:
    assert LOSSES["huber"].value(np.array([3.0]), np.array([0.0])) == pytest.approx(2.5)


@pytest.mark.parametrize(("output", "loss"), FUSED)
def test_the_fused_head_equals_the_general_one(output: str, loss: str) -> None:
    z, y = RNG.normal(size=(2, 3, 5)), RNG.dirichlet(np.ones(3), (2, 5)).transpose(0, 2, 1)
    fused, (losses, delta, _) = make_head(output, loss), _general(output, loss)
    np.testing.assert_allclose(fused.losses(z, y).sum(1), losses(z, y).sum(1), rtol=1e-9)
    one, other = z.copy(), z.copy()
    fused.delta(one, y, np.array(0.1 * fused.factor))
    delta(other, y, np.array(0.1))
    np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("scale", [1e2, 1e4, 1e30])
def test_cross_entropies_are_exact_where_the_output_has_rounded(scale: float) -> None:
    z = np.array([[[scale], [0.0]]], np.float32)
    with np.errstate(over="ignore"):
        for output, loss in (("softmax", "cross_entropy"), ("sigmoid", "binary_cross_entropy")):
            head = make_head(output, loss)
            wrong = np.array([[[0.0], [1.0]]], np.float32)
            expected = scale if output == "softmax" else scale + np.log(2)
            assert head.losses(z, wrong).sum() == pytest.approx(expected, rel=1e-6)
            delta = z.copy()
            head.delta(delta, wrong, np.array(1.0, np.float32))
            assert delta[0, 0, 0] == 1.0


def test_the_cross_entropies_agree_with_scikit_learn() -> None:
    x, labels = RNG.normal(size=(50, 2)), RNG.integers(0, 3, 50)
    run = run_config((5,), output_activation="softmax", loss="cross_entropy", dtype="float64")
    trainer = Trainer([run], x, np.eye(3)[labels], x, np.eye(3)[labels])
    expected = log_loss(labels, trainer.predict(x)[0], labels=[0, 1, 2])
    np.testing.assert_allclose(trainer.loss(x, np.eye(3)[labels]), [expected], rtol=1e-12)


@pytest.mark.parametrize("loss", LOSSES)
def test_no_constant_beats_the_baseline(loss: str) -> None:
    y = (
        RNG.dirichlet(np.ones(2), 61)
        if LOSSES[loss].targets_are_shares
        else RNG.gamma(1, 3, (61, 2))
    )
    best = baseline_loss(loss, y)
    reached = np.inf
    for a in np.linspace(y.min(), y.max(), 200)[1:-1]:
        b = np.linspace(y.min(), y.max(), 200)[1:-1]
        pairs = [(a, 1 - a)] if loss == "cross_entropy" else [(a, value) for value in b]
        reached = min(
            reached, *(DEFINITIONS[loss](np.full_like(y, 1) * pair, y) for pair in pairs[::7])
        )
    assert best <= reached + 1e-12
    assert best == pytest.approx(reached, rel=0.05)


def test_the_baseline_of_balanced_classes_is_ln_2() -> None:
    assert baseline_loss("binary_cross_entropy", np.array([[0], [1]])) == pytest.approx(np.log(2))
    assert baseline_loss("cross_entropy", np.eye(2)) == pytest.approx(np.log(2))
    assert baseline_loss("mse", np.array([[0], [1]])) == 0.25


@pytest.mark.parametrize(
    ("loss", "targets", "error", "field"),
    [
        ("x", np.eye(2), ConfigError, "loss"),
        ("mse", [[1], [2, 3]], ShapeError, "targets"),
        ("mse", [1.0, 2.0], ShapeError, "targets"),
        ("mse", np.zeros((0, 1)), DataError, "targets"),
        ("mse", [[np.nan]], DataError, "targets"),
        ("cross_entropy", [[3.0, -2.0]], DataError, "targets"),
    ],
)
def test_a_baseline_that_cannot_be_is_refused_by_name(
    loss: str, targets: Array, error: type[LagomError], field: str
) -> None:
    with pytest.raises(error) as caught:
        baseline_loss(loss, targets)
    assert caught.value.field == field


def test_the_baseline_of_one_class_is_zero() -> None:
    assert baseline_loss("binary_cross_entropy", np.ones((5, 1))) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("loss", ["binary_cross_entropy", "cross_entropy"])
@pytest.mark.parametrize(("bad", "reason"), [(-1.0, "too_small"), (1.5, "too_large")])
def test_a_cross_entropy_refuses_targets_that_are_no_shares(
    loss: str, bad: float, reason: str
) -> None:
    x, y = np.zeros((3, 2)), np.array([[0.0], [bad], [1.0]])
    with pytest.raises(DataError, match="mse") as caught:
        Trainer([run_config(loss=loss)], x, y, x, y)
    assert (caught.value.field, caught.value.value, caught.value.reason) == ("y_train", bad, reason)
