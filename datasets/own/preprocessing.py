"""From a table's columns to a network's inputs, and back: a part of the model.

The same is done to new rows. It is a value: equal to what JSON brings back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from datasets.dataset import Array, Task
from datasets.own.table import Table


@dataclass(frozen=True)
class InputColumn:
    """How one column becomes inputs.

    A number is standardized, (value - mean) / scale. The labels of yes_no become one input, 0 for
    the first label and 1 for the second; those of a category one input each (one-hot).
    """

    name: str
    kind: Literal["number", "yes_no", "category"]
    labels: tuple[str, ...] = ()
    mean: float = 0.0
    scale: float = 1.0
    low: float = 0.0  # of the training rows
    high: float = 0.0
    fill: float | str | None = None  # for a missing value; None: the row has no answer

    @property
    def input_names(self) -> tuple[str, ...]:
        """Of the network's inputs: "colour = red" for a label."""
        raise NotImplementedError


@dataclass(frozen=True)
class TargetColumn:
    """A target: a number with its mean and scale, or classes with their labels in order."""

    name: str
    labels: tuple[str, ...] = ()
    mean: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, eq=False)
class Applied:
    """New rows as a network takes them."""

    x: Array  # (S, D), as trained on; 0 in rows that have no answer
    raw: Array  # (S, D), in the units of the columns; one-hot are 0 and 1
    is_complete: tuple[bool, ...]  # (S,): no input is missing or unknown
    unknown: dict[str, tuple[str, ...]]  # column -> labels or texts that training never had
    n_filled: int  # missing values that were filled


@dataclass(frozen=True)
class Preprocessing:
    """All that is done to a row before the network sees it."""

    inputs: tuple[InputColumn, ...]
    targets: tuple[TargetColumn, ...]
    task: Task

    @property
    def input_names(self) -> tuple[str, ...]:
        """D of them."""
        return tuple(name for column in self.inputs for name in column.input_names)

    def apply(self, table: Table) -> Applied:
        """New rows. Raises TableError(missing_columns, names) where a column is not there."""
        raise NotImplementedError

    def to_json(self) -> str:
        """JSON text; `from_json` gives an equal value, to the last bit."""
        raise NotImplementedError

    @staticmethod
    def from_json(text: str) -> Preprocessing:
        """Raises TableError(preprocessing) for any other text."""
        raise NotImplementedError
