import numpy as np
import pytest

from nn_core import INITIALIZERS
from tests.nn_core.helpers import make, run_config

FAN_IN, FAN_OUT = 300, 100
VARIANCES = {
    "zeros": 0,
    "constant": 0,
    "uniform": 1 / 12,
    "playground": 1 / 12,
    "normal": 0.01,
    "glorot_uniform": 2 / (FAN_IN + FAN_OUT),
    "glorot_normal": 2 / (FAN_IN + FAN_OUT),
    "he_uniform": 2 / FAN_IN,
    "he_normal": 2 / FAN_IN,
    "lecun_normal": 1 / FAN_IN,
    "orthogonal": 1 / FAN_IN,
}


@pytest.mark.parametrize("name", INITIALIZERS)
def test_the_weights_have_the_variance_of_their_rule(name: str) -> None:
    weights = INITIALIZERS[name].draw(np.random.default_rng(0), FAN_IN, FAN_OUT)
    assert weights.shape == (FAN_IN, FAN_OUT)
    assert weights.var() == pytest.approx(VARIANCES[name], rel=0.03, abs=1e-12)


@pytest.mark.parametrize("name", [name for name in INITIALIZERS if name.endswith("uniform")])
def test_a_uniform_draw_stays_within_its_limit(name: str) -> None:
    weights = INITIALIZERS[name].draw(np.random.default_rng(0), FAN_IN, FAN_OUT)
    limit = np.sqrt(3 * VARIANCES[name])
    assert 0.99 * limit < np.abs(weights).max() <= limit


@pytest.mark.parametrize(("fan_in", "fan_out"), [(5, 3), (3, 5), (4, 4), (1, 6), (6, 1)])
def test_orthogonal_weights_keep_lengths(fan_in: int, fan_out: int) -> None:
    weights = INITIALIZERS["orthogonal"].draw(np.random.default_rng(0), fan_in, fan_out)
    small = weights.T @ weights if fan_in >= fan_out else weights @ weights.T
    np.testing.assert_allclose(small, np.eye(min(fan_in, fan_out)), atol=1e-12)


@pytest.mark.parametrize("name", INITIALIZERS)
def test_biases_start_as_the_entry_says_and_at_zero_but_for_the_playgrounds(name: str) -> None:
    trainer = make(run_config((5, 3), initializer=name), run_config((2, 4), initializer=name))
    bias = 0.1 if name == "playground" else 0.0
    for run, widths in enumerate([(5, 3, 1), (2, 4, 1)]):
        for layer, width in enumerate(widths):
            own, padding = np.split(trainer.biases(layer)[run], [width])
            np.testing.assert_array_equal(own, np.float32(bias))
            assert not padding.any()


def test_single_and_double_precision_start_alike() -> None:
    single, double = (make(run_config(dtype=dtype)) for dtype in ("float32", "float64"))
    np.testing.assert_array_equal(single.parameters, double.parameters.astype(np.float32))


def test_seeds_differ_in_their_weights() -> None:
    trainer = make(run_config(seed=1), run_config(seed=2))
    assert not np.isclose(trainer.weights(0)[0], trainer.weights(0)[1]).any()


@pytest.mark.parametrize("name", ["zeros", "constant"])
@pytest.mark.parametrize("widths", [(8,), (5, 7), (100, 100)])
@pytest.mark.parametrize("batch_size", [1, 10, 200])
def test_units_that_start_equal_stay_equal(
    batch_size: int, widths: tuple[int, ...], name: str
) -> None:
    trainer = make(run_config(widths, initializer=name, learning_rate=0.05, batch_size=batch_size))
    for _ in range(300):
        trainer.step()
    for layer in range(len(widths)):
        units = np.concatenate([trainer.biases(layer), trainer.weights(layer)[0]])
        np.testing.assert_array_equal(units, np.repeat(units[:, :1], widths[layer], axis=1))


def test_dropout_or_an_edit_lets_equal_units_part() -> None:
    thinned, edited = (make(run_config((6,), initializer="constant")) for _ in range(2))
    thinned.adjust(dropout=0.5)
    edited.weights(0)[0, 0, 3] += 0.01
    for trainer in (thinned, edited):
        trainer.run(max_epochs=20)
        assert np.ptp(trainer.weights(0)[0, 0]) > 0.02
