"""The libraries that a network can be taken to, one entry each in LIBRARIES."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn_core import checks
from nn_core.errors import ConfigError, DataError
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
    """code(model, raw, words, inline=False): the script, with rows of inputs raw (S, D) as its
    example. inline: all numbers are in it, however many; else those of a large one are in its file.

    refused(model): why it has no such network, as the end of a text's key; nothing where it has.
    """

    name: str
    code: Callable[..., str]
    refused: Callable[[Model], str] = refused


LIBRARIES: dict[str, Library] = {
    "numpy": Library("NumPy", numpy_code),
    "sklearn": Library("scikit-learn", sklearn_code, refused_by_sklearn),
    "torch": Library("PyTorch", torch_code),
    "keras": Library("Keras 3", keras_code),
}


def export_code(model: Model, library: str, words: Words = lambda key, **values: "") -> str:
    """The source of a module with predict(rows), in the units of the data.

    It needs the library and NumPy, and no file beside it. words: its comments, none by itself.
    Raises ConfigError where the library is unknown or has no such network, and DataError where the
    network diverged.
    """
    entry = LIBRARIES[checks.one_of("library", library, LIBRARIES)]
    if reason := entry.refused(model):
        remedy = f"choose another library: {entry.name} has no such network ({reason})"
        raise ConfigError("library", library, remedy, "does_not_suit", tuple(LIBRARIES))
    if not model.is_finite:
        raise DataError("model", model.sizes, "take the network of an earlier epoch", "not_finite")
    return entry.code(model, np.array([model.inputs.mean]), words, True)


def reads_file(model: Model) -> bool:
    """Whether its code reads the numbers from the model's file."""
    return model.n_parameters > WRITTEN
