"""Inside a network: its layers, and what its answers are worth."""

from nn_core.inspection.inspection import (
    LayerReport,
    gradient_sizes,
    inspect,
    predicted_gradient_ratio,
)
from nn_core.inspection.layers import layers_of
from nn_core.inspection.trace import Trace, sample_gradients, trace_point

__all__ = [
    "LayerReport",
    "Trace",
    "gradient_sizes",
    "inspect",
    "layers_of",
    "predicted_gradient_ratio",
    "sample_gradients",
    "trace_point",
]
