"""The kinds of hidden layer: each lays out its parameters and binds its passes, in one file."""

from nn_core.layers.kinds import LAYERS
from nn_core.layers.linear import Linear, activate, affine
from nn_core.layers.place import Bound, Buffers, LayerKind, Place, chain

__all__ = [
    "LAYERS",
    "Bound",
    "Buffers",
    "LayerKind",
    "Linear",
    "Place",
    "activate",
    "affine",
    "chain",
]
