"""From bytes to a Table, one step after the other."""

from __future__ import annotations

import numpy as np
import pandas as pd

from datasets.own.cells import read_cells
from datasets.own.decimals import decimals
from datasets.own.encoding import decoded
from datasets.own.fingerprint import fingerprint
from datasets.own.headings import headings
from datasets.own.kinds import Described, described
from datasets.own.layout import layout
from datasets.own.notes import Note, repair
from datasets.own.table import DecimalMark, Table
from datasets.own.words import Words, words


def table_of(content: bytes, name: str, decimal: DecimalMark | None, header: bool | None) -> Table:
    """The table of a file. Raises TableError."""
    text, encoding_notes = decoded(content)
    laid_out = layout(text, header)
    cells = read_cells(laid_out)
    names, name_notes = headings(cells.heading, laid_out.has_header)
    found, text_notes = words(cells.body)
    marks = decimals(found, names, laid_out.separator, decimal)
    each = [
        described(column, found.codes[:, i], found, marks.columns[i])
        for i, column in enumerate(names)
    ]
    values = {d.column.name: d.values for d in each if d.values is not None}
    frame = pd.DataFrame(values, index=pd.RangeIndex(len(cells.body)))
    columns = tuple(d.column for d in each)
    return Table(
        name=name,
        frame=frame,
        columns=columns,
        repairs=(
            *encoding_notes,
            *laid_out.repairs,
            *cells.repairs,
            *name_notes,
            *text_notes,
            *_value_notes(found, names),
            *_column_notes(each, found, marks.columns),
        ),
        questions=marks.questions,
        decimal=marks.mark,
        has_header=laid_out.has_header,
        fingerprint=fingerprint(frame, columns),
    )


def _value_notes(found: Words, names: tuple[str, ...]) -> list[Note]:
    """Cells that are missing values now, though something stood in them."""
    notes = []
    for code, flags in (("failed", found.is_failed), ("endless", found.is_endless)):
        hits = flags[found.codes]
        if hits.any():
            hit = tuple(names[i] for i in np.flatnonzero(hits.any(axis=0)))
            notes.append(repair(code, n=int(hits.sum()), names=hit))
    is_text = np.asarray(found.texts != "", dtype=bool)
    is_said = found.is_missing & ~found.is_failed & ~found.is_endless & is_text
    if n := int(is_said[found.codes].sum()):
        said = tuple(dict.fromkeys(found.texts[is_said].tolist()))
        notes.append(repair("missing_words", n=n, names=said))
    return notes


def _column_notes(
    each: list[Described], found: Words, marks: tuple[DecimalMark, ...]
) -> list[Note]:
    has_comma = np.flatnonzero(found.numbers.has_comma[found.codes].any(axis=0))
    numbers = [i for i in has_comma if each[i].column.low is not None and marks[i] == ","]
    names = tuple(each[i].column.name for i in numbers)
    commas = [repair("decimal_comma", names=names)] if names else []
    return [*commas, *(note for d in each for note in d.repairs)]
