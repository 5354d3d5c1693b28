import copy
import pickle
from dataclasses import replace

import numpy as np
import pytest

from nn_core import OPTIMIZERS, ConfigError, Trainer
from tests.nn_core.helpers import make, run_config, xor_like


def assert_same_state(one: Trainer, other: Trainer) -> None:
    np.testing.assert_array_equal(one.parameters, other.parameters)
    for curve in ("epochs", "train_loss", "validation_loss"):
        found, expected = getattr(one.history, curve), getattr(other.history, curve)
        np.testing.assert_array_equal(found, expected)
    assert (one.epoch, one.step_count, one.runs) == (other.epoch, other.step_count, other.runs)
    np.testing.assert_array_equal(one.diverged_epoch, other.diverged_epoch)


@pytest.mark.parametrize("steps", [0, 20, 25])  # at the start and in the middle of an epoch
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_restored_training_goes_on_to_the_last_bit(optimizer: str, steps: int) -> None:
    runs = [
        run_config((4, seed + 1), optimizer=optimizer, dropout=0.2, seed=seed) for seed in (0, 1)
    ]
    trainer, undisturbed = make(*runs), make(*runs)
    for _ in range(steps):
        trainer.step()
        undisturbed.step()
    snapshot = trainer.snapshot()
    trainer.run(max_epochs=3)
    trainer.restore(snapshot)
    for each in (trainer, undisturbed):
        each.step()
        each.run(max_epochs=2)
    assert_same_state(trainer, undisturbed)


def test_time_can_be_walked_in_any_order() -> None:
    trainer = make(run_config(batch_size=200))
    snapshots, curves = [], []
    for _ in range(8):
        trainer.run(max_epochs=131)
        snapshots.append(trainer.snapshot())
        curves.append((trainer.history.epochs, trainer.history.train_loss))
    for index in (3, 4, 7, 0, 6, 5, 5, 2, 1):
        trainer.restore(snapshots[index])
        np.testing.assert_array_equal(trainer.history.epochs, curves[index][0])
        np.testing.assert_array_equal(trainer.history.train_loss, curves[index][1])
        trainer.adjust(learning_rate=0.5)
        trainer.run(max_epochs=50)  # another future, which no snapshot may feel


def test_a_snapshot_brings_its_rates_back() -> None:
    trainer = make(run_config(l2=0.1))
    snapshot = trainer.snapshot()
    trainer.adjust(learning_rate=1.0, l2=0.0, dropout=0.4)
    trainer.restore(snapshot)
    assert trainer.runs == (run_config(l2=0.1),)
    other = make(run_config(l2=0.1))
    trainer.run(max_epochs=2)
    other.run(max_epochs=2)
    assert_same_state(trainer, other)


def test_a_snapshot_from_before_the_divergence_revives_a_run() -> None:
    trainer = make(run_config(optimizer="sgd", output_activation="identity", loss="mse"))
    snapshot = trainer.snapshot()
    trainer.adjust(learning_rate=1e6)
    trainer.run(max_epochs=100)
    assert trainer.diverged[0]
    trainer.restore(snapshot)
    assert not trainer.diverged[0]
    assert trainer.run(max_epochs=2) == 2


def test_a_snapshot_restores_into_a_trainer_made_alike() -> None:
    trainer, other = make(run_config(dropout=0.1)), make(run_config(dropout=0.1))
    trainer.run(max_epochs=3)
    trainer.step()
    other.restore(pickle.loads(pickle.dumps(trainer.snapshot())))
    trainer.run(max_epochs=3)
    other.run(max_epochs=3)
    assert_same_state(trainer, other)


@pytest.mark.parametrize(
    "other", [run_config((5,)), run_config(optimizer="sgd"), run_config(seed=9)]
)
def test_a_snapshot_of_other_runs_is_refused(other: object) -> None:
    with pytest.raises(ConfigError, match="snapshot"):
        make(run_config()).restore(make(other).snapshot())  # type: ignore[arg-type]


def test_a_snapshot_of_other_data_is_refused_and_changes_nothing() -> None:
    trainer, (x, y, *_) = make(run_config()), xor_like()
    runs, parameters = trainer.runs, trainer.parameters.copy()
    x_wide = np.hstack([x, x])
    other = Trainer([replace(runs[0], learning_rate=0.5)], x_wide, y, x_wide, y)
    fewer = Trainer(runs, x[:-1], y[:-1], x, y)
    for bad in (other.snapshot(), fewer.snapshot(), None):
        with pytest.raises(ConfigError, match="snapshot"):
            trainer.restore(bad)  # type: ignore[arg-type]
    assert trainer.runs == runs
    np.testing.assert_array_equal(trainer.parameters, parameters)


@pytest.mark.parametrize("duplicate", [copy.deepcopy, lambda t: pickle.loads(pickle.dumps(t))])
def test_a_copied_trainer_goes_its_own_way_from_the_same_bits(duplicate: object) -> None:
    trainer = make(run_config((4, 2), dropout=0.2), run_config((3, 5), seed=1))
    trainer.run(max_epochs=3)
    trainer.step()
    copied = duplicate(trainer)  # type: ignore[operator]
    before = trainer.parameters.copy()
    copied.run(max_epochs=2)
    np.testing.assert_array_equal(trainer.parameters, before)
    trainer.run(max_epochs=2)
    assert_same_state(copied, trainer)
    assert np.shares_memory(copied.weights(0), copied.parameters)


def test_a_snapshot_does_not_grow_with_the_history() -> None:
    trainer = make(run_config(batch_size=200))
    trainer.run(max_epochs=400)
    one, other = trainer.snapshot(), trainer.snapshot()
    assert one.history.rows is other.history.rows
