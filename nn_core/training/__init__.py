"""Training: a stack of networks over one matrix of parameters, and its trainer."""

from nn_core.training.frozen import Answering, MeanLosses
from nn_core.training.history import History
from nn_core.training.parts import frozen_part
from nn_core.training.prepare import Data
from nn_core.training.reshaping import goes_on, keeps_all, reshaped

__all__ = [
    "Answering",
    "Data",
    "History",
    "MeanLosses",
    "frozen_part",
    "goes_on",
    "keeps_all",
    "reshaped",
]
