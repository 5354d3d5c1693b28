"""Row S2 through a sweep: nothing guarantees that a network learns, and what is lagom for XOR."""

import numpy as np
import pytest

from nn_core import NetworkConfig, RunConfig, Sweep
from nn_core.sweep.lagom import cells, choose

XOR_X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
XOR_Y = np.array([[0], [1], [1], [0]])
STARTS = 100
SUCCESS = {
    "relu": {1: 0, 2: 14, 3: 43, 4: 60, 8: 94, 16: 100},
    "tanh": {1: 0, 2: 47, 3: 86, 4: 96, 8: 100, 16: 100},
    "sigmoid": {1: 0, 2: 54, 3: 84, 4: 95, 8: 100, 16: 100},
}


def start(activation: str, width: int, seed: int) -> RunConfig:
    initializer = "he_normal" if activation == "relu" else "glorot_normal"
    network = NetworkConfig((width,), activation, initializer=initializer)
    return RunConfig(network, learning_rate=0.05, batch_size=4, seed=seed)


@pytest.mark.slow
def test_success_rates_rise_with_the_width() -> None:
    runs = [
        start(activation, width, 1000 * index + seed)
        for activation, expected in SUCCESS.items()
        for index, width in enumerate(expected)
        for seed in range(STARTS)
    ]
    sweep = Sweep(runs, XOR_X, XOR_Y, XOR_X, XOR_Y, max_epochs=1500)
    sweep.run()
    found = cells(sweep.rows(), threshold=0.05, by=("activations", "hidden_widths"))
    rates = {cell.key: 100 * cell.success_rate for cell in found}
    for activation, expected in SUCCESS.items():
        # 8 points for the row, and one standard error (up to 5 points) for the 100 starts here.
        measured = [rates[activation, (width,)] for width in expected]
        np.testing.assert_allclose(measured, [*expected.values()], atol=13)
        assert measured == pytest.approx(sorted(measured), abs=5)
        assert measured[0] == 0


def test_the_lagom_network_for_xor_succeeds_in_two_of_three_starts() -> None:
    runs = [start("tanh", width, seed) for width in (1, 2, 4, 8) for seed in range(30)]
    sweep = Sweep(runs, XOR_X, XOR_Y, XOR_X, XOR_Y, max_epochs=1500)
    sweep.run()
    found = cells(sweep.rows(), threshold=0.05)
    assert [cell.reliable for cell in found] == [False, False, True, True]
    chosen = choose(found).chosen
    assert chosen is not None
    assert chosen.key in {((4,),), ((8,),)}
