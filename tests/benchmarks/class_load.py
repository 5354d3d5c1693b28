"""A class of students without browsers: many sessions that pull frames from one running server.

    streamlit run app.py --server.headless true --server.port 8599
    python tests/benchmarks/class_load.py --url http://127.0.0.1:8599 --sessions 30 --seconds 20

Each session speaks Streamlit's own protocol, as the browser does: it connects, runs the page, finds
the live view among the elements, and then asks for one frame after the other, at most two in
flight and not more often than the live view does. Printed: frames a second of each session, the
intervals between frames, the server's memory and processor time, while they are there and after.
Only a server on this machine is asked, for a bounded time. Behind a reverse proxy each session
keeps the cookie that leads it to its server, and `--apps` names the servers whose cost counts.
"""

import argparse
import asyncio
import json
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import psutil
from class_session import Flood, Load, Session

LEAVE_S = 5.0


class Servers:
    """What the servers' processes cost. Raises LookupError where no process of ours listens."""

    def __init__(self, *urls: str) -> None:
        self._processes = [_listening(url) for url in urls]

    def _all(self) -> list[psutil.Process]:
        return [each for p in self._processes for each in (p, *p.children(recursive=True))]

    def memory_mb(self) -> float:
        """Resident memory in MB (10^6 bytes), child processes included."""
        return float(sum(process.memory_info().rss for process in self._all()) / 1e6)

    def cpu_seconds(self) -> float:
        """Processor time used so far, child processes included."""
        return float(sum(sum(process.cpu_times()[:2]) for process in self._all()))


def _listening(url: str) -> psutil.Process:
    port = urlsplit(url).port
    for process in psutil.process_iter():
        for link in _connections(process):
            if link.status == psutil.CONN_LISTEN and link.laddr.port == port:
                return process
    raise LookupError(f"no process of this user listens at {url}; start the app first")


def _connections(process: psutil.Process) -> list[Any]:
    try:
        return list(process.net_connections("tcp"))
    except psutil.Error:
        return []


@dataclass(frozen=True)
class Result:
    """Rates in frames a second, intervals in seconds, memory in MB, one class."""

    sessions: int
    failed: int  # sessions that never had a frame
    running: int  # sessions whose network still trained at the end
    slowest: float
    median: float
    fastest: float
    interval_p50: float
    interval_p95: float
    interval_max: float
    kilobytes_a_frame: float
    server_cores: float
    server_ms_a_frame: float
    memory_before: float
    memory_during: float
    memory_after: float
    shared: dict[str, int]  # how many sessions kept which cookie

    def lines(self) -> Iterable[str]:
        """The result as a person reads it."""
        rates = (self.slowest, self.median, self.fastest)
        intervals = (self.interval_p50, self.interval_p95, self.interval_max)
        memory = (self.memory_before, self.memory_during, self.memory_after)
        yield f"sessions {self.sessions}: {self.failed} without a frame, {self.running} training"
        yield "frames/s: slowest {:.2f}, median {:.2f}, fastest {:.2f}".format(*rates)
        yield "interval in s: p50 {:.3f}, p95 {:.3f}, max {:.3f}".format(*intervals)
        yield f"a frame: {self.kilobytes_a_frame:.1f} kB, {self.server_ms_a_frame:.1f} ms of server"
        yield f"server: {self.server_cores:.2f} cores"
        yield "memory in MB: before {:.0f}, during {:.0f}, after they left {:.0f}".format(*memory)
        yield from (f"{n} sessions kept {cookie}" for cookie, n in self.shared.items() if cookie)


async def run_class(load: Load) -> Result:
    """Lets the class in, counts for `load.seconds`, sends it home, and sums up."""
    server = Servers(*load.apps or [load.url])
    before = server.memory_mb()
    sessions = [Session(load) for _ in range(load.sessions)]
    stop = asyncio.Event()
    everybody = [*sessions, *(Flood(load) for _ in range(load.floods))]
    tasks = [asyncio.create_task(session.run(stop)) for session in everybody]
    await _wait_for_first_frames(sessions)
    await asyncio.sleep(load.warm_up)
    start, cpu = time.monotonic(), server.cpu_seconds()
    await asyncio.sleep(load.seconds)
    end, cpu = time.monotonic(), server.cpu_seconds() - cpu
    during = server.memory_mb()
    stop.set()
    await _leave(tasks)
    await asyncio.sleep(load.settle)
    return _summary(sessions, start, end, cpu, (before, during, server.memory_mb()))


async def _leave(tasks: list[asyncio.Task[None]]) -> None:
    """In good order; who has flooded would wait minutes for the server to read its last word."""
    _, staying = await asyncio.wait(tasks, timeout=LEAVE_S)
    for task in staying:
        task.cancel()
    await asyncio.wait(tasks, timeout=LEAVE_S)


async def _wait_for_first_frames(sessions: list[Session], limit: float = 120) -> None:
    deadline = time.monotonic() + limit
    while not all(session.arrivals for session in sessions) and time.monotonic() < deadline:
        await asyncio.sleep(0.1)


def _summary(
    sessions: list[Session], start: float, end: float, cpu: float, memory: tuple[float, ...]
) -> Result:
    counted = [[t for t in session.arrivals if start <= t < end] for session in sessions]
    rates = np.array([len(times) / (end - start) for times in counted])
    # The wait at either end counts too, or a session that got nothing would go unnoticed.
    intervals = np.concatenate([np.diff([start, *times, end]) for times in counted])
    sizes = [size for session in sessions for size in session.sizes[1:]]
    p50, p95 = np.percentile(intervals, [50, 95])
    frames = max(1, sum(map(len, counted)))
    return Result(
        sessions=len(sessions),
        failed=sum(not session.arrivals for session in sessions),
        running=sum(session.is_training for session in sessions),
        slowest=float(rates.min()),
        median=float(np.median(rates)),
        fastest=float(rates.max()),
        interval_p50=float(p50),
        interval_p95=float(p95),
        interval_max=float(intervals.max()),
        kilobytes_a_frame=float(np.mean(sizes or [0])) / 1e3,
        server_cores=cpu / (end - start),
        server_ms_a_frame=1e3 * cpu / frames,
        memory_before=memory[0],
        memory_during=memory[1],
        memory_after=memory[2],
        shared=dict(Counter(session.cookie for session in sessions)),
    )


def parse_arguments() -> tuple[Load, bool]:
    """The class that the command line describes, and whether the result is wanted as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--url", required=True, help="the running app, on this machine")
    parser.add_argument("--sessions", type=int, default=Load.sessions)
    parser.add_argument("--floods", type=int, default=0, help="sessions that ask without waiting")
    parser.add_argument("--seconds", type=float, default=Load.seconds, help="to count for")
    parser.add_argument("--settle", type=float, default=Load.settle, help="to wait afterwards")
    parser.add_argument("--query", default="", help="settings as in the app's URL, without '?'")
    parser.add_argument("--component", default=Load.component, help="the live view's key")
    parser.add_argument("--no-channel", dest="channel", action="store_false", help="slow lane")
    parser.add_argument("--apps", nargs="*", default=(), help="the servers behind a proxy")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = vars(parser.parse_args())
    as_json = options.pop("json")
    return Load(**options | {"apps": tuple(options["apps"])}), as_json


def main() -> None:
    load, as_json = parse_arguments()
    result = asyncio.run(run_class(load))
    print(json.dumps(asdict(result)) if as_json else "\n".join(result.lines()))


if __name__ == "__main__":
    main()
