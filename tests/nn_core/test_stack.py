from dataclasses import replace

import numpy as np
import pytest

from nn_core import INITIALIZERS, OPTIMIZERS, ConfigError, RunConfig, Trainer
from nn_core.layers.layout import find_segments
from tests.nn_core.helpers import make, run_config, same_sized, xor_like

MIXTURE = ((4, 2), (8, 8), (1, 3), (16, 5), (4, 2), (3, 16), (32, 1))


def assert_alike(stack: Trainer, index: int, alone: Trainer, tolerance: float) -> None:
    """The run's weights, biases and curves in the stack are those it has alone."""
    pairs = [
        (stack.history.train_loss[:, index], alone.history.train_loss[:, 0]),
        (stack.history.validation_loss[:, index], alone.history.validation_loss[:, 0]),
    ]
    for layer in range(len(alone.runs[0].network.hidden_widths) + 1):
        weights, biases = alone.weights(layer)[0], alone.biases(layer)[0]
        d, h = weights.shape
        pairs += [(stack.weights(layer)[index, :d, :h], weights)]
        pairs += [(stack.biases(layer)[index, :h], biases)]
    for found, expected in pairs:
        scale = np.abs(expected).max()
        np.testing.assert_allclose(found, expected, rtol=0, atol=tolerance * (scale or 1))


@pytest.mark.parametrize(("dtype", "tolerance"), [("float32", 1e-6), ("float64", 1e-12)])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu", "softplus", "gelu"])
def test_a_run_in_a_stack_equals_the_run_alone(
    activation: str, optimizer: str, dtype: str, tolerance: float
) -> None:
    initializers = [*INITIALIZERS]
    runs = []
    for index, run in enumerate(
        same_sized(run_config((1, 1), optimizer=optimizer, dtype=dtype), *MIXTURE * 2)
    ):
        settings = {
            "l1": 0.001 * (index % 3 == 1),
            "l2": 0.002 * index,
            "dropout": 0.3 * (index % 2),
        }
        runs.append(
            run_config(
                run.network.hidden_widths,
                activations=activation,
                initializer=initializers[index % len(initializers)],
                optimizer=optimizer,
                learning_rate=0.003 * (index + 1),
                seed=run.seed,
                dtype=dtype,
                **settings,
            )
        )
    stack = make(*runs, n=55)
    for _ in range(100):
        stack.step()
    for index, run in enumerate(runs):
        alone = make(run, n=55)
        for _ in range(100):
            alone.step()
        assert_alike(stack, index, alone, tolerance)


@pytest.mark.parametrize("batch_size", [1, 9])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_batch_of_a_single_sample_equals_that_of_the_run_alone(
    dtype: str, batch_size: int
) -> None:
    """55 samples in batches of 9 leave one over; BLAS multiplies a single column in its own way."""
    run = run_config((1, 1), activations="tanh", batch_size=batch_size, dtype=dtype)
    runs = same_sized(run, *MIXTURE)
    stack = make(*runs, n=55)
    stack.run(max_epochs=5)
    for index, run in enumerate(runs):
        alone = make(run, n=55)
        alone.run(max_epochs=5)
        assert_alike(stack, index, alone, 0)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_equal_units_stay_equal_beside_a_run_with_dropout(optimizer: str) -> None:
    settings = {"activations": "softplus", "optimizer": optimizer, "dtype": "float64"}
    equal = run_config((8, 8), initializer="zeros", **settings)
    stack, alone = make(equal, run_config((8, 8), dropout=0.3, **settings)), make(equal)
    for trainer in (stack, alone):
        trainer.run(max_epochs=10)
    assert_alike(stack, 0, alone, 1e-12)
    assert (stack.weights(1)[0] == stack.weights(1)[0, :1, :1]).all()


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "nesterov"])
def test_a_run_that_has_diverged_in_a_stack_stays_as_it_is(optimizer: str) -> None:
    """Far beyond the limit: with a rate of zero, infinite gradients would still make NaN."""
    settings = {"activations": "identity", "output_activation": "identity", "loss": "mse"}
    wild = run_config((4,), optimizer=optimizer, learning_rate=1e3, batch_size=200, **settings)
    calm = replace(wild, learning_rate=0.01)
    stack, alone = make(wild, calm), make(wild)
    for trainer in (stack, alone):
        trainer.run(max_epochs=200)
    assert stack.diverged.tolist() == [True, False]
    assert np.isfinite(alone.parameters).all()
    np.testing.assert_array_equal(stack.parameters[0], alone.parameters[0])


