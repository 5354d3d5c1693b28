"""The lowest validation loss, sample by sample: what a rise since then is measured against."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core import Trainer
from nn_core.inspection.layers import layers_of
from tests.nn_core.helpers import make, run_config, xor_like


def _trained(epochs: int) -> Trainer:
    runs = [run_config((width, 3), learning_rate=0.05, seed=width) for width in (2, 6)]
    trainer = make(*runs, n=60)
    trainer.run(epochs)
    return trainer


def test_the_samples_losses_are_those_of_the_epoch_whose_mean_was_lowest() -> None:
    trainer, (_, _, x, y) = _trained(40), xor_like(60)
    for run in range(2):
        curve = trainer.history.validation_loss[:, run]
        then = _trained(int(curve.argmin()))
        layers, now = layers_of(then, run), layers_of(trainer, run)
        lowest = layers.losses(layers.forward(x.astype(np.float32)), y.astype(np.float32))
        latest = now.losses(now.forward(x.astype(np.float32)), y.astype(np.float32))
        rise, error = trainer.best.rise(run, latest, 1.0)
        assert rise == pytest.approx(curve[-1] - curve.min(), abs=1e-5)
        expected = (latest - lowest).std(ddof=1) / np.sqrt(60)
        assert error == pytest.approx(expected, rel=1e-3, abs=1e-6)


def test_snapshots_and_parts_keep_the_best_epoch() -> None:
    trainer, straight = _trained(20), _trained(40)
    moment = trainer.snapshot()
    trainer.run(5)
    trainer.restore(moment)
    trainer.run(20)
    for index, mark in enumerate(straight.best.mark()):
        np.testing.assert_array_equal(trainer.best.mark()[index], mark)
        np.testing.assert_array_equal(straight.subset([1]).best.mark()[index], mark[[1]])
