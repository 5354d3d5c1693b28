"""Training: a stack of networks over one matrix of parameters, and its trainer."""

from nn_core.training.frozen import Answering, MeanLosses
from nn_core.training.history import History
from nn_core.training.parts import frozen_part

__all__ = [
    "Answering",
    "History",
    "MeanLosses",
    "frozen_part",
]
