"""What a network says about data sets of any size: in chunks, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nn_core.arrays import Array
from nn_core.functions.head import Head
from nn_core.training.network import Network
from nn_core.training.passes import Pass, Passes
from nn_core.training.prepare import Data

# Measured: larger chunks make a stack no faster, and their buffers are most of what it holds. Fewer
# than 128 samples make matrix products slower.
CHUNK_ELEMENTS = 1 << 14
LARGEST_CHUNK = 1 << 16
CHUNK_SAMPLES = (128, 1024)


def chunk_samples(units: int) -> int:
    """How many samples are looked at together; units are the widest layer's, over all runs."""
    fewest, most = CHUNK_SAMPLES
    units = max(1, units)
    wanted = max(CHUNK_ELEMENTS // units, min(fewest, LARGEST_CHUNK // units))
    return max(1, min(wanted, most))


class Evaluator:
    """Forward passes and full gradients of a network. x is (S, 1 + D) with ones."""

    def __init__(self, network: Network, head: Head) -> None:
        self._network, self._head = network, head
        units = network.n_runs * max(network.widths)
        self._capacity = chunk_samples(units)
        self._passes = Passes(network, head, self._capacity)
        self.workspace = self._passes.workspace

    def _chunks(self, x: Array) -> Iterator[tuple[slice, Pass]]:
        """Chunk by chunk: where it is, and the pass, gone forward."""
        for start in range(0, len(x), self._capacity):
            part = slice(start, min(start + self._capacity, len(x)))
            chunk = self._passes.at(part.stop - start)
            chunk.forward(x[part].T[None])
            yield part, chunk

    def loss(self, data: Data) -> Array:
        """(R,) mean loss, without penalties."""
        total = self.no_loss()
        for _ in self.add_loss(data, total):
            pass
        return total

    def no_loss(self) -> Array:
        """(R,) zeros, for add_loss."""
        return np.zeros(self._network.n_runs, np.result_type(self._network.dtype, np.float64))

    def add_loss(self, data: Data, total: Array, each: Array | None = None) -> Iterator[None]:
        """The mean loss into total (R,), which must be 0, chunk by chunk.

        each (R, N) takes the sums over outputs of the first N samples, as they are: not divided.
        """
        for part, chunk in self._chunks(data.x):
            losses = self._head.losses(chunk.logits, data.y[part].T)
            total += np.add.reduce(losses.reshape(len(total), -1), axis=1)
            if each is not None and part.start < each.shape[1]:
                room = each[:, part]
                np.add.reduce(losses[:, :, : room.shape[1]], axis=1, out=room)
            yield
        total *= self._head.loss.scale(*data.y.shape)

    def outputs(self, x: Array) -> Array:
        """(R, S, K) after the output activation."""
        outputs = self.no_outputs(x)
        for _ in self.add_outputs(x, outputs):
            pass
        return outputs

    def no_outputs(self, x: Array) -> Array:
        """(R, S, K) for add_outputs."""
        return np.empty((self._network.n_runs, len(x), self._network.widths[-1]), x.dtype)

    def add_outputs(self, x: Array, outputs: Array) -> Iterator[None]:
        """Into outputs (R, S, K), chunk by chunk."""
        for part, chunk in self._chunks(x):
            self._head.output(chunk.logits, chunk.logits)
            outputs[:, part] = chunk.logits.transpose(0, 2, 1)
            yield

    def activations(self, x: Array) -> list[Array]:
        """(R, S, H) of every layer, the outputs last; padded units are 0."""
        network = self._network
        layers = [np.empty((network.n_runs, len(x), h), x.dtype) for h in network.widths]
        for part, chunk in self._chunks(x):
            self._head.output(chunk.logits, chunk.logits)
            units = [*(layer.units[:, 1:] for layer in chunk.layers), chunk.logits]
            for out, values in zip(layers, units, strict=True):
                out[:, part] = values.transpose(0, 2, 1)
        for out, segments in zip(layers, network.segments, strict=True):
            for runs, _, h in segments:
                out[runs, :, h:] = 0  # Masked: f(0) of a padded unit need not be 0.
        return layers

    def gradient(self, data: Data) -> Array:
        """(R, P) gradient of the mean loss, without penalties."""
        scale = self._head.scale(len(data.table), data.columns[1], self._network.dtype)
        total = np.zeros_like(self._network.gradient)
        for part, chunk in self._chunks(data.x):
            chunk.backward(data.y[part].T[None], scale)
            total += self._network.gradient
        return total
