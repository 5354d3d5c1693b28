"""The course of one sweep: its commands, its training, and how it comes back after a loss."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from pages.features.sweep.live.plan import Plan, estimate_of, plan_of, trouble
from pages.features.sweep.live.sweep_run import SweepRun
from pages.features.sweep.live.sweep_standing import SweepStanding
from pages.live.cards import BoardRequest
from pages.live.run_standing import AGAIN, Again
from pages.live.settings import Settings

# An equal plan's sweep run that somebody else has, to be shared.
Shared = Callable[[Plan], SweepRun | None]


def _nobody(plan: Plan) -> SweepRun | None:
    return None


# What the commands make of a sweep that is there.
STATUSES = {"pause": "paused", "resume": "running", "cancel": "cancelled"}
ENDED = ("done", "cancelled")


@dataclass(frozen=True)
class SweepRequest:
    """What a page asks of its sweep."""

    settings: Settings
    language: str
    board: BoardRequest
    command: str = ""  # run, pause, resume, cancel or again: done once for each number
    command_number: int = 0
    chosen: tuple[int, int] | None = None  # the cell that was clicked
    start: int | None = None  # and which of its starts
    was: SweepStanding | None = None  # how the sweep stood, for an engine that knows nothing of it
    link: str = ""  # the settings of the results, as the page writes them in a link
    eager: bool = False  # whether it begins by itself as soon as somebody sees it


class Course:
    """A sweep run and what becomes of it. status: empty, running, paused, cancelled or done.

    Several courses may share a sweep run. Then each that runs trains it on, for all of them.
    """

    def __init__(self) -> None:
        self.sweep_run: SweepRun | None = None
        self._coming: SweepRun | None = None  # whose networks are being made
        self.status = "empty"
        self.refused = False  # whether the server had no room for what was asked last
        self.gone = False  # whether it had to let go of the results
        self.seen = self.ended = 0.0
        self.left = False
        self.command_number = 0
        self.opened: Settings | None = None  # the plan's, of the run opened in the playground last
        self.turned = True  # whether it should be looked at without delay
        self._estimated_mb = 0.0
        self._new = True  # whether it has not followed any request yet
        self._lost: SweepStanding | None = None  # what is trained again, or has been
        self._retracing = False

    # Commands

    def follow(self, request: SweepRequest, free_mb: float, shared: Shared = _nobody) -> None:
        """Carry out a new command. A run that is too large for the server is not begun."""
        told = request.command == AGAIN and request.command_number != self.command_number
        if request.was is not None and (self._new or told):
            self._take_up(request, request.was, free_mb, shared)
        self._new = False
        if request.command_number == self.command_number:
            return
        self.command_number = request.command_number
        if request.command == "run":
            self._begin(request.settings, free_mb, shared)
        elif self._goes_on and request.command in STATUSES:
            self._stand(STATUSES[request.command])

    @property
    def _goes_on(self) -> bool:
        return self.making or (self.sweep_run is not None and not self.sweep_run.done)

    @property
    def making(self) -> bool:
        """Whether a new sweep run's networks are being made; until then the one before is shown."""
        return self._coming is not None

    def _begin(self, settings: Settings, free_mb: float, shared: Shared) -> None:
        if trouble(settings) is not None:
            return
        plan = plan_of(settings)
        estimate, known = estimate_of(plan), shared(plan)
        self.refused = bool(estimate.over) or (known is None and estimate.megabytes > free_mb)
        if self.refused:
            return
        self._coming = known or SweepRun(plan, at_once=False)
        self.status, self.gone, self.turned = "running", False, True
        self._estimated_mb = estimate.megabytes
        self._lost, self._retracing, self.opened = None, False, None

    def _take_up(
        self, request: SweepRequest, was: SweepStanding, free_mb: float, shared: Shared
    ) -> None:
        """Train a sweep again that another engine had, unless this request begins another."""
        new = request.command if request.command_number != was.command_number else ""
        if new == "run":
            self.command_number = was.command_number  # it is still to be carried out
            return
        self.command_number = request.command_number
        self._begin(was.settings, free_mb, shared)
        if self._coming is None:
            self.refused, self.gone = False, True
            return
        self._lost = replace(was, status=STATUSES.get(new, was.status))
        self._retracing = True

    def _stand(self, status: str) -> None:
        self.status, self.turned = status, True
        if self.sweep_run is not None:
            self.sweep_run.pause()
        self.ended = time.monotonic()

    # Training

    def advance(self, budget_s: float) -> None:
        """Train for a slice; a sweep that was lost, up to where it was.

        Of a new sweep run first the networks are made, to be seen in any case.
        """
        if self._coming is not None:
            self._coming.prepare(budget_s)
            if self._coming.ready:
                self.sweep_run, self._coming, self.turned = self._coming, None, True
            return
        if self.status != "running" or self.sweep_run is None:
            return
        lost = self._lost if self._retracing else None
        until = None if lost is None else lost.epochs
        self.sweep_run.advance(budget_s, until)
        if lost is not None and self.sweep_run.reached(until):
            self._retracing = False
            self._stand(lost.status)
        if self.sweep_run.done:
            self._stand("done")

    # Coming back

    @property
    def standing(self) -> SweepStanding | None:
        """What it takes to train the sweep again; None where there is none."""
        sweep_run = self.newest
        if sweep_run is None:
            return None
        epochs, status = sweep_run.epochs if sweep_run.ready else 0, self.status
        if self._lost is not None and self._retracing:
            epochs = self._lost.epochs
            status = self._lost.status if status == "running" else status
        return SweepStanding(sweep_run.plan.settings, epochs, status, self.command_number)

    @property
    def again(self) -> Again | None:
        """Of a sweep that was lost, until another begins."""
        sweep_run = self.newest
        if sweep_run is None or self._lost is None:
            return None
        number, was = sweep_run.number, self._lost
        epochs = min(was.epochs, sweep_run.plan.epochs)  # of those that have had the most
        return Again(
            number, epochs, was.lost_by, adjusted=False, edited=False, done=not self._retracing
        )

    # Room for all

    @property
    def newest(self) -> SweepRun | None:
        """What it holds, or what takes its place as soon as its networks are made."""
        return self._coming or self.sweep_run

    @property
    def megabytes(self) -> float:
        """What it holds, or may come to hold while it trains."""
        if self._coming is not None:
            return self._estimated_mb
        if self.sweep_run is None:
            return 0.0
        return self.sweep_run.megabytes if self.sweep_run.done else self._estimated_mb

    @property
    def may_be_let_go(self) -> bool:
        """Whether nobody waits for it: it has ended, or its page has left."""
        return self.newest is not None and (self.left or self.status in ENDED)

    def emptied(self) -> Self:
        """What takes its place when others need the room. The settings make the results again."""
        empty = type(self)()
        empty.gone, empty._new = True, False
        empty.seen, empty.left, empty.command_number = self.seen, self.left, self.command_number
        return empty
