"""All sessions' sweeps in the engine, and what pages ask about them beside their frames."""

import time
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from functools import partial
from typing import Any

from nn_core import Trainer
from nn_core.diagnosis import Verdict
from pages.live.frame import pack
from pages.live.malloc import give_back
from pages.live.own_key import OWN
from pages.live.run_standing import Again
from pages.live.settings import Settings
from pages.live.sweeps.course import SweepRequest
from pages.live.sweeps.labels import label_of
from pages.live.sweeps.plan import Plan, plan_of
from pages.live.sweeps.sweep_run import Problem, SweepRun
from pages.live.sweeps.sweep_session import SweepSession
from pages.live.sweeps.sweep_standing import SweepStanding
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


@dataclass(frozen=True)
class CellReport:
    """One cell for the page: its name, the verdict on it, and its starts from first to last."""

    label: str
    verdict: Verdict
    excess: float  # of the mean validation loss
    seeds: tuple[int, ...]
    succeeded: tuple[bool, ...]
    verdicts: tuple[str, ...]  # on each start by itself


@dataclass(frozen=True)
class OpenedRun:
    """A run on its way to the playground; without a trainer, it is to be trained again so far."""

    settings: Settings
    trainer: Trainer | None
    seconds: float
    epochs: int = 0


class SweepRegistry:
    """Sweeps by handle. Not thread-safe, as the engine.

    A session has one sweep for each mode of the page, so its handle is both: sid:mode.
    """

    def __init__(self) -> None:
        self._sessions: dict[str, SweepSession] = {}
        self.slowness = 1.0  # of training, as measured last: what else the machine does

    def session(self, handle: str) -> SweepSession:
        return self._sessions.setdefault(handle, SweepSession())

    def everybody(self) -> list[SweepSession]:
        """All sweeps that somebody may be looking at."""
        return [*self._sessions.values()]

    def roll_call(self, present: Set[str], known: Set[str], since: float) -> bool:
        """Who has left (a page may take over their sweeps), and who is to be forgotten.

        since: who was seen later is kept. Returns whether anything was forgotten.
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

    def frame(
        self, handle: str, request: SweepRequest, slice_s: float, every: Callable[[float], float]
    ) -> SweepReply:
        """Follow the request, describe how the sweep stands, and train in what is left of a slice.

        every: from the seconds that the frame took to the milliseconds until the next.
        """
        session, end = self.session(handle), time.perf_counter() + slice_s
        shared = partial(self._shared, session)
        session.follow(request, self._free_mb(session), shared)
        self._make_room(session)
        if session.making:  # to be seen at once
            session.advance(max(0.0, end - time.perf_counter()))
        header, arrays = session.frame(request)
        status = session.status  # what the header describes; the slice may be the last
        if time.perf_counter() < end:
            session.advance(end - time.perf_counter())
        if session.sweep_run is not None and status == "running":
            self.slowness = session.sweep_run.slowness
        every_ms = every(time.perf_counter() - end + slice_s)
        more = {
            "board": request.settings.sweep.mode,
            "status": status,
            "every": every_ms,
            "handle": handle,
            "made": time.time(),
            "eager": request.eager and status == "empty",
        }
        place = session.chosen_place(request.chosen) if session.sweep_run else None
        start = 0
        if place is not None:
            start = place.runs.index(session.chosen_run(place, request.start))
        return SweepReply(
            blob=pack({**header, **more}, arrays),
            status=session.status,
            every_ms=every_ms,
            sweep_run=session.sweep_run.number if session.sweep_run else None,
            trained_with=session.plan.settings if session.plan else None,
            refused=session.refused,
            gone=session.gone,
            standing=session.standing,
            again=session.again,
            chosen=(place.row, place.column) if place else None,
            start=start,
            onward=session.onward.settings if session.onward else None,
        )

    def train(self, handle: str, slice_s: float) -> None:
        """Train a sweep on between its frames."""
        if handle in self._sessions:
            self._sessions[handle].advance(slice_s)

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

    def free_mb(self, handle: str) -> float:
        """Megabytes that a session's next sweep may take."""
        return self._free_mb(self.session(handle))

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
        session = self.session(handle)
        if session.sweep_run is None:
            return None
        sweep_run, place = session.sweep_run, session.chosen_place(chosen)
        cell, verdict, each = session.judged(place)
        return CellReport(
            label=label_of(place, sweep_run.plan, Translator(language)),
            verdict=verdict,
            excess=sweep_run.problem(place.runs[0]).excess(cell.mean),
            seeds=tuple(sweep_run.plan.runs[run].seed for run in place.runs),
            succeeded=cell.succeeded,
            verdicts=tuple(one.name for one in each),
        )

    def rows(self, handle: str, tolerance: float) -> list[Mapping[str, Any]]:
        """Every run with its place, for a table; empty where there are no results.

        tolerance: the excess loss up to which a run has succeeded.
        """
        session = self.session(handle)
        if session.sweep_run is None:
            return []
        sweep_run = session.sweep_run
        rows = sweep_run.measure()
        classes = sweep_run.plan.settings.task != "regression"
        right: list[float | None] = [None] * len(rows)
        for stack in sweep_run.stacks() if classes else []:
            for run, share in zip(stack, sweep_run.accuracies(stack), strict=True):
                right[run] = share
        return [
            {
                **sweep_run.plan.runs[i].data(),
                "depth": len(row["hidden_widths"]),
                "width": max(row["hidden_widths"], default=0),
                **row,
                "validation_accuracy": right[i],
                "succeeded": _succeeded(row, sweep_run.problem(i), tolerance),
            }
            for i, row in enumerate(rows)
        ]

    def take_out(
        self, handle: str, chosen: tuple[int, int], start: int, was: SweepStanding | None = None
    ) -> OpenedRun | None:
        """A run as trained so far, bit for bit; None where there are no results.

        was: how the sweep stood, should this engine know nothing of it.
        """
        sweep_run = self.session(handle).sweep_run
        plan = sweep_run.plan if sweep_run else plan_of(was.settings) if was else None
        place = plan.at(*chosen) if plan else None
        if plan is None or place is None or start >= len(place.runs):
            return None
        run = place.runs[start]
        if sweep_run is None:
            return OpenedRun(plan.runs[run], None, 0.0, was.epochs if was else 0)
        seconds = sweep_run.rows()[run]["seconds"]
        return OpenedRun(plan.runs[run], sweep_run.trainer(run, look=False), seconds)


def _is_own(session: SweepSession) -> bool:
    """Whether it is of data that a session brought, and that no other session may have."""
    return session.newest is not None and session.newest.plan.settings.dataset == OWN


def _succeeded(row: Mapping[str, Any], problem: Problem, tolerance: float) -> bool:
    good = row["validation_loss"] <= problem.threshold(tolerance)
    return bool(good and row["status"] != "diverged")
