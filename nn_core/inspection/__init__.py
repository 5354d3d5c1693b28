"""Inside a network: its layers, and what its answers are worth."""

from nn_core.inspection.inspection import (
    LayerReport,
    gradient_sizes,
    inspect,
    predicted_gradient_ratio,
)

__all__ = [
    "LayerReport",
    "gradient_sizes",
    "inspect",
    "predicted_gradient_ratio",
]
