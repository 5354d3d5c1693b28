"""The libraries that a network can be taken to, one entry each in LIBRARIES."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nn_core.arrays import Array
from nn_core.export.expressions import missing
from nn_core.export.keras_code import keras_code
from nn_core.export.model import Model
from nn_core.export.numpy_code import numpy_code
from nn_core.export.script import WRITTEN, Words
from nn_core.export.sklearn_code import refused_by_sklearn, sklearn_code
from nn_core.export.torch_code import torch_code


def refused(model: Model) -> str:
    return "unknown" if missing(model.layer_activations) else ""


@dataclass(frozen=True)
class Library:
    """code(model, raw, words): the script, with rows of inputs raw (S, D) as its example.

    refused(model): why it has no such network, as the end of a text's key; nothing where it has.
    """

    name: str
    code: Callable[[Model, Array, Words], str]
    refused: Callable[[Model], str] = refused


LIBRARIES: dict[str, Library] = {
    "numpy": Library("NumPy", numpy_code),
    "sklearn": Library("scikit-learn", sklearn_code, refused_by_sklearn),
    "torch": Library("PyTorch", torch_code),
    "keras": Library("Keras 3", keras_code),
}


def reads_file(model: Model) -> bool:
    """Whether its code reads the numbers from the model's file."""
    return model.n_parameters > WRITTEN
