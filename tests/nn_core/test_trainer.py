from time import perf_counter

import numpy as np
import pytest

from nn_core import ConfigError, NetworkConfig, RunConfig, Trainer, accuracy
from nn_core.batches import Batches
from nn_core.prepare import prepare
from tests.nn_core.helpers import make, run_config, xor_like


def test_the_default_network_learns() -> None:
    trainer = make(run_config((8,)))
    trainer.run(max_epochs=60)
    assert trainer.history.train_loss[-1, 0] < 0.3
    assert trainer.accuracy(*xor_like()[2:])[0] > 0.85


def test_the_same_seed_gives_the_same_bits() -> None:
    one, other = (make(run_config(seed=3, dropout=0.2)) for _ in range(2))
    one.run(max_epochs=5)
    other.run(max_epochs=5)
    np.testing.assert_array_equal(one.parameters, other.parameters)
    np.testing.assert_array_equal(one.history.train_loss, other.history.train_loss)


def test_another_seed_gives_other_weights_and_another_order() -> None:
    one, other = make(run_config(seed=3)), make(run_config(seed=4))
    other.parameters[:] = one.parameters
    one.step()
    other.step()
    assert not np.array_equal(one.parameters, other.parameters)


@pytest.mark.parametrize("dropout", [0.0, 0.3])
def test_slicing_the_time_changes_nothing(dropout: float) -> None:
    whole, steps, mixed = (make(run_config(batch_size=7, dropout=dropout), n=61) for _ in range(3))
    whole.run(max_epochs=600)
    for _ in range(600 * steps.batches_per_epoch):
        steps.step()
    for epochs in (1, 0, 2, 100, 411, 1, 1, 80):
        mixed.step()
        mixed.run(max_epochs=epochs)
    mixed.run(max_epochs=600 - mixed.epoch)
    for other in (steps, mixed):
        np.testing.assert_array_equal(other.parameters, whole.parameters)
        np.testing.assert_array_equal(other.history.epochs, whole.history.epochs)
        np.testing.assert_array_equal(other.history.train_loss, whole.history.train_loss)


def test_a_time_budget_ends_the_run_between_batches() -> None:
    trainer = make(run_config())
    start = perf_counter()
    done = trainer.run(max_epochs=10**9, budget_s=0.05)
    assert perf_counter() - start < 1
    assert trainer.epoch == done > 0


def test_a_budget_too_short_for_a_step_still_makes_one() -> None:
    trainer = make(run_config())
    assert trainer.run(budget_s=0) == 0
    assert trainer.step_count == 1


def test_a_run_returns_the_epochs_it_completed() -> None:
    trainer = make(run_config())
    assert trainer.run(max_epochs=3) == 3
    trainer.step()
    assert trainer.run(max_epochs=1) == 1
    assert (trainer.epoch, trainer.step_count) == (4, 4 * trainer.batches_per_epoch)


def test_zero_epochs_are_no_step() -> None:
    trainer = make(run_config())
    assert (trainer.run(max_epochs=0), trainer.step_count) == (0, 0)


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({}, "max_epochs"),
        ({"max_epochs": -1}, "max_epochs"),
        ({"max_epochs": 1.5}, "max_epochs"),
        ({"budget_s": -1}, "budget_s"),
        ({"budget_s": float("nan")}, "budget_s"),
    ],
)
def test_a_run_without_a_sensible_end_is_refused(arguments: dict[str, float], field: str) -> None:
    with pytest.raises(ConfigError) as caught:
        make(run_config()).run(**arguments)  # type: ignore[arg-type]
    assert caught.value.field == field


def test_an_epoch_ends_with_its_last_batch() -> None:
    trainer = make(run_config(batch_size=80))
    assert trainer.batches_per_epoch == 3
    epochs = []
    for _ in range(6):
        trainer.step()
        epochs.append(trainer.epoch)
    assert epochs == [0, 0, 1, 1, 1, 2]
    assert trainer.history.epochs.tolist() == [0, 1, 2]


@pytest.mark.parametrize(("n", "size"), [(61, 7), (60, 7), (9, 2), (70, 69), (600, 1)])
def test_every_epoch_draws_each_sample_once_and_in_a_new_order(n: int, size: int) -> None:
    x = np.arange(n, dtype=float)[:, None]
    data = prepare(("x", "y"), x, -x, (1, 1), np.dtype("float64"), "mse")
    batches = Batches(data, size, [np.random.default_rng(seed) for seed in (0, 1)])
    orders = []
    for _ in range(3):
        drawn = []
        for _ in range(batches.per_epoch):
            inputs, targets = batches.take()
            np.testing.assert_array_equal(inputs[:, 1:], -targets)
            assert inputs.shape[2] in (size, n % size)
            drawn.append(inputs[:, 1].copy())
        order = np.concatenate(drawn, axis=1)
        np.testing.assert_array_equal(np.sort(order), np.tile(x.T, (2, 1)))
        orders += [*order]
    assert len({tuple(order) for order in orders}) == 6


