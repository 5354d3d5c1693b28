"""All sessions' sweeps in the engine, and what pages ask about them beside their frames."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from datasets import DATASETS
from nn_core import diagnose
from nn_core.lagom import success_threshold
from pages.live.frame import pack
from pages.live.settings import Settings
from pages.live.sweeps.labels import label_of
from pages.live.sweeps.session import SweepRequest, SweepSession
from pages.live.sweeps.trial import Problem
from pages.text import Translator

# Of a server with 1 GB: what all sweeps together may hold, so that a class does not exhaust it.
MEMORY_MB = 500.0


@dataclass(frozen=True)
class SweepReply:
    """A frame for the board, and what the page needs to know of it."""

    blob: bytes
    status: str
    trial: int | None  # its number, None before there is one
    trained_with: Settings | None  # the plan's, of the results shown
    refused: bool  # whether the server had no room for the last run asked for
    chosen: tuple[int, int] | None
    start: int  # which of the chosen cell's starts


@dataclass(frozen=True)
class CellReport:
    """One cell for the page: its name, its starts from first to last, and its verdicts."""

    label: str
    seeds: tuple[int, ...]
    losses: tuple[float, ...]  # validation
    statuses: tuple[str, ...]
    verdicts: tuple[str, ...]


@dataclass(frozen=True)
class OpenedRun:
    """A run on its way to the playground: its settings, and whether it can go there."""

    settings: Settings
    trainer: Any
    seconds: float


class Desk:
    """Sweeps by handle. Not thread-safe, as the engine.

    A session has one sweep for each mode of the page, so its handle is both: sid:mode.
    """

    def __init__(self) -> None:
        self._sessions: dict[str, SweepSession] = {}

    def session(self, handle: str) -> SweepSession:
        return self._sessions.setdefault(handle, SweepSession())

    def everybody(self) -> list[SweepSession]:
        """All sweeps that somebody may be looking at."""
        return [*self._sessions.values()]

    def leave(self, sid: str) -> None:
        """A session's browser has gone; it may come back until it is dropped."""
        for session in self._of(sid).values():
            session.left = True

    def drop(self, sid: str) -> bool:
        """Forget what a session has left and not come back for; whether there was any."""
        gone = [handle for handle, session in self._of(sid).items() if session.left]
        for handle in gone:
            del self._sessions[handle]
        return bool(gone)

    def _of(self, sid: str) -> dict[str, SweepSession]:
        return {h: session for h, session in self._sessions.items() if h.startswith(f"{sid}:")}

    def frame(self, handle: str, request: SweepRequest, slice_s: float, every: float) -> SweepReply:
        """Follow the request, train for a slice, and describe the result."""
        session, start = self.session(handle), time.perf_counter()
        session.follow(request, self._free_mb(session))
        spent = time.perf_counter() - start  # planning a map takes its time
        session.advance(max(0.0, slice_s - spent))
        header, arrays = session.frame(request)
        more = {
            "board": request.settings.sweep.mode,
            "status": session.status,
            "every": every,
            "handle": handle,
        }
        place = session.chosen_place(request.chosen) if session.trial else None
        start = 0
        if place is not None:
            start = place.runs.index(session.chosen_run(place, request.start))
        return SweepReply(
            blob=pack({**header, **more}, arrays),
            status=session.status,
            trial=session.trial.number if session.trial else None,
            trained_with=session.plan.settings if session.plan else None,
            refused=session.refused,
            chosen=(place.row, place.column) if place else None,
            start=start,
        )

    def train(self, handle: str, slice_s: float) -> None:
        """Train a sweep on between its frames."""
        if handle in self._sessions:
            self._sessions[handle].advance(slice_s)

    def _free_mb(self, asking: SweepSession) -> float:
        return MEMORY_MB - sum(s.megabytes for s in self._sessions.values() if s is not asking)

    def free_mb(self, handle: str) -> float:
        """Megabytes that a session's next sweep may take."""
        return self._free_mb(self.session(handle))

    def adopt(self, handle: str, before: str) -> bool:
        """Give a session the results of one whose browser has left: the same tab, reloaded."""
        old = self._sessions.get(before)
        if old is None or not old.left or self.session(handle).status != "empty":
            return False
        old.left = False
        old.command_number = self.session(handle).command_number
        self._sessions[handle] = self._sessions.pop(before)
        return True

    def cell(self, handle: str, chosen: tuple[int, int], language: str) -> CellReport | None:
        """What the page tells of one cell; None where there are no results."""
        session = self.session(handle)
        if session.trial is None:
            return None
        trial, place = session.trial, session.chosen_place(chosen)
        rows = trial.rows()
        floor = trial.problem(place.runs[0]).floor
        found = [diagnose(trial.trainer(run), floor=floor, probe=False) for run in place.runs]
        return CellReport(
            label=label_of(place, trial.plan, Translator(language)),
            seeds=tuple(trial.plan.runs[run].seed for run in place.runs),
            losses=tuple(rows[run]["validation_loss"] for run in place.runs),
            statuses=tuple(rows[run]["status"] for run in place.runs),
            verdicts=tuple(diagnosis.verdict for diagnosis in found),
        )

    def rows(self, handle: str, tolerance: float) -> list[Mapping[str, Any]]:
        """Every run with its place, for a table; empty where there are no results.

        tolerance: the excess loss up to which a run has succeeded.
        """
        session = self.session(handle)
        if session.trial is None:
            return []
        trial = session.trial
        rows = trial.rows()
        classes = trial.plan.settings.task != "regression"
        right: list[float | None] = [None] * len(rows)
        for stack in trial.stacks() if classes else []:
            for run, share in zip(stack, trial.accuracies(stack), strict=True):
                right[run] = share
        return [
            {
                **_data_of(trial.plan.runs[i]),
                "depth": len(row["hidden_widths"]),
                "width": max(row["hidden_widths"], default=0),
                **row,
                "validation_accuracy": right[i],
                "succeeded": _succeeded(row, trial.problem(i), tolerance),
            }
            for i, row in enumerate(rows)
        ]

    def take_out(self, handle: str, chosen: tuple[int, int], start: int) -> OpenedRun | None:
        """A run as trained so far, bit for bit; None where there are no results."""
        trial = self.session(handle).trial
        place = trial.plan.at(*chosen) if trial else None
        if trial is None or place is None or start >= len(place.runs):
            return None
        run = place.runs[start]
        seconds = trial.rows()[run]["seconds"]
        return OpenedRun(trial.plan.runs[run], trial.trainer(run, look=False), seconds)


def _data_of(settings: Settings) -> dict[str, Any]:
    """What the data of a run were made with; a fixed table has neither samples nor noise to set."""
    spec = DATASETS[settings.dataset]
    can_be_set = {"n_samples": spec.has_samples, "noise": spec.has_noise,
                  "n_classes": spec.has_classes}  # fmt: skip
    names = ("dataset", "n_samples", "noise", "train_share", "data_seed", "n_classes")
    return {name: getattr(settings, name) for name in names if can_be_set.get(name, True)}


def _succeeded(row: Mapping[str, Any], problem: Problem, tolerance: float) -> bool:
    threshold = success_threshold(problem.baseline, problem.floor, tolerance)
    return bool(row["status"] != "diverged" and row["validation_loss"] <= threshold)
