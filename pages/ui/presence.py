"""Who has a page open, who is away for a moment, and who has gone for good.

Streamlit is asked, by one thread for all visitors. What it reports by itself will not do: a cache
with the scope of a session is released at a disconnect, but also whenever anybody clears the
caches, and only once where a paused page loses its connection twice.
"""

import threading
import time
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cache

import streamlit as st

from pages.live import own_data
from pages.live.malloc import give_back
from pages.live.own_data import UNKNOWN_S
from pages.live.worker import engine
from pages.ui.streamlit_internals import is_connected

LOOK_S = 0.5  # from one look to the next
REPEAT_S = 10  # and to the next report, where nothing has changed
GRACE_S = 10  # beyond the time for which Streamlit keeps a session whose connection was lost


@dataclass
class Visitor:
    """A session of Streamlit's: what the engine calls it, and since when its browser is away."""

    sid: str
    away_since: float | None = None


class Presence:
    """Looks after all visitors, and reports who is there and who may still come back.

    is_connected: whether a session of Streamlit's has its browser now. report: told the engine's
    names of those present and of those away. kept_s: how long an absence may last.
    """

    def __init__(
        self,
        is_connected: Callable[[str], bool],
        report: Callable[[Set[str], Set[str]], None],
        kept_s: Callable[[], float],
    ) -> None:
        self._is_connected, self._report, self._kept_s = is_connected, report, kept_s
        self._visitors: dict[str, Visitor] = {}
        self._lock = threading.Lock()
        self._somebody = threading.Event()
        self._thread: threading.Thread | None = None
        self._reported: tuple[set[str], set[str]] = (set(), set())
        self._reported_at = 0.0
        self._known: set[str] = set()

    def note(self, session_id: str, sid: str) -> None:
        """A page was opened. A session that begins anew under another name leaves its old one."""
        with self._lock:
            if session_id not in self._visitors or self._visitors[session_id].sid != sid:
                self._visitors[session_id] = Visitor(sid)
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, daemon=True)
                self._thread.start()
        self._somebody.set()

    def look(self, now: float) -> None:
        """One look at everybody, and a report where it is due."""
        with self._lock:
            for session_id, visitor in [*self._visitors.items()]:
                self._look_at(session_id, visitor, now)
            known = {v.sid for v in self._visitors.values()}
            away = {v.sid for v in self._visitors.values() if v.away_since is not None}
            if not known:
                self._somebody.clear()
        before, self._known = self._known, known
        found = (known - away, away)
        if found != self._reported or now - self._reported_at >= REPEAT_S:
            self._reported, self._reported_at = found, now
            self._report(*found)
        if before - known:
            give_back()

    def _look_at(self, session_id: str, visitor: Visitor, now: float) -> None:
        if self._is_connected(session_id):
            visitor.away_since = None
        elif visitor.away_since is None:
            visitor.away_since = now
        elif now - visitor.away_since > self._kept_s():
            del self._visitors[session_id]

    def _watch(self) -> None:
        while True:
            self._somebody.wait()
            self.look(time.monotonic())
            time.sleep(LOOK_S)


@cache
def presence() -> Presence:
    """The server's one."""
    return Presence(is_connected, _report, _kept_s)


def _report(present: Set[str], away: Set[str]) -> None:
    own_data.forget(present | away, time.monotonic() - UNKNOWN_S)
    engine().roll_call(present, away)


def _kept_s() -> float:
    kept_s: float = st.get_option("server.disconnectedSessionTTL")
    return kept_s + GRACE_S
