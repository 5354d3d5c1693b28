"""Own data in a link: the table's fingerprint, and what was chosen of its columns, by their places.

A link holds no name of a column and nothing of what stands in it. An example:
0123456789abcdef-rd-4-0_2.5 is a regression, rows with missing values dropped, of the fifth column
by the first three and the sixth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datasets.own import Recipe, Table

TASKS = {"r": "regression", "b": "binary", "m": "multiclass", "l": "multilabel"}
MISSING = {"d": "drop", "m": "median", "f": "most_frequent"}
MOST_PLACES = 1000  # of a stranger's
SHAPE = re.compile(r"([0-9a-f]{16})-([rbml])([dmf])-([0-9._]{1,4000})-([0-9._]{1,4000})", re.ASCII)


class OwnLink(NamedTuple):
    """What a link says of own data."""

    fingerprint: str
    task: str
    missing: str
    targets: tuple[int, ...]
    inputs: tuple[int, ...]

    def recipe(self, table: Table) -> Recipe | None:
        """Of that table; None where it has no such columns."""
        from datasets.own import Recipe

        names = [column.name for column in table.columns]
        if max(self.targets + self.inputs) >= len(names):
            return None
        targets, inputs = (tuple(names[i] for i in each) for each in (self.targets, self.inputs))
        return Recipe(targets, inputs, self.missing, self.task)  # type: ignore[arg-type]


def write(table: Table, recipe: Recipe) -> str:
    """As a link has it. The recipe says its task."""
    places = {column.name: i for i, column in enumerate(table.columns)}
    task = next(letter for letter, name in TASKS.items() if name == recipe.task)
    missing = next(letter for letter, name in MISSING.items() if name == recipe.missing)
    targets, inputs = (
        _joined([places[name] for name in each]) for each in (recipe.targets, recipe.inputs)
    )
    return f"{table.fingerprint}-{task}{missing}-{targets}-{inputs}"


def read(own: str) -> OwnLink | None:
    """None for any other text."""
    shape = SHAPE.fullmatch(own)
    if shape is None:
        return None
    fingerprint, task, missing, *places = shape.groups()
    try:
        targets, inputs = (tuple(_parted(each)) for each in places)
    except ValueError:
        return None
    if len({*targets, *inputs}) < len(targets) + len(inputs):
        return None
    return OwnLink(fingerprint, TASKS[task], MISSING[missing], targets, inputs)


def task_in(own: str) -> str:
    """Of a text that `write` gave."""
    link = read(own)
    if link is None:
        raise ValueError(own)
    return link.task


def _joined(places: Sequence[int]) -> str:
    """Each place, and the ends of those in a row."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], place]
        else:
            runs.append([place])
    return ".".join("_".join(map(str, run)) for run in runs)


def _parted(text: str) -> Iterator[int]:
    """The places. ValueError where they are none, or too many."""
    found = 0
    for run in text.split("."):
        first, *last = (int(end) for end in run.split("_"))
        end = last[0] if last else first
        found += end - first + 1
        if len(last) > 1 or not first <= end < MOST_PLACES or found > MOST_PLACES:
            raise ValueError(text)
        yield from range(first, end + 1)
