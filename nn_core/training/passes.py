"""The forward and the backward pass of a stack, for one batch size: a walk along two lists."""

from __future__ import annotations

from functools import partial

from nn_core.arrays import Array
from nn_core.functions.dropout import Dropout
from nn_core.functions.head import Head
from nn_core.layers.place import Bound, Inputs, Place, chain
from nn_core.training.network import Network
from nn_core.training.workspace import Workspace


class Pass:
    """Buffers bound to a network. inputs are (R or 1, 1 + D, B), their first row is ones.

    With dropout, its masks take part as they were drawn last.
    """

    def __init__(
        self,
        network: Network,
        head: Head,
        workspace: Workspace,
        n_samples: int,
        dropout: Dropout | None,
    ) -> None:
        self.n_samples, self._head = n_samples, head
        self.layers, self.logits = workspace.hidden(n_samples), workspace.logits(n_samples)
        self.scale = head.scale(n_samples, network.widths[-1], network.dtype)
        self._inputs = Inputs()
        self._workspace = workspace
        self._masks = dropout.masks(n_samples) if dropout else [None] * len(self.layers)
        layers = range(len(network.widths))
        self._forward, self._backward = chain(*(self._bind(network, layer) for layer in layers))

    def _bind(self, network: Network, layer: int) -> Bound:
        hidden = layer < len(self.layers)
        here = self.layers[layer] if hidden else None
        place = Place(
            segments=network.segments[layer],
            unit_parameters=network.layout.unit_parameters[layer],
            parameters=network.blocks[layer],
            gradient=network.gradient_blocks[layer],
            below=self.layers[layer - 1] if layer else self._inputs,
            z=self.logits if here is None else here.z[:, 1:],
            here=here,
            activation=network.activations[layer] if hidden else None,
            mask=self._masks[layer] if hidden else None,
            room=partial(self._workspace.room, layer, self.n_samples),
        )
        return network.kinds[layer].bind(place)

    def forward(self, inputs: Array) -> Array:
        """Logits (R, K, B), in a buffer."""
        self._inputs.batch = inputs
        for operation in self._forward:
            operation()
        return self.logits

    def backward(self, targets: Array, scale: Array) -> None:
        """The network's gradient of scale * sum of losses; forward must have gone before."""
        self._head.delta(self.logits, targets, scale)
        for operation in self._backward:
            operation()


class Passes:
    """Passes by batch size, over one memory. A new size takes some 50 microseconds, once."""

    def __init__(
        self, network: Network, head: Head, capacity: int, dropout: Dropout | None = None
    ) -> None:
        sizes = (network.n_runs, network.widths, capacity, network.dtype)
        self.workspace = Workspace(*sizes, dropout=dropout is not None)
        self._fixed = network, head, self.workspace
        self._dropout = dropout
        self._bound: dict[int, Pass] = {}

    def at(self, n_samples: int) -> Pass:
        """The pass for n_samples."""
        bound = self._bound.get(n_samples)
        if bound is None:
            if len(self._bound) >= 8:  # any number of sizes may be asked for
                self._bound.clear()
            bound = Pass(*self._fixed, n_samples, self._dropout)
            self._bound[n_samples] = bound
        return bound
