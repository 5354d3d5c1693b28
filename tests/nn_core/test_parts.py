"""A part of a stack goes on as the whole would have, bit for bit."""

import numpy as np
import pytest

from nn_core import OPTIMIZERS, RunConfig, Trainer
from nn_core.training.parts import curves_part
from tests.nn_core.helpers import make, run_config, same_sized

WIDTHS = ((4, 2), (8, 8), (1, 3), (16, 5), (4, 2))


def stack(optimizer: str = "adam", dtype: str = "float32", dropout: float = 0.0) -> list[RunConfig]:
    run = run_config((1, 1), optimizer=optimizer, dtype=dtype, dropout=dropout, l2=0.01)
    return same_sized(run, *WIDTHS)


def assert_same(found: Trainer, expected: Trainer) -> None:
    """Parameters, optimizer and curves, to the last bit."""
    np.testing.assert_array_equal(found.parameters, expected.parameters)
    np.testing.assert_array_equal(found._state.slots, expected._state.slots)
    for name in ("epochs", "train_loss", "validation_loss"):
        np.testing.assert_array_equal(getattr(found.history, name), getattr(expected.history, name))
    assert (found.epoch, found.step_count) == (expected.epoch, expected.step_count)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_run_taken_out_in_mid_epoch_equals_the_run_alone(optimizer: str, dtype: str) -> None:
    runs = stack(optimizer, dtype, dropout=0.2)
    whole = make(*runs, n=55)
    alone = [make(run, n=55) for run in runs]
    for trainer in [whole, *alone]:
        trainer.run(max_epochs=3)
        trainer.step()
    for index, expected in enumerate(alone):
        found = whole.subset([index])
        assert_same(found, expected)
        for trainer in (found, expected):
            trainer.run(max_epochs=3)
        assert_same(found, expected)
    assert whole.step_count == 3 * 6 + 1


def test_several_runs_keep_their_order_and_lose_the_padding() -> None:
    runs = stack()
    whole = make(*runs)
    whole.run(max_epochs=2)
    found, expected = whole.subset([4, 2]), make(runs[4], runs[2])
    expected.run(max_epochs=2)
    assert found.runs == (runs[4], runs[2])
    assert found.parameters.shape == expected.parameters.shape
    assert_same(found, expected)


def test_curves_of_one_run_do_not_move_with_the_stack() -> None:
    whole = make(*stack())
    whole.run(max_epochs=2)
    curves = curves_part(whole.history.mark(), 3)
    before = whole.history.train_loss[:, 3:4]
    whole.run(max_epochs=2)
    np.testing.assert_array_equal(curves.train_loss, before)
    assert curves.epochs.tolist() == [0, 1, 2]
    np.testing.assert_array_equal(whole.history.latest[1], whole.history.validation_loss[-1])
