"""The server starts wherever it is put: no folder to write in, a neighbour that starts as well."""

import errno
import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from pages.ui import plotly_file, state
from pages.ui.plotly_file import FORGOTTEN_S, address, place

SERVERS, ROUNDS = 6, 10


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """As large as plotly.js, so that a copy of it takes a while."""
    file = tmp_path / "plotly.min.js"
    file.write_bytes(os.urandom(5_000_000))
    return file


@pytest.fixture
def static(tmp_path: Path) -> Path:
    folder = tmp_path / "static"
    folder.mkdir()
    return folder


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_servers_that_start_at_once_share_one_whole_copy(source: Path, static: Path) -> None:
    whole = source.read_bytes()

    def start(together: Barrier) -> bool:
        together.wait()
        return (static / place(source, static)).read_bytes() == whole

    with ThreadPoolExecutor(SERVERS) as servers:
        for _ in range(ROUNDS):
            assert all(servers.map(start, [Barrier(SERVERS)] * SERVERS))
            (copy,) = static.iterdir()
            copy.unlink()


def test_a_whole_copy_stays_and_a_broken_one_is_made_anew(source: Path, static: Path) -> None:
    copy = static / place(source, static)
    os.utime(copy, (0, 0))
    place(source, static)
    assert copy.stat().st_mtime == 0
    copy.write_bytes(source.read_bytes()[:1000])
    place(source, static)
    assert copy.read_bytes() == source.read_bytes()


def test_what_killed_servers_left_is_removed(source: Path, static: Path) -> None:
    old, young, other = (static / f"{x}.part" for x in ("plotly-1", "plotly-2", "other"))
    for part in (old, young, other):
        part.touch()
    long_ago = time.time() - FORGOTTEN_S - 1
    for part in (old, other):
        os.utime(part, (long_ago, long_ago))
    assert names(static) == sorted([other.name, young.name, old.name])
    assert sorted([other.name, young.name, place(source, static)]) == names(static)


def test_a_full_disk_leaves_nothing_behind(
    source: Path, static: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(source: Path, part: Path) -> None:
        part.write_bytes(source.read_bytes()[:1000])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", half)
    with pytest.raises(OSError, match="No space"):
        place(source, static)
    assert names(static) == []


def test_where_nothing_can_be_written_the_package_serves_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: Any) -> str:
        raise PermissionError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(plotly_file, "place", refuse)
    found = address.__wrapped__()
    assert found.startswith("component/pages.ui.plotly_file.")
    assert found.endswith(f"/plotly.min.js?v={plotly_file.VERSION}")
    ours = [record for record in caplog.records if record.name == plotly_file.LOG.name]
    assert ["Read-only file system" in record.getMessage() for record in ours] == [True]


def test_the_sidebar_and_the_settings_read_a_projector_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = {}
    for asked in ("1", "true", "TRUE ", "1.0", "0", "false", "maybe", ""):
        monkeypatch.setattr(state, "_link", lambda asked=asked: {"projector": [asked]})
        read[asked] = state.sidebar()
    closed = [asked for asked, sidebar in read.items() if sidebar == "collapsed"]
    assert closed == ["1", "true", "TRUE ", "1.0"]
    assert set(read.values()) == {"collapsed", "auto"}