def test_a_batch_larger_than_the_data_is_the_whole_data() -> None:
    large, whole = make(run_config(batch_size=10**6)), make(run_config(batch_size=200))
    for trainer in (large, whole):
        assert trainer.batches_per_epoch == 1
        trainer.run(max_epochs=5)
    np.testing.assert_array_equal(large.parameters, whole.parameters)


def test_one_training_sample_is_enough() -> None:
    trainer = Trainer([RunConfig()], [[1.0, 2.0]], [[1.0]], [[0.0, 0.0]], [[0.0]])
    trainer.run(max_epochs=10)
    assert trainer.history.train_loss[-1, 0] < trainer.history.train_loss[0, 0]


def test_an_adjusted_rate_takes_effect_at_the_next_step() -> None:
    trainer = make(
        run_config(optimizer="sgd", learning_rate=0.1), run_config(optimizer="sgd", seed=1)
    )
    trainer.step()
    trainer.adjust(learning_rate=[0.0, 0.5], l2=0.1)
    assert [run.learning_rate for run in trainer.runs] == [0.0, 0.5]
    assert [run.l2 for run in trainer.runs] == [0.1, 0.1]
    before = trainer.parameters.copy()
    trainer.step()
    assert np.array_equal(trainer.parameters[0], before[0])
    assert not np.array_equal(trainer.parameters[1], before[1])


def test_adjusting_and_adjusting_back_changes_nothing() -> None:
    plain, adjusted = make(run_config()), make(run_config())
    for trainer in (plain, adjusted):
        trainer.run(max_epochs=2)
    adjusted.adjust(learning_rate=3.0, l1=1, l2=1, dropout=0.5)
    adjusted.adjust(learning_rate=0.01, l1=0, l2=0, dropout=0)
    for trainer in (plain, adjusted):
        trainer.run(max_epochs=2)
    np.testing.assert_array_equal(plain.parameters, adjusted.parameters)
    assert adjusted.runs == plain.runs


def test_adjusted_runs_train_like_runs_made_so() -> None:
    settings = {"learning_rate": 0.02, "l1": 0.001, "l2": 0.003, "dropout": 0.2}
    made, adjusted = make(run_config(**settings)), make(run_config())
    adjusted.adjust(**settings)
    made.run(max_epochs=3)
    adjusted.run(max_epochs=3)
    np.testing.assert_array_equal(made.parameters, adjusted.parameters)


@pytest.mark.parametrize("value", [-1, float("nan"), "fast", [0.1, 0.2]])
def test_a_bad_adjustment_is_refused_and_changes_nothing(value: object) -> None:
    trainer = make(run_config())
    with pytest.raises(ConfigError, match="learning_rate"):
        trainer.adjust(learning_rate=value)  # type: ignore[arg-type]
    assert trainer.runs[0].learning_rate == 0.01


def test_penalties_shrink_the_weights() -> None:
    trainer = make(run_config(), run_config(l1=0.05), run_config(l2=0.1))
    trainer.run(max_epochs=50)
    size = np.abs(trainer.weights(0)).sum(axis=(1, 2))
    assert size[1] < 0.5 * size[0]
    assert size[2] < 0.5 * size[0]


def test_dropout_switched_off_leaves_nothing_out() -> None:
    trainer = make(run_config((9,), dropout=0.5), run_config((9,), dropout=0.5, seed=1))
    trainer.step()
    trainer.adjust(dropout=[0.0, 0.5])
    assert trainer._dropout is not None
    kept, thinned = trainer._dropout.draw(10)[0]
    assert (kept == 1).all()
    assert (thinned == 0).any()


def test_dropout_leaves_out_its_share_and_keeps_the_mean() -> None:
    trainer = make(run_config((100,), dropout=0.3, batch_size=200))
    assert trainer._dropout is not None
    mask = trainer._dropout.draw(200)[0]
    assert (mask == 0).mean() == pytest.approx(0.3, abs=0.02)
    assert mask.mean() == pytest.approx(1, abs=0.03)
    assert len(np.unique(mask)) == 2


def test_the_gradient_under_dropout_is_that_of_the_thinned_network() -> None:
    trainer = make(
        run_config((6, 5), dropout=0.4, batch_size=200, dtype="float64", optimizer="sgd")
    )
    batch, masks = trainer._passes.at(200), trainer._dropout.draw(200)  # type: ignore[union-attr]
    inputs, targets = trainer._batches.take()
    batch.forward(inputs, masks)
    batch.backward(inputs, targets, batch.scale, masks)
    found, parameters = trainer._network.gradient[0].copy(), trainer.parameters[0]
    for index in range(len(parameters)):
        sides = []
        for h in (1e-5, -2e-5):
            parameters[index] += h
            sides.append(trainer._head.losses(batch.forward(inputs, masks), targets).mean())
        parameters[index] += 1e-5
        assert found[index] == pytest.approx((sides[0] - sides[1]) / 2e-5, abs=1e-8)


def test_dropout_does_not_touch_predictions_or_the_order_of_batches() -> None:
    plain, thinned = make(run_config()), make(run_config(dropout=0.5))
    x = xor_like()[0]
    np.testing.assert_array_equal(plain.predict(x), thinned.predict(x))
    np.testing.assert_array_equal(plain._batches.take()[0], thinned._batches.take()[0])


