import numpy as np
import pytest
from sklearn.neural_network import MLPRegressor

from nn_core import OPTIMIZERS, NetworkConfig, RunConfig, Trainer
from tests.nn_core import plain
from tests.nn_core.helpers import make, run_config

RATE, L2 = 0.03, 0.1


@pytest.mark.parametrize("name", plain.OPTIMIZERS)
def test_ten_steps_follow_the_published_rule(name: str) -> None:
    run = run_config((3,), optimizer=name, learning_rate=RATE, batch_size=999, dtype="float64")
    trainer = make(run)
    x, y = trainer.train_data.x[:, 1:], trainer.train_data.y
    p, gradients = trainer.parameters.copy(), []
    for _ in range(10):
        gradients.append(trainer.gradients(x, y))
        p = plain.OPTIMIZERS[name](p, gradients, RATE)
        trainer.step()
        np.testing.assert_allclose(trainer.parameters, p, rtol=1e-9)


def test_adamw_decays_weights_apart_from_the_gradient() -> None:
    settings = {"learning_rate": RATE, "batch_size": 999, "dtype": "float64"}
    plain = make(run_config((3,), optimizer="adam", **settings))
    decayed = make(run_config((3,), optimizer="adamw", l2=L2, **settings))
    start = plain.weights(0).copy()
    plain.step()
    decayed.step()
    difference = plain.weights(0) - decayed.weights(0)
    np.testing.assert_allclose(difference, RATE * L2 * start, rtol=1e-9)
    np.testing.assert_allclose(plain.biases(0), decayed.biases(0), rtol=1e-12)


def test_adamw_without_decay_is_adam() -> None:
    adam, adamw = (make(run_config(optimizer=name)) for name in ("adam", "adamw"))
    adam.run(max_epochs=3)
    adamw.run(max_epochs=3)
    np.testing.assert_array_equal(adam.parameters, adamw.parameters)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_learning_rate_of_zero_changes_nothing(name: str) -> None:
    trainer = make(run_config(optimizer=name, learning_rate=0, l1=0.1, l2=0.1))
    before = trainer.parameters.copy()
    trainer.run(max_epochs=2)
    np.testing.assert_array_equal(trainer.parameters, before)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_learns_xor(name: str) -> None:
    rate = 0.2 if name in ("sgd", "momentum", "nesterov") else 0.02
    trainer = make(run_config((8,), optimizer=name, learning_rate=rate))
    trainer.run(max_epochs=60)
    assert trainer.history.train_loss[-1, 0] < 0.35


def test_every_optimizer_has_a_formula_and_a_source() -> None:
    assert all(entry.latex and entry.source for entry in OPTIMIZERS.values())


def test_full_batch_momentum_follows_scikit_learn() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(50, 2))
    y = np.sin(x[:, :1])
    settings = {"solver": "sgd", "alpha": 0, "momentum": 0.9, "nesterovs_momentum": False}
    theirs = MLPRegressor(
        hidden_layer_sizes=(4, 3),
        activation="tanh",
        batch_size=50,
        learning_rate_init=0.05,
        random_state=0,
        shuffle=False,
        **settings,
    )
    theirs.partial_fit(x, y.ravel())
    network = NetworkConfig((4, 3), "tanh", "identity")
    run = RunConfig(network, "mse", "momentum", 0.025, batch_size=50, dtype="float64")
    ours = Trainer([run], x, y, x, y)  # half the rate: their loss is half the squared error
    theirs._optimizer.velocities = [np.zeros_like(v) for v in theirs._optimizer.velocities]
    for layer in range(3):
        ours.weights(layer)[0] = theirs.coefs_[layer]
        ours.biases(layer)[0] = theirs.intercepts_[layer]
    for _ in range(20):
        theirs.partial_fit(x, y.ravel())
        ours.step()
    np.testing.assert_allclose(ours.predict(x)[0, :, 0], theirs.predict(x), rtol=1e-8, atol=1e-10)
