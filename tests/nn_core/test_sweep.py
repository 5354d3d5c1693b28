"""What a sweep promises: each run as it would be alone, all of them advancing together."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from nn_core import (
    INITIALIZERS,
    OPTIMIZERS,
    ConfigError,
    DataError,
    NetworkConfig,
    RunConfig,
    ShapeError,
    Sweep,
    Trainer,
)
from tests.nn_core.helpers import run_config, xor_like

DATA = xor_like(50)
SHAPES = ((), (3,), (8,), (1, 5), (4, 2), (16, 1), (8, 8), (2, 2, 2), (6, 1, 4))


def mixture(optimizer: str = "adam", dtype: str = "float32") -> list[RunConfig]:
    """Runs that differ in everything; every initializer is there."""
    activations = ("tanh", "relu", "sigmoid", "gelu")
    initializers = [*INITIALIZERS]
    return [
        run_config(
            SHAPES[index % len(SHAPES)],
            activations=activations[index % 3 if index < 16 else 3],
            initializer=initializers[index % len(initializers)],
            optimizer=optimizer,
            learning_rate=0.003 * (1 + index % 4),
            batch_size=(10, 10, 7)[index % 3],
            l1=0.001 * (index % 7 == 1),
            l2=0.01 * (index % 5 == 2),
            dropout=0.3 * (index % 6 == 3),
            seed=index,
            dtype=dtype,
        )
        for index in range(30)
    ]


def grid(**settings: object) -> list[RunConfig]:
    """Depths 1 and 2, widths 2 to 4, two starts."""
    network = NetworkConfig((2,))
    return [
        replace(RunConfig(network, **settings), network=NetworkConfig((w,) * d), seed=seed)  # type: ignore[arg-type]
        for d in (1, 2)
        for w in (2, 3, 4)
        for seed in (0, 1)
    ]


def assert_alike(found: Trainer, alone: Trainer, tolerance: float) -> None:
    """Parameters and curves, relative to the largest of them."""
    for a, b in [
        (found.parameters, alone.parameters),
        (found.history.train_loss, alone.history.train_loss),
        (found.history.validation_loss, alone.history.validation_loss),
    ]:
        np.testing.assert_allclose(a, b, rtol=0, atol=tolerance * (np.abs(b).max() or 1))
    np.testing.assert_array_equal(found.history.epochs, alone.history.epochs)


@pytest.mark.parametrize(("dtype", "tolerance"), [("float32", 1e-6), ("float64", 1e-12)])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_run_in_a_sweep_equals_the_run_alone(
    optimizer: str, dtype: str, tolerance: float
) -> None:
    runs = mixture(optimizer, dtype)
    sweep = Sweep(runs, *DATA, max_epochs=20)  # 100 steps and more
    sweep.run()
    assert sweep.done
    for index, run in enumerate(runs):
        alone = Trainer([run], *DATA)
        alone.run(max_epochs=20)
        assert alone.step_count >= 100
        assert sweep.trainer(index).runs == (run,)
        assert_alike(sweep.trainer(index), alone, tolerance)


def test_a_run_handed_over_trains_on_as_it_would_have_alone() -> None:
    runs = mixture()
    sweep = Sweep(runs, *DATA, max_epochs=6)
    while sweep.progress < 0.5:
        sweep.run(budget_s=0)  # one batch at a time, so some stacks are in mid-epoch
    before = sweep.rows()
    for index in range(0, 30, 3):
        found, alone = sweep.trainer(index), Trainer([runs[index]], *DATA)
        while alone.step_count < found.step_count:
            alone.step()
        assert_alike(found, alone, 1e-6)
        for trainer in (found, alone):
            trainer.run(max_epochs=3)
        assert_alike(found, alone, 1e-6)
    assert sweep.rows() == before


def test_slices_do_not_change_what_is_trained() -> None:
    at_once, sliced = (Sweep(grid(), *DATA, max_epochs=4) for _ in range(2))
    at_once.run()
    while not sliced.done:
        sliced.run(budget_s=0.0003)
        sliced.trainer(0)  # which is looked at amid an epoch, and amid the look at its losses
    for index in range(len(sliced.runs)):
        assert_alike(sliced.trainer(index), at_once.trainer(index), 0)


def test_networks_that_are_made_in_slices_are_the_same() -> None:
    at_once, sliced = Sweep(mixture(), *DATA, 2), Sweep(mixture(), *DATA, 2, at_once=False)
    assert not sliced.ready
    assert not sliced.done
    calls = 0
    while not sliced.ready:
        sliced.run(budget_s=0)
        calls += 1
    assert calls >= len(sliced.stacks) > 3
    assert sliced.rows() == at_once.rows()
    sliced.run()
    at_once.run()
    for found, expected in zip(sliced.rows(), at_once.rows(), strict=True):
        assert {**found, "seconds": 0} == {**expected, "seconds": 0}
    unmade = Sweep(mixture(), *DATA, 2, at_once=False)
    np.testing.assert_array_equal(  # whoever asks does not wait for the others
        unmade.predict(DATA[2], [3])[0], Sweep(mixture(), *DATA, 2).predict(DATA[2], [3])[0]
    )


def test_all_runs_advance_together() -> None:
    sweep = Sweep(mixture(), *DATA, max_epochs=5)
    assert all(np.isfinite(row["train_loss"]) for row in sweep.rows())
    progress = [sweep.progress]
    while not sweep.done:
        sweep.run(budget_s=0.001)
        epochs = [row["epoch"] for row in sweep.rows()]
        assert max(epochs) - min(epochs) <= 1
        progress.append(sweep.progress)
    assert progress[0] == 0
    assert progress[-1] == 1
    assert progress == sorted(progress)
    assert {row["epoch"] for row in sweep.rows()} == {5}


def test_rows_are_plain_and_in_the_order_of_the_runs() -> None:
    runs = mixture()[::-1]
    sweep = Sweep(runs, *DATA, max_epochs=2)
    assert {row["status"] for row in sweep.rows()} == {"training"}
    sweep.run()
    for run, row in zip(runs, sweep.rows(), strict=True):
        assert row["hidden_widths"] == run.network.hidden_widths
        assert (row["seed"], row["l2"], row["dtype"]) == (run.seed, run.l2, "float32")
        assert row["parameters"] == Trainer([run], *DATA).parameter_counts[0]
        assert (row["epoch"], row["status"]) == (2, "done")
        assert row["seconds"] > 0
        kinds = {type(value) for value in row.values()}
        assert kinds <= {int, float, str, tuple}


def test_rows_hold_the_last_losses_of_the_curves() -> None:
    sweep = Sweep(grid(), *DATA, max_epochs=3)
    sweep.run()
    for index, row in enumerate(sweep.rows()):
        curves = sweep.curves(index)
        assert curves.epochs.tolist() == [0, 1, 2, 3]
        assert curves.train_loss.shape == (4, 1)
        assert row["train_loss"] == curves.train_loss[-1, 0]
        assert row["validation_loss"] == curves.validation_loss[-1, 0]


def test_predictions_come_in_the_order_asked_for() -> None:
    runs = mixture()
    sweep = Sweep(runs, *DATA, max_epochs=2)
    for _ in range(2):
        everything, some = sweep.predict(DATA[2]), sweep.predict(DATA[2], runs=[7, 2, 7])
        assert len(everything) == 30
        assert everything[0].shape == (50, 1)
        for index in range(30):
            np.testing.assert_array_equal(
                everything[index], sweep.trainer(index).predict(DATA[2])[0]
            )
        for found, index in zip(some, (7, 2, 7), strict=True):
            np.testing.assert_array_equal(found, everything[index])
        sweep.run()


def test_accuracies_are_those_of_the_runs_alone() -> None:
    sweep = Sweep(mixture(), *DATA, max_epochs=5)
    sweep.run()
    found = sweep.accuracy(DATA[2], DATA[3])
    for runs in sweep.stacks:
        assert sweep.accuracy(DATA[2], DATA[3], runs).tolist() == found[runs].tolist()
    expected = [sweep.trainer(index).accuracy(DATA[2], DATA[3])[0] for index in range(30)]
    np.testing.assert_array_equal(found, expected)
    assert 0 < found.max() <= 1


def test_time_left_falls_to_zero() -> None:
    sweep = Sweep(grid(), *DATA, max_epochs=20)
    at_first = sweep.seconds_left
    assert at_first > 0
    sweep.run(budget_s=0)
    assert sweep.seconds_left > 0
    sweep.run()
    assert sweep.seconds_left == 0


def test_a_pickled_sweep_goes_on_where_it_was() -> None:
    sweep = Sweep(grid(), *DATA, max_epochs=4)
    while sweep.progress < 0.3:
        sweep.run(budget_s=0)
    copy = pickle.loads(pickle.dumps(sweep))
    for each in (sweep, copy):
        each.run()
    for index in range(12):
        assert_alike(copy.trainer(index), sweep.trainer(index), 0)


def test_a_finished_sweep_stays_as_it_is() -> None:
    sweep = Sweep(grid(), *DATA, max_epochs=1)
    sweep.run()
    before = sweep.rows()
    sweep.run()
    sweep.run(budget_s=0.01)
    assert sweep.rows() == before


def test_no_epochs_leave_the_start_values() -> None:
    sweep = Sweep(grid(), *DATA, max_epochs=0)
    assert sweep.done
    assert sweep.progress == 1
    assert {row["status"] for row in sweep.rows()} == {"done"}


@pytest.mark.parametrize(
    ("field", "runs", "settings"),
    [
        ("runs", [], {}),
        ("runs", ["adam"], {}),
        ("max_epochs", None, {"max_epochs": -1}),
        ("max_epochs", None, {"max_epochs": 1.5}),
    ],
)
def test_settings_that_make_no_sense_are_named(
    field: str, runs: list[RunConfig] | None, settings: dict[str, int]
) -> None:
    with pytest.raises(ConfigError) as caught:
        Sweep(grid() if runs is None else runs, *DATA, **settings)
    assert caught.value.field == field


def test_data_are_checked_for_every_run() -> None:
    x, y, x_validation, y_validation = DATA
    runs = [*grid(loss="mse"), run_config((2,))]
    with pytest.raises(DataError, match="y_train"):
        Sweep(runs, x, 2 * y - 1, x_validation, y_validation)
    with pytest.raises(ShapeError, match="x_validation"):
        Sweep(grid(), x, y, x_validation[:, :1], y_validation)


@pytest.mark.parametrize("run", [-1, 12, 1.0])
def test_a_run_that_is_not_there_is_refused(run: int) -> None:
    with pytest.raises(ConfigError, match="run"):
        Sweep(grid(), *DATA).trainer(run)