def test_a_diverged_run_ends_and_the_others_go_on() -> None:
    runs = [
        run_config(optimizer="sgd", output_activation="identity", loss="mse", seed=s)
        for s in (0, 1)
    ]
    trainer = make(*runs)
    alone = make(runs[1])
    trainer.adjust(learning_rate=[1e6, 0.01])
    assert trainer.run(max_epochs=30) == 30
    alone.run(max_epochs=30)
    assert trainer.diverged.tolist() == [True, False]
    assert trainer.diverged_epoch[0] >= 1
    assert trainer.diverged_epoch[1] == -1
    history = trainer.history
    assert len(history.epochs) == 31
    assert np.isfinite(history.train_loss[: trainer.diverged_epoch[0], 0]).all()
    assert not np.isfinite(history.train_loss[trainer.diverged_epoch[0], 0])
    np.testing.assert_array_equal(history.train_loss[:, 1], alone.history.train_loss[:, 0])


def test_training_returns_at_once_when_all_runs_have_diverged() -> None:
    run = run_config(optimizer="sgd", output_activation="identity", loss="mse", learning_rate=1e6)
    trainer = make(run)
    trainer.run(max_epochs=1000)
    epoch, steps = trainer.epoch, trainer.step_count
    assert epoch == trainer.diverged_epoch[0] < 1000
    assert (trainer.run(max_epochs=5), trainer.run(budget_s=1.0)) == (0, 0)
    trainer.step()
    assert (trainer.epoch, trainer.step_count) == (epoch, steps)


def test_an_ended_run_keeps_its_parameters() -> None:
    x, y, *_ = xor_like()
    runs = [run_config(output_activation="identity", loss="mse", seed=seed) for seed in (0, 1)]
    trainer = Trainer(runs, x, y, x, np.full_like(y, 1e25))  # too far off for float32
    assert trainer.diverged.all()
    assert trainer.diverged_epoch.tolist() == [0, 0]
    other = Trainer(runs, x, y, x, y)
    other.diverged_epoch[0] = 0
    other.adjust()
    before = other.parameters.copy()
    other.run(max_epochs=2)
    np.testing.assert_array_equal(other.parameters[0], before[0])
    assert not np.array_equal(other.parameters[1], before[1])


def test_adjusting_does_not_wake_a_diverged_run() -> None:
    run = run_config(optimizer="sgd", output_activation="identity", loss="mse", learning_rate=1e6)
    trainer = make(run)
    trainer.run(max_epochs=1000)
    trainer.adjust(learning_rate=0.01)
    assert trainer.run(max_epochs=5) == 0


def test_the_live_views_show_and_take_changes() -> None:
    trainer = make(run_config((3,)))
    x, before = xor_like()[0], make(run_config((3,))).predict(xor_like()[0])
    trainer.weights(0)[0, 1, 2] += 1
    trainer.biases(1)[0, 0] -= 1
    assert not np.array_equal(trainer.predict(x), before)
    assert np.shares_memory(trainer.weights(1), trainer.parameters)
    assert np.shares_memory(trainer.weights(-1), trainer.weights(1))


@pytest.mark.parametrize("layer", [2, -3, 10**9])
def test_a_layer_that_is_not_there_is_refused(layer: int) -> None:
    with pytest.raises(ConfigError, match="layer"):
        make(run_config((3,))).weights(layer)


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
    np.testing.assert_allclose(accuracy(outputs, ones, threshold=0.5), [2 / 3, 0])


def test_accuracy_takes_the_largest_of_several_outputs() -> None:
    outputs = np.array([[[0.2, 0.5, 0.3], [0.6, 0.3, 0.1]]])
    assert accuracy(outputs, np.array([[0, 1, 0], [0, 0, 1]])).tolist() == [0.5]


def test_accuracy_on_one_class_uses_the_threshold_of_the_training_data() -> None:
    trainer = make(run_config((8,)))
    trainer.run(max_epochs=100)
    x, y = xor_like()[2:]
    ones = y[:, 0] == 1
    assert trainer.accuracy(x[ones], y[ones])[0] > 0.85


def test_a_network_without_hidden_layers_trains() -> None:
    trainer = make(run_config((), dropout=0.5))
    trainer.run(max_epochs=2)
    assert trainer.parameters.shape == (1, 3)
    assert trainer.weights(0).shape == (1, 2, 1)


def test_a_wide_and_deep_trainer_stays_small() -> None:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(2000, 2)), rng.normal(size=(2000, 1))
    network = NetworkConfig((256,) * 10, "relu", "identity")
    trainer = Trainer([RunConfig(network, "mse", batch_size=512)], x, y, x, y)
    workspaces = (trainer._passes.workspace, trainer._evaluator.workspace)
    held = sum(workspace.nbytes for workspace in workspaces)
    held += trainer.parameters.nbytes * 2 + trainer._state.slots.nbytes
    assert held < 30e6
