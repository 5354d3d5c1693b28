"""Row S13: a network learns the slow part of a signal before the fast (Rahaman et al. 2019)."""

import numpy as np
import pytest

from nn_core import NetworkConfig, RunConfig, Trainer
from nn_core.arrays import Array

FREQUENCIES = np.array([1, 2, 4, 8, 16])
EXPECTED = np.array([90, 140, 310, 740, 2150])  # median epochs to 10 % error, tanh
LOOK_EVERY, LAST_EPOCH, N_SEEDS = 20, 4000, 4


def target(x: Array, rng: np.random.Generator) -> Array:
    phases = rng.uniform(0, 2 * np.pi, len(FREQUENCIES))
    waves = np.sin(2 * np.pi * FREQUENCIES * x[:, None] + phases)
    return np.asarray(waves.sum(axis=1, keepdims=True))


def coefficients(values: Array) -> Array:
    return np.asarray(np.fft.rfft(values)[FREQUENCIES])


def epochs_to_learn(seed: int) -> Array:
    """(5,) the first epoch at which each frequency's coefficient is within 10 %."""
    x = np.arange(200) / 200
    y = target(x, np.random.default_rng(seed))
    network = NetworkConfig((64,) * 3, "tanh", "identity", "glorot_normal")
    run = RunConfig(network, "mse", learning_rate=3e-3, batch_size=512, seed=seed)
    inputs = 2 * x[:, None] - 1
    trainer = Trainer([run], inputs, y, inputs, y)
    wanted, learnt = coefficients(y[:, 0]), np.full(len(FREQUENCIES), np.inf)
    while not np.isfinite(learnt).all() and trainer.epoch < LAST_EPOCH:
        trainer.run(LOOK_EVERY)
        found = coefficients(trainer.predict(inputs)[0, :, 0])
        close = np.abs(found - wanted) < 0.1 * np.abs(wanted)
        learnt[close & np.isinf(learnt)] = trainer.epoch
    return learnt


@pytest.mark.slow
def test_low_frequencies_are_learnt_first() -> None:
    medians = np.median([epochs_to_learn(seed) for seed in range(N_SEEDS)], axis=0)
    assert (np.diff(medians) > 0).all()
    # Ten reruns of these medians lie between 0.64 and 2.14 times the row.
    np.testing.assert_array_less(0.6 * EXPECTED, medians)
    np.testing.assert_array_less(medians, 2.2 * EXPECTED)
