"""A last batch of one sample: moons with 490 samples, and wine as it is, in batches of 4."""

from __future__ import annotations

import copy
from dataclasses import replace

import numpy as np
import pytest

from datasets import load
from nn_core import RunConfig, Trainer
from nn_core.arrays import Array
from tests.nn_core.helpers import run_config

MOONS = {"output_activation": "sigmoid", "loss": "binary_cross_entropy"}
WINE = {"output_activation": "softmax", "loss": "cross_entropy"}


def case(
    name: str, n_samples: int, widths: tuple[int, ...], **settings: object
) -> tuple[RunConfig, tuple[Array, ...]]:
    """A run, and data whose training half has one sample more than its batches take."""
    given = {"activations": "sigmoid", "optimizer": "sgd", "learning_rate": 0.3, "batch_size": 4}
    run = run_config(widths, **{**given, **settings})
    data = load(name, n_samples=n_samples)
    assert len(data.x_train) % run.batch_size == 1
    return run, (data.x_train, data.y_train, data.x_validation, data.y_validation)


@pytest.mark.parametrize(("name", "n", "head"), [("moons", 490, MOONS), ("wine", 178, WINE)])
def test_alone_in_a_stack_and_in_float64_a_run_learns_the_same(
    name: str, n: int, head: dict[str, str]
) -> None:
    run, data = case(name, n, (8, 8), **head)
    alone, stack = Trainer([run], *data), Trainer([run, replace(run, seed=1)], *data)
    double = Trainer([replace(run, dtype="float64")], *data)
    for trainer in (alone, stack, double):
        trainer.run(max_epochs=100)
    np.testing.assert_array_equal(alone.parameters[0], stack.parameters[0])
    loss = alone.history.train_loss[-1, 0]
    assert loss == pytest.approx(stack.history.train_loss[-1, 0], rel=1e-6)
    assert loss == pytest.approx(double.history.train_loss[-1, 0], rel=1e-3)


@pytest.mark.parametrize("activation", ["sigmoid", "silu", "softplus"])
@pytest.mark.parametrize(("dtype", "batch_size"), [("float32", 4), ("float64", 8)])
def test_what_the_buffers_held_before_does_not_enter(
    dtype: str, batch_size: int, activation: str
) -> None:
    """Restored, copied or cut out of a stack just before the last batch, a run goes on the same."""
    settings = {"dtype": dtype, "batch_size": batch_size, "activations": activation}
    run, data = case("moons", 2 * (30 * batch_size + 1), (20, 20), **MOONS, **settings)
    whole, other = Trainer([run], *data), Trainer([run], *data)
    stack = Trainer([run, replace(run, seed=1)], *data)
    other.run(max_epochs=2)
    for _ in range(30):
        whole.step()
        stack.step()
    other.restore(whole.snapshot())
    copied, cut = copy.deepcopy(whole), stack.subset([0])
    whole.run(max_epochs=2)
    for trainer in (other, copied, cut):
        while trainer.epoch < whole.epoch:  # in slices of a batch
            trainer.run(budget_s=0)
        np.testing.assert_array_equal(trainer.parameters, whole.parameters)
