"""Names of columns: each has one, no two are the same, and all fit into a chart."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from datasets.own.cells import MOST_CHARACTERS
from datasets.own.notes import Note, TableError, repair
from datasets.own.table import each_once
from datasets.own.words import cleaned, shortened


def headings(given: Sequence[str], has_header: bool) -> tuple[tuple[str, ...], list[Note]]:
    """The names of the columns, and what had to be changed; column 3 is one without a
    name. Raises TableError for a name that is too long for any cell."""
    if max(map(len, given)) > MOST_CHARACTERS:
        raise TableError("long_cell", "shorten it", most=MOST_CHARACTERS)
    texts, notes = cleaned(pd.Series(given, dtype=str))
    plain = [" ".join(text.split()) for text in texts]
    short = [shortened(text) for text in plain]
    filled = [name or f"column {place}" for place, name in enumerate(short, 1)]
    names = each_once(filled)
    for code, before, after in (
        ("blank_names", short if has_header else filled, filled),
        ("long_names", plain, short),
        ("equal_names", filled, names),
    ):
        changed = tuple(new for old, new in zip(before, after, strict=True) if old != new)
        if changed:
            notes.append(repair(code, n=len(changed), names=changed))
    return names, notes
