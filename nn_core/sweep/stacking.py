"""Which runs of a sweep train together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from nn_core.config import RunConfig, parameter_count
from nn_core.sweep.cost import DataShape, Group, Sizes, Widths, work
from nn_core.training.stack import SHARED, SHARED_NETWORK

# Measured: beyond these a stack gains no more. Its parameters and the optimizer's then leave the
# cache: 256 runs are best for 2-8-8-8-1, 16 to 64 for two layers of 32 or 64.
LARGEST_STACK = 256
LARGEST_MATRIX = 1 << 17  # parameters of a stack, padding included
# A step, or a look at all losses, holds up the page that waits for it.
LONGEST_CALL_S = 0.015


def make_stacks(runs: Sequence[RunConfig], data: DataShape) -> list[list[int]]:
    """Indices of the runs of each stack; every run is in one, and fits the others in it.

    Equal widths stand side by side, so that they share matrix products. Small stacks of unlike
    widths are joined where fewer calls save more than padding costs.
    """
    order = sorted(range(len(runs)), key=lambda index: _order(runs[index]))
    stacks: list[list[int]] = []
    for _, alike in groupby(order, key=lambda index: _fits(runs[index])):
        stacks += _cut(list(alike), runs, data)
    return stacks


def _fits(run: RunConfig) -> tuple[object, ...]:
    """Runs for which this is equal may share a stack.

    More than Trainer asks for: a run without dropout or penalties need not pay for another's.
    """
    shared = [getattr(run.network, name) for name in SHARED_NETWORK]
    shared += [getattr(run, name) for name in SHARED]
    return (*shared, run.dropout > 0, run.l1 > 0, run.l2 > 0)


def _order(run: RunConfig) -> tuple[object, ...]:
    widths = run.network.hidden_widths
    return (*_fits(run), parameter_count(run.network, 1, 1), widths)


def _cut(indices: list[int], runs: Sequence[RunConfig], data: DataShape) -> list[list[int]]:
    """Stacks of runs that fit together, joined from pieces of equal widths, one after another."""
    run = runs[indices[0]]
    stacks: list[list[int]] = []
    groups: list[Group] = []  # of the last stack
    for widths, alike in groupby(indices, key=lambda index: runs[index].network.hidden_widths):
        for piece in _pieces(list(alike), widths, run, data):
            group = (widths, len(piece))
            if stacks and _worth_joining(groups, group, run, data):
                stacks[-1] += piece
                groups.append(group)
            else:
                stacks.append(piece)
                groups = [group]
    return stacks


def _pieces(indices: list[int], widths: Widths, run: RunConfig, data: DataShape) -> list[list[int]]:
    """Runs of equal widths in as few pieces as a stack allows, of about equal length."""
    largest = LARGEST_STACK
    while largest > 1 and not _allowed([(widths, largest)], run, data):
        largest //= 2
    n_pieces = -(-len(indices) // largest)
    bounds = [len(indices) * i // n_pieces for i in range(n_pieces + 1)]
    return [indices[a:b] for a, b in pairwise(bounds)]


def _allowed(groups: Sequence[Group], run: RunConfig, data: DataShape) -> bool:
    sizes, cost = Sizes(groups, data, run.network), work(groups, run, data)
    return (
        sizes.n_runs <= LARGEST_STACK
        and sizes.parameters <= LARGEST_MATRIX
        and max(cost.step, cost.record) <= LONGEST_CALL_S
    )


def _worth_joining(groups: list[Group], more: Group, run: RunConfig, data: DataShape) -> bool:
    joined = [*groups, more]
    if not _allowed(joined, run, data):
        return False
    apart = work(groups, run, data).epoch + work([more], run, data).epoch
    return work(joined, run, data).epoch <= apart
