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
import sys
import threading
from collections.abc import Callable, Iterator, Set
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from pages.live.own_key import OwnDataMissing, OwnKey
from pages.live.pacing import Pacing

if TYPE_CHECKING:  # the server starts the worker first, and loads all this beside it
    from datasets import Dataset
    from pages.live.engine import Engine, Reply
    from pages.live.run_session import Request

ANSWER_S = 60.0
MOST_HANDED = 4  # own data that one question may need
Method = str | Callable[..., Any]
P = ParamSpec("P")
Q = TypeVar("Q")
T = TypeVar("T")
LOG = logging.getLogger(__name__)


class Framed(Protocol):
    """A frame's reply: when the next is due, and whether its run trains ("running")."""

    @property
    def every_ms(self) -> float: ...

    @property
    def status(self) -> str: ...


R = TypeVar("R", bound=Framed)

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
    _warm_up()
    _start()


def _warm_up() -> None:
    """The first frame of all loads much of Plotly. Nobody should have to wait for that."""
    from pages.live.engine import Engine
    from pages.live.run_session import Request
    from pages.live.settings import Settings

    Engine().frame("", Request(Settings(), "en", playing=False))


def _end_with_server() -> None:
    server = multiprocessing.parent_process()
    assert server is not None
    server.join()
    os._exit(0)


def _call(method: Method, *args: object, **kwargs: object) -> Any:
    """Carry out a method of the worker's engine, by its name or itself, or of a panel's class."""
    # A thread starts with its first task and not with the server: by then the pages have loaded all
    # of this, and two threads that load the same modules at once fail each other.
    if _engine is None:
        _start()
    return _bound(method)(*args, **kwargs)


def _bound(method: Method) -> Callable[..., Any]:
    """To the worker's engine, or to its panel of the class that declares the method."""
    if isinstance(method, str):
        return cast(Callable[..., Any], getattr(_engine, method))
    assert _engine is not None
    owner = getattr(sys.modules[method.__module__], method.__qualname__.split(".")[0])
    on = _engine if isinstance(_engine, owner) else _engine.panel(owner)
    return partial(method, on)


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
            turn.tell(reply.every_ms)
        return reply

    def ask(
        self,
        method: Callable[Concatenate[Any, str, P], T],
        handle: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Carry out a method of Engine, or of a panel's class, in the session's turn.

        handle: of the session, or of one of its sweeps.
        """
        with self._pacing.turn(_sid(handle)):
            answer: T = self._ask(method, handle, *args, **kwargs)
        return answer

    @contextmanager
    def turn(self, sid: str, method: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
        """One turn of the session for several moments' work, one after the other.

        What it yields carries out the method of Engine, with arguments that can be pickled. Frames
        of others come between two of them, and none of the session's own.
        """
        with self._pacing.turn(sid):
            yield partial(self._ask, method)

    def paced(
        self,
        method: Callable[[Any, str, Q], R],
        handle: str,
        request: Q,
        between: Callable[[Any, str], None],
    ) -> R:
        """Likewise one frame, which says when the next is due. While its run trains, `between` is
        carried out after it: others' frames may come first."""
        with self._pacing.turn(_sid(handle)) as turn:
            reply: R = self._ask(method, handle, request)
            turn.tell(reply.every_ms)
        if reply.status == "running":
            self._tell(between, handle)
        return reply

    def roll_call(self, present: Set[str], away: Set[str]) -> None:
        """Who has a page open, and who may still come back; everybody else is forgotten."""
        self._tell("roll_call", present, away)

    def close(self) -> None:
        """When the server ends: what is being computed is the last."""
        self._pool.shutdown(cancel_futures=True)

    def _tell(self, method: Method, *arguments: object) -> None:
        # Shut down or broken: there is nothing left to forget.
        with suppress(RuntimeError):
            self._pool.submit(_call, method, *arguments)

    def _ask(self, method: Method, *args: object, **kwargs: object) -> Any:
        """Own data that the worker lacks, since it is new or has forgotten them, are handed to it.

        Raises OwnDataMissing where the server lacks them too.
        """
        for _ in range(MOST_HANDED):
            try:
                return self._asked(method, *args, **kwargs)
            except OwnDataMissing as missing:
                self._asked("take_data", missing.key, _own_data(missing.key))
        return self._asked(method, *args, **kwargs)

    def _asked(self, method: Method, *args: object, **kwargs: object) -> Any:
        pool = self._pool
        try:
            return _answer(pool.submit(_call, method, *args, **kwargs))
        except BrokenProcessPool:
            self._replace(pool)
            return _answer(self._pool.submit(_call, method, *args, **kwargs))

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


def _own_data(key: OwnKey) -> Dataset:
    from pages.live.own_data import ready

    return ready(key).data


def _sid(handle: str) -> str:
    """Whose sweep it is."""
    return handle.partition(":")[0]


@cache
def engine() -> EngineProcess:
    """The server's one worker."""
    return EngineProcess()
