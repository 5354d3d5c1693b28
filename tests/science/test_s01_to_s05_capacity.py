"""Rows S1 to S5: what a network can learn at all, and what it learns with luck."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from nn_core import LOSSES, NetworkConfig, RunConfig, Trainer, baseline_loss
from nn_core.arrays import Array

XOR_X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
XOR_Y = np.array([[0], [1], [1], [0]])
FULL_BATCH = 10**6


def trainer_of(runs: list[RunConfig], x: Array, y: Array) -> Trainer:
    return Trainer(runs, x, y, x, y)


# S1: no hidden layer cannot do XOR.
@pytest.mark.parametrize(
    ("output", "loss", "limit"),
    [("sigmoid", "binary_cross_entropy", np.log(2)), ("identity", "mse", 0.25)],
)
def test_xor_without_a_hidden_layer_stays_at_guessing(output: str, loss: str, limit: float) -> None:
    network = NetworkConfig((), output_activation=output)
    runs = [RunConfig(network, loss, learning_rate=0.05, seed=seed) for seed in range(20)]
    trainer = trainer_of(runs, XOR_X, XOR_Y)
    trainer.run(max_epochs=2000)
    assert (trainer.history.train_loss >= limit - 1e-6).all()
    np.testing.assert_allclose(trainer.history.train_loss[-1], limit, atol=1e-4)
    assert baseline_loss(loss, XOR_Y) == pytest.approx(limit)


# S2: no guarantee that it learns. 1500 full-batch steps of Adam 0.05.
SUCCESS = {
    "relu": {1: 0, 2: 14, 3: 43, 4: 60, 8: 94, 16: 100},
    "tanh": {1: 0, 2: 47, 3: 86, 4: 96, 8: 100, 16: 100},
    "sigmoid": {1: 0, 2: 54, 3: 84, 4: 95, 8: 100, 16: 100},
}


@pytest.mark.parametrize("activation", SUCCESS)
def test_whether_xor_is_learnt_is_a_matter_of_width_and_luck(activation: str) -> None:
    initializer = "he_normal" if activation == "relu" else "glorot_normal"
    widths = [width for width in SUCCESS[activation] for _ in range(200)]
    runs = [
        RunConfig(
            NetworkConfig((width,), activation, initializer=initializer),
            learning_rate=0.05,
            seed=index,  # other seeds for each width, so that the widths are independent draws
            batch_size=4,
        )
        for index, width in enumerate(widths)
    ]
    trainer = trainer_of(runs, XOR_X, XOR_Y)
    trainer.run(max_epochs=1500)
    learnt = trainer.history.train_loss[-1].reshape(-1, 200) < 0.05
    expected = [*SUCCESS[activation].values()]
    # 8 points for the row, and one standard error (up to 4 points) for the 200 seeds here.
    np.testing.assert_allclose(100 * learnt.mean(axis=1), expected, atol=12)


# S3: depth without non-linearity is one layer.
@pytest.mark.parametrize("depth", [0, 1, 3])
def test_a_deep_linear_network_is_least_squares(depth: int) -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(80, 3))
    y = x @ [[1.0], [-2.0], [0.5]] + 0.7 + 0.3 * rng.normal(size=(80, 1))
    network = NetworkConfig((4,) * depth, "identity", "identity", "glorot_normal")
    run = RunConfig(network, "mse", "momentum", 0.02, FULL_BATCH, dtype="float64")
    trainer = trainer_of([run], x, y)
    trainer.run(max_epochs=4000)
    with_ones = np.column_stack([np.ones(80), x])
    solution, *_ = np.linalg.lstsq(with_ones, y)
    np.testing.assert_allclose(trainer.predict(x)[0], with_ones @ solution, atol=1e-6)


# S4: a single sigmoid unit is logistic regression.
def test_a_single_sigmoid_unit_is_logistic_regression() -> None:
    rng = np.random.default_rng(1)
    x = rng.normal(size=(200, 2))
    y = (x @ [1.0, -0.5] + 0.3 + rng.logistic(size=200) > 0).astype(float)
    run = RunConfig(NetworkConfig(()), "binary_cross_entropy", "momentum", 0.2, FULL_BATCH, seed=1)
    trainer = trainer_of([run], x, y[:, None])
    trainer.run(max_epochs=2000)
    theirs = LogisticRegression(C=np.inf, tol=1e-10).fit(x, y)
    np.testing.assert_allclose(trainer.weights(0)[0, :, 0], theirs.coef_[0], rtol=1e-3)
    np.testing.assert_allclose(trainer.biases(0)[0], theirs.intercept_, atol=1e-3)
    assert LOSSES["binary_cross_entropy"].latex


# S5: weights must not all be equal.
def xor_like() -> tuple[Array, Array]:
    x = np.random.default_rng(0).uniform(-1, 1, (200, 2))
    return x, (x[:, :1] * x[:, 1:] > 0).astype(float)


def test_weights_of_zero_stay_at_the_baseline() -> None:
    x, y = xor_like()
    run = RunConfig(NetworkConfig((8,), initializer="zeros"), batch_size=FULL_BATCH)
    trainer = trainer_of([run], x, y)
    trainer.run(max_epochs=1500)
    baseline = baseline_loss("binary_cross_entropy", y)
    assert trainer.history.train_loss[-1, 0] == pytest.approx(baseline, abs=1e-5)
    assert not trainer.weights(0).any()


def test_equal_weights_stay_equal_and_act_as_one_unit() -> None:
    x, y = xor_like()
    settings = {"learning_rate": 0.05, "batch_size": FULL_BATCH}
    runs = [
        RunConfig(NetworkConfig((8,), initializer=name), **settings)  # type: ignore[arg-type]
        for name in ("constant", "glorot_normal")
    ]
    trainer = trainer_of(runs, x, y)
    trainer.run(max_epochs=1500)
    units = np.concatenate([trainer.weights(0)[0], trainer.biases(0)[:1]])
    assert np.ptp(units, axis=1).max() == 0
    assert np.abs(units).max() > 0.1
    constant, drawn = trainer.history.train_loss[-1]
    baseline = baseline_loss("binary_cross_entropy", y)
    assert drawn < 0.2
    assert 2 * drawn < constant < 0.99 * baseline


def test_equal_weights_do_what_a_single_unit_can_do() -> None:
    x, y = xor_like()
    settings = {"learning_rate": 0.05, "batch_size": FULL_BATCH, "dtype": "float64"}
    eight = RunConfig(NetworkConfig((8,), initializer="constant"), **settings)  # type: ignore[arg-type]
    trainer = trainer_of([eight], x, y)
    trainer.run(max_epochs=500)
    one = Trainer([RunConfig(NetworkConfig((1,)), dtype="float64")], x, y, x, y)
    one.weights(0)[:] = trainer.weights(0)[:, :, :1]
    one.biases(0)[:] = trainer.biases(0)[:, :1]
    one.weights(1)[:] = trainer.weights(1).sum(axis=1, keepdims=True)
    one.biases(1)[:] = trainer.biases(1)
    np.testing.assert_allclose(one.predict(x), trainer.predict(x), rtol=1e-6)
