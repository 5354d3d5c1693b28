"""One session's sweep in the engine: follows its page, describes itself for a board."""

import time
from typing import Any

from numpy.typing import NDArray

from datasets.slices import Slice
from nn_core.diagnosis import Verdict
from nn_core.sweep import Cell
from pages.features.sweep.live import sweep_sentences
from pages.features.sweep.live.accuracies import Accuracies
from pages.features.sweep.live.argument import Line, argument
from pages.features.sweep.live.beyond import Beyond, beyond
from pages.features.sweep.live.cell_pictures import BUDGET_S, CellPictures
from pages.features.sweep.live.cell_verdicts import verdicts_of
from pages.features.sweep.live.course import ENDED, Course, SweepRequest
from pages.features.sweep.live.map_cards import map_cards
from pages.features.sweep.live.plan import Place, Plan, ticket
from pages.features.sweep.live.race_cards import race_cards
from pages.features.sweep.live.scene import Scene
from pages.features.sweep.live.summary import (
    Summary,
    has_begun,
    ranked,
    side_of,
    summarize,
    verdicts_on,
)
from pages.features.sweep.live.sweep_run import SweepRun
from pages.live.cards import board_header
from pages.live.recipes import Parts
from pages.live.settings import Settings
from pages.live.sweep_settings import SweepSettings
from pages.text import Translator

REFRESH_S = 0.3  # from one look at all numbers to the next, while it trains


