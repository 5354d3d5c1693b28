"""What holds for every network: symmetries of the parameters, and bounds of the outputs."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core import ACTIVATIONS, INITIALIZERS, OPTIMIZERS, NetworkConfig, RunConfig, Trainer
from tests.nn_core.helpers import PAIRS, run_config

WIDTHS = st.lists(st.integers(1, 6), min_size=1, max_size=3).map(tuple)
OUTPUTS = st.sampled_from(["identity", "sigmoid", "softmax", "tanh"])
NAMES = st.sampled_from(sorted(ACTIVATIONS))


def random_trainer(run: RunConfig, seed: int, n_outputs: int = 2) -> Trainer:
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=(12, 3)), rng.dirichlet(np.ones(n_outputs), 12)
    trainer = Trainer([run], x, y, x, y)
    trainer.parameters[:] = rng.normal(size=trainer.parameters.shape)
    return trainer


X = np.random.default_rng(5).normal(size=(9, 3))


@given(WIDTHS, NAMES, OUTPUTS, st.integers(0, 99), st.data())
def test_the_order_of_hidden_units_does_not_matter(
    widths: tuple[int, ...], activation: str, output: str, seed: int, data: st.DataObject
) -> None:
    run = run_config(widths, activations=activation, output_activation=output, dtype="float64")
    trainer = random_trainer(run, seed)
    before = trainer.predict(X)
    layer = data.draw(st.integers(0, len(widths) - 1))
    order = data.draw(st.permutations(range(widths[layer])))
    trainer.weights(layer)[:] = trainer.weights(layer)[:, :, order]
    trainer.biases(layer)[:] = trainer.biases(layer)[:, order]
    trainer.weights(layer + 1)[:] = trainer.weights(layer + 1)[:, order]
    np.testing.assert_allclose(trainer.predict(X), before, rtol=1e-10, atol=1e-12)


@given(WIDTHS, st.sampled_from(["tanh", "sine", "identity", "hard_tanh"]), st.integers(0, 99))
def test_flipping_a_unit_of_an_odd_activation_does_not_matter(
    widths: tuple[int, ...], activation: str, seed: int
) -> None:
    run = run_config(widths, activations=activation, dtype="float64")
    trainer = random_trainer(run, seed)
    before = trainer.predict(X)
    trainer.weights(0)[:, :, 0] *= -1
    trainer.biases(0)[:, 0] *= -1
    trainer.weights(1)[:, 0] *= -1
    np.testing.assert_allclose(trainer.predict(X), before, rtol=1e-12, atol=1e-14)


@given(WIDTHS, st.sampled_from(["relu", "leaky_relu", "identity"]), st.floats(0.01, 100))
def test_scaling_a_unit_in_and_out_of_relu_does_not_matter(
    widths: tuple[int, ...], activation: str, factor: float
) -> None:
    trainer = random_trainer(run_config(widths, activations=activation, dtype="float64"), 0)
    before = trainer.predict(X)
    trainer.weights(0)[:] *= factor
    trainer.biases(0)[:] *= factor
    trainer.weights(1)[:] /= factor
    np.testing.assert_allclose(trainer.predict(X), before, rtol=1e-9, atol=1e-12)


@given(WIDTHS, NAMES, st.integers(0, 99), st.floats(-50, 50))
def test_shifting_all_output_biases_does_not_change_softmax(
    widths: tuple[int, ...], activation: str, seed: int, shift: float
) -> None:
    run = run_config(widths, activations=activation, output_activation="softmax", dtype="float64")
    trainer = random_trainer(run, seed, n_outputs=4)
    before = trainer.predict(X)
    trainer.biases(-1)[:] += shift
    np.testing.assert_allclose(trainer.predict(X), before, rtol=1e-9, atol=1e-12)


@given(WIDTHS, NAMES, OUTPUTS, st.integers(0, 99))
def test_outputs_keep_to_their_range(
    widths: tuple[int, ...], activation: str, output: str, seed: int
) -> None:
    run = run_config(widths, activations=activation, output_activation=output)
    outputs = random_trainer(run, seed).predict(X)
    low, high = {"identity": (-np.inf, np.inf), "tanh": (-1, 1)}.get(output, (0, 1))
    assert (outputs >= low).all()
    assert (outputs <= high).all()
    if output == "softmax":
        np.testing.assert_allclose(outputs.sum(axis=-1), 1, rtol=1e-5)


@settings(max_examples=150)
@given(
    WIDTHS,
    st.lists(NAMES, min_size=3, max_size=3),
    st.sampled_from(PAIRS),
    st.sampled_from(sorted(OPTIMIZERS)),
    st.sampled_from(sorted(INITIALIZERS)),
    st.sampled_from([0.0, 0.01, 10.0, 1e6]),
    st.sampled_from([1, 5, 600]),
    st.sampled_from([0.0, 0.5]),
)
def test_any_settings_train_or_diverge_without_a_word(
    widths: tuple[int, ...],
    names: list[str],
    pair: tuple[str, str],
    optimizer: str,
    initializer: str,
    rate: float,
    batch_size: int,
    dropout: float,
) -> None:
    network = NetworkConfig(widths, tuple(names[: len(widths)]), pair[0], initializer)
    run = RunConfig(network, pair[1], optimizer, rate, batch_size, 0.01, 0.01, dropout)
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(12, 3)), rng.integers(0, 2, (12, 2))
    trainer = Trainer([run], x, y, x, y)
    done = trainer.run(max_epochs=20)
    assert done == 20 or trainer.diverged[0]
    assert trainer.diverged[0] or np.isfinite(trainer.history.train_loss).all()
    assert trainer.predict(x).shape == (1, 12, 2)
