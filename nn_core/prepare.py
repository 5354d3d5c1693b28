"""Data as the core computes with them: checked, in the runs' dtype, with a column of ones."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core import checks
from nn_core.arrays import Array
from nn_core.losses import LOSSES

Data = tuple[Array, Array]  # inputs (S, 1 + D) with a column of ones, and targets (S, K)
Columns = tuple[int | None, int | None]  # D and K, where they are known


def prepare_inputs(name: str, x: object, n_columns: int | None, dtype: np.dtype[Any]) -> Array:
    """Inputs (S, D) as (S, 1 + D); the first column is ones and carries the biases."""
    inputs = checks.matrix(name, x, n_columns)
    extended = np.ones((len(inputs), 1 + inputs.shape[1]), dtype)
    with np.errstate(over="ignore"):
        extended[:, 1:] = inputs
    checks.representable(name, extended)
    return extended


def prepare(
    names: tuple[str, str], x: object, y: object, columns: Columns, dtype: np.dtype[Any], loss: str
) -> Data:
    """Inputs and targets that belong together and suit the loss."""
    inputs = prepare_inputs(names[0], x, columns[0], dtype)
    targets = checks.matrix(names[1], y, columns[1])
    checks.same_length(names, inputs, targets)
    if LOSSES[loss].targets_are_shares:
        checks.shares(names[1], targets, loss)
    with np.errstate(over="ignore"):
        targets = np.array(targets, dtype, order="C")
    checks.representable(names[1], targets)
    return inputs, targets
