import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import log_loss

from nn_core import (
    LOSSES,
    ConfigError,
    DataError,
    LagomError,
    ShapeError,
    Sweep,
    Trainer,
    baseline_loss,
)
from nn_core.arrays import Array
from nn_core.functions.activations import nearest_shares
from nn_core.functions.head import FUSED, _general, make_head
from nn_core.functions.losses import mean_loss
from tests.nn_core import plain
from tests.nn_core.helpers import run_config

RNG = np.random.default_rng(0)
OUTPUTS = {"mse": "identity", "binary_cross_entropy": "sigmoid", "cross_entropy": "softmax"}


@pytest.mark.parametrize(
    ("output", "loss"),
    [("softmax", loss) for loss in LOSSES]
    + [("sigmoid", loss) for loss in LOSSES if loss != "cross_entropy"],
)
def test_the_loss_follows_its_definition(output: str, loss: str) -> None:
    x, y = RNG.normal(size=(40, 2)) * 3, RNG.dirichlet(np.ones(3), 40)
    run = run_config((5,), output_activation=output, loss=loss, dtype="float64")
    trainer = Trainer([run], x, y, x, y)
    expected = plain.LOSSES[loss][0](trainer.predict(x)[0], y)
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
            reached, *(plain.LOSSES[loss][0](np.full_like(y, 1) * pair, y) for pair in pairs[::7])
        )
    assert best <= reached + 1e-12
    assert best == pytest.approx(reached, rel=0.05)


def test_the_baseline_of_balanced_classes_is_ln_2() -> None:
    assert baseline_loss("binary_cross_entropy", np.array([[0], [1]])) == pytest.approx(np.log(2))
    assert baseline_loss("cross_entropy", np.eye(2)) == pytest.approx(np.log(2))
    assert baseline_loss("mse", np.array([[0], [1]])) == 0.25


def test_the_baseline_is_one_that_the_output_can_give() -> None:
    classes = np.eye(4)[[0, 0, 0, 1, 2, 3]]
    # Always the commonest class: 2 wrong outputs of 4 in half of the samples.
    assert baseline_loss("mae", classes, "softmax") == pytest.approx((2 - 2 * 0.5) / 4)
    assert baseline_loss("mse", classes, "softmax") == pytest.approx(baseline_loss("mse", classes))
    prices = np.array([[100.0], [200.0]])
    assert baseline_loss("mse", prices, "sigmoid") == pytest.approx((99**2 + 199**2) / 2)
    low = np.array([[-3.0], [-2.0], [0.5]])
    assert baseline_loss("mae", low, "tanh") == pytest.approx((2 + 1 + 1.5) / 3)


@given(
    y=st.lists(st.integers(0, 2), min_size=2, max_size=12),
    logits=st.lists(st.floats(-9, 9), min_size=3, max_size=3),
    loss=st.sampled_from(list(LOSSES)),
)
def test_no_constant_that_a_softmax_gives_beats_its_baseline(
    y: list[int], logits: list[float], loss: str
) -> None:
    targets, shares = np.eye(3)[y], np.exp(logits) / np.exp(logits).sum()
    assert baseline_loss(loss, targets, "softmax") <= mean_loss(loss, shares, targets) + 1e-9


@given(st.lists(st.lists(st.floats(-5, 5), min_size=3, max_size=3), min_size=1, max_size=5))
def test_the_nearest_shares_are_shares_and_no_others_are_nearer(rows: list[list[float]]) -> None:
    y = np.array(rows)
    nearest = nearest_shares(y)
    assert nearest.min() >= 0
    np.testing.assert_allclose(nearest.sum(axis=1), 1)
    others = np.random.default_rng(0).dirichlet(np.ones(3), 200)
    distances = np.square(others[:, None] - y).sum(axis=2)
    assert (np.square(nearest - y).sum(axis=1) <= distances.min(axis=0) + 1e-9).all()


@pytest.mark.parametrize(
    ("output", "loss", "n_outputs"),
    [
        ("softmax", "cross_entropy", 1),
        ("softmax", "mse", 1),
        ("sigmoid", "cross_entropy", 2),
        ("sigmoid", "cross_entropy", 1),
        ("tanh", "cross_entropy", 2),
        ("identity", "cross_entropy", 2),
    ],
)
def test_an_output_with_which_a_loss_means_nothing_is_refused(
    output: str, loss: str, n_outputs: int
) -> None:
    """One constant answer would be perfect: shares of one output, or all outputs at 1."""
    x, y = np.zeros((4, 2)), np.ones((4, n_outputs)) / n_outputs
    run = run_config((3,), output_activation=output, loss=loss)
    for start in (Trainer, Sweep):
        with pytest.raises(ConfigError) as caught:
            start([run], x, y, x, y)
        assert caught.value.field == "output_activation"


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
