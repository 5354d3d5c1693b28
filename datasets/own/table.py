"""A user's table, as it was read: its columns, and what was repaired."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from datasets.dataset import Dataset, Task
from datasets.own.notes import Note

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal[
    "number",  # float64, NaN where missing
    "yes_no",  # one of two labels: ja and nej, true and false, 1 and 0
    "category",  # one of some labels
    "date",  # dates, times, or a spreadsheet's serial numbers of days
    "identifier",  # nearly every row has a value of its own, or codes with too many digits
    "text",  # more different texts than a category may have
    "constant",  # the same in every row
    "empty",  # missing in every row
    "personal_number",  # refused: its values are not in the frame
]
USABLE: frozenset[Kind] = frozenset({"number", "yes_no", "category"})
DecimalMark = Literal[",", "."]


@dataclass(frozen=True)
class Column:
    """What is known of a column before anything is chosen."""

    name: str
    kind: Kind
    n_missing: int
    n_different: int  # values, missing ones left out
    low: float | None = None  # of numbers
    high: float | None = None
    mean: float | None = None
    categories: tuple[str, ...] = ()  # of yes_no (no first) and category, in their order
    counts: tuple[int, ...] = ()  # rows of each category
    warnings: tuple[Note, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Whether it can be an input or a target."""
        return self.kind in USABLE


@dataclass(frozen=True)
class Question:
    """What a file leaves open: the user may choose, and `read_csv` takes the answer.

    parameter: the argument of `read_csv`; options: its values; chosen: what was read meanwhile;
    example: a cell that can be read in each way; readings: what it is with each option; columns:
    those that it is about. Its sentence is own.question.<parameter>.
    """

    parameter: Literal["decimal"]
    options: tuple[DecimalMark, ...]
    chosen: DecimalMark
    example: str
    readings: tuple[float, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Table:
    """A table that was read. Equal fingerprints mean equal names, kinds and values.

    frame has one column a Column, of the same names, in the same order: float64 for numbers (a
    constant one too), pandas' categories for labels, text for the others (None where missing).
    Columns of kind personal_number are not in it.
    """

    name: str  # the file's, without folders; "" for pasted text
    frame: pd.DataFrame  # (S, columns)
    columns: tuple[Column, ...]
    repairs: tuple[Note, ...]
    questions: tuple[Question, ...]
    decimal: DecimalMark  # as it was read
    has_header: bool  # as it was read
    fingerprint: str  # 16 hexadecimal digits, the same on every machine

    @property
    def n_rows(self) -> int:
        """Rows that were read, missing values included."""
        return len(self.frame)

    def column(self, name: str) -> Column:
        """The column of that name. Raises KeyError."""
        return next((each for each in self.columns if each.name == name), None) or _unknown(name)

    @property
    def roles(self) -> dict[str, Kind]:
        """The kind of each column, by name."""
        return {column.name: column.kind for column in self.columns}

    @property
    def notes(self) -> tuple[Note, ...]:
        """All that there is to say: repairs, then the columns' warnings."""
        return self.repairs + tuple(note for each in self.columns for note in each.warnings)

    def without_questions(self) -> Table:
        """The same where nothing needs to be asked."""
        return replace(self, questions=())

    def task_for(self, target: str) -> Task:
        """The task that is proposed for a target. Raises TableError where there is none."""
        from datasets.own.proposal import propose

        return propose(self, target).task

    def dataset(
        self,
        target: str,
        inputs: tuple[str, ...] | None = None,
        train_share: float = 0.7,
        seed: int = 0,
    ) -> Dataset:
        """Training and validation data, as proposed; a test set is sealed. Raises TableError."""
        from datasets.own.prepare import prepare
        from datasets.own.proposal import proposed_recipe

        return prepare(self, proposed_recipe(self, target, inputs), train_share, seed).data


def _unknown(name: str) -> Column:
    raise KeyError(name)
