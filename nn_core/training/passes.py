"""The forward and the backward pass of a stack, for one batch size.

A small network is bound by the number of calls, not by arithmetic. So the operands of all matrix
products are cut out once, here, and a step is a walk along lists of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from nn_core.arrays import Array
from nn_core.functions.head import Head
from nn_core.training.network import Network
from nn_core.training.workspace import Buffers, Workspace

Product = tuple[Array, Array, Array]  # left, right, out
Slope = Callable[[Array, Array, Array], object]
# Of a layer on the way back: the products for its gradient, and for what is pulled back below it;
# then the derivative of the activation below, with the buffers that it turns into the delta below.
Back = tuple[list[Product], list[Product], Slope, Array, tuple[Array, Array, Array]]


class Pass:
    """Buffers bound to a network. inputs are (R or 1, 1 + D, B), their first row is ones."""

    def __init__(self, network: Network, head: Head, buffers: Buffers) -> None:
        self.buffers, self._head = buffers, head
        self.logits, self.n_samples = buffers.logits, buffers.n_samples
        self.scale = head.scale(buffers.n_samples, network.widths[-1], network.dtype)
        self._network = network
        self._copies = list[tuple[Array, Array]]()  # each with the weights that it copies
        # Before a layer's z is overwritten by its delta, the two are one memory; likewise below.
        self._z = [*(layer.z for layer in buffers.layers), buffers.logits]
        self._first = [
            (runs, self._weights(0, runs, d, h), self._z[0][runs, :h])
            for runs, d, h in network.segments[0]
        ]
        self._first_gradient = [
            (runs, self._z[0][runs, :h].transpose(0, 2, 1), network.gradient_blocks[0][runs, :, :h])
            for runs, _, h in network.segments[0]
        ]
        depth = len(buffers.layers)
        self._forward = [
            (network.activations[i].value, layer, self._forward_products(i + 1))
            for i, layer in enumerate(buffers.layers)
        ]
        self._backward = [self._back(index) for index in range(depth, 0, -1)]

    def forward(self, inputs: Array, masks: Sequence[Array] | None = None) -> Array:
        """Logits (R, K, B), in a buffer; masks are those of dropout."""
        matmul = np.matmul
        for copy, weights in self._copies:
            np.copyto(copy, weights)
        for runs, weights, out in self._first:
            matmul(weights, inputs if len(inputs) == 1 else inputs[runs], out)
        for index, (value, layer, products) in enumerate(self._forward):
            value(layer.z, layer.values)
            if masks is not None:
                np.multiply(layer.values, masks[index], layer.units)
            for left, right, out in products:
                matmul(left, right, out)
        return self.logits

    def backward(
        self, inputs: Array, targets: Array, scale: Array, masks: Sequence[Array] | None = None
    ) -> None:
        """The network's gradient of scale * sum of losses; forward must have gone before."""
        matmul, multiply = np.matmul, np.multiply
        self._head.delta(self.logits, targets, scale)
        for index, (gradients, pulls, derivative, pulled, whole) in enumerate(self._backward, 1):
            for left, right, out in gradients:
                matmul(left, right, out)
            for left, right, out in pulls:
                matmul(left, right, out)
            if masks is not None:
                multiply(pulled, masks[-index], pulled)
            z, values, back = whole
            derivative(z, values, z)
            multiply(z, back, z)
        for runs, delta, out in self._first_gradient:
            matmul(inputs if len(inputs) == 1 else inputs[runs], delta, out)

    def _forward_products(self, index: int) -> list[Product]:
        below = self.buffers.layers[index - 1].extended
        return [
            (self._weights(index, runs, d, h), below[runs, : 1 + d], z)
            for runs, d, h in self._network.segments[index]
            for z in [self._z[index][runs, :h]]
        ]

    def _weights(self, index: int, runs: slice, d: int, h: int) -> Array:
        """A layer's weights, biases first, (R, H, 1 + D) for those runs."""
        weights = self._network.blocks[index][runs, : 1 + d, :h]
        return self._close(weights, h == 1 or self.n_samples == 1).transpose(0, 2, 1)

    def _close(self, weights: Array, single_column: bool) -> Array:
        """(R, D, H), without the padding in between where the product is of a single column.

        How a BLAS rounds that depends on the distance between rows, which is another where the run
        is alone. So these are multiplied as copies, which each forward pass renews.
        """
        if not single_column or weights.strides[1] == weights.shape[2] * weights.itemsize:
            return weights
        copy = np.empty(weights.shape, weights.dtype)
        self._copies.append((copy, weights))
        return copy

    def _back(self, index: int) -> Back:
        network, below = self._network, self.buffers.layers[index - 1]
        gradients, pulls = list[Product](), list[Product]()
        for runs, d, h in network.segments[index]:
            delta = self._z[index][runs, :h]
            gradient = network.gradient_blocks[index][runs, : 1 + d, :h]
            gradients.append((below.extended[runs, : 1 + d], delta.transpose(0, 2, 1), gradient))
            weights = self._close(network.blocks[index][runs, 1 : 1 + d, :h], self.n_samples == 1)
            pulls.append((weights, delta, below.pulled[runs, :d]))
        derivative = network.activations[index - 1].derivative
        return gradients, pulls, derivative, below.pulled, below.whole


class Passes:
    """Passes by batch size, over one memory. A new size takes some 50 microseconds, once."""

    def __init__(self, network: Network, head: Head, workspace: Workspace) -> None:
        self._network, self._head, self.workspace = network, head, workspace
        self._bound: dict[int, Pass] = {}

    def at(self, n_samples: int) -> Pass:
        """The pass for n_samples."""
        bound = self._bound.get(n_samples)
        if bound is None:
            if len(self._bound) >= 8:  # any number of sizes may be asked for
                self._bound.clear()
            bound = Pass(self._network, self._head, self.workspace.at(n_samples))
            self._bound[n_samples] = bound
        return bound
