"""The layout of the parameters: where in a matrix (R, P) each layer of each run stands.

The layers follow each other. Each is one block (R, N + D, H): in its first N rows what each unit
has to itself, the bias in the last of them, and below these its weights. With a row of ones above
the layer's inputs, the bias and its gradient are then part of the matrix products.
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


def count(sizes: Sequence[int], unit_parameters: Sequence[int]) -> int:
    """Parameters of a network of sizes (D, H, ..., K), with each layer's N."""
    layers = zip(pairwise(sizes), unit_parameters, strict=True)
    return sum((n + d) * h for (d, h), n in layers)


class Layout:
    """Of networks of equal depth: sizes (D, H, ..., K) of the widest, and each layer's N."""

    def __init__(self, sizes: Sequence[int], unit_parameters: Sequence[int]) -> None:
        self.sizes, self.unit_parameters = tuple(sizes), tuple(unit_parameters)
        layers = zip(pairwise(self.sizes), self.unit_parameters, strict=True)
        self._shapes = [(n + d, h) for (d, h), n in layers]
        self.n_parameters = count(self.sizes, self.unit_parameters)

    def cut(self, matrix: Array) -> list[Array]:
        """Views (R, N + D, H) of the layers' blocks in a matrix (R, P)."""
        blocks, start = [], 0
        for rows, h in self._shapes:
            stop = start + rows * h
            blocks.append(matrix[:, start:stop].reshape(-1, rows, h))
            start = stop
        return blocks

    def of_run(self, blocks: Sequence[Array], run: int, sizes: Sequence[int]) -> list[Array]:
        """Views (N + D, H) of a run's own part of the blocks, without padding, in its own sizes."""
        layers = zip(blocks, self.unit_parameters, pairwise(sizes), strict=True)
        return [block[run, : n + d, :h] for block, n, (d, h) in layers]

    def narrowed(self, matrix: Array, narrower: Layout) -> Array:
        """(R, P) with less padding, for runs in which what is cut off is zero."""
        blocks = zip(self.cut(matrix), narrower._shapes, strict=True)
        flat = [block[:, :rows, :h].reshape(len(matrix), -1) for block, (rows, h) in blocks]
        return np.concatenate(flat, axis=1)


class Segment(NamedTuple):
    """Runs whose layer has the same sizes, and can be multiplied at once."""

    runs: slice
    d: int
    h: int


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
