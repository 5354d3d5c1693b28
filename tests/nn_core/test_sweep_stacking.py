"""Which runs train together."""

from collections.abc import Sequence

from nn_core import NetworkConfig, RunConfig, Trainer
from nn_core.sweep.cost import DataShape, work
from nn_core.sweep.stacking import LARGEST_MATRIX, LARGEST_STACK, LONGEST_CALL_S, make_stacks
from tests.nn_core.helpers import run_config
from tests.nn_core.test_sweep import DATA, mixture

SHAPE = DataShape(250, 250, 2, 1)


def runs(*widths: tuple[int, ...], starts: int = 1) -> list[RunConfig]:
    return [RunConfig(NetworkConfig(w), seed=seed) for seed in range(starts) for w in widths]


def widths_of(stack: list[int], of: Sequence[RunConfig]) -> list[tuple[int, ...]]:
    return [of[index].network.hidden_widths for index in stack]


def test_every_run_is_in_one_stack_whose_runs_fit_together() -> None:
    mixed = mixture()
    stacks = make_stacks(mixed, SHAPE)
    assert sorted(index for stack in stacks for index in stack) == list(range(30))
    for stack in stacks:
        Trainer([mixed[index] for index in stack], *DATA)


def test_small_networks_of_one_depth_share_a_stack_with_equal_widths_side_by_side() -> None:
    small = runs(*[(w,) * 3 for w in range(1, 6)], starts=4)
    stacks = make_stacks(small, SHAPE)
    assert len(stacks) == 1
    found = widths_of(stacks[0], small)
    assert found == sorted(found)


def test_a_narrow_network_is_not_padded_to_a_wide_one() -> None:
    unlike = runs((2, 2), (64, 64), starts=8)
    assert sorted(map(len, make_stacks(unlike, SHAPE))) == [8, 8]


def test_stacks_stay_within_what_the_benchmark_found() -> None:
    for widths, least, most in [((4, 2), 128, 256), ((32, 32), 32, 128), ((64, 64), 8, 32)]:
        for stack in make_stacks(runs(widths, starts=512), SHAPE):
            assert least <= len(stack) <= most <= LARGEST_STACK
            sizes = run_config(widths)
            parameters = Trainer([sizes], *DATA).parameters.size
            assert len(stack) * parameters <= LARGEST_MATRIX


def test_no_call_takes_long_where_a_run_need_not() -> None:
    data = DataShape(4500, 500, 2, 1)
    large = runs((64,) * 8, starts=10)
    for stack in make_stacks(large, data):
        cost = work([((64,) * 8, len(stack))], large[0], data)
        assert len(stack) == 1 or max(cost.step, cost.record) <= LONGEST_CALL_S


def test_runs_without_dropout_or_penalties_do_not_pay_for_them() -> None:
    mixed = [run_config((3,), dropout=0.2 * (i % 2), l1=0.1 * (i % 3)) for i in range(12)]
    for stack in make_stacks(mixed, SHAPE):
        assert len({(mixed[i].dropout > 0, mixed[i].l1 > 0) for i in stack}) == 1
