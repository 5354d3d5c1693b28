import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

from nn_core import ACTIVATIONS, NetworkConfig, RunConfig, Trainer
from nn_core.arrays import Array
from tests.nn_core.helpers import PAIRS, complex_step_gradient, relative_error, run_config

KINKS = {
    "relu": (0.0,),
    "leaky_relu": (0.0,),
    "selu": (0.0,),
    "elu": (0.0,),
    "hard_tanh": (-1, 1),
    "step": (0.0,),
}
LOSS_KINKS = {"mae": (0.0,), "huber": (-1.0, 1.0)}


def trainer_away_from_kinks(run: RunConfig, n_outputs: int = 3) -> tuple[Trainer, Array, Array]:
    """A float64 trainer with random biases, and data for which no unit is within 1e-4 of a kink."""
    for seed in range(100):
        rng = np.random.default_rng(seed)
        x, y = rng.normal(size=(7, 2)), rng.dirichlet(np.ones(n_outputs), 7)
        trainer = Trainer([run], x, y, x, y)
        trainer.parameters[:] = rng.normal(0.1, 0.7, trainer.parameters.shape)
        learns = np.abs(trainer.gradients(x, y)).max() > 1e-3  # outputs are not all clipped
        if learns and distance_from_kinks(trainer, x, y) > 1e-4:
            return trainer, x, y
    raise AssertionError("every draw came close to a kink")


def distance_from_kinks(trainer: Trainer, x: Array, y: Array) -> float:
    run = trainer.runs[0]
    layers, below, nearest = trainer.activations(x), x, [np.inf]
    for index, name in enumerate(run.network.layer_activations):
        z = below @ trainer.weights(index)[0] + trainer.biases(index)[0]
        nearest += [np.abs(z - kink).min() for kink in KINKS.get(name, ())]
        below = layers[index][0]
    errors = layers[-1][0] - y
    nearest += [np.abs(errors - kink).min() for kink in LOSS_KINKS.get(run.loss, ())]
    edges = np.minimum(np.abs(layers[-1][0]), np.abs(layers[-1][0] - 1)).min()
    if run.loss in ("binary_cross_entropy", "cross_entropy"):
        nearest.append(edges)
    return float(min(nearest))


@pytest.mark.parametrize(("output", "loss"), PAIRS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_gradient_is_that_of_the_complex_step(activation: str, output: str, loss: str) -> None:
    run = run_config(
        (4, 3), activations=activation, output_activation=output, loss=loss, dtype="float64"
    )
    trainer, x, y = trainer_away_from_kinks(run)
    expected = complex_step_gradient(run, trainer.parameters[0], x, y)
    assert relative_error(trainer.gradients(x, y)[0], expected) < 1e-12


@pytest.mark.parametrize("widths", [(), (5,), (2, 3, 4, 3)])
@pytest.mark.parametrize(
    ("output", "loss"),
    [("identity", "mse"), ("sigmoid", "binary_cross_entropy"), ("softmax", "cross_entropy")],
)
def test_the_gradient_is_right_at_every_depth(
    widths: tuple[int, ...], output: str, loss: str
) -> None:
    names = ("tanh", "silu", "sine", "gelu")[: len(widths)]
    run = run_config(
        widths, activations=names, output_activation=output, loss=loss, dtype="float64"
    )
    trainer, x, y = trainer_away_from_kinks(run)
    expected = complex_step_gradient(run, trainer.parameters[0], x, y)
    assert relative_error(trainer.gradients(x, y)[0], expected) < 1e-12


@pytest.mark.parametrize(("output", "loss"), PAIRS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_gradient_is_that_of_central_differences(
    activation: str, output: str, loss: str
) -> None:
    run = run_config(
        (3, 2), activations=activation, output_activation=output, loss=loss, dtype="float64"
    )
    trainer, x, y = trainer_away_from_kinks(run)
    found, parameters, h = trainer.gradients(x, y)[0], trainer.parameters[0], 1e-5
    expected = np.zeros_like(found)
    for index, value in enumerate(parameters.copy()):
        parameters[index] = value + h
        above = trainer.loss(x, y)[0]
        parameters[index] = value - h
        expected[index] = (above - trainer.loss(x, y)[0]) / (2 * h)
        parameters[index] = value
    assert relative_error(found, expected) < 1e-6


def test_penalties_are_in_the_gradient_of_weights_and_not_of_biases() -> None:
    run = run_config((3,), l1=0.03, l2=0.2, dtype="float64")
    trainer, x, y = trainer_away_from_kinks(run)
    penalized = trainer.gradients(x, y)
    trainer.adjust(l1=0.0, l2=0.0)
    extra = penalized - trainer.gradients(x, y)
    expected = np.concatenate(
        [
            part
            for layer in range(2)
            for w in [trainer.weights(layer)[0]]
            for part in (np.zeros(w.shape[1]), (0.03 * np.sign(w) + 0.2 * w).ravel())
        ]
    )
    np.testing.assert_allclose(extra[0], expected, atol=1e-14)


def test_the_gradient_of_adamw_has_no_l2_in_it() -> None:
    plain = run_config((3,), optimizer="adamw", dtype="float64")
    decayed = run_config((3,), optimizer="adamw", l2=0.5, dtype="float64")
    trainer, x, y = trainer_away_from_kinks(plain)
    other = Trainer([decayed], x, y, x, y)
    other.parameters[:] = trainer.parameters
    np.testing.assert_array_equal(other.gradients(x, y), trainer.gradients(x, y))


def test_the_gradient_over_many_chunks_is_that_of_the_whole() -> None:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(5000, 2)), rng.normal(size=(5000, 1))
    run = RunConfig(NetworkConfig((3,), output_activation="identity"), loss="mse", dtype="float64")
    trainer = Trainer([run], x, y, x, y)
    parts = [trainer.gradients(x[i : i + 500], y[i : i + 500]) for i in range(0, 5000, 500)]
    np.testing.assert_allclose(trainer.gradients(x, y), sum(parts) / 10, rtol=1e-9)


AUTOGRAD_ACTIVATIONS = {
    "tanh": anp.tanh,
    "relu": lambda z: anp.maximum(z, 0),
    "sigmoid": lambda z: 1 / (1 + anp.exp(-z)),
    "elu": lambda z: anp.where(z > 0, z, anp.exp(anp.minimum(z, 0)) - 1),
}


@pytest.mark.parametrize("activation", AUTOGRAD_ACTIVATIONS)
def test_the_gradient_is_that_of_autograd(activation: str) -> None:
    run = run_config(
        (4, 3),
        activations=activation,
        output_activation="softmax",
        loss="cross_entropy",
        dtype="float64",
    )
    trainer, x, y = trainer_away_from_kinks(run)
    layers = [(trainer.weights(i)[0].copy(), trainer.biases(i)[0].copy()) for i in range(3)]

    def objective(layers: list[tuple[Array, Array]]) -> Array:
        values = x
        for weights, biases in layers[:-1]:
            values = AUTOGRAD_ACTIVATIONS[activation](anp.dot(values, weights) + biases)
        logits = anp.dot(values, layers[-1][0]) + layers[-1][1]
        log_p = logits - anp.log(anp.sum(anp.exp(logits), axis=1, keepdims=True))
        return -anp.mean(anp.sum(y * log_p, axis=1))

    np.testing.assert_allclose(trainer.loss(x, y)[0], objective(layers), rtol=1e-12)
    expected = np.concatenate(
        [part.ravel() for weights, biases in grad(objective)(layers) for part in (biases, weights)]
    )
    assert relative_error(trainer.gradients(x, y)[0], expected) < 1e-12
