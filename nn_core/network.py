"""A stack of R networks of equal depth over one (R, P) matrix of parameters.

Weights and biases of a layer are one block (R, D + 1, H), the biases in its last row: with a row of
ones below the layer's inputs, the bias and its gradient are part of the matrix products. Networks
narrower than the widest are padded with zeros.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from nn_core.activations import ACTIVATIONS
from nn_core.arrays import Array
from nn_core.config import NetworkConfig
from nn_core.head import Head
from nn_core.initializers import INITIALIZERS
from nn_core.workspace import Buffers


class Network:
    """Parameters, their gradient, and the two passes. dtype may be complex for forward passes."""

    def __init__(
        self, configs: Sequence[NetworkConfig], n_inputs: int, n_outputs: int, dtype: str
    ) -> None:
        self.run_sizes = [(n_inputs, *config.hidden_widths, n_outputs) for config in configs]
        self.sizes = tuple(max(column) for column in zip(*self.run_sizes, strict=True))
        self.n_runs, self.widths = len(configs), self.sizes[1:]
        self.dtype = np.dtype(dtype)
        n_parameters = sum((d + 1) * h for d, h in pairwise(self.sizes))
        self.parameters = np.zeros((self.n_runs, n_parameters), self.dtype)
        self.gradient = np.zeros_like(self.parameters)
        self.blocks = self.cut(self.parameters)
        names = configs[0].layer_activations
        self._values = [ACTIVATIONS[name].value for name in names]
        self._slopes = [ACTIVATIONS[name].slope for name in names]
        self._turned = [block.transpose(0, 2, 1) for block in self.blocks]  # (R, H, D + 1)
        self._weights = [block[:, :-1] for block in self.blocks]  # (R, D, H)
        self._gradient_blocks = self.cut(self.gradient)
        self._padding_mask = self.mask() if len(set(self.run_sizes)) > 1 else None

    def cut(self, matrix: Array) -> list[Array]:
        """Views (R, D + 1, H) of the layers' blocks in a matrix (R, P)."""
        blocks, start = [], 0
        for d, h in pairwise(self.sizes):
            stop = start + (d + 1) * h
            blocks.append(matrix[:, start:stop].reshape(-1, d + 1, h))
            start = stop
        return blocks

    def mask(self, *, biases: bool = True) -> Array:
        """(R, P): 1 where a run has a weight (or a bias, if wanted), 0 in the padding."""
        mask = np.zeros_like(self.parameters)
        for layer, block in enumerate(self.cut(mask)):
            for run, sizes in enumerate(self.run_sizes):
                block[run, : sizes[layer], : sizes[layer + 1]] = 1
                block[run, -1, : sizes[layer + 1]] = biases
        return mask

    def initialize(self, run: int, initializer: str, rng: np.random.Generator) -> None:
        """Draws layer by layer in the run's own sizes, so padding cannot change the draw."""
        for block, (d, h) in zip(self.blocks, pairwise(self.run_sizes[run]), strict=True):
            block[run, :d, :h] = INITIALIZERS[initializer].draw(rng, d, h)

    def forward(self, inputs: Array, buffers: Buffers, masks: Sequence[Array] | None) -> Array:
        """Logits (R, K, B) of inputs (R or 1, D + 1, B), whose last row is ones."""
        below = inputs
        for index, layer in enumerate(buffers.layers):
            np.matmul(self._turned[index], below, layer.z)
            self._values[index](layer.z, layer.values)
            if masks is not None:
                np.multiply(layer.values, masks[index], layer.units)
            below = layer.extended
        np.matmul(self._turned[-1], below, buffers.logits)
        return buffers.logits

    def backward(
        self,
        inputs: Array,
        targets: Array,
        head: Head,
        scale: float,
        buffers: Buffers,
        masks: Sequence[Array] | None,
    ) -> None:
        """Fills the gradient of scale * sum of losses; forward must have gone before."""
        delta = buffers.logits
        head.delta(delta, targets, scale)
        for index in range(len(buffers.layers) - 1, -1, -1):
            layer = buffers.layers[index]
            turned_delta = delta.transpose(0, 2, 1)
            np.matmul(layer.extended, turned_delta, self._gradient_blocks[index + 1])
            np.matmul(self._weights[index + 1], delta, layer.pulled)
            if masks is not None:
                np.multiply(layer.pulled, masks[index], layer.pulled)
            delta = layer.z
            self._slopes[index](layer.z, layer.values, delta)
            np.multiply(delta, layer.pulled, delta)
        np.matmul(inputs, delta.transpose(0, 2, 1), self._gradient_blocks[0])
        if self._padding_mask is not None:
            # Masked: sigmoid(0) = 0.5 of a padded unit would train the weights that leave it.
            np.multiply(self.gradient, self._padding_mask, self.gradient)
