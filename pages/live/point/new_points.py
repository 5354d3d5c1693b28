"""A file of new points, read in the data's own units, and the predictions beside them.

What cannot be read is said in one sentence: a FileTrouble says what is wrong, and where.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from pages.live.point.points import training_ranges
from pages.text import LANGUAGES, translate_name

if TYPE_CHECKING:
    import pandas as pd

Array = NDArray[np.float64]
MOST_ROWS = 20_000
MOST_NAMES = 5  # that are written out in a sentence
WORK = 1e8  # multiplications of one question to the engine: tens of milliseconds
SEPARATORS = (";", "\t", ",")


class FileTrouble(Exception):
    """Why a file cannot be used: its text is point.file.<kind>, with these values."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind)
        self.kind, self.values = kind, values


def read_points(content: bytes, data: Dataset) -> tuple[pd.DataFrame, Array, list[str]]:
    """The file's table, its inputs (S, D) in their own units, and the columns that are no inputs.

    Columns of numbers alone are numbers in the table, all others text. An input's column may be
    called by the data's own name or as a page calls it. Raises FileTrouble.
    """
    table, separator = _table(_text(content))
    places = {_plain(str(name)): name for name in table.columns}
    found = [_column(places, name) for name in data.input_names]
    missing = [name for name, column in zip(data.input_names, found, strict=True) if column is None]
    if missing:
        raise FileTrouble("missing", names=missing)
    for name in table.columns:
        with nullcontext() if name in found else suppress(FileTrouble):  # others may be text
            table[name] = _numbers(table, str(name), separator)
    inputs = table[found].to_numpy(np.float64)
    return table, inputs, [str(name) for name in table.columns if name not in found]


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


def _table(text: str) -> tuple[pd.DataFrame, str]:
    """All cells as text, and what stands between them."""
    import pandas as pd

    head, _, rest = text.lstrip("\r\n").partition("\n")
    if head.lower().startswith("sep="):
        text, (head, _, _) = rest, rest.partition("\n")
    separator = max(SEPARATORS, key=head.count)
    try:
        table = pd.read_csv(
            io.StringIO(text), sep=separator, dtype=str, keep_default_na=False, nrows=MOST_ROWS + 1
        )
    except (ValueError, pd.errors.ParserError):
        raise FileTrouble("unreadable") from None
    if table.empty:
        raise FileTrouble("empty")
    if len(table) > MOST_ROWS:
        raise FileTrouble("long", most=MOST_ROWS)
    return table.reset_index(drop=True), separator


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _column(places: dict[str, Any], name: str) -> Any:
    """The file's column of an input, by any of its names; None where there is none."""
    names = (name, *(translate_name(language, name) for language in LANGUAGES))
    return next((places[_plain(each)] for each in names if _plain(each) in places), None)


def _numbers(table: pd.DataFrame, name: str, separator: str) -> Array:
    """A column as numbers, with the decimal comma where a comma parts no columns."""
    import pandas as pd

    texts = table[name].astype(str).str.replace(r"\s", "", regex=True).str.replace("−", "-")
    if separator != ",":
        texts = texts.str.replace(",", ".")
    numbers = np.asarray(pd.to_numeric(texts, errors="coerce"), np.float64)
    wrong = np.flatnonzero(~np.isfinite(numbers))
    if len(wrong):
        given = table[name].iloc[wrong[0]]
        raise FileTrouble("number", row=int(wrong[0]) + 2, name=name, given=str(given)[:40])
    return numbers


def rows_at_once(n_parameters: int) -> int:
    """How many points one question to the engine may have, so that others need not wait."""
    return max(1, int(WORK / n_parameters))


def as_network_takes(data: Dataset, raw: Array) -> Array:
    """(S, D): with the means and deviations of the training data, not of the file."""
    return np.clip(data.from_raw_inputs(raw), -1e30, 1e30)  # what float32 can hold


def outside(data: Dataset, raw: Array) -> NDArray[np.bool_]:
    """(S,): whether any input lies outside its training range."""
    low, high = training_ranges(data).T
    return np.asarray(((raw < low) | (raw > high)).any(axis=1))


def some(names: Sequence[str]) -> list[str]:
    """The first of many names."""
    return list(names[:MOST_NAMES]) + (["…"] if len(names) > MOST_NAMES else [])
