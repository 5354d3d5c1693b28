"""Units that are equal to the last bit stay equal, as mathematics says they must.

A BLAS may round the last rows of a product otherwise than the first ones. Between equal units that
difference grows as they train, until they part: the trap of equal initial weights would be escaped
through rounding errors, on some machines and not on others.
"""

from __future__ import annotations

from collections.abc import Sequence

from nn_core.arrays import Array, FloatArray
from nn_core.config import NetworkConfig
from nn_core.training.network import Network

EQUAL_AT_START = ("zeros", "constant")


class Twins:
    """Runs whose initializer makes all units of a layer equal."""

    def __init__(self, network: Network, configs: Sequence[NetworkConfig]) -> None:
        self._pairs = {
            run: (
                _units(network, network.blocks, run),
                _units(network, network.gradient_blocks, run),
            )
            for run, config in enumerate(configs)
            if config.initializer in EQUAL_AT_START
        }
        self._tied = [*self._pairs.values()]

    def set_dropout(self, rates: FloatArray) -> None:
        """A share for each run (R,): dropout leaves out one unit and not the next, so they part."""
        self._tied = [pairs for run, pairs in self._pairs.items() if rates[run] == 0]

    def tie(self) -> None:
        """Gives equal units one gradient; leaves runs alone whose units differ by now."""
        for parameters, gradients in self._tied:
            if all((part == first).all() for part, first in parameters):
                for part, first in gradients:
                    part[...] = first


def _units(network: Network, blocks: list[Array], run: int) -> list[tuple[Array, Array]]:
    """Each hidden layer's parameters and weights out, with those of its first unit, in one run."""
    layout = network.layout
    own = layout.of_run(blocks, run, network.run_sizes[run])
    arriving = [(block, block[:, :1]) for block in own[:-1]]
    above = zip(own[1:], layout.unit_parameters[1:], strict=True)
    return arriving + [(block[n:], block[n : n + 1]) for block, n in above]
