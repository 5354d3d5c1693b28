"""How a file's text is laid out: the separator, title rows, and whether there is a header."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from datasets.limits import OWN_LIMITS
from datasets.own.notes import Note, TableError, repair

SEPARATORS = (";", "\t", "|", ",")  # a comma last: it may be a decimal comma
HEAD_CHARACTERS, HEAD_ROWS = 65536, 200
MOST_TITLE_ROWS = 20
PAIR = re.compile(r"\s*[+-]?[0-9]+,[0-9]+\s*")
YEAR = re.compile(r"(19|20)[0-9]{2}")
# A number in any of the forms that cells may have, or a date.
NUMBERLIKE = re.compile(r"[+\-−–$€£]?\s?[0-9][0-9\s.,:/+\-−]*([eE][+-]?[0-9]+)?\s*(%|kr)?")

Rows = Sequence[Sequence[str]]


class Layout(NamedTuple):
    """Where the table stands in a file's text."""

    text: str  # without a first line sep=
    separator: str
    n_title_rows: int  # rows above the header, blank ones included
    has_header: bool
    width: int  # cells of the longest row of the head
    n_columns: int  # cells of the header, or of most rows where there is none
    repairs: tuple[Note, ...]


def layout(text: str, header: bool | None = None) -> Layout:
    """The layout of a text. Raises TableError for an empty one and for too many columns."""
    text, named = _named_separator(text)
    if not text.strip():
        raise TableError("empty", "give a table with a header and rows")
    head = _head(text)
    separator = named or _separator(head)
    rows = _rows(head, separator)
    width = max(map(len, rows))
    if not _filled_width(rows):
        raise TableError("empty", "give a table with a header and rows")
    if _filled_width(rows) > OWN_LIMITS["columns"]:
        raise TableError("wide", "keep the columns that are needed", most=OWN_LIMITS["columns"])
    n_title = _title_rows(rows)
    is_headed = _has_header(rows[n_title:]) if header is None else header
    n_columns = len(rows[n_title]) if is_headed else _usual([len(row) for row in rows])
    notes = _repairs(rows, n_title, is_headed)
    return Layout(text, separator, n_title, is_headed, width, n_columns, notes)


def _repairs(rows: Rows, n_title: int, is_headed: bool) -> tuple[Note, ...]:
    n_said = sum(any(map(str.strip, row)) for row in rows[:n_title])
    titles = [repair("title_rows", n=n_said)] if n_said else []
    return (*titles, *([] if is_headed else [repair("no_header")]))


def _named_separator(text: str) -> tuple[str, str | None]:
    """A spreadsheet's own first line, sep=; taken away, and the separator that it names."""
    first, _, rest = text.partition("\n")
    line = first.strip(' "\ufeff')
    if line.lower().startswith("sep=") and len(line) == 5:
        return rest, line[4]
    if first.lower().strip(' "') == "sep=\t":
        return rest, "\t"
    return text, None


def _head(text: str) -> str:
    """Whole lines from the top of the text, as far as they fit; of a longer line a part."""
    if len(text) <= HEAD_CHARACTERS:
        return text
    head = text[:HEAD_CHARACTERS]
    return head.rpartition("\n")[0] or head


def _rows(head: str, separator: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(head), delimiter=separator, skipinitialspace=True)
    # A blank line is a row without cells; for pandas it has one that is empty.
    return [row or [""] for row in islice(reader, HEAD_ROWS)]


def _separator(head: str) -> str:
    """The one that cuts most rows to the same width; a comma where none cuts any."""
    return max(SEPARATORS, key=lambda each: _evenness(head, each))


def _evenness(head: str, separator: str) -> int:
    """How many rows have the most frequent width, 0 where that is 1.

    Counted with and without empty cells at the end: some rows may end in separators. A number
    rather than a share: where a quotation mark opens no cell, all that follows may be one row.
    """
    rows = [row for row in _rows(head, separator) if any(map(str.strip, row))]
    if not rows or (separator == "," and _is_one_column_of_decimals(rows)):
        return 0
    counts = [[len(row) for row in rows], [_filled_width([row]) for row in rows]]
    return max(widths.count(_usual(widths)) * (_usual(widths) > 1) for widths in counts)


def _usual(widths: Sequence[int]) -> int:
    """The most frequent one; of two the larger."""
    counts = Counter(widths)
    return max(counts, key=lambda width: (counts[width], width))


def _is_one_column_of_decimals(rows: Rows) -> bool:
    """A name, and below it nothing but numbers with one comma: decimals rather than pairs."""
    return (
        len(rows) > 1
        and len(rows[0]) == 1
        and all(len(row) <= 2 and PAIR.fullmatch(",".join([*row, "0"][:2])) for row in rows[1:])
    )


def _filled_width(rows: Rows) -> int:
    """Up to the last cell in which anything stands."""
    filled = (i for row in rows for i in range(len(row), 0, -1) if row[i - 1].strip())
    return max(filled, default=0)


def _title_rows(rows: Rows) -> int:
    """How many rows stand above the first that is filled like the table."""
    counts = [sum(map(bool, map(str.strip, row))) for row in rows]
    usual = max(Counter(n for n in counts if n).items(), key=lambda each: (each[1], each[0]))[0]
    first = next(i for i, n in enumerate(counts) if n)
    if usual == 1:
        return first
    enough = max(2, usual / 2)
    return next((i for i, n in enumerate(counts[:MOST_TITLE_ROWS]) if n >= enough), first)


def _has_header(rows: Rows) -> bool:
    """No cell of a header is a number, unless all that are are years beside a word."""
    numbers = {
        i: cell.strip() for i, cell in enumerate(rows[0]) if NUMBERLIKE.fullmatch(cell.strip())
    }
    if not numbers:
        return True
    n_words = sum(map(bool, map(str.strip, rows[0]))) - len(numbers)
    return (
        n_words > 0
        and all(map(YEAR.fullmatch, numbers.values()))
        and not _is_year_in(rows, numbers)
    )


def _is_year_in(rows: Rows, places: Iterable[int]) -> bool:
    """Whether years stand in these places of the next row too: then they are values."""
    following = rows[1] if len(rows) > 1 else []
    return all(i < len(following) and YEAR.fullmatch(following[i].strip()) for i in places)
