"""Data as the core computes with them: checked, in the runs' dtype, with a column of ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from nn_core import checks
from nn_core.arrays import Array
from nn_core.functions.losses import LOSSES

Columns = tuple[int | None, int | None]  # D and K, where they are known


class Data(NamedTuple):
    """Inputs and targets side by side, so that one gather fetches a batch of both."""

    table: Array  # (S, 1 + D + K): ones, inputs, targets
    n_inputs: int

    @property
    def x(self) -> Array:
        """(S, 1 + D), a view; the column of ones carries the biases."""
        return self.table[:, : 1 + self.n_inputs]

    @property
    def y(self) -> Array:
        """(S, K), a view."""
        return self.table[:, 1 + self.n_inputs :]

    @property
    def columns(self) -> tuple[int, int]:
        """D and K."""
        return self.n_inputs, self.table.shape[1] - 1 - self.n_inputs


def prepare_inputs(name: str, x: object, n_columns: int | None, dtype: np.dtype[Any]) -> Array:
    """Inputs (S, D) as (S, 1 + D), with the column of ones."""
    inputs = checks.matrix(name, x, n_columns)
    return _table([name], [inputs], dtype)


def prepare(
    names: tuple[str, str], x: object, y: object, columns: Columns, dtype: np.dtype[Any], loss: str
) -> Data:
    """Inputs and targets that belong together and suit the loss."""
    inputs = checks.matrix(names[0], x, columns[0])
    targets = checks.matrix(names[1], y, columns[1])
    checks.same_length(names, inputs, targets)
    if LOSSES[loss].targets_are_shares:
        checks.shares(names[1], targets, loss)
    return Data(_table(names, [inputs, targets], dtype), inputs.shape[1])


def _table(names: Sequence[str], parts: Sequence[Array], dtype: np.dtype[Any]) -> Array:
    table = np.ones((len(parts[0]), 1 + sum(part.shape[1] for part in parts)), dtype)
    start = 1
    for name, part in zip(names, parts, strict=True):
        stop = start + part.shape[1]
        with np.errstate(over="ignore"):
            table[:, start:stop] = part
        checks.representable(name, table[:, start:stop])
        start = stop
    return table
