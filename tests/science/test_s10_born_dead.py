"""Row S10: how often a ReLU network is born dead, its output the same everywhere."""

import numpy as np
import pytest

from nn_core import NetworkConfig, RunConfig, Trainer
from nn_core.arrays import BoolArray

N_DRAWS = 2000
# depth -> share of networks that are born dead, by width (Lu et al. 2019 give the phenomenon).
EXPECTED = {
    2: {2: 0.17, 4: 0.01, 8: 0.0},
    5: {2: 0.63, 4: 0.11, 8: 0.003},
    10: {2: 0.91, 4: 0.32, 8: 0.01},
    20: {2: 0.99, 4: 0.62, 8: 0.03},
}


def born_dead(depth: int, width: int) -> BoolArray:
    """(N_DRAWS,): whether the output is the same at all inputs."""
    x = np.random.default_rng(depth).uniform(-np.sqrt(3), np.sqrt(3), (200, 1))
    network = NetworkConfig((width,) * depth, "relu", "identity", "he_normal")
    runs = [RunConfig(network, "mse", seed=seed, batch_size=512) for seed in range(N_DRAWS)]
    outputs = Trainer(runs, x, x, x, x).predict(x)[..., 0]
    return np.asarray(np.ptp(outputs, axis=1) == 0)


@pytest.mark.slow
@pytest.mark.parametrize("depth", EXPECTED)
def test_deep_and_narrow_networks_are_born_dead(depth: int) -> None:
    for width, expected in EXPECTED[depth].items():
        # Three standard errors of a share of 2000 draws, and the rounding of the row.
        tolerance = 3 * np.sqrt(max(expected, 0.005) * (1 - expected) / N_DRAWS) + 0.01
        assert born_dead(depth, width).mean() == pytest.approx(expected, abs=tolerance)
