"""Runs that diverge end there; the others do not notice."""

from dataclasses import replace

import numpy as np
import pytest

from nn_core import NetworkConfig, RunConfig, Sweep, Trainer

LINEAR = RunConfig(
    NetworkConfig((), output_activation="identity"), "mse", "sgd", 0.01, batch_size=20
)


def data() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(60, 3)), rng.normal(size=(60, 1))
    return x, y, x, y


DATA = data()


def runs(rates: list[float]) -> list[RunConfig]:
    return [replace(LINEAR, learning_rate=rate, seed=seed) for seed, rate in enumerate(rates)]


def alone(run: RunConfig, epochs: int) -> Trainer:
    trainer = Trainer([run], *DATA)
    trainer.run(max_epochs=epochs)
    return trainer


@pytest.mark.parametrize("bad", [1, 3, 7])  # of 8: few stay in the stack, many are taken out
def test_a_diverged_run_ends_as_it_does_alone(bad: int) -> None:
    rates = [0.01] * (8 - bad) + [100.0 * 10**index for index in range(bad)]
    sweep = Sweep(runs(rates), *DATA, max_epochs=60)
    sweep.run()
    assert sweep.done
    rows = sweep.rows()
    assert [row["status"] for row in rows] == ["done"] * (8 - bad) + ["diverged"] * bad
    for index, row in enumerate(rows):
        expected, found = alone(sweep.runs[index], 60), sweep.trainer(index)
        assert row["epoch"] == expected.epoch == found.epoch
        assert found.diverged.tolist() == expected.diverged.tolist()
        np.testing.assert_array_equal(found.parameters, expected.parameters)
        np.testing.assert_array_equal(sweep.curves(index).train_loss, expected.history.train_loss)
    finite = [np.isfinite(row["train_loss"]) for row in rows]
    assert finite == [True] * (8 - bad) + [False] * bad


def test_a_sweep_in_which_all_diverge_is_done() -> None:
    sweep = Sweep(runs([1e6, 1e7, 1e8]), *DATA, max_epochs=1000)
    sweep.run()
    assert sweep.done
    assert sweep.progress == 1
    assert sweep.seconds_left == 0
    assert {row["status"] for row in sweep.rows()} == {"diverged"}
    assert all(row["epoch"] < 100 for row in sweep.rows())
    assert len(sweep.predict(DATA[0])) == 3


def test_a_run_infinite_from_the_start_has_diverged_at_epoch_0() -> None:
    x, y, *_ = DATA
    sweep = Sweep(runs([0.01, 0.01]), x * 1e30, y, x, y, max_epochs=2)
    assert [row["status"] for row in sweep.rows()] == ["diverged", "diverged"]
    assert sweep.done
