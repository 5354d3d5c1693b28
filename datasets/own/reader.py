"""Reading own data: from the bytes of a file, or pasted text, to a Table."""

from __future__ import annotations

from os import PathLike
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, BinaryIO

from datasets.limits import OWN_LIMITS
from datasets.own.notes import TableError
from datasets.own.table import DecimalMark, Table

if TYPE_CHECKING:
    import pandas as pd


def read_csv(
    content: bytes | str | BinaryIO | PathLike[str],
    file_name: str = "",
    decimal: DecimalMark | None = None,
    header: bool | None = None,
) -> Table:
    """A table; what could be repaired was, and is in its `repairs`. Raises TableError.

    content: the file's bytes, an open file, a Path, or text. Text is read as the table itself and
    never as a name, since it may come from a stranger.

    decimal and header: None lets the file decide; where it cannot, see `Table.questions`.
    """
    # Loads pandas, which no picture needs.
    from datasets.own.reading import table_of

    if isinstance(content, PathLike):
        with Path(content).open("rb") as file:
            return read_csv(file, file_name or Path(content).name, decimal, header)
    if not isinstance(content, bytes | str):
        content = content.read(OWN_LIMITS["bytes"] + 1)
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if len(data) > OWN_LIMITS["bytes"]:
        raise TableError("large", "give a smaller file", most=OWN_LIMITS["bytes"] // 2**20)
    return table_of(data, _plain_name(file_name), decimal, header)


def read_frame(frame: pd.DataFrame, name: str = "") -> Table:
    """The same of a small table that was filled in. Raises TableError.

    Its numbers are taken as they are; texts are read as in a file.
    """
    # NULL bytes and the like come from a clipboard as well, so that this is the one way in.
    table = read_csv(frame.to_csv(index=False, lineterminator="\n"), name, ".", header=True)
    return table.without_questions()


def _plain_name(file_name: str) -> str:
    """Without folders, whichever way they are written; nothing of it is ever opened."""
    name = PureWindowsPath(file_name).name
    return "".join(sign for sign in name if sign.isprintable())[: OWN_LIMITS["name"]]
