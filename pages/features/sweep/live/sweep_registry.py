"""All sessions' sweeps in the engine, and what pages ask about them beside their frames."""

import time
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import partial
from typing import Any

from pages.features.sweep.live import sweep_pacing
from pages.features.sweep.live.course import SweepRequest
from pages.features.sweep.live.plan import Plan, plan_key
from pages.features.sweep.live.sweep_pacing import Capacity
from pages.features.sweep.live.sweep_reports import CellReport, cell_of, rows_of, taken_out
from pages.features.sweep.live.sweep_run import SweepRun
from pages.features.sweep.live.sweep_session import SweepSession
from pages.features.sweep.live.sweep_standing import SweepStanding
from pages.live.engine import Engine, heavy_ms
from pages.live.frame import pack
from pages.live.malloc import give_back
from pages.live.own_key import OWN
from pages.live.run_session import Request
from pages.live.run_standing import Again
from pages.live.settings import Settings
from pages.live.source import require
from pages.text import Translator

# Of a server with 1 GB: what all sweeps together may hold, so that a class does not exhaust it.
MEMORY_MB = 500.0
SHARED = ("running", "done")  # statuses of a sweep in which another session may take part


@dataclass(frozen=True)
class SweepReply:
    """A frame for the board, and what the page needs to know of it."""

    blob: bytes
    status: str
    every_ms: float  # from this frame to the next
    sweep_run: int | None  # its number, None before there is one
    trained_with: Settings | None  # the plan's, of the results shown
    refused: bool  # whether the server had no room for the last run asked for
    gone: bool  # whether it had to let go of the results
    standing: SweepStanding | None
    again: Again | None  # where a sweep that was lost is trained again
    chosen: tuple[int, int] | None
    start: int  # which of the chosen cell's starts
    onward: Settings | None  # the map beyond its edge, where the board offers it
    opened: Settings | None  # the plan's, of the run that was opened in the playground last
    capacity: Capacity  # for the session's next sweep


