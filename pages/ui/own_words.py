"""What the data say in codes, as sentences; a stranger's text in them stays text."""

import re
from collections.abc import Mapping, Sequence

from datasets.own import Note, TableError
from pages.charts.numbers import number, whole
from pages.text import Translator, column_name
from pages.ui.language import language, t
from pages.ui.url import shown

NAMES = ("name", "names", "target", "columns")  # values that name columns
MOST_NAMES = 5  # that are written out in a sentence
# With which Markdown, TeX, an icon or a colour begins.
SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$:~])")


def sentence(note: Note) -> str:
    """A repair, a warning or a reason."""
    return t(f"own.{note.about}.{note.code}", **_spoken(note.values))


def trouble(error: TableError) -> str:
    """Why a table or a choice cannot be used, and what to do."""
    return t(f"own.error.{error.code}", **_spoken(error.values))


def plain(text: str) -> str:
    """A name from the data within a sentence: short, and nothing but its letters."""
    return SIGNS.sub(r"\\\1", shown(text))


def some(names: Sequence[str]) -> list[str]:
    """The first of many names."""
    return list(names[:MOST_NAMES]) + (["…"] if len(names) > MOST_NAMES else [])


def _spoken(values: Mapping[str, object]) -> dict[str, object]:
    return {name: _written(_called(name, value)) for name, value in values.items()}


def _called(name: str, value: object) -> object:
    """Columns by their names in the user's language: some have none of their own."""
    if name in NAMES and isinstance(value, str):
        return column_name(language(), value)
    if name in NAMES and isinstance(value, tuple | list):
        return tuple(column_name(language(), str(each)) for each in value)
    return value


def _written(value: object) -> object:
    words = Translator(language())
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, tuple | list):
        return ", ".join(str(_written(each)) for each in some(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return whole(value, words)
    return number(value, words, digits=6) if isinstance(value, float) else value
