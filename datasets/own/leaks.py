"""Inputs that give the target away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from datasets.dataset import Array
from datasets.own.table import Table

if TYPE_CHECKING:
    import pandas as pd

STRAIGHT = 0.99999  # correlation of a number that is the target in another unit
LEAST_ROWS = 5
ROWS_A_LABEL = 3  # on average: labels of single rows determine everything


def is_copy(table: Table, name: str, target: str) -> bool:
    """Whether the target is known from that input alone: a copy, another unit, another code."""
    if name == target or name not in table.frame or target not in table.frame:
        return False
    x, y = table.frame[name], table.frame[target]
    is_present = (x.notna() & y.notna()).to_numpy()
    if is_present.sum() < LEAST_ROWS:
        return False
    x, y = x[is_present], y[is_present]
    x_is_number, y_is_number = (table.column(each).kind == "number" for each in (name, target))
    if x_is_number and y_is_number:
        return _is_straight(x.to_numpy(), y.to_numpy())
    return not y_is_number and _determines(x, y)


def _is_straight(x: Array, y: Array) -> bool:
    x, y = x - x.mean(), y - y.mean()
    sizes = float(np.sqrt((x * x).sum() * (y * y).sum()))
    return sizes > 0 and abs(float((x * y).sum())) >= STRAIGHT * sizes


def _determines(labels: pd.Series[Any], target: pd.Series[Any]) -> bool:
    """Whether all rows of a label have the same target, and there are several rows to a label."""
    if labels.nunique() * ROWS_A_LABEL > len(labels):
        return False
    return bool((target.groupby(labels, observed=True).nunique() == 1).all())
