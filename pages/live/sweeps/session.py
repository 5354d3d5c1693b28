"""One session's sweep in the engine: follows its page, describes itself for a board."""

import time
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from nn_core.cell_verdict import Verdict
from nn_core.lagom import Cell
from pages.live.board import BoardRequest, board_header
from pages.live.recipes import Parts
from pages.live.settings import FIRST_AXES, Settings
from pages.live.sweep_settings import SweepSettings
from pages.live.sweeps import sentences
from pages.live.sweeps.argument import Line, argument
from pages.live.sweeps.beyond import Beyond, beyond
from pages.live.sweeps.cards import map_cards
from pages.live.sweeps.pictures import CellPictures
from pages.live.sweeps.plan import Place, Plan, estimate_of, plan_of, trouble
from pages.live.sweeps.race_cards import race_cards
from pages.live.sweeps.scene import Scene
from pages.live.sweeps.summary import Summary, ranked, side_of, summarize, verdicts_on
from pages.live.sweeps.trial import Trial
from pages.live.sweeps.verdicts import Verdicts
from pages.text import Translator

FIRST_SLICE_S = 0.02  # the first picture should not wait for the training
REFRESH_S = 0.3  # from one look at all numbers to the next, while it trains


@dataclass(frozen=True)
class SweepRequest:
    """What a page asks of its sweep."""

    settings: Settings
    language: str
    board: BoardRequest
    command: str = ""  # run, pause, resume or cancel: done once for each number
    command_number: int = 0
    chosen: tuple[int, int] | None = None  # the cell that was clicked
    start: int | None = None  # and which of its starts


