"""Sizes for a race: how wide a network of a given depth may be for the same budget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from nn_core import checks
from nn_core.config import NetworkConfig, parameter_count
from nn_core.errors import ConfigError

Price = Callable[[NetworkConfig, int, int], int]
WIDEST = 1 << 14


class Racer(NamedTuple):
    """A network of one width throughout, and what it costs."""

    network: NetworkConfig
    parameters: int
    operations: int


def operations(network: NetworkConfig, n_inputs: int, n_outputs: int) -> int:
    """Multiplications of a training step, for each sample.

    Forward and the weights' gradient take one for each weight; so does what is pulled back, but
    nothing is pulled back below the first layer.
    """
    sizes = (n_inputs, *network.hidden_widths, n_outputs)
    first, *others = (d * h for d, h in pairwise(sizes))
    return 2 * first + 3 * sum(others)


BUDGETS: dict[str, Price] = {"parameters": parameter_count, "operations": operations}


def racers(
    depths: Sequence[int],
    budget: str,
    amount: int,
    n_inputs: int,
    n_outputs: int,
    network: NetworkConfig | None = None,
) -> list[Racer]:
    """For each depth the widest network that costs at most `amount` of the budget.

    budget is a name in BUDGETS; network gives the other settings. Without hidden layers there is no
    width to choose. ConfigError where not even a width of 1 fits.
    """
    price = BUDGETS[checks.one_of("budget", budget, BUDGETS)]
    amount = checks.whole_number("amount", amount, 1)
    like = network or NetworkConfig(())
    if not isinstance(like.activations, str):
        like = replace(like, hidden_widths=(), activations=like.layer_activations[0])
    found = []
    for depth in depths:
        checks.whole_number("depth", depth, 0)
        sized = _widest(like, depth, lambda n: price(n, n_inputs, n_outputs), amount)
        costs = (cost(sized, n_inputs, n_outputs) for cost in (parameter_count, operations))
        found.append(Racer(sized, *costs))
    return found


def _widest(
    like: NetworkConfig, depth: int, price: Callable[[NetworkConfig], int], amount: int
) -> NetworkConfig:
    """Bisection: the price rises with the width."""

    def at(width: int) -> NetworkConfig:
        return replace(like, hidden_widths=(width,) * depth)

    least = price(at(1))
    if least > amount:
        remedy = f"give at least {least}, or fewer layers"
        raise ConfigError("amount", amount, remedy, "too_small", (least, None))
    low, high = 1, WIDEST if depth else 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if price(at(middle)) <= amount else (low, middle - 1)
    return at(low)
