"""Rows S17 and S18: how large a step may be, and where the loss starts."""

import numpy as np
import pytest

from nn_core import NetworkConfig, RunConfig, Trainer


# S17: gradient descent on a quadratic diverges exactly when lr > 2 / largest eigenvalue.
@pytest.mark.parametrize("seed", range(5))
def test_a_linear_unit_diverges_beyond_two_over_the_largest_eigenvalue(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(60, 3)) @ rng.normal(size=(3, 3)) + rng.normal(size=3)
    y = rng.normal(size=(60, 1))
    with_ones = np.column_stack([np.ones(60), x])
    limit = 2 / np.linalg.eigvalsh(2 * with_ones.T @ with_ones / 60)[-1]
    network = NetworkConfig((), output_activation="identity")
    runs = [
        RunConfig(network, "mse", "sgd", factor * limit, 60, dtype="float64")
        for factor in (0.5, 0.99, 1.01, 1.1)
    ]
    trainer = Trainer(runs, x, y, x, y)
    trainer.run(max_epochs=600)
    start, late = trainer.history.train_loss[[0, 500]]
    assert (late[:2] < start[:2]).all()
    assert (late[2:] > 1e3 * start[2:]).all()
    trainer.run(max_epochs=20_000)
    assert trainer.diverged.tolist() == [False, False, True, True]


# S18: K classes and small initial weights start at ln K.
@pytest.mark.parametrize("n_classes", [2, 3, 10])
@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_small_weights_start_at_ln_k(activation: str, n_classes: int) -> None:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(300, 4)), np.eye(n_classes)[rng.integers(0, n_classes, 300)]
    network = NetworkConfig((16, 16), activation, "softmax", "normal")
    runs = [RunConfig(network, "cross_entropy", seed=seed) for seed in range(20)]
    trainer = Trainer(runs, x, y, x, y)
    np.testing.assert_allclose(trainer.history.train_loss[0], np.log(n_classes), rtol=0.02)
