"""What is told of a sweep before it runs."""

import tracemalloc
from collections.abc import Callable, Sequence
from time import process_time

import numpy as np
import pytest

from nn_core import NetworkConfig, RunConfig, Sweep
from nn_core.sweep.estimation import SWEEP_LIMIT, Estimate, estimate
from tests.conftest import Cost
from tests.nn_core.helpers import xor_like


def grid(
    depths: Sequence[int], widths: Sequence[int], starts: int, **settings: object
) -> list[RunConfig]:
    return [
        RunConfig(NetworkConfig((w,) * d, "tanh"), seed=s, **settings)  # type: ignore[arg-type]
        for d in depths
        for w in widths
        for s in range(starts)
    ]


STANDARD = grid(range(1, 7), range(1, 9), 5)


def test_runs_and_parameters_are_counted() -> None:
    found = estimate(grid([1], [2, 4], 3), 50, 50, 10)
    assert (found.runs, found.parameters) == (6, 3 * (9 + 17))


def test_time_is_proportional_to_epochs_and_none_without_them() -> None:
    short, long, none = (estimate(STANDARD, 50, 50, epochs).seconds for epochs in (10, 40, 0))
    assert long == pytest.approx(4 * short)
    assert none == 0


def test_an_estimate_is_there_at_once(cost: Cost) -> None:
    runs = grid(range(1, 6), range(1, 9), 25)
    estimate(STANDARD, 250, 250, 100)  # the first one measures the machine
    assert cost(lambda: estimate(runs, 250, 250, 100)) < 0.5


def test_the_time_told_is_about_the_time_taken() -> None:
    data = xor_like(100)
    runs = grid([1, 3], [2, 8], 10)
    expected = estimate(runs, 100, 100, 20).seconds
    sweep = Sweep(runs, *data, max_epochs=20)
    start = process_time()
    sweep.run()
    assert 0.2 < (process_time() - start) / expected < 5  # whatever else the machine does


@pytest.mark.parametrize(
    ("runs", "n_train"),
    [
        (STANDARD, 250),
        (grid(range(9), (1, 4, 16, 64), 5), 250),
        (grid([1, 2], [2, 4], 60, dtype="float64"), 2000),
        (grid([2], [8], 60, batch_size=100, optimizer="sgd"), 100),
    ],
)
def test_the_memory_told_is_about_the_memory_held(runs: list[RunConfig], n_train: int) -> None:
    data = xor_like(n_train)
    tracemalloc.start()
    sweep = Sweep(runs, *data, max_epochs=100)
    sweep.run(budget_s=0.3)
    held = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    told = estimate(runs, n_train, n_train, 100).megabytes
    assert 0.6 * held - 2 < told < 1.6 * held + 2


def test_what_is_too_much_is_named() -> None:
    assert estimate(STANDARD, 250, 250, 100).over == ()
    many = estimate(STANDARD * 5, 250, 250, 1_000_000)
    assert {"runs", "seconds"} <= set(many.over)
    assert Estimate(1, 10**7, 1.0, 1.0).over == ("parameters",)
    assert SWEEP_LIMIT.over == ()


def test_a_sweep_at_the_limit_stays_below_150_megabytes(
    figures: Callable[[str, str, str], None],
) -> None:
    rng = np.random.default_rng(0)
    x, y = rng.uniform(-1, 1, (500, 2)), rng.integers(0, 2, (500, 1))
    runs = grid(range(9), (1, 2, 3, 4, 6, 8, 12, 16, 32, 64), 5)
    told = estimate(runs, 250, 250, 100)
    assert set(told.over) <= {"seconds"}, "these depend on what else the machine does"
    assert told.parameters > 0.8 * SWEEP_LIMIT.parameters
    tracemalloc.start()
    sweep = Sweep(runs, x[:250], y[:250], x[250:], y[250:])
    sweep.run(budget_s=2.0)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    figures("memory of a sweep at the limit", f"{peak:.0f} MB", "< 150 MB")
    assert peak < 150
