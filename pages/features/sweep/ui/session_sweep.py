"""A session's sweep as its page knows it: what is asked of the engine, and how it answered last."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any
from urllib.parse import parse_qs, urlencode

from pages.features.sweep.live.plan import estimate_of, plan_key, plan_of, trouble
from pages.features.sweep.live.sweep_pacing import Capacity
from pages.features.sweep.live.sweep_registry import SweepReply
from pages.features.sweep.live.sweep_standing import SweepStanding, read
from pages.live.run_standing import AGAIN, Again
from pages.live.settings import Settings, seen_as
from pages.ui import url

LONGEST_LINK = 4000  # of a stranger's


@dataclass
class SweepState:
    """Commands to the engine, what it said last, and what is chosen.

    Asked by the page's script and by the channel, each in its own thread.
    """

    command: str = ""
    number: int = 0
    status: str = "empty"
    trained_with: Settings | None = None  # the plan's settings
    standing: SweepStanding | None = None
    clicked: tuple[int, int] | None = None
    clicked_start: int | None = None
    chosen: tuple[int, int] | None = None  # as the engine answers
    start: int = 0
    onward: Settings | None = None  # the map beyond its edge, where the board offers it
    hint: str = ""  # what is said below the board
    again: Again | None = None
    shown: tuple[Any, ...] = ()  # what the fragments beside the board were last drawn for
    shown_hint: str = ""
    capacity: Capacity | None = None  # of the engine, when it was last asked
    asked_at: float = 0.0
    shown_again: Again | None = None
    opened: Settings | None = None  # the plan's, of the run that was opened in the playground
    pressed: bool = False  # on the board, which what stands around it has not heard of
    lock: RLock = field(default_factory=RLock, repr=False, compare=False)

    def tell(self, command: str) -> None:
        """The engine, once: run, pause, resume or cancel."""
        with self.lock:
            self.command, self.number = command, self.number + 1
            if command == "run":
                self.clicked = self.clicked_start = None

    def choose(self, place: tuple[int, int] | None, start: int | None) -> None:
        """Another cell, or another of its starts."""
        with self.lock:
            self.clicked, self.clicked_start = place, start

    def planned(self, now: Settings) -> Settings:
        """What is to be trained: the present settings. Where these are a run of the results, opened
        in the playground and come back from there, it is the results' plan."""
        trained = self.trained_with  # the channel's thread may change it meanwhile
        if trained is not None and self.opened == plan_key(now):
            return seen_as(trained, now)
        return now

    def is_stale(self, now: Settings) -> bool:
        """Whether the results shown were made with other settings than the present ones."""
        trained = self.trained_with
        return trained is not None and trained != plan_key(self.planned(now))

    def is_eager(self, now: Settings) -> bool:
        """Whether the sweep begins by itself when it is seen: nobody has told it anything yet."""
        return self.number == 0 and can_run(now)

    def take_up(self, told: object, mode: str) -> None:
        """The tab had results with a session that is no more. Not where anything was done since."""
        if self.number or not isinstance(told, Mapping):
            return
        settings, notices = url.decode(parse_qs(str(told.get("link"))[:LONGEST_LINK]))
        was = None if url.stands_in(notices) else read(told, settings)
        if was is not None and settings.sweep.mode == mode:
            self.standing, self.command, self.number = was, AGAIN, 1

    @property
    def link(self) -> str:
        """The settings of the results, as a link has them."""
        trained = self.trained_with
        return "" if trained is None else urlencode(url.encode(trained, sweep=True))

    def note(self, reply: SweepReply) -> None:
        """What the engine said last."""
        self.capacity, self.asked_at = reply.capacity, time.monotonic()
        self.status, self.chosen, self.start = reply.status, reply.chosen, reply.start
        self.trained_with, self.onward = reply.trained_with, reply.onward
        self.opened = reply.opened or self.opened  # which outlives a reload with the results
        self.standing, self.again = reply.standing, reply.again
        hints = {"refused": reply.refused, "gone": reply.gone, "empty": reply.status == "empty"}
        self.hint = next((hint for hint, holds in hints.items() if holds), "")

    @property
    def is_behind(self) -> bool:
        """Whether what stands around the board shows what is so no longer."""
        drawn = (self.shown, self.shown_hint, self.shown_again)
        return self.pressed or drawn != (self.now(), self.hint, self.again)

    def now(self) -> tuple[Any, ...]:
        """What the fragments beside the board show."""
        return self.status, self.chosen, self.start, self.trained_with


def can_run(settings: Settings) -> bool:
    """Whether there is something to train, within the limits of a sweep."""
    return trouble(settings) is None and not estimate_of(plan_of(settings)).over
