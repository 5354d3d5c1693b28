"""The engine: holds every session's experiment, trains in fair slices, and packs frames.

Settings go in and bytes come out, so it runs as well in a process of its own (worker.py).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from pages.live import own_data
from pages.live.counter_experiments import Changes
from pages.live.experiment import Experiment
from pages.live.frame import pack
from pages.live.malloc import give_back
from pages.live.own_data import UNKNOWN_S
from pages.live.own_key import OWN, OwnKey
from pages.live.run_session import Request, Session
from pages.live.run_standing import Again, Standing
from pages.live.source import require
from pages.text import Translator

T = TypeVar("T")
P = TypeVar("P", bound="Panel")

ACTIVE_S = 2.0  # a session counts as active for so long after a frame
SHOWN_OF_SID = 8  # letters that tell a browser whether it still speaks with the same session
SLICE_ALONE_S, SLICE_CLASS_S = 0.030, 0.002
SLICES_A_ROUND_S = 0.080  # all slices of a round together, so that nobody waits long
FASTEST_MS = 85
LEAST_SHARE = 4  # a session gets a fourth of the worker's time at most while others are active
MS_A_SESSION = 5.5  # a frame of one session costs the worker this, its slice included


@dataclass(frozen=True)
class Reply:
    """A frame for the browser, and what the page needs to know of it."""

    blob: bytes
    status: str
    epoch: int
    every_ms: float  # from this frame to the next
    standing: Standing
    again: Again | None  # where a run that was lost is trained again
    experiments: Mapping[str, Changes] = field(default_factory=dict)  # that the panel offers


class Seen(Protocol):
    """What somebody looks at. seen: seconds of the monotonic clock at its last frame."""

    seen: float


class Panel(Protocol):
    """What a feature keeps in the engine for all sessions.

    The engine knows no panel: it makes one when that is first asked for, by its class, and pages
    call its methods through the worker (EngineProcess.ask).
    """

    def __init__(self, engine: Engine) -> None: ...

    def everybody(self) -> Sequence[Seen]:
        """All of its views that somebody may be looking at, which need a share of the time."""

    def roll_call(self, present: Set[str], known: Set[str], since: float) -> bool:
        """Forget who is not known and was not seen since; whether anything was forgotten.

        since: seconds of the monotonic clock.
        """

    def let_go_of_own(self, sid: str) -> None:
        """Forget what was made of a session's own data."""


