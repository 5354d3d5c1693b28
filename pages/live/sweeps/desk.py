"""All sessions' sweeps in the engine, and what pages ask about them beside their frames."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from datasets import DATASETS
from nn_core.cell_verdict import Verdict
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
        session = self.session(handle)
        session.follow(request, self._free_mb(session))
        session.advance(slice_s)
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
            onward=session.onward.settings if session.onward else None,
        )

    def _free_mb(self, asking: SweepSession) -> float:
        return MEMORY_MB - sum(s.megabytes for s in self._sessions.values() if s is not asking)

    def free_mb(self, handle: str) -> float:
        """Megabytes that a session's next sweep may take."""
        return self._free_mb(self.session(handle))

    def adopt(self, handle: str, before: str) -> bool:
        """Give a session the results of one whose browser has left: the same tab, reloaded."""
        old = self._sessions.get(before)
        if old is None or not old.left or self.session(handle).trial is not None:
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
        cell, verdict, each = session.judged(place)
        return CellReport(
            label=label_of(place, trial.plan, Translator(language)),
            verdict=verdict,
            excess=trial.problem(place.runs[0]).excess(cell.mean),
            seeds=tuple(trial.plan.runs[run].seed for run in place.runs),
            succeeded=cell.succeeded,
            verdicts=tuple(one.name for one in each),
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
        right = trial.accuracies() if classes else [None] * len(rows)
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
        return OpenedRun(trial.plan.runs[run], trial.trainer(run), trial.rows()[run]["seconds"])


def _data_of(settings: Settings) -> dict[str, Any]:
    """What the data of a run were made with; a fixed table has neither samples nor noise to set."""
    spec = DATASETS[settings.dataset]
    can_be_set = {"n_samples": spec.has_samples, "noise": spec.has_noise,
                  "n_classes": spec.has_classes}  # fmt: skip
    names = ("dataset", "n_samples", "noise", "train_share", "data_seed", "n_classes")
    return {name: getattr(settings, name) for name in names if can_be_set.get(name, True)}


def _succeeded(row: Mapping[str, Any], problem: Problem, tolerance: float) -> bool:
    good = row["validation_loss"] <= problem.threshold(tolerance)
    return bool(good and row["status"] != "diverged")
