"""What a layer kind is, what it binds itself to, and what comes of it.

A small network is bound by the number of calls, not by arithmetic. So a layer cuts out the operands
of all its operations once, for each batch size, and a pass is a walk along a list of operations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from nn_core.arrays import Array
from nn_core.functions.activations import Activation
from nn_core.layers.layout import Segment

Operation = Callable[[], object]


class Bound(NamedTuple):
    """A layer's operations on the way forward and on the way back, in the order of the calls."""

    forward: Sequence[Operation] = ()
    backward: Sequence[Operation] = ()


def chain(*parts: Bound) -> Bound:
    """One part after another, the lowest first; backward they go the other way round."""
    return Bound(
        [operation for part in parts for operation in part.forward],
        [operation for part in reversed(parts) for operation in part.backward],
    )


class Inputs:
    """Of the network, in the batch at hand: every batch brings other arrays."""

    batch: Array  # (R or 1, 1 + D, B), their first row ones; 1 where all runs have the same


class Buffers(NamedTuple):
    """Of one hidden layer, for batches of B samples: (R, 1 + H, B) each, the units from row 1 on.

    In one piece with the row above they are faster for what goes element by element; that row takes
    part, and nobody reads it but in `units`.
    """

    z: Array  # pre-activations; on the way back their derivative, then delta
    values: Array  # f(z); the same memory as units where nothing comes between the two
    units: Array  # what the next layer sees, below a row of ones: values, or what becomes of them
    pulled: Array  # the gradient by units; one memory for all layers, lost to the layer below


@dataclass(frozen=True)
class Place:
    """Where a layer stands in a stack, for one batch size: all that it binds itself to."""

    segments: Sequence[Segment]
    unit_parameters: int
    parameters: Array  # (R, N + D, H)
    gradient: Array  # (R, N + D, H)
    below: Buffers | Inputs
    z: Array  # (R, H, B), without the row above; of the output layer the logits
    here: Buffers | None  # None for the output layer
    activation: Activation | None  # None for the output layer: the head has its own
    mask: Array | None  # (R, H, B) of dropout
    room: Callable[[str, int], Array]  # (name, N) -> zeros (R, N, B), of the layer's own

    @property
    def n_samples(self) -> int:
        """B."""
        return int(self.z.shape[2])

    @property
    def weights(self) -> Array:
        """(R, 1 + D, H), biases first."""
        return self.parameters[:, self.unit_parameters - 1 :]

    @property
    def weights_gradient(self) -> Array:
        """(R, 1 + D, H), biases first."""
        return self.gradient[:, self.unit_parameters - 1 :]


class LayerKind(Protocol):
    """A kind of layer. On the way back it finds the gradient by its units in `pulled`, writes that
    of its parameters, and leaves in the `pulled` of the layer below the gradient by what is there.
    """

    @property
    def unit_parameters(self) -> int:
        """N: what each unit has beside its weights, the bias the last of them."""

    def initialize(self, block: Array, weights: Array) -> None:
        """Sets the parameters (N + D, H) of one run, all 0, from weights (D, H) that are drawn."""

    def bind(self, place: Place) -> Bound:
        """The operations there. Each run is to be computed in its own sizes, see segments."""
