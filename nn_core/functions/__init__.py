"""The elementwise functions of a network: activations, losses, initializers, optimizers."""

from nn_core.functions.classes import classes_of, ends, shares_of, threshold_of
from nn_core.functions.optimizers import BETA_1, BETA_2, MOMENTUM, RMSPROP_DECAY

__all__ = [
    "BETA_1",
    "BETA_2",
    "MOMENTUM",
    "RMSPROP_DECAY",
    "classes_of",
    "ends",
    "shares_of",
    "threshold_of",
]
