"""What a trainer shows of its networks."""

from dataclasses import replace

import numpy as np
import pytest

from nn_core import ConfigError, LookAhead, Probe, Trainer, accuracy
from nn_core.diagnosis.trials import Trials
from nn_core.training.evaluation import Evaluator
from tests.nn_core.helpers import make, run_config, xor_like


def test_the_live_views_show_and_take_changes() -> None:
    trainer = make(run_config((3,)))
    x, before = xor_like()[0], make(run_config((3,))).predict(xor_like()[0])
    trainer.weights(0)[0, 1, 2] += 1
    trainer.biases(1)[0, 0] -= 1
    assert not np.array_equal(trainer.predict(x), before)
    assert np.shares_memory(trainer.weights(1), trainer.parameters)
    assert np.shares_memory(trainer.weights(-1), trainer.weights(1))


@pytest.mark.parametrize("layer", [2, -3, 10**9, 1.0, "a", None])
def test_a_layer_that_is_not_there_is_refused(layer: object) -> None:
    with pytest.raises(ConfigError, match="layer"):
        make(run_config((3,))).weights(layer)  # type: ignore[arg-type]


def test_predictions_have_one_row_a_sample_whatever_the_chunks() -> None:
    trainer = make(*[run_config((30,), seed=seed) for seed in range(4)])
    x = np.random.default_rng(0).normal(size=(3001, 2))
    whole = trainer.predict(x)
    assert whole.shape == (4, 3001, 1)
    np.testing.assert_allclose(whole[:, 2990:], trainer.predict(x[2990:]), rtol=1e-6)


def test_activations_are_the_layers_of_the_prediction() -> None:
    trainer = make(run_config((3, 5), activations=("relu", "sine"), dtype="float64"))
    x = xor_like()[0]
    first, second, output = trainer.activations(x)
    w, b = trainer.weights, trainer.biases
    np.testing.assert_allclose(first[0], np.maximum(x @ w(0)[0] + b(0)[0], 0), atol=1e-14)
    np.testing.assert_allclose(second[0], np.sin(first[0] @ w(1)[0] + b(1)[0]), atol=1e-14)
    np.testing.assert_array_equal(output, trainer.predict(x))


def test_the_recorded_losses_are_the_losses() -> None:
    trainer = make(run_config(), run_config((8, 1), seed=1))
    trainer.run(max_epochs=3)
    data = xor_like()
    np.testing.assert_array_equal(trainer.history.train_loss[-1], trainer.loss(*data[:2]))
    np.testing.assert_array_equal(trainer.history.validation_loss[-1], trainer.loss(*data[2:]))


def test_accuracy_counts_the_right_side_of_the_threshold() -> None:
    outputs = np.array([[[0.2], [0.7], [0.9]], [[0.2], [0.3], [np.nan]]])
    np.testing.assert_allclose(accuracy(outputs, np.array([[0], [1], [0]])), [2 / 3, 1 / 3])
    np.testing.assert_allclose(
        accuracy(outputs * 2 - 1, np.array([[-1], [1], [-1]])), [2 / 3, 1 / 3]
    )
    ones = np.ones((3, 1))
    np.testing.assert_allclose(accuracy(outputs, ones), [2 / 3, 0])
    np.testing.assert_allclose(accuracy(outputs, ones, threshold=0.8), [1 / 3, 0])


def test_accuracy_takes_the_largest_of_several_outputs() -> None:
    outputs = np.array([[[0.2, 0.5, 0.3], [0.6, 0.3, 0.1]]])
    assert accuracy(outputs, np.array([[0, 1, 0], [0, 0, 1]])).tolist() == [0.5]


def test_accuracy_on_one_class_uses_the_threshold_of_the_training_data() -> None:
    trainer = make(run_config((8,)))
    trainer.run(max_epochs=100)
    x, y = xor_like()[2:]
    ones = y[:, 0] == 1
    assert trainer.accuracy(x[ones], y[ones])[0] > 0.85


@pytest.mark.parametrize(
    ("output_activation", "loss", "low"),
    [("sigmoid", "binary_cross_entropy", 0), ("identity", "mse", 0), ("tanh", "mse", -1)],
)
@pytest.mark.parametrize("seen", [0, 1])
def test_accuracy_of_a_run_that_has_seen_one_class_only(
    output_activation: str, loss: str, low: int, seen: int
) -> None:
    """It answers with that class everywhere, which is right where that class is right."""
    x, labels = xor_like()[:2]
    y = low + (1 - low) * labels
    known = labels[:, 0] == seen
    run = run_config((4,), output_activation=output_activation, loss=loss, learning_rate=0.01)
    trainer = Trainer([run], x[known], y[known], x, y)
    trainer.run(max_epochs=60)
    assert trainer.accuracy(x[known], y[known])[0] == 1
    assert trainer.accuracy(x, y)[0] == pytest.approx(known.mean())


def test_to_look_ahead_costs_nothing_before_it_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Amid the look at all losses of a large network, to finish it takes longer than a frame."""
    trainer = make(run_config((3,)))
    trainer.run(max_epochs=1)
    amid = replace(trainer.snapshot(), step_count=2 * trainer.batches_per_epoch)
    ended = Trainer.from_state({**trainer.state(), "snapshot": amid})
    assert not ended.stands_at(ended.step_count)

    def passes(*_: object) -> None:
        raise AssertionError

    with monkeypatch.context() as patched:
        patched.setattr(Evaluator, "add_loss", passes)
        probe, ahead = Probe(ended), LookAhead(ended)
        Trials(ended, {"wider": run_config((6,))}, epochs=2)
    assert probe.run()
    assert ahead.run()
