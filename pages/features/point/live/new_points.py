"""A file of new points, read in the data's own units, and the predictions beside them.

What cannot be read is said in one sentence: a FileTrouble says what is wrong, and where.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, count, islice
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from pages.live.points import training_ranges
from pages.live.questions import AnswersOf, rows_at_once
from pages.text import LANGUAGES, translate_name

if TYPE_CHECKING:
    import pandas as pd

    from datasets.own import Preprocessing

Array = NDArray[np.float64]
MOST_ROWS = 20_000
MOST_COLUMNS = 300
LARGEST = 1e30  # of an input, with room for sums of many in float32
SEPARATORS = (";", "\t", ",")


class FileTrouble(Exception):
    """Why a file cannot be used: its text is point.file.<kind>, with these values."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind)
        self.kind, self.values = kind, values


class NewPoints(NamedTuple):
    """What was read of a file."""

    table: pd.DataFrame  # all columns, the inputs as numbers and the others as text
    inputs: Array  # (S, D), in their own units
    others: list[str]  # columns that are no inputs


class OwnPoints(NamedTuple):
    """The same for own data."""

    table: pd.DataFrame
    inputs: Array  # NaN in a row that lacks an input
    others: list[str]
    unknown: Mapping[str, Sequence[str]]  # labels that training never had, by column


def read_points(content: bytes, data: Dataset) -> NewPoints:
    """The points of a file. Raises FileTrouble.

    An input's column may be called by the data's own name or as a page calls it. Rows without a
    character are no points.
    """
    import pandas as pd

    cells = _cells(_text(content))
    places = _places(cells.heading, data.input_names)
    names = _each_once(cells.heading)
    table = pd.DataFrame(cells.rows, columns=names)
    for place in places:
        table[names[place]] = _numbers(cells, place)
    inputs = table.iloc[:, places].to_numpy(np.float64)
    return NewPoints(table, inputs, [name for i, name in enumerate(names) if i not in places])


def read_own_points(content: bytes, name: str, preprocessing: Preprocessing) -> OwnPoints:
    """The same for own data: a file with the columns that the network learned from.

    What was done to the training rows is done to these: labels become inputs, and missing values
    are filled where theirs were. Raises TableError.
    """
    from datasets.own import read_csv

    table = read_csv(content, name)
    applied = preprocessing.apply(table)
    complete = np.array(applied.is_complete, bool)[:, None]
    used = {column.name for column in preprocessing.inputs}
    others = [name for name in table.frame.columns if name not in used]
    return OwnPoints(table.frame, np.where(complete, applied.raw, np.nan), others, applied.unknown)


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    if b"\0" in content:
        raise FileTrouble("unreadable")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")  # Swedish Excel's


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise FileTrouble("unreadable") from None


class _Cells(NamedTuple):
    """A file's text, cell by cell."""

    heading: list[str]
    rows: list[list[str]]  # each as long as the heading
    lines: list[int]  # of the file, where the rows end; from 1
    separator: str


def _cells(text: str) -> _Cells:
    above, text = _from_heading(text.replace("\r\n", "\n").replace("\r", "\n"))
    separator = max(SEPARATORS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    try:
        heading = [name.strip() for name in next(reader)]
        if len(heading) > MOST_COLUMNS:
            raise FileTrouble("wide", most=MOST_COLUMNS)
        found = list(islice(_filled(reader, len(heading), above), MOST_ROWS + 1))
    except csv.Error:
        raise FileTrouble("unreadable") from None
    if not found:
        raise FileTrouble("empty")
    if len(found) > MOST_ROWS:
        raise FileTrouble("long", most=MOST_ROWS)
    return _Cells(heading, [row for _, row in found], [line for line, _ in found], separator)


def _from_heading(text: str) -> tuple[int, str]:
    """How many lines are above the heading, and the text from there on.

    They are blank, or a spreadsheet's own first line, which names the separator.
    """
    found = text.lstrip("\n")
    if found.lower().startswith("sep="):
        found = found.partition("\n")[2].lstrip("\n")
    if not found:
        raise FileTrouble("unreadable")
    return text.count("\n", 0, len(text) - len(found)), found


def _filled(reader: Any, width: int, above: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that have something in them, and the line of each."""
    for cells in reader:
        line = above + reader.line_num
        if "".join(cells[width:]).strip():
            raise FileTrouble("surplus", row=line)
        if "".join(cells).strip():
            yield line, cells[:width] + [""] * (width - len(cells))


def _places(heading: list[str], inputs: Sequence[str]) -> list[int]:
    """The file's column of each input, by any of its names."""
    plain = [_plain(name) for name in heading]
    found = {name: [i for i, each in enumerate(plain) if each in _called(name)] for name in inputs}
    if missing := [name for name, places in found.items() if not places]:
        raise FileTrouble("missing", names=missing)
    if twice := [name for name, places in found.items() if len(places) > 1]:
        raise FileTrouble("twice", names=twice)
    return [place for (place,) in found.values()]


def _called(name: str) -> set[str]:
    return {_plain(name), *(_plain(translate_name(language, name)) for language in LANGUAGES)}


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _each_once(heading: list[str]) -> list[str]:
    """Names that differ: a table cannot show two columns of one name."""
    names: list[str] = []
    for place, name in enumerate(heading, 1):
        further = (f"{name} ({k})".strip() for k in count(place))
        names.append(next(each for each in chain([name], further) if each and each not in names))
    return names


def _numbers(cells: _Cells, place: int) -> Array:
    """A column as numbers, with the decimal comma where a comma parts no columns."""
    import pandas as pd

    given = [row[place] for row in cells.rows]
    texts = ["".join(cell.split()).replace("−", "-") for cell in given]
    if cells.separator != ",":
        texts = [cell.replace(",", ".") for cell in texts]
    numbers = np.asarray(pd.to_numeric(pd.Series(texts, dtype=object), errors="coerce"), np.float64)
    wrong = np.flatnonzero(~np.isfinite(numbers))
    if len(wrong):
        row, name = wrong[0], cells.heading[place]
        raise FileTrouble("number", row=cells.lines[row], name=name, given=given[row][:40])
    return numbers


def answers(
    data: Dataset, raw: Array, n_parameters: int, ask: Callable[[AnswersOf], Array]
) -> Array:
    """(S, K): what the network answers, asked for some rows at a time; a row with an input that
    float32 cannot hold has none, which is NaN."""
    with np.errstate(over="ignore"):
        x = data.from_raw_inputs(raw)
    is_held = (np.abs(data.features_of(x)) <= LARGEST).all(axis=1, keepdims=True)
    x = np.where(is_held, x, 0.0)
    step = rows_at_once(n_parameters)
    found = np.concatenate([ask(AnswersOf(x[i : i + step])) for i in range(0, len(x), step)])
    return np.where(is_held, found, np.nan)


def outside(data: Dataset, raw: Array) -> NDArray[np.bool_]:
    """(S,): whether any input lies outside its training range."""
    low, high = training_ranges(data).T
    return np.asarray(((raw < low) | (raw > high)).any(axis=1))
