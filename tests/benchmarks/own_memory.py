"""What own data take in server and worker: prints MB as JSON, in a process of its own.

As pages do it: a file is kept and read, its table learned from, frames are asked for, and then its
session ends. Streamlit and the pages are loaded first, and one small session has been there.
"""

import gc
import json
import sys
from dataclasses import replace

import numpy as np
import psutil

from datasets.own import Recipe, read_csv
from pages.live import own_data
from pages.live.engine import Engine
from pages.live.malloc import give_back
from pages.live.own_link import write
from pages.live.run_session import Request
from pages.live.settings import Settings, with_own
from pages.live.worker import EngineProcess
from pages.ui import boot  # noqa: F401  what a server has loaded

FRAMES = 3


def table_text(n_rows: int, n_columns: int, seed: int) -> bytes:
    """A CSV file of numbers."""
    rng = np.random.default_rng(seed)
    lines = [",".join(f"c{i}" for i in range(n_columns))]
    lines += [",".join(f"{v:.6f}" for v in row) for row in rng.normal(size=(n_rows, n_columns))]
    return "\n".join(lines).encode()


def begin(process: EngineProcess, sid: str, content: bytes) -> None:
    """A session that learns from a file."""
    table = read_csv(content, f"{sid}.csv")
    give_back()
    own_data.keep_table(sid, table)
    first, *others = [column.name for column in table.columns]
    recipe = Recipe((first,), tuple(others), "drop", "regression")
    settings = with_own(replace(Settings(), epochs=1000), write(table, recipe), sid)
    for _ in range(FRAMES):
        process.frame(sid, Request(settings=settings, language="en", playing=True))


def end(process: EngineProcess, sids: list[str]) -> None:
    """As when their pages are closed."""
    for sid in sids:
        own_data.let_go(sid)
        process.ask(Engine.let_go_of_data, sid)
    gc.collect()
    give_back()


def megabytes() -> float:
    me = psutil.Process()
    return float(sum(p.memory_info().rss for p in [me, *me.children(recursive=True)]) / 1e6)


def measured(process: EngineProcess, n_sessions: int, shape: tuple[int, int]) -> dict[str, float]:
    """MB that the sessions take, with their files, which they keep; and what is left of it."""
    files = {f"s{i}": table_text(*shape, i) for i in range(n_sessions)}
    size = sum(map(len, files.values())) / 1e6
    gc.collect()
    give_back()
    before = megabytes()
    for sid, content in files.items():
        begin(process, sid, content)
    during = megabytes()
    end(process, [*files])
    return {
        "file": size / n_sessions,
        "more": during - before + size,
        "left": megabytes() - before,
    }


def main() -> None:
    n_sessions, n_rows, n_columns = map(int, sys.argv[1:])
    process = EngineProcess()
    begin(process, "first", table_text(200, 5, 99))
    end(process, ["first"])
    print(json.dumps(measured(process, n_sessions, (n_rows, n_columns))))
    process.close()


if __name__ == "__main__":
    main()