class SweepSession:
    """A trial and how it is looked at. status: empty, running, paused, cancelled or done."""

    def __init__(self) -> None:
        self.trial: Trial | None = None
        self.status = "empty"
        self.refused = False  # whether the server had no room for what was asked last
        self.onward: Beyond | None = None  # the map beyond the edge, where it is offered
        self.megabytes = 0.0
        self.seen = 0.0
        self.left = False
        self.command_number = 0
        self._parts = Parts()
        self._looked = 0.0
        self._revision = 0
        self._summary: Summary | None = None
        self._goal = (0.0, 0)  # the tolerance and the percentage that it was summed up for

    # Commands

    def follow(self, request: SweepRequest, free_mb: float) -> None:
        """Carry out a new command. A run that is too large for the server is not begun."""
        if request.command_number == self.command_number:
            return
        self.command_number = request.command_number
        if request.command == "run":
            self._begin(request.settings, free_mb)
        elif self.trial is not None and not self.trial.done:
            self.status = {"pause": "paused", "resume": "running", "cancel": "cancelled"}[
                request.command
            ]
            self.trial.pause()
            self._looked = 0.0

    def _begin(self, settings: Settings, free_mb: float) -> None:
        if trouble(settings) is not None:
            return
        plan = plan_of(settings)
        estimate = estimate_of(plan)
        self.refused = bool(estimate.over) or estimate.megabytes > free_mb
        if self.refused:
            return
        self.trial = Trial(plan)
        self.megabytes = estimate.megabytes
        self._pictures = CellPictures(self.trial)
        self._verdicts = Verdicts(self.trial)
        self._accuracies: list[float] | None = None
        self._summary = None
        self._default: Place | None = None
        self._looked = 0.0
        self.status = "running"

    def advance(self, budget_s: float) -> None:
        """Train for a slice."""
        if self.status == "running" and self.trial is not None:
            self.trial.advance(budget_s if self._looked else FIRST_SLICE_S)
            if self.trial.done:
                self.status = "done"
                self._looked = 0.0

    # Looking

    def frame(self, request: SweepRequest) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
        """Header and arrays for the board."""
        trial, sweep = self.trial, request.settings.sweep
        if trial is None:
            return self._blank(request), {}
        if "cells" not in request.board.parts:
            self._pictures.forget()
        more = self._look(trial, sweep)
        pictured = self._pictures.sent
        places, arrays = self._pictures.advance(sweep.pictured, self._axes(request, trial))
        header = {
            **self._header(request, trial),
            "progress": None if self.status == "done" else trial.progress,
            "live": self.status == "running" or bool(places) or more,
            "sweep": trial.number,
            "cells": places,
            "pictured": pictured,  # so many before these: the browser sees if any was lost
        }
        return header, arrays

    def _blank(self, request: SweepRequest) -> dict[str, Any]:
        parts = board_header(self._parts, [], request.language, request.board)
        return {**parts, "live": False, "lines": [], "facts": {"runs": 0, "lagom": ""}}

    def _look(self, trial: Trial, sweep: SweepSettings) -> bool:
        """Take in the numbers, not at every frame; returns whether verdicts are still to come."""
        more = self._verdicts.advance() if sweep.measure == "verdict" else False
        now = time.monotonic()
        counted = sweep.measure == "accuracy" and trial.plan.settings.task != "regression"
        goal = (sweep.tolerance, sweep.success)
        asked = self._goal != goal or (counted and self._accuracies is None)
        if asked or now - self._looked >= REFRESH_S:
            self._looked, self._goal = now, goal
            self._revision += 1
            self._summary = summarize(trial, *goal)
            self._accuracies = trial.accuracies() if counted else None
        return more

    def _header(self, request: SweepRequest, trial: Trial) -> dict[str, Any]:
        t = Translator(request.language)
        summary = self._summary
        assert summary is not None
        scene = self._scene(request, trial, summary, t)
        cards = race_cards(scene) if trial.plan.sweep.mode == "race" else map_cards(scene)
        chosen = summary.lagom_places(trial)
        return {
            **board_header(self._parts, cards, request.language, request.board),
            "lines": self._lines(trial, summary, scene.place, t),
            "facts": {
                "runs": len(trial.plan.runs),
                "lagom": ";".join(f"{r},{c}" for r, c in chosen),
            },
        }

    def _lines(
        self, trial: Trial, summary: Summary, place: Place, t: Translator
    ) -> list[tuple[str, str, str, tuple[str, ...], str]]:
        """Each as its name, text and role, the numbers behind it, and what a button offers."""
        running = self.status == "running"
        self.onward = None
        if any(problem.constant for problem in trial.problems):
            said = []  # there is nothing to tell apart: no network is too small for that
        elif trial.plan.sweep.mode == "race":
            said = [Line(text) for text in sentences.standing(trial, summary, t)]
        else:
            end = summary.lagoms[side_of(place, trial.plan.sweep)].onward
            if end is not None and self.status in ("done", "cancelled"):
                self.onward = beyond(trial.plan, end)
            said = argument(trial, summary, place, running, t, self.onward)
        said += [Line(text) for text in sentences.warnings(trial, t)]
        # A screen reader hears the end of it, not every step there.
        role = "" if running else "status"
        progress = ("progress", sentences.progress(trial, self.status, t), "", (), "")
        return [progress, *((f"argument{i}{role}", s.text, role, s.numbers, s.offer)
                            for i, s in enumerate(said))]  # fmt: skip

    def judged(self, place: Place) -> tuple[Cell, Verdict, list[Verdict]]:
        """A place, the verdict on all of its starts, and on each by itself, as far as trained."""
        trial, summary = self.trial, self._summary
        assert trial is not None
        assert summary is not None
        self._verdicts.judge(place.runs)
        found = self._verdicts.found
        verdict = verdicts_on(trial, summary, found)[place.row, place.column]
        cell = summary.cells[trial.plan.places.index(place)]
        return cell, verdict, [found[run] for run in place.runs]

    def _scene(self, request: SweepRequest, trial: Trial, summary: Summary, t: Translator) -> Scene:
        place = self.chosen_place(request.chosen)
        return Scene(
            trial=trial,
            summary=summary,
            place=place,
            run=self.chosen_run(place, request.start),
            sweep=request.settings.sweep,
            axes=self._axes(request, trial),
            revision=(self._revision, self._verdicts.given),
            accuracies=self._accuracies if request.settings.sweep.measure == "accuracy" else None,
            judged=self._verdicts.found,
            t=t,
        )

    @staticmethod
    def _axes(request: SweepRequest, trial: Trial) -> tuple[int, int]:
        """The two inputs that maps show: those asked for, where the data are still the same."""
        s, trained = request.settings, trial.plan.settings
        if s.dataset != trained.dataset:
            return FIRST_AXES.get(trained.dataset, (0, 1))
        return s.x_axis, s.y_axis

    def chosen_place(self, chosen: tuple[int, int] | None) -> Place:
        """The clicked cell; before a click the lagom one, else the best, else the first."""
        assert self.trial is not None
        place = self.trial.plan.at(*chosen) if chosen is not None else None
        if place is not None:
            return place
        if self._default is None or self.status != "running":
            self._default = self._first_choice()
        return self._default

    def _first_choice(self) -> Place:
        """Stays the same while the losses move: the eye should not have to jump."""
        assert self.trial is not None
        plan = self.trial.plan
        if self._summary is not None and self.status != "running":
            lagom = next(iter(self._summary.lagoms.values()))
            cell = lagom.pick or lagom.best
            if cell is not None:
                return next(p for p in plan.places if p.runs == cell.rows)
        return plan.places[len(plan.places) // 2]

    def chosen_run(self, place: Place, start: int | None) -> int:
        """The run of that start; else the best one, or, while that may change, the first."""
        assert self.trial is not None
        if start is not None and start < len(place.runs):
            return place.runs[start]
        if self.status == "running":
            return place.runs[0]
        return ranked(place, self.trial.rows())[0]

    @property
    def plan(self) -> Plan | None:
        return self.trial.plan if self.trial is not None else None
