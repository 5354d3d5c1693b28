"""Pacing: a session that asks the worker more often than it was told waits; others do not.

A session has one request at a time in the worker's queue. It may ask a little faster than it was
told, and some requests at once: a click comes between two frames. Beyond that it waits here, in its
own thread, where it takes nobody's time; the longer it goes on, the longer it waits, since all that
Streamlit does for a request costs the others more than the worker does.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

BURST = 8  # requests that may come at once
EAGER = 0.8  # of its interval: so often it may ask in the long run
HARDER_S, SLOWEST_S = 0.02, 1.0  # so much later for each that had to wait, up to this
FIRST_S = 0.085  # the interval of a session that has not been told one
FORGOTTEN_S = 60.0  # after so long a session begins anew
LONGEST_S = 60.0  # that a request waits for the ones before it


@dataclass
class Allowance:
    """How often something may come, and how long to wait where it comes more often."""

    usual_s: float  # from one to the next, in the long run
    burst: int  # so many may come at once
    paid_until: float = 0.0  # seconds of the clock: when all so far will have been due
    let_through: float = 0.0  # likewise: when the last one was
    waits: int = 0  # one after another, without a pause of usual_s between them

    def wait_s(self, now: float) -> float:
        """Take one; returns how long to wait for it (the generic cell rate algorithm).

        now: seconds of a monotonic clock.
        """
        if now - self.let_through >= self.usual_s:
            self.waits = 0
        step_s = max(self.usual_s, min(SLOWEST_S, HARDER_S * self.waits))
        self.paid_until = max(self.paid_until, now) + step_s
        wait_s = max(0.0, self.paid_until - now - self.burst * self.usual_s)
        self.waits += wait_s > 0
        self.let_through = now + wait_s
        return wait_s


class Turn:
    """One session's turns."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.allowance = Allowance(EAGER * FIRST_S, BURST)

    def tell(self, every_ms: float) -> None:
        """The interval that the engine has told the session."""
        self.allowance.usual_s = EAGER * every_ms / 1000


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
            self._sleep(turn.allowance.wait_s(self._clock()))
            yield turn
        finally:
            turn.lock.release()

    def _turn_of(self, sid: str) -> Turn:
        with self._lock:
            if sid not in self._turns:
                late = self._clock() - FORGOTTEN_S
                kept = {s: t for s, t in self._turns.items() if t.allowance.paid_until > late}
                self._turns = {**kept, sid: Turn()}
            return self._turns[sid]
