"""Columns of a file of new points that are called like the same input."""

from collections.abc import Mapping

from datasets.own.notes import TableError
from datasets.own.preprocessing import Preprocessing
from datasets.own.table import Table, key


def check_each_is_one(
    table: Table, own_names: Mapping[str, str], preprocessing: Preprocessing
) -> None:
    """Raises TableError("equal_inputs") where two columns are called like one input: which of them
    the network should be asked with only the user knows.

    own_names: the data's own names of columns that are called otherwise.
    """
    inputs = [column.name for column in preprocessing.inputs]
    numbered = _numbered(table)
    given = [
        name.rpartition(" (")[0] if name in numbered and name not in inputs else name
        for name in table.frame.columns
    ]
    alike = [own_names.get(name, key(name)) for name in given if name not in inputs]
    found = {n: given.count(n) or sum(each in (n, key(n)) for each in alike) for n in inputs}
    if several := tuple(name for name, n in found.items() if n > 1):
        raise TableError("equal_inputs", "keep one of each", names=several)


def _numbered(table: Table) -> set[str]:
    """Columns that the reader had to number, since their name was taken: x (2)."""
    said = (note.values["names"] for note in table.repairs if note.code == "equal_names")
    return {name for names in said if isinstance(names, tuple) for name in names}
