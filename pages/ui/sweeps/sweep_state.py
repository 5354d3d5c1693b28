"""What a session remembers of its sweeps, one for each mode of the page."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st

from pages.live.engine import Capacity, Engine
from pages.live.run_standing import AGAIN, Again
from pages.live.settings import Settings, seen_as
from pages.live.sweeps.plan import plan_key
from pages.live.sweeps.sweep_registry import SweepReply
from pages.live.sweeps.sweep_standing import SweepStanding, read
from pages.live.worker import engine
from pages.ui import fragments, state, url

LONGEST_LINK = 4000  # of a stranger's
ASKED_S = 1.0  # so long an answer of the engine holds


@dataclass
class SweepState:
    """Commands to the engine, what it said last, and what is chosen."""

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

    def take_up(self, told: object, mode: str) -> None:
        """The tab had results with a session that is no more. Not where anything was done since."""
        if self.number or not isinstance(told, Mapping):
            return
        settings, _ = url.decode(parse_qs(str(told.get("link"))[:LONGEST_LINK]))
        was = read(told, settings)
        if was is not None and settings.sweep.mode == mode:
            self.standing, self.command, self.number = was, AGAIN, 1

    @property
    def link(self) -> str:
        """The settings of the results, as a link has them."""
        trained = self.trained_with
        return "" if trained is None else urlencode(url.encode(trained, sweep=True))

    @property
    def stale(self) -> bool:
        """Whether the results shown were made with other settings than the present ones."""
        return self.trained_with is not None and self.trained_with != plan_key(state.settings())

    def note(self, reply: SweepReply) -> None:
        """What the engine said last."""
        self.status, self.chosen, self.start = reply.status, reply.chosen, reply.start
        self.trained_with, self.onward = reply.trained_with, reply.onward
        self.standing, self.again = reply.standing, reply.again
        hints = {"refused": reply.refused, "gone": reply.gone, "empty": reply.status == "empty"}
        self.hint = next((hint for hint, holds in hints.items() if holds), "")

    @property
    def is_behind(self) -> bool:
        """Whether what stands around the board shows what is so no longer."""
        drawn = (self.shown, self.shown_hint, self.shown_again)
        return drawn != (self.now(), self.hint, self.again)

    def now(self) -> tuple[Any, ...]:
        """What the fragments beside the board show."""
        return self.status, self.chosen, self.start, self.trained_with


def present() -> SweepState:
    """The present mode's."""
    states: dict[str, SweepState] = st.session_state.setdefault("sweep_states", {})
    return states.setdefault(state.settings().sweep.mode, SweepState())


def standing_of(mode: str) -> SweepStanding | None:
    """How that mode's sweep stood at its last frame."""
    known: SweepState | None = st.session_state.get("sweep_states", {}).get(mode)
    return known.standing if known is not None else None


def handle() -> str:
    """What the engine calls the present mode's sweep."""
    return f"{st.session_state.sid}:{state.settings().sweep.mode}"


def capacity() -> Capacity:
    """What the engine has for this sweep; asked once for all that is drawn at the same time."""
    d, now = present(), time.monotonic()
    if d.capacity is None or now - d.asked_at > ASKED_S:
        d.capacity, d.asked_at = engine().ask(Engine.capacity, handle()), now
    return d.capacity


@fragments.callback
def command(name: str) -> None:
    """From a callback: run, pause, resume or cancel."""
    _note(name)
    fragments.ask(state.LIVE, state.PLAY_BAR, state.ESTIMATE, state.CHOSEN)


def begin(settings: Settings) -> None:
    """From a callback: other settings, and run at once."""
    state.run().ask(settings=settings)
    if settings.sweep.mode != "double_descent":  # which has nothing to train
        _note("run")
    beside = (state.PLAY_BAR, state.ESTIMATE, state.CHOSEN, state.CONTROLS, state.EXAMPLES)
    fragments.ask(state.LIVE, *beside)


def go_on() -> None:
    """From a callback: the map goes on beyond its edge, if that is offered."""
    d = present()
    if d.onward is None:  # a second click on a button that has done its work
        fragments.ask(state.LIVE)
        return
    now = state.settings()
    if d.stale:
        begin(seen_as(d.onward, now))
        return
    # Of a plan only what it trains is known: what else is set stays.
    axes = {name: getattr(d.onward.sweep, name) for name in ("row_values", "column_values")}
    begin(replace(now, sweep=replace(now.sweep, **axes)))


def _note(name: str) -> None:
    d = present()
    d.command, d.number = name, d.number + 1
    if name == "run":
        d.clicked = d.clicked_start = None


def choose(place: tuple[int, int] | None, start: int | None) -> None:
    """From a callback: another cell, or another of its starts."""
    d = present()
    d.clicked, d.clicked_start = place, start
    fragments.ask(state.LIVE, state.CHOSEN)
