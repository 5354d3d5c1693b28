"""The engine in a process of its own, so that training never holds up the web server.

Thirty sessions on one interpreter wait for its lock: the network's arithmetic and Streamlit's own
work share it. In a second process the two run side by side, and its queue is the fair gate: one
frame at a time, first come, first served, and each session has its turns (pacing.py).
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import threading
from collections.abc import Set
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from pages.live.pacing import Pacing

if TYPE_CHECKING:  # the server starts the worker first, and loads all this beside it
    import numpy as np
    from numpy.typing import NDArray

    from pages.live.engine import Engine, Reply
    from pages.live.inside.section import InsideRequest
    from pages.live.session import Request
    from pages.live.settings import Settings
    from pages.live.sweeps.course import SweepRequest
    from pages.live.sweeps.desk import SweepReply
    from pages.live.sweeps.standing import SweepStanding

ANSWER_S = 60.0
LOG = logging.getLogger(__name__)

_engine: Engine | None = None  # in the worker only, be it a process or a thread


def _start() -> None:
    global _engine
    from pages.live.engine import Engine

    _engine = Engine()
    gc.freeze()  # without a collection, for which the first picture would have to wait


def _start_process() -> None:
    """A process of its own ends with the server, however that ends: a signal may leave it no time
    to tell."""
    threading.Thread(target=_end_with_server, daemon=True).start()
    _start()


def _end_with_server() -> None:
    server = multiprocessing.parent_process()
    assert server is not None
    server.join()
    os._exit(0)


def _call(method: str, *arguments: object) -> Any:
    """Carry out a method of the worker's engine."""
    # A thread starts with its first task and not with the server: by then the pages have loaded all
    # of this, and two threads that load the same modules at once fail each other.
    if _engine is None:
        _start()
    return attrgetter(method)(_engine)(*arguments)


class EngineProcess:
    """The engine, carried out by the worker. Safe to call from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pacing = Pacing()
        self._pool = self._new_pool()

    @staticmethod
    def _new_pool() -> Executor:
        """One process, or one thread where the system refuses the process or its locks."""
        # spawn: forking a server with threads can deadlock the child.
        context = multiprocessing.get_context("spawn")
        try:
            pool = ProcessPoolExecutor(1, mp_context=context, initializer=_start_process)
            pool.submit(int)  # starts the process now
        except (OSError, ImportError, NotImplementedError) as error:
            LOG.warning(
                "No worker process (%s; on Linux it needs room in /dev/shm): "
                "networks train in the server",
                error,
            )
            return ThreadPoolExecutor(1)
        return pool

    def frame(self, sid: str, request: Request) -> Reply:
        """One frame. A worker that died is replaced, and its runs are trained again."""
        with self._pacing.turn(sid) as turn:
            reply: Reply = self._ask("frame", sid, request)
            turn.every_s = reply.every_ms / 1000
        return reply

    def inside(self, sid: str, request: InsideRequest) -> bytes | None:
        """The cards on what happens inside the network; None where the worker knows none."""
        with self._pacing.turn(sid):
            blob: bytes | None = self._ask("inside", sid, request)
        return blob

    def curves(self, sid: str) -> NDArray[np.float64]:
        """Epochs, training and validation loss so far (3, E)."""
        with self._pacing.turn(sid):
            rows: NDArray[np.float64] = self._ask("curves", sid)
        return rows

    def sweep(self, handle: str, request: SweepRequest) -> SweepReply:
        """One frame of the map or the race."""
        with self._pacing.turn(_sid(handle)) as turn:
            reply: SweepReply = self._ask("sweep", handle, request)
            turn.every_s = reply.every_ms / 1000
        if reply.status == "running":
            self._tell("train", handle)
        return reply

    def pace(self) -> float:
        """Seconds that pass for each second of a sweep's training."""
        factor: float = self._ask("pace")
        return factor

    def open_run(
        self,
        sid: str,
        handle: str,
        chosen: tuple[int, int],
        start: int,
        request: Request,
        was: SweepStanding | None,
    ) -> Settings | None:
        """Put a run of the map into the playground."""
        asked = (sid, handle, chosen, start, request, was)
        with self._pacing.turn(sid):
            settings: Settings | None = self._ask("open_run", *asked)
        return settings

    def desk(self, question: str, handle: str, *arguments: object) -> Any:
        """A question to the map's desk: adopt, cell, free_mb or rows."""
        with self._pacing.turn(_sid(handle)):
            return self._ask("sweeps." + question, handle, *arguments)

    def roll_call(self, present: Set[str], away: Set[str]) -> None:
        """Who has a page open, and who may still come back; everybody else is forgotten."""
        self._tell("roll_call", present, away)

    def close(self) -> None:
        """When the server ends: what is being computed is the last."""
        self._pool.shutdown(cancel_futures=True)

    def _tell(self, method: str, *arguments: object) -> None:
        # Shut down or broken: there is nothing left to forget.
        with suppress(RuntimeError):
            self._pool.submit(_call, method, *arguments)

    def _ask(self, method: str, *arguments: object) -> Any:
        pool = self._pool
        try:
            return _answer(pool.submit(_call, method, *arguments))
        except BrokenProcessPool:
            self._replace(pool)
            return _answer(self._pool.submit(_call, method, *arguments))

    def _replace(self, broken: Executor) -> None:
        with self._lock:
            if self._pool is broken:
                LOG.error(
                    "The worker process has died, of too little memory perhaps. A new one takes "
                    "its place, and trains again what was lost when its pages ask for it."
                )
                broken.shutdown(wait=False)
                self._pool = self._new_pool()


def _answer(future: Future[Any]) -> Any:
    """What a request comes to; TimeoutError after ANSWER_S, and then nobody computes it."""
    try:
        return future.result(ANSWER_S)
    except TimeoutError:
        future.cancel()  # unless it is being computed just now
        raise


def _sid(handle: str) -> str:
    """Whose sweep it is."""
    return handle.partition(":")[0]


@cache
def engine() -> EngineProcess:
    """The server's one worker."""
    return EngineProcess()
