"""A user's table, as it was read: its columns, and what was repaired."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
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
    n_rows: int
    n_missing: int
    n_different: int  # values, missing ones left out
    low: float | None = None  # of numbers
    high: float | None = None
    mean: float | None = None
    is_whole: bool = False  # numbers without decimals
    categories: tuple[str, ...] = ()  # of yes_no (no first) and category, in their order
    counts: tuple[int, ...] = ()  # rows of each category
    warnings: tuple[Note, ...] = ()

    @property
    def n_present(self) -> int:
        """Rows that have a value."""
        return self.n_rows - self.n_missing

    @property
    def n_inputs(self) -> int:
        """How many inputs of a network it becomes: a category one for each label."""
        return len(self.categories) if self.kind == "category" else 1

    @property
    def is_numbered(self) -> bool:
        """Whether it only numbers the rows."""
        return any(note.code == "numbered" for note in self.warnings)

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

    def named(self, name: str) -> str | None:
        """The column of the frame that is called so, or else so but for capitals and spaces."""
        if name in self.frame.columns:
            return name
        wanted = key(name)
        return next((each for each in self.frame.columns if key(each) == wanted), None)

    def called(self, names: Mapping[str, str]) -> Table:
        """The same whose frame has other names for some columns; for a name that is there already
        nothing changes."""
        taken = {key(each) for each in self.frame.columns}
        new = {old: name for old, name in names.items() if key(name) not in taken}
        return replace(self, frame=self.frame.rename(columns=new))

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


def key(text: str) -> str:
    """Equal for names or labels that differ in capitals and spaces alone."""
    return " ".join(text.split()).casefold()


def each_once(names: Sequence[str]) -> tuple[str, ...]:
    """Names that differ: the second length is called length (2)."""
    taken: dict[str, None] = {}
    for name in names:
        further = (f"{name} ({k})" for k in count(2))
        taken[next(each for each in chain([name], further) if each not in taken)] = None
    return tuple(taken)


def _unknown(name: str) -> Column:
    raise KeyError(name)
