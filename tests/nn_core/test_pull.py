"""The penalties' pull on the weights."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core import Trainer
from nn_core.diagnosis.pull import STABLE, penalty_grows, pull_of
from nn_core.diagnosis.start import Start, initial_weights
from tests.nn_core.helpers import make, run_config


@pytest.mark.parametrize("optimizer", STABLE)
@pytest.mark.parametrize("share", [0.9, 1.1])
def test_a_penalty_makes_a_weight_grow_exactly_beyond_its_limit(
    optimizer: str, share: float
) -> None:
    """Without anything to learn, the penalty alone moves the weight."""
    x = np.zeros((8, 1))
    rate = 0.1
    run = run_config(
        (),
        output_activation="identity",
        loss="mse",
        optimizer=optimizer,
        learning_rate=rate,
        l2=share * STABLE[optimizer] / rate,
        batch_size=8,
        dtype="float64",
    )
    trainer = Trainer([run], x, x, x, x)
    start = abs(trainer.weights(0).item())
    trainer.run(200)
    grown = not np.isfinite(trainer.weights(0).item()) or abs(trainer.weights(0).item()) > start
    assert grown == penalty_grows(run) == (share > 1)


def test_the_initial_weights_are_those_that_training_began_with() -> None:
    run = run_config((5, 3), seed=7)
    trainer = make(run, n=20)
    for layer, weights in enumerate(initial_weights(run, 2, 1)):
        np.testing.assert_array_equal(trainer.weights(layer)[0], weights.astype(np.float32))


def test_the_pull_weighs_the_penalty_against_the_data() -> None:
    run = run_config((), l1=0.5, l2=2.0)
    weights, data = [np.array([[3.0], [-4.0]])], [np.array([[-6.5], [8.5]])]
    found = pull_of(run, weights, data, Start(0.0, 1.0, 14.0, 100.0))
    assert found.now == 0.5 * 7 + 2 / 2 * 25
    assert found.initial == 0.5 * 14 + 2 / 2 * 100
    assert found.kept == 0.5
    assert found.share == pytest.approx(1.0)  # l1 sign(w) + l2 w is the data's gradient reversed
    assert found.against == pytest.approx(-1.0)
