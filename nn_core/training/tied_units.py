"""Units that are equal to the last bit stay equal, as mathematics says they must.

A BLAS may round the last rows of a product otherwise than the first ones. Between equal units that
difference grows as they train, until they part: the trap of equal initial weights would be escaped
through rounding errors, on some machines and not on others.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nn_core.arrays import Array, FloatArray
from nn_core.config import NetworkConfig
from nn_core.training.network import Network

EQUAL_AT_START = ("zeros", "constant")


class Twins:
    """Runs whose initializer makes all units of a layer equal."""

    def __init__(self, network: Network, configs: Sequence[NetworkConfig]) -> None:
        self._blocks = {
            run: (
                self._cut(network, network.blocks, run),
                self._cut(network, network.gradient_blocks, run),
            )
            for run, config in enumerate(configs)
            if config.initializer in EQUAL_AT_START
        }
        self._tied = [*self._blocks.values()]

    @staticmethod
    def _cut(network: Network, blocks: list[Array], run: int) -> list[Array]:
        sizes = pairwise(network.run_sizes[run])
        return [block[run, : 1 + d, :h] for block, (d, h) in zip(blocks, sizes, strict=True)]

    def set_dropout(self, rates: FloatArray) -> None:
        """A share for each run (R,): dropout leaves out one unit and not the next, so they part."""
        self._tied = [blocks for run, blocks in self._blocks.items() if rates[run] == 0]

    def tie(self) -> None:
        """Gives equal units one gradient; leaves runs alone whose units differ by now."""
        for blocks, gradients in self._tied:
            if all((part == first).all() for part, first in _units(blocks)):
                for part, first in _units(gradients):
                    part[...] = first


def _units(blocks: list[Array]) -> list[tuple[Array, Array]]:
    """Each hidden layer's weights in and out, with those of its first unit, in one run."""
    arriving = [(block, block[:, :1]) for block in blocks[:-1]]
    leaving = [(block[1:], block[1:2]) for block in blocks[1:]]
    return arriving + leaving
