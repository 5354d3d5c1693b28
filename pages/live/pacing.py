"""Whose turn it is to ask the worker: who asks faster than the engine's interval waits alone.

A session has one request at a time in the worker's queue. It may ask a little faster than it was
told, and some requests at once: a click comes between two frames. Beyond that it waits here, in its
own thread, where it takes nobody's time; the longer it goes on, the longer it waits, since all that
Streamlit does for a request costs the others more than the worker does.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

BURST = 8  # requests that may come at once
EAGER = 0.8  # of its interval: so often it may ask in the long run
HARDER_S, SLOWEST_S = 0.02, 1.0  # so much later for each that had to wait, up to this
FIRST_S = 0.085  # the interval of a session that has not been told one
FORGOTTEN_S = 60.0  # after so long a session begins anew
LONGEST_S = 60.0  # that a request waits for the ones before it


class Turn:
    """One session's turns."""

    def __init__(self) -> None:
        self.every_s = FIRST_S  # what the engine told it last
        self.lock = threading.Lock()
        self.paid_until = 0.0  # when all its requests so far will have been due
        self.waits = 0  # since it last had paid for all of them

    def wait_s(self, now: float) -> float:
        """Take a turn; returns how long to wait for it (the generic cell rate algorithm)."""
        usual_s = EAGER * self.every_s
        if now >= self.paid_until:
            self.waits = 0
        step_s = max(usual_s, min(SLOWEST_S, HARDER_S * self.waits))
        self.paid_until = max(self.paid_until, now) + step_s
        wait_s = max(0.0, self.paid_until - now - BURST * usual_s)
        self.waits += wait_s > 0
        return wait_s


class Pacing:
    """All sessions' turns. Safe to call from any thread."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._lock = threading.Lock()
        self._turns: dict[str, Turn] = {}

    @contextmanager
    def turn(self, sid: str) -> Iterator[Turn]:
        """Wait for the session's turn and hold it. TimeoutError where that takes too long."""
        turn = self._turn_of(sid)
        if not turn.lock.acquire(timeout=LONGEST_S):
            raise TimeoutError(sid)
        try:
            self._sleep(turn.wait_s(self._clock()))
            yield turn
        finally:
            turn.lock.release()

    def _turn_of(self, sid: str) -> Turn:
        with self._lock:
            if sid not in self._turns:
                late = self._clock() - FORGOTTEN_S
                kept = {s: t for s, t in self._turns.items() if t.paid_until > late}
                self._turns = {**kept, sid: Turn()}
            return self._turns[sid]
