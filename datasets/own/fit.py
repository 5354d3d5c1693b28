"""What preprocessing learns from the training rows, and from no others."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from datasets.dataset import Array, Task, column_statistics
from datasets.own.notes import TableError
from datasets.own.preprocessing import InputColumn, InputKind, Preprocessing, TargetColumn
from datasets.own.proposal import Missing, Recipe
from datasets.own.table import Column, Table
from datasets.own.values import target_labels

Rows = NDArray[np.intp]


def fit(table: Table, recipe: Recipe, task: Task, training: Rows) -> Preprocessing:
    """Means, scales, ranges and what fills a gap. Raises TableError for an input without values."""
    inputs = tuple(
        _input(table, table.column(name), recipe.missing, training) for name in recipe.inputs
    )
    targets = tuple(_target(table, table.column(name), task, training) for name in recipe.targets)
    return Preprocessing(inputs, targets, task)


def _input(table: Table, column: Column, missing: Missing, training: Rows) -> InputColumn:
    values = table.frame[column.name].iloc[training].dropna()
    kind = cast(InputKind, column.kind)
    if not len(values):
        raise TableError("empty_in_training", "choose other inputs", name=column.name)
    if kind != "number":
        fill = None if missing == "drop" else str(values.mode().iloc[0])
        return InputColumn(column.name, kind, column.categories, fill=fill)
    numbers = values.to_numpy()
    mean, scale = _statistics(numbers)
    low, high = float(numbers.min()), float(numbers.max())
    return InputColumn(
        column.name, kind, (), mean, scale, low, high, _number_fill(numbers, missing)
    )


def _number_fill(numbers: Array, missing: Missing) -> float | None:
    if missing == "drop":
        return None
    if missing == "median":
        return float(np.median(numbers))
    different, counts = np.unique(numbers, return_counts=True)
    return float(different[counts.argmax()])  # of several the smallest


def _target(table: Table, column: Column, task: Task, training: Rows) -> TargetColumn:
    values = table.frame[column.name]
    if task == "regression":
        return TargetColumn(column.name, (), *_statistics(values.iloc[training].to_numpy()))
    return TargetColumn(column.name, target_labels(table, column.name))


def _statistics(values: Array) -> tuple[float, float]:
    """Mean and scale, 1 for a constant."""
    mean, scale = column_statistics(values[:, np.newaxis])
    return float(mean[0]), float(scale[0])
