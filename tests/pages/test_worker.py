"""The engine's process: the same frames as in this process, and a death that nobody notices."""

import errno
import gc
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import SemLock
from pathlib import Path

import numpy as np
import psutil
import pytest

from pages.live import worker
from pages.live.engine import Engine
from pages.live.settings import Settings
from pages.live.worker import EngineProcess
from tests.pages.frames import PARTS, Browser

ROOT = Path(__file__).resolve().parents[2]
SMALL = Settings(hidden_widths=(4,), activations=("tanh",), n_samples=50, epochs=5, speed=0)


@pytest.fixture(scope="module")
def process() -> Iterator[EngineProcess]:
    process = EngineProcess()
    yield process
    process._pool.shutdown()


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[type, str, OSError], None]]:
    """`refused(kind, method, error)`: from now on the system refuses that part of a process."""

    def refuse(kind: type, method: str, error: OSError) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(kind, method, fail)

    monkeypatch.setattr(worker, "_engine", None)
    yield refuse
    gc.unfreeze()


def worker_of(process: EngineProcess) -> int:
    """The process id of the worker."""
    (pid,) = process._pool._processes
    return int(pid)


def kill(process: EngineProcess) -> None:
    """As the system does when memory runs out."""
    worker = psutil.Process(worker_of(process))
    worker.kill()
    psutil.wait_procs([worker], timeout=10)


def test_the_worker_sends_what_the_engine_here_would_send(process: EngineProcess) -> None:
    there, here = Browser(process, SMALL, "same"), Browser(Engine(), SMALL)  # type: ignore[arg-type]
    there.until("done")
    here.until("done")
    np.testing.assert_array_equal(there.curve, here.curve)


def test_a_killed_worker_is_replaced_and_the_next_frame_comes(process: EngineProcess) -> None:
    browser = Browser(process, SMALL)  # type: ignore[arg-type]
    browser.until("done")
    dead = worker_of(process)
    kill(process)
    header, _ = browser.frame(playing=True)
    assert worker_of(process) != dead
    assert header["status"] in ("running", "done")
    again, arrays = browser.frame(run=-1, have=-1, parts={})
    assert set(again["new"]) == PARTS
    assert arrays["curve"][0, 0] == 0


def test_many_threads_may_meet_a_dead_worker_at_once(process: EngineProcess) -> None:
    browsers = [Browser(process, SMALL, f"many {i}") for i in range(6)]  # type: ignore[arg-type]
    browsers[0].frame()
    kill(process)
    answers: list[set[str]] = []
    threads = [
        threading.Thread(target=lambda b=b: answers.append(set(b.frame()[0]["new"])))
        for b in browsers[1:]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == [PARTS] * 5


def test_a_roll_call_never_raises(process: EngineProcess) -> None:
    kill(process)
    process.roll_call({"unknown"}, set())
    Browser(process, SMALL, "after").frame()  # type: ignore[arg-type]
    process.roll_call(set(), {"after"})


def test_an_error_in_one_frame_leaves_the_worker_alive(process: EngineProcess) -> None:
    bad = replace(SMALL, dataset="no such set")
    with pytest.raises(KeyError, match="no such set"):
        Browser(process, bad, "bad").frame()  # type: ignore[arg-type]
    alive = worker_of(process)
    Browser(process, SMALL, "good").frame()  # type: ignore[arg-type]
    assert worker_of(process) == alive


def test_the_worker_ends_with_its_server() -> None:
    program = (
        "import multiprocessing, os\n"
        "from pages.live.worker import EngineProcess\n"
        "if __name__ == '__main__':\n"
        "    p = EngineProcess(); p._pool.submit(int).result()\n"
        "    print(*p._pool._processes, flush=True)\n"
    )
    command = [sys.executable, "-c", program]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert answer.returncode == 0, answer.stderr
    pid, end = int(answer.stdout), time.monotonic() + 10
    while psutil.pid_exists(pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not psutil.pid_exists(pid)


def test_a_browser_is_never_left_with_a_dead_runs_curve(process: EngineProcess) -> None:
    browser = Browser(process, SMALL, playing=False)  # type: ignore[arg-type]
    browser.frame()
    for _ in range(3):
        browser.command("epoch")
    kill(process)
    header, arrays = browser.frame()
    assert header["stats"]["epoch"] == 0
    assert arrays["curve"][0].tolist() == [0]
    assert {"map", "units", "weights"} <= set(arrays)
    assert browser.curve[0].tolist() == [0]


FULL = OSError(errno.ENOSPC, "No space left on device")
BUSY = BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")


@pytest.mark.parametrize(
    ("kind", "method", "error"), [(SemLock, "__init__", FULL), (SpawnProcess, "start", BUSY)]
)
def test_without_a_process_a_thread_sends_the_same_and_the_log_says_why(
    refused: Callable[[type, str, OSError], None],
    caplog: pytest.LogCaptureFixture,
    kind: type,
    method: str,
    error: OSError,
) -> None:
    refused(kind, method, error)
    process = EngineProcess()
    assert isinstance(process._pool, ThreadPoolExecutor)
    assert [str(error) in record.getMessage() for record in caplog.records] == [True]
    there, here = Browser(process, SMALL, "same"), Browser(Engine(), SMALL)  # type: ignore[arg-type]
    there.until("done")
    here.until("done")
    np.testing.assert_array_equal(there.curve, here.curve)
    process._pool.shutdown()


def test_a_killed_worker_that_cannot_be_replaced_gives_way_to_a_thread(
    refused: Callable[[type, str, OSError], None],
) -> None:
    process = EngineProcess()
    assert isinstance(process._pool, ProcessPoolExecutor)
    browser = Browser(process, SMALL)  # type: ignore[arg-type]
    browser.frame()
    kill(process)
    refused(SemLock, "__init__", FULL)
    browser.until("done")
    assert isinstance(process._pool, ThreadPoolExecutor)
    process._pool.shutdown()
