"""A stack of R networks of equal depth over one (R, P) matrix of parameters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from nn_core.arrays import Array
from nn_core.config import NetworkConfig, kinds_of, layout_of
from nn_core.functions.activations import ACTIVATIONS
from nn_core.functions.initializers import INITIALIZERS
from nn_core.layers.layout import find_segments


class Network:
    """The parameters and their gradient. dtype may be complex, for forward passes."""

    def __init__(
        self, configs: Sequence[NetworkConfig], n_inputs: int, n_outputs: int, dtype: str
    ) -> None:
        self.run_sizes = [(n_inputs, *config.hidden_widths, n_outputs) for config in configs]
        self.kinds, self.layout = kinds_of(configs[0]), layout_of(configs, n_inputs, n_outputs)
        self.n_runs, self.widths = len(configs), self.layout.sizes[1:]
        self.dtype = np.dtype(dtype)
        self.parameters = np.zeros((self.n_runs, self.layout.n_parameters), self.dtype)
        self.gradient = np.zeros_like(self.parameters)
        self.blocks = self.layout.cut(self.parameters)
        self.gradient_blocks = self.layout.cut(self.gradient)
        self.activations = [ACTIVATIONS[name] for name in configs[0].layer_activations]
        self.segments = [
            find_segments([sizes[layer : layer + 2] for sizes in self.run_sizes])
            for layer in range(len(self.widths))
        ]

    def weight_mask(self) -> Array:
        """(R, P): 1 where a run has a weight, 0 at biases and the like, and in the padding."""
        mask, layout = np.zeros_like(self.parameters), self.layout
        layers = zip(layout.cut(mask), self.segments, layout.unit_parameters, strict=True)
        for block, segments, own in layers:
            for runs, d, h in segments:
                block[runs, own : own + d, :h] = 1
        return mask

    def initialize(self, run: int, initializer: str, rng: np.random.Generator) -> None:
        """Draws layer by layer in the run's own sizes, so padding cannot change the draw."""
        sizes, start = self.run_sizes[run], INITIALIZERS[initializer]
        blocks = self.layout.of_run(self.blocks, run, sizes)
        for kind, block, (d, h) in zip(self.kinds, blocks, pairwise(sizes), strict=True):
            kind.initialize(block, start.draw(rng, d, h))
            if start.bias:
                block[kind.unit_parameters - 1] = start.bias