class SweepRegistry:
    """Sweeps by handle. Not thread-safe, as the engine.

    A session has one sweep for each mode of the page, so its handle is both: sid:mode. A Panel of
    the engine.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sessions: dict[str, SweepSession] = {}
        self._slowness = 1.0  # of training, as measured last: what else the machine does

    def session(self, handle: str) -> SweepSession:
        return self._sessions.setdefault(handle, SweepSession())

    def everybody(self) -> list[SweepSession]:
        """All sweeps that somebody may be looking at."""
        return [*self._sessions.values()]

    def roll_call(self, present: Set[str], known: Set[str], since: float) -> bool:
        """Who has left (a page may take over their sweeps), and who is to be forgotten.

        since: seconds of the monotonic clock; who was seen later is kept. Returns whether anything
        was forgotten.
        """
        gone = []
        for handle, session in self._sessions.items():
            sid = handle.split(":")[0]
            session.left = sid not in present
            if sid not in known and session.seen < since:
                gone.append(handle)
        for handle in gone:
            del self._sessions[handle]
        return bool(gone)

    def frame(self, handle: str, request: SweepRequest) -> SweepReply:
        """Follow the request, describe how the sweep stands, and train in what is left of a slice.

        Raises OwnDataMissing before anything has changed: it is asked again.
        """
        session = self.session(handle)
        lost = request.was if session.newest is None else None  # to be trained again
        require(request.settings, *([lost.settings] if lost else []))
        active = self._engine.count_active(session)
        slice_s = sweep_pacing.in_frame_s(active)
        start = time.perf_counter()
        end = start + slice_s
        shared = partial(self._shared, session)
        session.follow(request, self._free_mb(session), shared)
        self._make_room(session)
        if session.making and time.perf_counter() < end:  # to be seen at once
            session.advance(end - time.perf_counter())
        header, arrays = session.frame(request)
        status = session.status  # what the header describes; the slice may be the last
        if time.perf_counter() < end:
            session.advance(end - time.perf_counter())
        if session.sweep_run is not None and status == "running":
            self._slowness = session.sweep_run.slowness
        spent_s = time.perf_counter() - start + sweep_pacing.between_s(active)
        every_ms = max(sweep_pacing.every_ms(active), heavy_ms(active, spent_s))
        more = {
            "board": request.settings.sweep.mode,
            "status": status,
            "every": every_ms,
            "handle": handle,
            "made": time.time(),
            "eager": request.eager and status == "empty",
        }
        blob = pack({**header, **more}, arrays)
        return _reply(session, request, blob, every_ms, self.capacity(handle))

    def train(self, handle: str) -> None:
        """The rest of a sweep's slice, after its frame has been sent: others may come between."""
        rest_s = sweep_pacing.between_s(max(1, self._engine.active()))
        if rest_s > 0 and handle in self._sessions:
            self._sessions[handle].advance(rest_s)

    def _shared(self, asking: SweepSession, plan: Plan) -> SweepRun | None:
        """What others who are there have trained of an equal plan, or are training.

        Who runs anew what they have themselves wants to see it trained.
        """
        there = (s for s in self._sessions.values() if not s.left and s.status in SHARED)
        runs = (session.newest for session in there)
        equal = (run for run in runs if run and run.plan.settings == plan.settings)
        return next((run for run in equal if run is not asking.newest), None)

    def _sharing(self) -> list[list[str]]:
        """Handles, those together that share a sweep run."""
        groups: dict[SweepRun, list[str]] = {}
        for handle, session in self._sessions.items():
            if session.newest is not None:
                groups.setdefault(session.newest, []).append(handle)
        return [*groups.values()]

    def _megabytes(self, group: list[str]) -> float:
        return self._sessions[group[0]].megabytes

    def _may_be_let_go(self, group: list[str], asking: SweepSession) -> bool:
        sessions = [self._sessions[handle] for handle in group]
        return all(s.may_be_let_go and s is not asking for s in sessions)

    def _free_mb(self, asking: SweepSession) -> float:
        """What is free, or would be."""
        groups = [g for g in self._sharing() if [self._sessions[h] for h in g] != [asking]]
        kept = [group for group in groups if not self._may_be_let_go(group, asking)]
        return MEMORY_MB - sum(map(self._megabytes, kept))

    def _make_room(self, asking: SweepSession) -> None:
        """Let go of results until all is within the limit: those of who has left before those of
        who is there, and of these the ones that ended first."""
        groups = sorted(self._sharing(), key=lambda group: max(map(self._last_to_go, group)))
        held = sum(map(self._megabytes, groups))
        for group in groups:
            if held > MEMORY_MB and self._may_be_let_go(group, asking):
                held -= self._megabytes(group)
                for handle in group:
                    self._sessions[handle] = self._sessions[handle].emptied()
                give_back()

    def _last_to_go(self, handle: str) -> tuple[bool, float]:
        session = self._sessions[handle]
        return not session.left, session.ended

    def capacity(self, handle: str) -> Capacity:
        """What there is for a session's next sweep, with those active now."""
        active = max(1, self._engine.active())
        return Capacity(
            self._free_mb(self.session(handle)), sweep_pacing.pace(active) * self._slowness
        )

    def adopt(self, handle: str, before: str) -> str:
        """Give a session the results of one whose browser has left: the same tab, reloaded.

        Returns taken, kept where the session has a sweep of its own (of two requests that are
        under way, the second finds it so), later where nobody has heard yet that the browser has
        left, or nothing.
        """
        old = self._sessions.get(before)
        if self.session(handle).status != "empty":
            return "kept"
        if old is None or old.sweep_run is None or _is_own(old):
            return "nothing"
        if not old.left:
            return "later"
        old.left = False
        old.command_number = self.session(handle).command_number
        self._sessions[handle] = self._sessions.pop(before)
        return "taken"

    def let_go_of_own(self, sid: str) -> None:
        """A session's sweeps of own data."""
        own = {h: s for h, s in self._sessions.items() if h.split(":")[0] == sid and _is_own(s)}
        for handle in own:
            del self._sessions[handle]

    def cell(self, handle: str, chosen: tuple[int, int], language: str) -> CellReport | None:
        """What the page tells of one cell; None where there are no results."""
        return cell_of(self.session(handle), chosen, Translator(language))

    def rows(self, handle: str, tolerance: float) -> list[Mapping[str, Any]]:
        """Every run with its place, for a table; empty where there are no results.

        tolerance: the excess loss up to which a run has succeeded.
        """
        sweep_run = self.session(handle).sweep_run
        return rows_of(sweep_run, tolerance) if sweep_run else []

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
        opened = taken_out(self.session(handle).sweep_run, chosen, start, was)
        if opened is None:
            return None
        self._engine.begin(sid, opened.session(request))
        self.session(handle).opened = plan_key(opened.settings)
        return opened.settings


def _reply(
    session: SweepSession,
    request: SweepRequest,
    blob: bytes,
    every_ms: float,
    capacity: Capacity,
) -> SweepReply:
    place = session.chosen_place(request.chosen) if session.sweep_run else None
    chosen_start = 0
    if place is not None:
        chosen_start = place.runs.index(session.chosen_run(place, request.start))
    return SweepReply(
        blob=blob,
        status=session.status,
        every_ms=every_ms,
        sweep_run=session.sweep_run.number if session.sweep_run else None,
        trained_with=session.plan.settings if session.plan else None,
        refused=session.refused,
        gone=session.gone,
        standing=session.standing,
        again=session.again,
        chosen=(place.row, place.column) if place else None,
        start=chosen_start,
        onward=session.onward.settings if session.onward else None,
        opened=session.opened,
        capacity=capacity,
    )


def _is_own(session: SweepSession) -> bool:
    """Whether it is of data that a session brought, and that no other session may have."""
    return session.newest is not None and session.newest.plan.settings.dataset == OWN
