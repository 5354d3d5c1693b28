"""The engine: holds every session's experiment, trains in fair slices, and packs frames.

Settings go in and bytes come out, so it runs as well in a process of its own (worker.py).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from pages.live import own_data
from pages.live.counter_experiments import Changes
from pages.live.experiment import Experiment
from pages.live.frame import pack
from pages.live.inside.inspection_session import InsideRequest
from pages.live.malloc import give_back
from pages.live.own_data import UNKNOWN_S
from pages.live.own_key import OWN, OwnKey
from pages.live.run_session import Request, Session
from pages.live.run_standing import Again, Standing
from pages.live.settings import Settings
from pages.live.source import require
from pages.text import Translator

if TYPE_CHECKING:
    from pages.live.demos.present_inputs import PresentInputs
    from pages.live.sweeps.course import SweepRequest
    from pages.live.sweeps.sweep_registry import SweepRegistry, SweepReply
    from pages.live.sweeps.sweep_session import SweepSession
    from pages.live.sweeps.sweep_standing import SweepStanding

T = TypeVar("T")

ACTIVE_S = 2.0  # a session counts as active for so long after a frame
SHOWN_OF_SID = 8  # letters that tell a browser whether it still speaks with the same session
SLICE_ALONE_S, SLICE_CLASS_S = 0.030, 0.002
SLICES_A_ROUND_S = 0.080  # all slices of a round together, so that nobody waits long
FASTEST_MS = 85
LEAST_SHARE = 4  # a session gets a fourth of the worker's time at most while others are active
MS_A_SESSION = 5.5  # a frame of one session costs the worker this, its slice included
# A sweep has much to train and need not be shown so often: longer slices, longer intervals. It is
# trained for the first part of a slice in its frame, and for the rest between two frames.
SWEEP_ALONE_S, SWEEP_CLASS_S, SWEEP_ROUND_S = 0.090, 0.010, 0.240
SWEEP_FRAME_S = 0.030
SWEEP_FASTEST_MS, MS_A_SWEEP = 150, 30


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


class Capacity(NamedTuple):
    """What there is for a sweep: memory, and seconds that pass for each second of its training."""

    free_mb: float
    pace: float


class Engine:
    """All sessions. Not thread-safe: whoever shares it calls it from one thread at a time."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}
        self._sweeps: SweepRegistry | None = None

    @property
    def sweeps(self) -> SweepRegistry:
        """Loaded when a map is first asked for: the playground's first picture need not wait."""
        if self._sweeps is None:
            from pages.live.sweeps.sweep_registry import SweepRegistry

            self._sweeps = SweepRegistry()
        return self._sweeps

    def frame(self, sid: str, request: Request) -> Reply:
        """Bring a session to what is asked, train for its slice, and pack what is new."""
        require(request.settings)  # before anything has changed: it is asked again
        if sid not in self._sessions:
            self._sessions[sid] = Session(request)
        session = self._sessions[sid]
        active = self._count_active(session)
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

    def inside(self, sid: str, request: InsideRequest) -> bytes | None:
        """The cards on what happens inside a session's network; None for an unknown session."""
        if sid not in self._sessions:
            return None
        session = self._sessions[sid]
        return session.inside.frame(session.experiment, request, self._active())

    def see(self, sid: str, request: Request, question: Callable[[Experiment], T]) -> T:
        """What a question comes to, asked of a session's run as it stands.

        Looking plays no run that stands still. A session that has no run yet has one from here on,
        at its start; one that was lost is trained again for a slice, no further than it had come.
        """
        require(request.settings)
        if sid not in self._sessions:
            self._sessions[sid] = Session(request)
        session = self._sessions[sid]
        active = self._count_active(session)
        experiment = session.experiment
        session.follow(replace(request, playing=request.playing and experiment.running))
        experiment.catch_up(slice_s(active))
        return question(experiment)

    def curves(self, sid: str) -> NDArray[np.float64]:
        """Epochs, training and validation loss so far (3, E); (3, 0) for an unknown session."""
        if sid not in self._sessions:
            return np.empty((3, 0))
        return self._sessions[sid].experiment.curves()

    def present_inputs(self, sid: str) -> PresentInputs | None:
        """What comes into the activations of a session's network; None for an unknown session."""
        from pages.live.demos.present_inputs import present_inputs

        return present_inputs(self._sessions[sid].experiment) if sid in self._sessions else None

    def work(self, task: Callable[..., T], *arguments: object) -> T:
        """A moment's work that needs no session: what the task returns."""
        return task(*arguments)

    def take_data(self, key: OwnKey, data: Dataset) -> None:
        """Own data that the server hands over, since they were missing."""
        own_data.take(key, data)

    def let_go_of_data(self, sid: str) -> None:
        """Its user wants the server to forget them."""
        own_data.let_go(sid)
        self.sweeps.let_go_of_own(sid)
        if sid in self._sessions and self._sessions[sid].experiment.settings.dataset == OWN:
            del self._sessions[sid]
        give_back()

    def sweep(self, handle: str, request: SweepRequest) -> SweepReply:
        """A frame of the architecture map or the race."""
        session = self.sweeps.session(handle)
        lost = request.was if session.newest is None else None  # to be trained again
        require(request.settings, *([lost.settings] if lost else []))
        active = self._count_active(session)
        slice_s = min(sweep_slice_s(active), SWEEP_FRAME_S)
        between_s = sweep_slice_s(active) - slice_s

        def every(spent_s: float) -> float:
            return max(sweep_every_ms(active), heavy_ms(active, spent_s + between_s))

        return self.sweeps.frame(handle, request, slice_s, every)

    def train(self, handle: str) -> None:
        """The rest of a sweep's slice, after its frame has been sent: others may come between."""
        rest_s = sweep_slice_s(max(1, self._active())) - SWEEP_FRAME_S
        if rest_s > 0:
            self.sweeps.train(handle, rest_s)

    def capacity(self, handle: str) -> Capacity:
        """What there is for a sweep, with those active now."""
        active = max(1, self._active())
        pace = sweep_every_ms(active) / 1e3 / sweep_slice_s(active) * self.sweeps.slowness
        return Capacity(self.sweeps.free_mb(handle), pace)

    def open_run(
        self,
        sid: str,
        handle: str,
        chosen: tuple[int, int],
        start: int,
        request: Request,
        was: SweepStanding | None = None,
    ) -> Settings | None:
        """Put a run of the map into the playground, bit for bit; None where it is no more.

        was: how the sweep stood, for an engine that knows nothing of it: the run is trained again.
        """
        require(*([was.settings] if was else []))
        opened = self.sweeps.take_out(handle, chosen, start, was)
        if opened is None:
            return None
        experiment = Experiment(opened.settings, opened.trainer)
        experiment.seconds = opened.seconds
        request = replace(request, settings=opened.settings)
        if opened.trainer is None:
            step = opened.epochs * experiment.trainer.batches_per_epoch
            again = Standing(opened.settings, step, opened.epochs)
            request = replace(request, was=replace(again, command_number=request.command_number))
        self._sessions[sid] = Session(request, experiment)
        return opened.settings

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
        swept = self._sweeps is not None and self._sweeps.roll_call(present, known, now - UNKNOWN_S)
        forgotten_data = own_data.forget(known, now - UNKNOWN_S)
        if forgotten or swept or forgotten_data:
            give_back()

    def _count_active(self, session: Session | SweepSession) -> int:
        session.seen = time.monotonic()
        return self._active()

    def _active(self) -> int:
        now = time.monotonic()
        everybody: list[Session | SweepSession] = [*self._sessions.values()]
        if self._sweeps is not None:
            everybody += self._sweeps.everybody()
        return sum(now - s.seen < ACTIVE_S for s in everybody)


def slice_s(active: int) -> float:
    """Seconds that a session may train in a frame when so many are active."""
    return max(SLICE_CLASS_S, min(SLICE_ALONE_S, SLICES_A_ROUND_S / active))


def every_ms(active: int) -> float:
    """Milliseconds from one frame to the next when so many are active."""
    return max(FASTEST_MS, MS_A_SESSION * active)


def heavy_ms(active: int, spent_s: float) -> float:
    """Likewise, for a session whose frame took so long: others shall have most of the time."""
    return 1e3 * spent_s * min(active, LEAST_SHARE)


def sweep_slice_s(active: int) -> float:
    """Seconds that a sweep may train in a frame when so many sessions are active."""
    return max(SWEEP_CLASS_S, min(SWEEP_ALONE_S, SWEEP_ROUND_S / active / 2))


def sweep_every_ms(active: int) -> float:
    """Milliseconds from one frame of a sweep to the next when so many sessions are active."""
    return max(SWEEP_FASTEST_MS, MS_A_SWEEP * active)
