"""The engine in a process of its own, so that training never holds up the web server.

Thirty sessions on one interpreter wait for its lock: the network's arithmetic and Streamlit's own
work share it. In a second process the two run side by side, and its queue is the fair gate: one
frame at a time, first come, first served.
"""

from __future__ import annotations

import gc
import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the server starts the worker first, and loads all this beside it
    import numpy as np
    from numpy.typing import NDArray

    from pages.live.engine import Engine, Reply
    from pages.live.inside.section import InsideRequest
    from pages.live.session import Request
    from pages.live.settings import Settings
    from pages.live.sweeps.desk import SweepReply
    from pages.live.sweeps.session import SweepRequest

ANSWER_S = 60.0

_engine: Engine | None = None  # in the worker only


def _start() -> None:
    global _engine
    from pages.live.engine import Engine

    _engine = Engine()
    gc.freeze()  # without a collection, for which the first picture would have to wait


def _call(method: str, *arguments: object) -> Any:
    """Carry out a method of the worker's engine."""
    return attrgetter(method)(_engine)(*arguments)


class EngineProcess:
    """Engine.frame and Engine.drop, carried out by the worker. Safe to call from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pool = self._new_pool()

    @staticmethod
    def _new_pool() -> ProcessPoolExecutor:
        # spawn: forking a server with threads can deadlock the child.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(1, mp_context=context, initializer=_start)

    def warm_up(self) -> None:
        """Start the worker now rather than with the first frame."""
        self.drop("")

    def frame(self, sid: str, request: Request) -> Reply:
        """One frame. A worker that died is replaced, and its runs begin anew from their seeds."""
        reply: Reply = self._ask("frame", sid, request)
        return reply

    def inside(self, sid: str, request: InsideRequest) -> bytes:
        """The cards on what happens inside the network."""
        blob: bytes = self._ask("inside", sid, request)
        return blob

    def curves(self, sid: str) -> NDArray[np.float64]:
        """Epochs, training and validation loss so far (3, E)."""
        rows: NDArray[np.float64] = self._ask("curves", sid)
        return rows

    def sweep(self, handle: str, request: SweepRequest) -> SweepReply:
        """One frame of the map or the race."""
        reply: SweepReply = self._ask("sweep", handle, request)
        if reply.status == "running":
            self._tell("train", handle)
        return reply

    def pace(self) -> float:
        """Seconds that pass for each second of a sweep's training."""
        factor: float = self._ask("pace")
        return factor

    def open_run(
        self, sid: str, handle: str, chosen: tuple[int, int], start: int, request: Request
    ) -> Settings | None:
        """Put a run of the map into the playground."""
        settings: Settings | None = self._ask("open_run", sid, handle, chosen, start, request)
        return settings

    def desk(self, question: str, *arguments: object) -> Any:
        """A question to the map's desk: adopt, cell, free_mb or rows."""
        return self._ask("sweeps." + question, *arguments)

    def leave(self, sid: str) -> None:
        """A session's browser has gone; it may come back until it is dropped."""
        self._tell("leave", sid)

    def drop(self, sid: str) -> None:
        """Forget a session that has left and has not come back."""
        self._tell("drop", sid)

    def _tell(self, method: str, *arguments: object) -> None:
        # Shut down or broken: there is nothing left to forget.
        with suppress(RuntimeError):
            self._pool.submit(_call, method, *arguments)

    def _ask(self, method: str, *arguments: object) -> Any:
        pool = self._pool
        try:
            return pool.submit(_call, method, *arguments).result(ANSWER_S)
        except BrokenProcessPool:
            self._replace(pool)
            return self._pool.submit(_call, method, *arguments).result(ANSWER_S)

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken:
                broken.shutdown(wait=False)
                self._pool = self._new_pool()


@cache
def engine() -> EngineProcess:
    """The server's one worker."""
    return EngineProcess()