class Engine:
    """All sessions. Not thread-safe: whoever shares it calls it from one thread at a time."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}
        self._panels: dict[type[Panel], Panel] = {}

    def panel(self, kind: type[P]) -> P:
        """The feature's panel, made when it is first asked for: no visit has to wait for others."""
        if kind not in self._panels:
            self._panels[kind] = kind(self)
        panel = self._panels[kind]
        assert isinstance(panel, kind)
        return panel

    def session(self, sid: str) -> Session | None:
        """None for an unknown one."""
        return self._sessions.get(sid)

    def begin(self, sid: str, session: Session) -> None:
        """A run from elsewhere takes the place of the session's."""
        self._sessions[sid] = session

    def frame(self, sid: str, request: Request) -> Reply:
        """Bring a session to what is asked, train for its slice, and pack what is new."""
        require(request.settings)  # before anything has changed: it is asked again
        if sid not in self._sessions:
            self._sessions[sid] = Session(request)
        session = self._sessions[sid]
        active = self.count_active(session)
        start = time.perf_counter()
        session.follow(request)
        spent = time.perf_counter() - start  # a new network takes its time
        session.advance(max(0.0, slice_s(active) - spent))
        arrays = session.arrays(request)
        header = {**session.header(request), "session": sid[:SHOWN_OF_SID], "made": time.time()}
        every = max(every_ms(active), heavy_ms(active, time.perf_counter() - start))
        header["every"] = every
        experiment = session.experiment
        return Reply(
            blob=pack(header, arrays),
            status=experiment.status,
            epoch=experiment.trainer.epoch,
            every_ms=every,
            standing=session.standing,
            again=session.again,
            experiments=session.watch.experiments,
        )

    def see(self, sid: str, request: Request, question: Callable[[Experiment], T]) -> T:
        """What a question comes to, asked of a session's run as it stands.

        Looking plays no run that stands still. A session that has no run yet has one from here on,
        at its start; one that was lost is trained again for a slice, no further than it had come.
        """
        require(request.settings)
        if sid not in self._sessions:
            self._sessions[sid] = Session(request)
        session = self._sessions[sid]
        active = self.count_active(session)
        experiment = session.experiment
        session.follow(replace(request, playing=request.playing and experiment.running))
        experiment.catch_up(slice_s(active))
        return question(experiment)

    def curves(self, sid: str) -> NDArray[np.float64]:
        """Epochs, training and validation loss so far (3, E); (3, 0) for an unknown session."""
        if sid not in self._sessions:
            return np.empty((3, 0))
        return self._sessions[sid].experiment.curves()

    def of_run(self, sid: str, question: Callable[[Experiment], T | None]) -> T | None:
        """What a question comes to, of a session's run as it is; None for an unknown session."""
        session = self.session(sid)
        return question(session.experiment) if session else None

    def work(self, task: Callable[..., T], *arguments: object) -> T:
        """A moment's work that needs no session: what the task returns."""
        return task(*arguments)

    def take_data(self, key: OwnKey, data: Dataset) -> None:
        """Own data that the server hands over, since they were missing."""
        own_data.take(key, data)

    def let_go_of_data(self, sid: str) -> None:
        """Its user wants the server to forget them."""
        own_data.let_go(sid)
        for panel in self._panels.values():
            panel.let_go_of_own(sid)
        if sid in self._sessions and self._sessions[sid].experiment.settings.dataset == OWN:
            del self._sessions[sid]
        give_back()

    def open_model(self, sid: str, request: Request) -> None:
        """Put the network that request.start is of into the playground. ShapeError, or the data's
        own error, where the settings are not those of such a network; the run stays then."""
        self._sessions[sid] = Session(request)

    def verdict(self, sid: str, language: str) -> Mapping[str, Any] | None:
        """What the panel says of a session's run; None for an unknown session."""
        from pages.live.verdict_panel import panel

        if sid not in self._sessions:
            return None
        return panel(self._sessions[sid].watch.shown, Translator(language))

    def roll_call(self, present: Set[str], away: Set[str]) -> None:
        """Who has a page open, and who may still come back; everybody else is forgotten.

        Not if seen a moment ago: a page may be newer than the list. A frame that comes later than
        its session's end is found out at a later call.
        """
        known, now = present | away, time.monotonic()
        forgotten = [
            sid
            for sid, session in self._sessions.items()
            if sid not in known and now - session.seen > UNKNOWN_S
        ]
        for sid in forgotten:
            del self._sessions[sid]
        panels = self._panels.values()
        of_panels = [panel.roll_call(present, known, now - UNKNOWN_S) for panel in panels]
        forgotten_data = own_data.forget(known, now - UNKNOWN_S)
        if forgotten or any(of_panels) or forgotten_data:
            give_back()

    def count_active(self, view: Seen) -> int:
        """How many views share the time, this one among them from now on."""
        view.seen = time.monotonic()
        return self.active()

    def active(self) -> int:
        """How many views share the time."""
        now = time.monotonic()
        everybody: list[Seen] = [*self._sessions.values()]
        for panel in self._panels.values():
            everybody += panel.everybody()
        return sum(now - view.seen < ACTIVE_S for view in everybody)


def slice_s(active: int) -> float:
    """Seconds that a session may train in a frame when so many are active."""
    return max(SLICE_CLASS_S, min(SLICE_ALONE_S, SLICES_A_ROUND_S / active))


def every_ms(active: int) -> float:
    """Milliseconds from one frame to the next when so many are active."""
    return max(FASTEST_MS, MS_A_SESSION * active)


def heavy_ms(active: int, spent_s: float) -> float:
    """Likewise, for a session whose frame took so long: others shall have most of the time."""
    return 1e3 * spent_s * min(active, LEAST_SHARE)
