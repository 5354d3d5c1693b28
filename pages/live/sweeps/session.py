"""One session's sweep in the engine: follows its page, describes itself for a board."""

import time
from typing import Any

from numpy.typing import NDArray

from nn_core.cell_verdict import Verdict
from nn_core.lagom import Cell
from pages.live.board import board_header
from pages.live.recipes import Parts
from pages.live.settings import FIRST_AXES
from pages.live.sweep_settings import SweepSettings
from pages.live.sweeps import sentences
from pages.live.sweeps.accuracies import Accuracies
from pages.live.sweeps.argument import Line, argument
from pages.live.sweeps.beyond import Beyond, beyond
from pages.live.sweeps.cards import map_cards
from pages.live.sweeps.course import Course, SweepRequest
from pages.live.sweeps.pictures import CellPictures
from pages.live.sweeps.plan import Place, Plan
from pages.live.sweeps.race_cards import race_cards
from pages.live.sweeps.scene import Scene
from pages.live.sweeps.summary import Summary, ranked, side_of, summarize, verdicts_on
from pages.live.sweeps.trial import Trial
from pages.live.sweeps.verdicts import Verdicts
from pages.text import Translator

REFRESH_S = 0.3  # from one look at all numbers to the next, while it trains


class SweepSession(Course):
    """A sweep, and how its page looks at it."""

    def __init__(self) -> None:
        super().__init__()
        self.onward: Beyond | None = None  # the map beyond the edge, where it is offered
        self._parts = Parts()
        self._looked = 0.0
        self._revision = 0
        self._shown: Trial | None = None
        self._summary: Summary | None = None
        self._goal = (0.0, 0)  # the tolerance and the percentage that it was summed up for
        self._default: Place | None = None

    def _look_at(self, trial: Trial) -> None:
        """Where it is another trial, begin to look at it: it may have come between two frames."""
        if trial is self._shown:
            return
        self._shown = trial
        self._pictures = CellPictures(trial)
        self._verdicts = Verdicts(trial)
        self._accuracies = Accuracies(trial)
        self._given = 0  # accuracies, at the last look at all numbers
        self._summary = self._default = None

    def frame(self, request: SweepRequest) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
        """Header and arrays for the board."""
        trial, sweep = self.trial, request.settings.sweep
        if trial is None:
            return self._blank(request), {}
        self._look_at(trial)
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
            "standing": self._told(request.link),
        }
        return header, arrays

    def _told(self, link: str) -> dict[str, Any] | None:
        """For the browser's tab, which hands it over should the page's session be lost, too."""
        standing = self.standing
        if standing is None or not link:
            return None
        return {"link": link, "epochs": standing.epochs, "status": standing.status}

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
        goal = (sweep.tolerance, sweep.success)
        last = not more and self._accuracies.given != self._given
        asked = self._goal != goal or last or self.turned
        if asked or now - self._looked >= REFRESH_S:
            self._looked, self._goal, self.turned = now, goal, False
            self._given = self._accuracies.given
            self._revision += 1
            self._summary = summarize(trial, *goal)
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
        trial = self.trial
        assert trial is not None
        summary = self._summary or summarize(trial, *self._goal)
        self._verdicts.judge(place.runs)
        found = self._verdicts.found
        verdict = verdicts_on(trial, summary, found)[place.row, place.column]
        cell = summary.cells[trial.plan.places.index(place)]
        return cell, verdict, [found[run] for run in place.runs]

    def _scene(self, request: SweepRequest, trial: Trial, summary: Summary, t: Translator) -> Scene:
        place, sweep = self.chosen_place(request.chosen), request.settings.sweep
        return Scene(
            trial=trial,
            summary=summary,
            place=place,
            run=self.chosen_run(place, request.start),
            sweep=sweep,
            axes=self._axes(request, trial),
            revision=(self._revision, self._verdicts.given),
            accuracies=self._accuracies.shares if self._counts(sweep, trial) else None,
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
        self._look_at(self.trial)
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
