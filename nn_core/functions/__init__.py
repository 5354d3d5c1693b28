"""The elementwise functions of a network: activations, losses, initializers, optimizers."""

from nn_core.functions.classes import classes_of, ends, shares_of, threshold_of

__all__ = [
    "classes_of",
    "ends",
    "shares_of",
    "threshold_of",
]
