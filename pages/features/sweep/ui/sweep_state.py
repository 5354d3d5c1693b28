"""The present mode's sweep: what it is told to do, and what is chosen of it."""

import time
from dataclasses import replace
from functools import partial

from pages.features.sweep.live.plan import estimate_of, plan_key, plan_of, trouble
from pages.features.sweep.live.sweep_pacing import Capacity
from pages.features.sweep.live.sweep_registry import SweepRegistry
from pages.features.sweep.live.sweep_standing import SweepStanding
from pages.features.sweep.ui.session_sweep import SweepState
from pages.live.settings import Settings, seen_as
from pages.live.worker import engine
from pages.ui import fragments, state
from pages.ui.session_state import session
from pages.ui.subject import Subject

ASKED_S = 1.0  # so long an answer of the engine holds


def present() -> SweepState:
    """The present mode's."""
    return session().sweeps.setdefault(state.settings().sweep.mode, SweepState())


def planned() -> Settings:
    """What is to be trained: the present settings. Where these are a run of the results, opened in
    the playground and come back from there, it is the results' plan."""
    d, now = present(), state.settings()
    if d.trained_with is not None and d.opened == plan_key(now):
        return seen_as(d.trained_with, now)
    return now


def is_stale() -> bool:
    """Whether the results shown were made with other settings than the present ones."""
    trained = present().trained_with
    return trained is not None and trained != plan_key(planned())


def is_eager() -> bool:
    """Whether the sweep begins by itself when it is seen: nobody has told it anything yet."""
    return present().number == 0 and _can_run(state.settings())


def begin_unasked() -> None:
    """From a callback: the browser shows the board, and has no results of its own for it."""
    if is_eager():
        command("run")


def arrive() -> None:
    """From another page: whoever comes with other settings than those of the results is shown the
    map of these. What was paused or stopped stays so."""
    if is_stale() and present().status in ("running", "done") and _can_run(planned()):
        _note("run")


def _can_run(settings: Settings) -> bool:
    return trouble(settings) is None and not estimate_of(plan_of(settings)).over


def standing_of(mode: str) -> SweepStanding | None:
    """How that mode's sweep stood at its last frame."""
    known = session().sweeps.get(mode)
    return known.standing if known is not None else None


def handle() -> str:
    """What the engine calls the present mode's sweep."""
    return f"{session().sid}:{state.settings().sweep.mode}"


def capacity() -> Capacity:
    """What the engine has for this sweep; asked once for all that is drawn at the same time."""
    d, now = present(), time.monotonic()
    if d.capacity is None or now - d.asked_at > ASKED_S:
        d.capacity, d.asked_at = engine().ask(SweepRegistry.capacity, handle()), now
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
    if is_stale():
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


def _is_same(a: Settings, b: Settings) -> bool:
    return plan_key(a) == plan_key(b)


SUBJECT = Subject("networks", present, begin, partial(state.change, redraw=True), _is_same)
