import pickle

import numpy as np
import pytest

from nn_core import ConfigError, DataError, NetworkConfig, RunConfig, ShapeError, Trainer
from nn_core.training.batches import Batches
from nn_core.training.prepare import prepare
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
    done = trainer.run(max_epochs=10**9, budget_s=0.05)  # without its end, some days
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
        ({"max_epochs": -1}, "max_epochs"),
        ({"max_epochs": 1.5}, "max_epochs"),
        ({"max_steps": -1}, "max_steps"),
        ({"budget_s": -1}, "budget_s"),
        ({"budget_s": float("nan")}, "budget_s"),
    ],
)
def test_a_run_without_a_sensible_end_is_refused(arguments: dict[str, float], field: str) -> None:
    with pytest.raises(ConfigError) as caught:
        make(run_config()).run(**arguments)  # type: ignore[arg-type]
    assert caught.value.field == field


def test_a_run_without_an_end_given_trains_for_100_epochs() -> None:
    assert make(run_config(batch_size=200)).run() == 100


def test_the_look_at_all_losses_that_ends_an_epoch_keeps_to_the_budget() -> None:
    """Large data and a network that is slow: the look is made in as many calls as it takes."""
    x_train, y_train, x_validation, y_validation = xor_like(3000)
    data = (x_train, y_train, x_validation[:500], y_validation[:500])
    run = run_config((256, 256), batch_size=3000)
    sliced, whole = Trainer([run], *data), Trainer([run], *data)
    calls = 0
    while sliced.epoch < 2:
        sliced.run(budget_s=0)
        calls += 1
    assert calls > 2 * (3500 // 256)
    whole.run(max_epochs=2)
    np.testing.assert_array_equal(sliced.history.train_loss, whole.history.train_loss)
    np.testing.assert_array_equal(sliced.parameters, whole.parameters)


@pytest.mark.parametrize("calls", range(1, 9))
def test_what_was_snapped_amid_that_look_is_restored_with_the_epoch_completed(calls: int) -> None:
    run = run_config((256, 256), batch_size=1000, dropout=0.1)
    trainer, whole = (Trainer([run], *xor_like(1000)) for _ in range(2))
    for _ in range(calls):
        trainer.run(budget_s=0)
    epoch, snapshot = trainer.epoch, trainer.snapshot()
    assert trainer.epoch == epoch, "a look from outside changes nothing"
    trainer.run(max_epochs=2)
    trainer.restore(snapshot)
    assert trainer.step_count == trainer.epoch == 1
    trainer.step()
    whole.run(max_epochs=2)
    np.testing.assert_array_equal(trainer.history.train_loss, whole.history.train_loss)
    np.testing.assert_array_equal(trainer.parameters, whole.parameters)


def test_so_many_steps_are_done_when_their_look_at_all_losses_is() -> None:
    sliced, whole = make(run_config(batch_size=80)), make(run_config(batch_size=80))
    for steps in (2, 1, 4):
        for _ in range(steps):
            whole.step()
        last = sliced.step_count + steps
        while not sliced.stands_at(last):
            sliced.run(max_steps=last - sliced.step_count, budget_s=0)
        assert (sliced.epoch, sliced.step_count) == (whole.epoch, whole.step_count)
        np.testing.assert_array_equal(sliced.history.train_loss, whole.history.train_loss)
    assert sliced.run(max_steps=0) == 0


def test_the_first_look_at_all_losses_may_be_left_to_the_training() -> None:
    run, data = run_config((256, 256), batch_size=1000), xor_like(1000)
    whole, sliced = Trainer([run], *data), Trainer([run], *data, look=False)
    assert not sliced.history
    copy = pickle.loads(pickle.dumps(sliced))
    calls = 0
    while not sliced.stands_at(0):
        sliced.run(max_steps=0, budget_s=0)
        calls += 1
    assert calls > 4
    for trainer in (sliced, copy):
        trainer.run(max_epochs=1)
        if trainer is sliced:
            whole.run(max_epochs=1)
        np.testing.assert_array_equal(trainer.history.train_loss, whole.history.train_loss)
        np.testing.assert_array_equal(trainer.parameters, whole.parameters)


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


def test_other_start_weights_are_taken_whole_or_refused() -> None:
    run = RunConfig(network=NetworkConfig((3,), "tanh", "identity"), loss="mse")
    x, y = np.linspace(-1, 1, 8)[:, None], np.ones((8, 1))
    trainer = Trainer([run], x, y, x, y, look=False)
    start = np.arange(10.0)[None] / 10
    trainer.begin_from(start)
    assert (trainer.parameters == start.astype(np.float32)).all()
    trainer.run(max_epochs=1)
    assert list(trainer.history.epochs) == [0, 1], "the losses of the start are those of these"
    for wrong in (start[:, 1:], np.concatenate([start, start])):
        with pytest.raises(ShapeError):
            trainer.begin_from(wrong)
    with pytest.raises(DataError):
        trainer.begin_from(start * np.nan)
