"""The table of layer kinds. A new kind is one file beside linear.py and one entry here."""

from __future__ import annotations

from nn_core.layers.linear import Linear
from nn_core.layers.place import LayerKind

LAYERS: dict[str, LayerKind] = {"linear": Linear()}
