"""A stack of R networks of equal depth over one (R, P) matrix of parameters.

Weights and biases of a layer are one block (R, 1 + D, H) with the biases in its first row: with a
row of ones above the layer's inputs, the bias and its gradient are part of the matrix products.
Networks narrower than the widest are padded with zeros, which no product ever reads or writes: each
run is multiplied in its own sizes, so its parameters become those it has alone, bit for bit. (Its
losses are sums of another order, and equal to rounding.)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from nn_core.arrays import Array
from nn_core.config import NetworkConfig
from nn_core.functions.activations import ACTIVATIONS
from nn_core.functions.initializers import INITIALIZERS


class Segment(NamedTuple):
    """Runs whose layer has the same sizes, and can be multiplied at once."""

    runs: slice
    d: int
    h: int


class Network:
    """The parameters and their gradient. dtype may be complex, for forward passes."""

    def __init__(
        self, configs: Sequence[NetworkConfig], n_inputs: int, n_outputs: int, dtype: str
    ) -> None:
        self.run_sizes = [(n_inputs, *config.hidden_widths, n_outputs) for config in configs]
        self.sizes = tuple(max(column) for column in zip(*self.run_sizes, strict=True))
        self.n_runs, self.widths = len(configs), self.sizes[1:]
        self.dtype = np.dtype(dtype)
        n_parameters = sum((1 + d) * h for d, h in pairwise(self.sizes))
        self.parameters = np.zeros((self.n_runs, n_parameters), self.dtype)
        self.gradient = np.zeros_like(self.parameters)
        self.blocks, self.gradient_blocks = self.cut(self.parameters), self.cut(self.gradient)
        self.activations = [ACTIVATIONS[name] for name in configs[0].layer_activations]
        self.segments = [
            find_segments([sizes[layer : layer + 2] for sizes in self.run_sizes])
            for layer in range(len(self.widths))
        ]

    def cut(self, matrix: Array) -> list[Array]:
        """Views (R, 1 + D, H) of the layers' blocks in a matrix (R, P)."""
        return cut_blocks(matrix, self.sizes)

    def weight_mask(self) -> Array:
        """(R, P): 1 where a run has a weight, 0 at biases and in the padding."""
        mask = np.zeros_like(self.parameters)
        for block, segments in zip(self.cut(mask), self.segments, strict=True):
            for runs, d, h in segments:
                block[runs, 1 : 1 + d, :h] = 1
        return mask

    def initialize(self, run: int, initializer: str, rng: np.random.Generator) -> None:
        """Draws layer by layer in the run's own sizes, so padding cannot change the draw."""
        for block, (d, h) in zip(self.blocks, pairwise(self.run_sizes[run]), strict=True):
            block[run, 1 : 1 + d, :h] = INITIALIZERS[initializer].draw(rng, d, h)


def cut_blocks(matrix: Array, sizes: Sequence[int]) -> list[Array]:
    """Views (R, 1 + D, H) of the layers' blocks in a matrix (R, P) of networks of these sizes."""
    blocks, start = [], 0
    for d, h in pairwise(sizes):
        stop = start + (1 + d) * h
        blocks.append(matrix[:, start:stop].reshape(-1, 1 + d, h))
        start = stop
    return blocks


def find_segments(sizes: Sequence[tuple[int, ...]]) -> list[Segment]:
    """Groups of runs of equal sizes (d, h) that a slice can name, so that they stay views."""
    indices: dict[tuple[int, ...], list[int]] = {}
    for run, size in enumerate(sizes):
        indices.setdefault(size, []).append(run)
    segments = []
    for (d, h), runs in indices.items():
        while runs:
            count = _evenly_spaced(runs)
            step = runs[1] - runs[0] if count > 1 else 1
            segments.append(Segment(slice(runs[0], runs[count - 1] + 1, step), d, h))
            runs = runs[count:]
    return segments


def _evenly_spaced(runs: Sequence[int]) -> int:
    """How many of the runs, from the first on, have the same distance from one to the next."""
    count = min(len(runs), 2)
    while count < len(runs) and runs[count] - runs[count - 1] == runs[1] - runs[0]:
        count += 1
    return count
