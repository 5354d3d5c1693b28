"""Widths that fit a budget."""

import pytest

from nn_core import ConfigError, NetworkConfig, parameter_count
from nn_core.sweep.budget import operations, racers


def test_operations_counted_by_hand() -> None:
    # 2-3-1: forward 6 + 3, gradient 6 + 3, pulled back only through the output's 3 weights.
    assert operations(NetworkConfig((3,)), 2, 1) == 9 + 9 + 3
    assert operations(NetworkConfig(()), 2, 1) == 2 + 2


def test_deep_and_narrow_against_shallow_and_wide_with_equal_parameters() -> None:
    found = racers([1, 2, 6], "parameters", 200, 2, 1)
    assert [racer.network.hidden_widths for racer in found] == [(49,), (11, 11), (5,) * 6]
    for racer in found:
        assert racer.parameters == parameter_count(racer.network, 2, 1) <= 200
        depth = racer.network.depth
        wider = NetworkConfig((racer.network.hidden_widths[0] + 1,) * depth)
        assert parameter_count(wider, 2, 1) > 200


def test_equal_compute_counts_operations() -> None:
    found = racers([1, 4], "operations", 500, 2, 1)
    for racer in found:
        wider = NetworkConfig((racer.network.hidden_widths[0] + 1,) * racer.network.depth)
        assert racer.operations <= 500 < operations(wider, 2, 1)


def test_the_other_settings_are_kept() -> None:
    network = NetworkConfig((4, 4), ("relu", "relu"), "softmax", "orthogonal")
    found = racers([3], "parameters", 100, 2, 3, network)[0].network
    assert (found.depth, found.activations) == (3, "relu")
    assert (found.output_activation, found.initializer) == ("softmax", "orthogonal")


def test_no_hidden_layer_takes_what_it_takes() -> None:
    assert racers([0], "parameters", 100, 2, 1)[0].parameters == 3


@pytest.mark.parametrize(
    ("field", "arguments"),
    [
        ("amount", ([8], "parameters", 10)),
        ("amount", ([1], "parameters", 0)),
        ("budget", ([1], "money", 10)),
        ("depth", ([-1], "parameters", 10)),
    ],
)
def test_what_cannot_fit_is_named(field: str, arguments: tuple[list[int], str, int]) -> None:
    with pytest.raises(ConfigError) as caught:
        racers(*arguments, 2, 1)
    assert caught.value.field == field
