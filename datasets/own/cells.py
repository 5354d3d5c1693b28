"""From a file's text to the cells below its header, as text: pandas reads them."""

import csv
import io
import re
from itertools import islice
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from datasets.limits import OWN_LIMITS
from datasets.own.layout import Layout
from datasets.own.notes import Note, TableError, repair

MOST_CHARACTERS = 32_767  # of a cell, as in a spreadsheet
TOTALS = {
    *("summa", "totalt", "total", "totals", "totalsumma", "sum", "summa totalt", "grand total"),
    *("medel", "medelvärde", "genomsnitt", "snitt", "mean", "average", "median"),
}
SPACES = (" ", "\t", "\n", "\u00a0", "\u202f")
LINE = re.compile(r"(?:line|row) ([0-9]+)")


class Cells(NamedTuple):
    """A table of texts."""

    heading: list[str]  # as it stands in the file; "" for each where there is none
    body: pd.DataFrame  # (S, columns), text
    repairs: tuple[Note, ...]


def read_cells(found: Layout) -> Cells:
    """The cells of a text. Raises TableError."""
    frame = _parsed(found).iloc[found.n_title_rows :]
    is_filled = _is_filled(frame)
    heading = frame.iloc[0].tolist() if found.has_header else [""] * frame.shape[1]
    top = int(found.has_header)
    body, is_filled = frame.iloc[top:], is_filled[top:]
    short = _short_rows(found, is_filled)
    body, heading, repairs = _without_blanks(body, heading, is_filled)
    body, totals = _without_totals(body)
    _refuse_extremes(body)
    return Cells(heading, body.reset_index(drop=True), (*repairs, *short, *totals))


def _parsed(found: Layout) -> pd.DataFrame:
    """All rows as text. A row that is wider than the head's makes all wider, once."""
    try:
        frame = _read(found, found.width)
    except pd.errors.ParserError as error:
        if "EOF inside string" in str(error):
            raise _unclosed(error) from None
        if "Expected" not in str(error):
            raise TableError("unreadable", "save the table as CSV (UTF-8)") from None
        frame = _read(found, _greatest_width(found))
    surplus = _is_filled(frame.iloc[:, found.n_columns :]).any(axis=1)
    if surplus.any():
        raise _ragged(found, int(np.flatnonzero(surplus)[0]))
    return frame


def _read(found: Layout, width: int) -> pd.DataFrame:
    """Blank rows do not count, so that twice the limit is read, and one row to tell of more."""
    most = 2 * OWN_LIMITS["rows"] + found.n_title_rows
    frame: pd.DataFrame = pd.read_csv(
        io.StringIO(found.text),
        sep=found.separator,
        header=None,
        names=list(range(width)),
        index_col=False,
        dtype=str,
        na_filter=False,
        skip_blank_lines=False,
        skipinitialspace=True,
        nrows=most + 1,
    )
    if len(frame) > most:
        raise TableError("long", "keep fewer rows", most=OWN_LIMITS["rows"])
    return frame


def _greatest_width(found: Layout) -> int:
    width = int(_widths(found).max())
    if width > 2 * OWN_LIMITS["columns"]:
        raise TableError("wide", "keep the columns that are needed", most=OWN_LIMITS["columns"])
    return width


def _ragged(found: Layout, row: int) -> TableError:
    reader = csv.reader(io.StringIO(found.text), delimiter=found.separator, skipinitialspace=True)
    cells = next(islice(reader, row, None))
    return TableError(
        "ragged", "make all rows as long as the header", row=reader.line_num,
        found=len(cells), expected=found.n_columns,
    )  # fmt: skip


def _is_filled(frame: pd.DataFrame) -> NDArray[np.bool_]:
    """(rows, columns): whether anything but space stands in a cell. Few begin with a space."""
    filled = np.array(frame != "", dtype=bool)  # a copy: the frame of one column lends its own
    for i in range(frame.shape[1]):
        texts = frame.iloc[:, i]
        spaced = texts.str.startswith(SPACES).to_numpy(dtype=bool)
        if spaced.any():
            filled[spaced, i] = (texts[spaced].str.strip() != "").to_numpy(dtype=bool)
    return filled


def _widths(found: Layout) -> NDArray[np.intp]:
    """(rows,): how many cells each row of the file has."""
    reader = csv.reader(io.StringIO(found.text), delimiter=found.separator, skipinitialspace=True)
    try:
        return np.fromiter((max(1, len(row)) for row in reader), np.intp)
    except csv.Error:
        raise TableError("long_cell", "shorten it", most=MOST_CHARACTERS) from None


def _unclosed(error: Exception) -> TableError:
    row = LINE.search(str(error))
    return TableError("unclosed", "close the quotation mark", row=int(row[1]) + 1 if row else 1)


def _short_rows(found: Layout, is_filled: NDArray[np.bool_]) -> list[Note]:
    """Rows that end before the others. A file is counted only where some row may have ended."""
    columns = np.flatnonzero(is_filled.any(axis=0))
    if not len(columns):
        return []
    last = int(columns[-1])
    may_be_short = ~is_filled[:, last] & is_filled.any(axis=1)
    if not may_be_short.any():
        return []
    widths = _widths(found)[found.n_title_rows + found.has_header :]
    n = int((may_be_short & (widths[: len(may_be_short)] <= last)).sum())
    return [repair("short_rows", n=n)] if n else []


def _without_blanks(
    body: pd.DataFrame, heading: list[str], is_filled: NDArray[np.bool_]
) -> tuple[pd.DataFrame, list[str], list[Note]]:
    """Blank rows, and blank columns without a name, are no part of the table."""
    rows = np.flatnonzero(is_filled.any(axis=1))
    named = np.array([bool(name.strip()) for name in heading])
    columns = np.flatnonzero(is_filled.any(axis=0) | named)
    # Blank rows at the end are how a file ends.
    n_rows = int(rows[-1]) + 1 - len(rows) if len(rows) else 0
    n_columns = len(heading) - len(columns)
    notes = [repair("blank_rows", n=n_rows)] if n_rows else []
    notes += [repair("blank_columns", n=n_columns)] if n_columns else []
    return body.iloc[rows, columns], [heading[i] for i in columns], notes


def _without_totals(body: pd.DataFrame) -> tuple[pd.DataFrame, list[Note]]:
    """Without a last row that begins with a word for a total."""
    if len(body) < 3:
        return body, []
    filled = [cell.strip() for cell in body.iloc[-1] if cell.strip()]
    if len(filled) < 2 or filled[0].rstrip(":").casefold() not in TOTALS:
        return body, []
    return body.iloc[:-1], [repair("totals_row", label=filled[0])]


def _refuse_extremes(body: pd.DataFrame) -> None:
    n_rows, n_columns = body.shape
    if not n_rows:
        raise TableError("no_rows", "give at least one row below the header")
    if n_rows > OWN_LIMITS["rows"]:
        raise TableError("long", "keep fewer rows", most=OWN_LIMITS["rows"])
    if n_columns > OWN_LIMITS["columns"]:
        raise TableError("wide", "keep the columns that are needed", most=OWN_LIMITS["columns"])
