"""The door: from the bytes of a file, or pasted text, to a Table."""

from __future__ import annotations

from typing import BinaryIO

from datasets.own.table import DecimalMark, Table


def read_csv(
    content: bytes | str | BinaryIO,
    file_name: str = "",
    decimal: DecimalMark | None = None,
    header: bool | None = None,
) -> Table:
    """A table; what could be repaired was, and is in its `repairs`. Raises TableError.

    decimal and header: None lets the file decide; where it cannot, see `Table.questions`.
    """
    raise NotImplementedError


def read_frame(frame: object, name: str = "") -> Table:
    """The same of a small table that was filled in (a pandas DataFrame). Raises TableError."""
    raise NotImplementedError