class SweepSession(Course):
    """A sweep, and how its page looks at it."""

    def __init__(self) -> None:
        super().__init__()
        self.onward: Beyond | None = None  # the map beyond the edge, where it is offered
        self._parts = Parts()
        self._looked = 0.0
        self._has_looked = False  # whether the last frame took in all numbers
        self._revision = 0
        self._shown: SweepRun | None = None
        self._summary: Summary | None = None
        self._goal = (0.0, 0)  # the tolerance and the percentage that it was summed up for
        self._default: Place | None = None

    def _look_at(self, sweep_run: SweepRun) -> None:
        """Where it is another, begin to look at it: it may have come between two frames."""
        if sweep_run is self._shown:
            return
        self._shown = sweep_run
        self._pictures = CellPictures(sweep_run)
        self._verdicts = verdicts_of(sweep_run)
        self._accuracies = Accuracies(sweep_run)
        self._given = 0, 0  # accuracies and verdicts, at the last look at all numbers
        self._summary = self._default = None

    def frame(self, request: SweepRequest) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
        """Header and arrays for the board."""
        sweep_run, sweep = self.sweep_run, request.settings.sweep
        if sweep_run is None:
            return self._blank(request), {}
        self._look_at(sweep_run)
        if "cells" not in request.board.parts:
            self._pictures.forget()
        more = self._look(sweep_run, sweep)
        pictured = self._pictures.sent
        places, arrays = self._pictures.advance(
            sweep.pictured,
            self._cut(request, sweep_run),
            self._output(request, sweep_run),
            budget_s=0.0 if self._has_looked else BUDGET_S,
        )
        header = {
            **self._header(request, sweep_run),
            "progress": None if self.status == "done" else sweep_run.progress,
            "live": self.status == "running" or self.making or bool(places) or more,
            "sweep": sweep_run.number,
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
        return {
            **parts,
            **progress,
            "lines": [],
            "facts": {"runs": 0, "lagom": "", "cells": "", "chosen": ""},
        }

    def _look(self, sweep_run: SweepRun, sweep: SweepSettings) -> bool:
        """Take in all numbers, or judge a few runs, each in a frame of its own: for a map of 1,000
        runs either takes a while. Returns whether something may still be to come."""
        now, goal = time.monotonic(), (sweep.tolerance, sweep.success)
        asked = self._goal != goal or self.turned
        due = now - self._looked >= REFRESH_S and not self._has_looked
        self._has_looked = asked or due
        if not self._has_looked:
            return self._judge(sweep_run, sweep)
        self._looked, self._goal, self.turned = now, goal, False
        self._given = self._accuracies.given, self._verdicts.given
        self._revision += 1
        self._summary = summarize(sweep_run, *goal)
        return True

    def _judge(self, sweep_run: SweepRun, sweep: SweepSettings) -> bool:
        """Verdicts and accuracies, for a moment; the next frame takes in the last of them."""
        on_map = sweep_run.plan.sweep.mode == "map"
        more = self._verdicts.advance() if on_map else False
        if self._counts(sweep, sweep_run):
            more = self._accuracies.advance() or more
        last = not more and (self._accuracies.given, self._verdicts.given) != self._given
        self.turned |= last
        return more or last

    @staticmethod
    def _counts(sweep: SweepSettings, sweep_run: SweepRun) -> bool:
        """Whether accuracies are shown: in regression there are no right answers to count."""
        return sweep.measure == "accuracy" and sweep_run.plan.settings.task != "regression"

    def _header(self, request: SweepRequest, sweep_run: SweepRun) -> dict[str, Any]:
        t = Translator(request.language)
        summary = self._summary
        assert summary is not None
        scene = self._scene(request, sweep_run, summary, t)
        cards = race_cards(scene) if sweep_run.plan.sweep.mode == "race" else map_cards(scene)
        chosen = summary.lagom_places(sweep_run)
        return {
            **board_header(self._parts, cards, request.language, request.board),
            "lines": self._lines(sweep_run, summary, scene.place, t),
            "facts": {
                "runs": len(sweep_run.plan.runs),
                "lagom": ";".join(_size(place) for place in chosen),
                "cells": ";".join(f"{place.row},{place.column}" for place in chosen),
                "chosen": _ticket(scene),
            },
        }

    def _lines(
        self, sweep_run: SweepRun, summary: Summary, place: Place, t: Translator
    ) -> list[tuple[str, str, str, tuple[str, ...], str]]:
        """Each as its name, text and role, the numbers behind it, and what a button offers."""
        running = self.status == "running"
        self.onward = None
        if any(problem.constant for problem in sweep_run.problems):
            said = []  # there is nothing to tell apart: no network is too small for that
        elif sweep_run.plan.sweep.mode == "race":
            said = [Line(text) for text in sweep_sentences.standing(sweep_run, summary, t)]
        else:
            end = summary.lagoms[side_of(place, sweep_run.plan.sweep)].onward
            whole = sweep_run.begun == len(sweep_run.plan.runs)
            if end is not None and whole and self.status in ENDED:
                self.onward = beyond(sweep_run.plan, end)
            said = argument(sweep_run, summary, place, running, t, self.onward)
        said += [Line(text) for text in sweep_sentences.warnings(sweep_run, t)]
        # A screen reader hears the end of it, not every step there.
        role = "" if running else "status"
        progress = ("progress", sweep_sentences.progress(sweep_run, self.status, t), "", (), "")
        return [progress, *((f"argument{i}{role}", s.text, role, s.numbers, s.offer)
                            for i, s in enumerate(said))]  # fmt: skip

    def judged(self, place: Place) -> tuple[Cell, Verdict | None, list[Verdict]]:
        """A place, the verdict on all of its starts, and on each by itself, as far as trained; none
        where its turn has not come."""
        sweep_run = self.sweep_run
        assert sweep_run is not None
        summary = self._summary or summarize(sweep_run, *self._goal)
        cell = summary.cells[sweep_run.plan.places.index(place)]
        if not has_begun(sweep_run, place):
            return cell, None, []
        self._verdicts.judge(place.runs)
        found = self._verdicts.found
        verdict = verdicts_on(sweep_run, summary, found)[place.row, place.column]
        return cell, verdict, [found[run] for run in place.runs]

    def _scene(
        self, request: SweepRequest, sweep_run: SweepRun, summary: Summary, t: Translator
    ) -> Scene:
        place, sweep = self.chosen_place(request.chosen), request.settings.sweep
        return Scene(
            sweep_run=sweep_run,
            summary=summary,
            place=place,
            run=self.chosen_run(place, request.start),
            sweep=sweep,
            cut=self._cut(request, sweep_run),
            shown=self._output(request, sweep_run),
            revision=self._revision,
            accuracies=self._accuracies.shares if self._counts(sweep, sweep_run) else None,
            judged=self._verdicts.found,
            t=t,
        )

    @staticmethod
    def _cut(request: SweepRequest, sweep_run: SweepRun) -> Slice:
        """What maps show: what is asked for, where the data are still the same."""
        s, trained = request.settings, sweep_run.plan.settings
        return s.slice if _same_source(s, trained) else trained.slice

    @staticmethod
    def _output(request: SweepRequest, sweep_run: SweepRun) -> int:
        """The output that maps show, of several numbers: likewise."""
        s = request.settings
        return s.map_output if _same_source(s, sweep_run.plan.settings) else 0

    def chosen_place(self, chosen: tuple[int, int] | None) -> Place:
        """The clicked cell; before a click the lagom one, else the best, else the first."""
        assert self.sweep_run is not None
        self._look_at(self.sweep_run)
        place = self.sweep_run.plan.at(*chosen) if chosen is not None else None
        if place is not None:
            return place
        if self._default is None or self.status != "running":
            self._default = self._first_choice()
        return self._default

    def _first_choice(self) -> Place:
        """Stays the same while the losses move: the eye should not have to jump."""
        assert self.sweep_run is not None
        plan = self.sweep_run.plan
        if self._summary is not None and self.status != "running":
            lagom = next(iter(self._summary.lagoms.values()))
            cell = lagom.pick or lagom.best
            if cell is not None:
                return next(p for p in plan.places if p.runs == cell.rows)
        row, column = ((edge + 1) // 2 for edge in plan.places[-1][:2])
        return min(plan.first, key=lambda p: (abs(p.row - row), abs(p.column - column)))

    def chosen_run(self, place: Place, start: int | None) -> int:
        """The run of that start; else the best one, or, while that may change, the first."""
        assert self.sweep_run is not None
        if start is not None and start < len(place.runs):
            return place.runs[start]
        if self.status == "running":
            return place.runs[0]
        return ranked(place, self.sweep_run.rows())[0]

    @property
    def plan(self) -> Plan | None:
        return self.sweep_run.plan if self.sweep_run is not None else None


def _ticket(scene: Scene) -> str:
    """Of the chosen run."""
    row, column, _, runs = scene.place
    return ticket(scene.sweep_run.plan.sweep.mode, (row, column), runs.index(scene.run))


def _size(place: Place) -> str:
    """Depth and width, as in 2x4; 0 without hidden layers."""
    widths = place.settings.hidden_widths
    return f"{len(widths)}x{widths[0]}" if widths else "0"


def _same_source(a: Settings, b: Settings) -> bool:
    return (a.dataset, a.own) == (b.dataset, b.own)
