"""What a network says about data sets of any size: in chunks, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nn_core.arrays import Array
from nn_core.head import Head
from nn_core.network import Network
from nn_core.workspace import Buffers, Workspace

CHUNK_ELEMENTS = 1 << 16
CHUNK_SAMPLES = 1024


def with_ones(x: Array, dtype: np.dtype[np.generic]) -> Array:
    """Inputs (S, D) as (S, D + 1) in the network's dtype; the last column carries the biases."""
    extended = np.ones((len(x), x.shape[1] + 1), dtype)
    extended[:, :-1] = x
    return extended


class Evaluator:
    """Forward passes and full gradients of a network. x is (S, D + 1) with ones, y is (S, K)."""

    def __init__(self, network: Network, head: Head) -> None:
        self._network, self._head = network, head
        units = network.n_runs * max(network.widths)
        capacity = max(1, min(CHUNK_ELEMENTS // units, CHUNK_SAMPLES))
        self._workspace = Workspace(network.n_runs, network.widths, capacity, network.dtype)

    def _passes(self, x: Array) -> Iterator[tuple[slice, Array, Buffers]]:
        """Chunk by chunk: where it is, its inputs (1, D + 1, B), and the buffers after a pass."""
        for start in range(0, len(x), self._workspace.capacity):
            part = slice(start, min(start + self._workspace.capacity, len(x)))
            buffers = self._workspace.at(part.stop - start)
            inputs = x[part].T[None]
            self._network.forward(inputs, buffers, None)
            yield part, inputs, buffers

    def loss(self, x: Array, y: Array) -> Array:
        """(R,) mean loss, without penalties."""
        n_runs, total = self._network.n_runs, 0
        for part, _, buffers in self._passes(x):
            losses = self._head.losses(buffers.logits, y[part].T)
            total = total + np.add.reduce(losses.reshape(n_runs, -1), axis=1)
        return np.asarray(total * self._head.loss.scale(*y.shape))

    def outputs(self, x: Array) -> Array:
        """(R, S, K) after the output activation."""
        outputs = np.empty((self._network.n_runs, len(x), self._network.widths[-1]), x.dtype)
        for part, _, buffers in self._passes(x):
            self._head.output(buffers.logits, buffers.logits)
            outputs[:, part] = buffers.logits.transpose(0, 2, 1)
        return outputs

    def activations(self, x: Array) -> list[Array]:
        """(R, S, H) of every layer, the outputs last; padded units are 0."""
        network = self._network
        layers = [np.empty((network.n_runs, len(x), h), x.dtype) for h in network.widths]
        for part, _, buffers in self._passes(x):
            self._head.output(buffers.logits, buffers.logits)
            units = [*(layer.units for layer in buffers.layers), buffers.logits]
            for out, values in zip(layers, units, strict=True):
                out[:, part] = values.transpose(0, 2, 1)
        for index, out in enumerate(layers):
            for run, sizes in enumerate(network.run_sizes):
                out[run, :, sizes[index + 1] :] = 0
        return layers

    def gradient(self, x: Array, y: Array) -> Array:
        """(R, P) gradient of the mean loss, without penalties."""
        scale = self._head.loss.scale(*y.shape)
        total = np.zeros_like(self._network.gradient)
        for part, inputs, buffers in self._passes(x):
            self._network.backward(inputs, y[part].T[None], self._head, scale, buffers, None)
            total += self._network.gradient
        return total