def test_padding_stays_zero_through_training() -> None:
    trainer = make(*same_sized(run_config(activations="sigmoid", l2=0.1), (1, 2), (5, 7)))
    trainer.run(max_epochs=3)
    assert np.abs(trainer.weights(1)[0, :1, :2]).min() > 0
    assert not trainer.weights(1)[0, 1:].any()
    assert not trainer.weights(1)[0, :, 2:].any()
    assert not trainer.biases(0)[0, 1:].any()
    assert not trainer.weights(2)[0, 2:].any()


def test_padded_units_are_zero_in_the_activations() -> None:
    trainer = make(*same_sized(run_config(activations="sigmoid"), (1, 2), (5, 7)))
    hidden = trainer.activations(xor_like()[0])[1]
    assert hidden.shape == (2, 200, 7)
    assert not hidden[0, :, 2:].any()
    assert (hidden[1] > 0).all()


def test_parameter_counts_leave_the_padding_out() -> None:
    trainer = make(*same_sized(run_config(), (4, 2), (8, 8)))
    assert trainer.parameter_counts.tolist() == [25, 105]
    assert trainer.parameters.shape == (2, 105)


def test_runs_with_equal_sizes_are_multiplied_at_once() -> None:
    alternating = [(2, 4), (2, 8)] * 3
    assert [(s.runs, s.h) for s in find_segments(alternating)] == [
        (slice(0, 5, 2), 4),
        (slice(1, 6, 2), 8),
    ]
    scattered = [(2, 4), (2, 4), (2, 8), (2, 4)]
    assert [s.runs for s in find_segments(scattered)] == [
        slice(0, 2, 1),
        slice(3, 4, 1),
        slice(2, 3, 1),
    ]


@pytest.mark.parametrize(
    ("field", "settings"),
    [
        ("depth", {"widths": (4,)}),
        ("activations", {"activations": "relu"}),
        ("activations", {"activations": ("tanh", "relu")}),
        ("output_activation", {"output_activation": "identity"}),
        ("loss", {"loss": "mse"}),
        ("optimizer", {"optimizer": "sgd"}),
        ("batch_size", {"batch_size": 11}),
        ("dtype", {"dtype": "float64"}),
    ],
)
def test_runs_that_do_not_fit_are_refused_by_name(field: str, settings: dict[str, object]) -> None:
    with pytest.raises(ConfigError) as caught:
        make(run_config(), run_config(**settings))  # type: ignore[arg-type]
    assert (caught.value.field, caught.value.reason) == (field, "does_not_fit")


def test_the_same_activation_named_once_or_for_each_layer_fits() -> None:
    trainer = make(run_config(), run_config(activations=("tanh", "tanh")))
    np.testing.assert_array_equal(trainer.parameters[0], trainer.parameters[1])


@pytest.mark.parametrize("runs", [[], ["adam"], RunConfig()])
def test_a_stack_needs_a_sequence_of_runs(runs: object) -> None:
    if isinstance(runs, RunConfig):
        assert len(Trainer(runs, *xor_like()).runs) == 1  # type: ignore[arg-type]
        return
    with pytest.raises(ConfigError, match="runs"):
        Trainer(runs, *xor_like())  # type: ignore[arg-type]
