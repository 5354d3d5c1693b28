"""One session's sweep in the engine: follows its page, describes itself for a board."""

import time
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from pages.live.board import BoardRequest, board_header
from pages.live.recipes import Parts
from pages.live.settings import FIRST_AXES, Settings
from pages.live.sweep_settings import SweepSettings
from pages.live.sweeps import sentences
from pages.live.sweeps.accuracies import Accuracies
from pages.live.sweeps.cards import map_cards
from pages.live.sweeps.pictures import CellPictures
from pages.live.sweeps.plan import Place, Plan, estimate_of, plan_of, trouble
from pages.live.sweeps.race_cards import race_cards
from pages.live.sweeps.scene import Scene
from pages.live.sweeps.summary import Summary, ranked, summarize
from pages.live.sweeps.trial import Trial
from pages.live.sweeps.verdicts import Verdicts
from pages.text import Translator

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
        self._coming: Trial | None = None  # whose networks are being made
        self.status = "empty"
        self.refused = False  # whether the server had no room for what was asked last
        self.megabytes = 0.0
        self.seen = 0.0
        self.left = False
        self.command_number = 0
        self._parts = Parts()
        self._looked = 0.0
        self._revision = 0
        self._summary: Summary | None = None
        self._tolerance = 0.0

    # Commands

    def follow(self, request: SweepRequest, free_mb: float) -> None:
        """Carry out a new command. A run that is too large for the server is not begun."""
        if request.command_number == self.command_number:
            return
        self.command_number = request.command_number
        if request.command == "run":
            self._begin(request.settings, free_mb)
        elif self._coming is not None or (self.trial is not None and not self.trial.done):
            self.status = {"pause": "paused", "resume": "running", "cancel": "cancelled"}[
                request.command
            ]
            self._looked = 0.0
            if self.trial is not None:
                self.trial.pause()

    def _begin(self, settings: Settings, free_mb: float) -> None:
        if trouble(settings) is not None:
            return
        plan = plan_of(settings)
        estimate = estimate_of(plan)
        self.refused = bool(estimate.over) or estimate.megabytes > free_mb
        if self.refused:
            return
        self._coming = Trial(plan, at_once=False)
        self.megabytes = estimate.megabytes
        self.status = "running"

    def _take(self, trial: Trial) -> None:
        """From here on this one is shown; until now it was the one before."""
        self.trial, self._coming = trial, None
        self._pictures = CellPictures(trial)
        self._verdicts = Verdicts(trial)
        self._accuracies = Accuracies(trial)
        self._given = 0  # accuracies, at the last look at all numbers
        self._summary = None
        self._default: Place | None = None
        self._looked = 0.0

    def advance(self, budget_s: float) -> None:
        """Train for a slice; of a new trial first make the networks, to be seen in any case."""
        if self._coming is not None:
            self._coming.prepare(budget_s)
            if self._coming.ready:
                self._take(self._coming)
        elif self.status == "running" and self.trial is not None:
            self.trial.advance(budget_s)
            if self.trial.done:
                self.status = "done"
                self._looked = 0.0

    @property
    def making(self) -> bool:
        """Whether the networks of a new trial are being made."""
        return self._coming is not None

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
            "live": self.status == "running" or self.making or bool(places) or more,
            "sweep": trial.number,
            "cells": places,
            "pictured": pictured,  # so many before these: the browser sees if any was lost
        }
        return header, arrays

    def _blank(self, request: SweepRequest) -> dict[str, Any]:
        parts = board_header(self._parts, [], request.language, request.board)
        progress = {"progress": 0.0, "live": True} if self.making else {"live": False}
        return {**parts, **progress, "lines": [], "facts": {"runs": 0, "lagom": ""}}

    def _look(self, trial: Trial, sweep: SweepSettings) -> bool:
        """Take in the numbers, not at every frame; returns whether verdicts are still to come."""
        more = self._verdicts.advance() if sweep.measure == "verdict" else False
        now = time.monotonic()
        if self._counts(sweep, trial):
            more = self._accuracies.advance() or more
        last = not more and self._accuracies.given != self._given
        asked = self._tolerance != sweep.tolerance or last
        if asked or now - self._looked >= REFRESH_S:
            self._looked, self._tolerance = now, sweep.tolerance
            self._given = self._accuracies.given
            self._revision += 1
            self._summary = summarize(trial, sweep.tolerance)
        return more

    @staticmethod
    def _counts(sweep: SweepSettings, trial: Trial) -> bool:
        """Whether accuracies are shown: in regression there are no right answers to count."""
        return sweep.measure == "accuracy" and trial.plan.settings.task != "regression"

    def _header(self, request: SweepRequest, trial: Trial) -> dict[str, Any]:
        t = Translator(request.language)
        summary = self._summary
        assert summary is not None
        scene = self._scene(request, trial, summary, t)
        race = trial.plan.sweep.mode == "race"
        running = self.status == "running"
        if any(problem.constant for problem in trial.problems):
            said = []  # there is nothing to tell apart: no network is too small for that
        elif race:
            said = sentences.standing(trial, summary, t)
        else:
            said = sentences.argument(trial, summary, scene.place, running, t)
        # A screen reader hears the end of it, not every step there.
        role = "" if running else "status"
        lines = [["progress", sentences.progress(trial, self.status, t), ""]]
        said += sentences.warnings(trial, t)
        lines += [[f"argument{i}{role}", text, role] for i, text in enumerate(said)]
        cards = race_cards(scene) if race else map_cards(scene)
        chosen = summary.lagom_places(trial)
        return {
            **board_header(self._parts, cards, request.language, request.board),
            "lines": lines,
            "facts": {
                "runs": len(trial.plan.runs),
                "lagom": ";".join(f"{r},{c}" for r, c in chosen),
            },
        }

    def _scene(self, request: SweepRequest, trial: Trial, summary: Summary, t: Translator) -> Scene:
        place, sweep = self.chosen_place(request.chosen), request.settings.sweep
        return Scene(
            trial=trial,
            summary=summary,
            place=place,
            run=self.chosen_run(place, request.start),
            sweep=sweep,
            axes=self._axes(request, trial),
            revision=(self._revision, len(self._verdicts.found)),
            accuracies=self._accuracies.shares if self._counts(sweep, trial) else None,
            verdicts=self._verdicts.found,
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
            lagom = self._summary.lagoms[0][1]
            cell = lagom.chosen or lagom.best
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
