"""Real files, as a user would upload them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from datasets.own import Table, TableError, read_csv

Read = Callable[..., Table]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Writes a file and reads it back: bytes as they are, text as UTF-8."""

    def written_and_read(content: bytes | str, name: str = "data.csv", **choices: Any) -> Table:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with path.open("rb") as file:
            return read_csv(file, path.name, **choices)

    return written_and_read


@pytest.fixture
def refused(read: Read) -> Callable[..., TableError]:
    """The error that a file ends in."""

    def caught(content: bytes | str, name: str = "data.csv") -> TableError:
        with pytest.raises(TableError) as found:
            read(content, name)
        return found.value

    return caught
