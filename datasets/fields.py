"""Groups of a Dataset's fields that are made together."""

from collections.abc import Sequence
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from datasets.dataset import Array, fixed

Rows = NDArray[np.intp] | Sequence[int]


class Halves(TypedDict):
    """Of inputs and targets."""

    x_train: Array
    y_train: Array
    x_validation: Array
    y_validation: Array


class Units(TypedDict):
    """Of means and scales."""

    input_mean: Array
    input_scale: Array
    target_mean: Array
    target_scale: Array


def halves(x: Array, y: Array, training: Rows, validation: Rows) -> Halves:
    """Inputs (S, D) and targets (S, K), parted by the places of rows."""
    return {
        "x_train": fixed(x[training]),
        "y_train": fixed(y[training]),
        "x_validation": fixed(x[validation]),
        "y_validation": fixed(y[validation]),
    }


def units(inputs: tuple[Array, Array], targets: tuple[Array, Array]) -> Units:
    """Of what was standardized by mean and scale."""
    return {
        "input_mean": fixed(inputs[0]),
        "input_scale": fixed(inputs[1]),
        "target_mean": fixed(targets[0]),
        "target_scale": fixed(targets[1]),
    }


def as_drawn(n_columns: int) -> tuple[Array, Array]:
    """Mean and scale of columns that were not standardized."""
    return np.zeros(n_columns), np.ones(n_columns)
