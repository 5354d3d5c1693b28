"""From a table's columns to a network's inputs: a part of the model.

The same is done to new rows. It is a value: equal to what JSON brings back.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from datasets.dataset import Array, Task
from datasets.own.notes import TableError
from datasets.own.table import Table, each_once
from datasets.own.values import is_yes_no, label_codes, numbers, unread

FORMAT, VERSION = "lagom preprocessing", 1
InputKind = Literal["number", "yes_no", "category"]


@dataclass(frozen=True)
class InputColumn:
    """How one column becomes inputs.

    A number is standardized, (value - mean) / scale. The labels of yes_no become one input, 0 for
    the first label and 1 for the second; those of a category one input each (one-hot).
    """

    name: str
    kind: InputKind
    labels: tuple[str, ...] = ()
    mean: float = 0.0
    scale: float = 1.0
    low: float = 0.0  # of the training rows
    high: float = 1.0
    fill: float | str | None = None  # for a missing value; None: the row has no answer

    @property
    def input_names(self) -> tuple[str, ...]:
        """Of the network's inputs: "colour = red" for a label."""
        if self.kind == "number":
            return (self.name,)
        shown = self.labels[1:] if self.kind == "yes_no" else self.labels
        return tuple(f"{self.name} = {label}" for label in shown)

    def coded(self, values: Array) -> Array:
        """(S, inputs), not standardized: numbers (S,) themselves, places of labels (S,) as 0, 1."""
        if self.kind != "category":
            return values[:, np.newaxis]
        rows: Array = (values[:, np.newaxis] == np.arange(len(self.labels))).astype(np.float64)
        return rows


@dataclass(frozen=True)
class TargetColumn:
    """A target: a number with its mean and scale, or classes with their labels in order."""

    name: str
    labels: tuple[str, ...] = ()
    mean: float = 0.0
    scale: float = 1.0

    @property
    def said(self) -> str:
        """What a yes says of two labels: the column's name, or "colour = red"."""
        return self.name if is_yes_no(self.labels) else f"{self.name} = {self.labels[1]}"


@dataclass(frozen=True, eq=False)
class Applied:
    """New rows as a network takes them."""

    x: Array  # (S, D), as trained on; 0 in rows that have no answer
    raw: Array  # (S, D), in the units of the columns; one-hot are 0 and 1
    is_complete: NDArray[np.bool_]  # (S,): no input is missing or unknown
    unknown: dict[str, tuple[str, ...]]  # column -> labels or texts that mean nothing here
    n_filled: int  # missing values that were filled


@dataclass(frozen=True)
class Preprocessing:
    """All that is done to a row before the network sees it."""

    inputs: tuple[InputColumn, ...]
    targets: tuple[TargetColumn, ...]
    task: Task

    @property
    def input_names(self) -> tuple[str, ...]:
        """D of them, no two the same."""
        return each_once([name for column in self.inputs for name in column.input_names])

    @property
    def mean(self) -> Array:
        """(D,): 0 where nothing is subtracted."""
        return np.array([c.mean for c in self.inputs for _ in c.input_names])

    @property
    def scale(self) -> Array:
        """(D,): 1 where nothing is divided."""
        return np.array([c.scale for c in self.inputs for _ in c.input_names])

    def apply(self, table: Table) -> Applied:
        """New rows. Raises TableError("missing_columns") where a column is not there."""
        if missing := tuple(c.name for c in self.inputs if table.named(c.name) is None):
            raise TableError("missing_columns", "give all inputs", names=missing)
        parts, unknown, n_filled = [], {}, 0
        for column in self.inputs:
            values, is_missing, strange = _values(table, column)
            if strange:
                unknown[column.name] = strange
            if column.fill is not None:
                n_filled += int(is_missing.sum())
                values = np.where(is_missing, _fill(column), values)
            parts.append(column.coded(values))
        raw = np.hstack(parts)
        is_complete = self._is_complete(parts)
        raw[~is_complete] = np.where(np.isnan(raw[~is_complete]), self.mean, raw[~is_complete])
        x = np.where(is_complete[:, np.newaxis], (raw - self.mean) / self.scale, 0.0)
        return Applied(x, raw, is_complete, unknown, n_filled)

    def _is_complete(self, parts: list[Array]) -> NDArray[np.bool_]:
        """(S,): every number is there, and of each one-hot group one input is 1."""
        complete = [
            (part.sum(axis=1) == 1) if column.kind == "category" else ~np.isnan(part[:, 0])
            for column, part in zip(self.inputs, parts, strict=True)
        ]
        found: NDArray[np.bool_] = np.all(complete, axis=0)
        return found

    def to_json(self) -> str:
        """JSON text; `from_json` gives an equal value, to the last bit."""
        return json.dumps({"format": FORMAT, "version": VERSION, **asdict(self)}, allow_nan=False)

    @staticmethod
    def from_json(text: str) -> Preprocessing:
        """Raises TableError("preprocessing") for any other text."""
        try:
            return _parsed(json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise TableError("preprocessing", "give what the app has written") from None


def _values(table: Table, column: InputColumn) -> tuple[Array, NDArray[np.bool_], tuple[str, ...]]:
    """Numbers, or places of labels, (S,), NaN where there are none; where nothing stands; and the
    texts that are neither."""
    given = table.frame[table.named(column.name)]
    is_missing = given.isna().to_numpy()
    if column.kind == "number":
        values = numbers(given, table.decimal)
    else:
        values = label_codes(given, column.labels)
    return values, is_missing, unread(given, np.isnan(values) & ~is_missing)


def _fill(column: InputColumn) -> float:
    if isinstance(column.fill, str):
        return float(column.labels.index(column.fill))
    assert column.fill is not None
    return column.fill


# From JSON, whoever wrote it


def _parsed(found: Any) -> Preprocessing:
    if found["format"] != FORMAT or found["version"] != VERSION:
        raise ValueError
    if found["task"] not in get_args(Task) or not found["inputs"] or not found["targets"]:
        raise ValueError
    inputs = tuple(_input(each) for each in found["inputs"])
    targets = tuple(
        TargetColumn(_text(each["name"]), _texts(each["labels"]), *_scaling(each))
        for each in found["targets"]
    )
    if found["task"] == "multilabel" and any(len(target.labels) != 2 for target in targets):
        raise ValueError
    return Preprocessing(inputs, targets, found["task"])


def _input(each: Any) -> InputColumn:
    labels, fill = _texts(each["labels"]), each["fill"]
    if each["kind"] not in get_args(InputKind) or (each["kind"] == "number") == bool(labels):
        raise ValueError
    if fill is not None and fill not in labels:
        fill = _finite(fill)
    low, high = _finite(each["low"]), _finite(each["high"])
    return InputColumn(_text(each["name"]), each["kind"], labels, *_scaling(each), low, high, fill)


def _scaling(each: Any) -> tuple[float, float]:
    mean, scale = _finite(each["mean"]), _finite(each["scale"])
    if scale <= 0:
        raise ValueError
    return mean, scale


def _finite(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(_text(value) for value in values)
