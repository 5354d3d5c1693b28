"""The present mode's sweep: what it is told to do, and what is chosen of it."""

import time
from functools import partial

from pages.features.sweep.live.plan import plan_key
from pages.features.sweep.live.sweep_pacing import Capacity
from pages.features.sweep.live.sweep_registry import SweepRegistry
from pages.features.sweep.live.sweep_standing import SweepStanding
from pages.features.sweep.ui.session_sweep import SweepState, can_run
from pages.live.settings import Settings
from pages.live.worker import engine
from pages.ui import fragments, state
from pages.ui.session_state import session
from pages.ui.subject import Subject

ASKED_S = 1.0  # so long an answer of the engine holds


def present() -> SweepState:
    """The present mode's."""
    return session().sweeps.setdefault(state.settings().sweep.mode, SweepState())


def is_stale() -> bool:
    """Whether the results shown were made with other settings than the present ones."""
    return present().is_stale(state.settings())


def arrive() -> None:
    """From another page: whoever comes with other settings than those of the results is shown the
    map of these. What was paused or stopped stays so."""
    d, now = present(), state.settings()
    if d.is_stale(now) and d.status in ("running", "done") and can_run(d.planned(now)):
        d.tell("run")


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
    present().tell(name)
    fragments.ask(state.LIVE, state.PLAY_BAR, state.ESTIMATE, state.CHOSEN)


def begin(settings: Settings) -> None:
    """From a callback: other settings, and run at once."""
    state.run().ask(settings=settings)
    if settings.sweep.mode != "double_descent":  # which has nothing to train
        present().tell("run")
    beside = (state.PLAY_BAR, state.ESTIMATE, state.CHOSEN, state.CONTROLS, state.EXAMPLES)
    fragments.ask(state.LIVE, *beside)


def choose(place: tuple[int, int] | None, start: int | None) -> None:
    """From a callback: another cell, or another of its starts."""
    present().choose(place, start)
    fragments.ask(state.LIVE, state.CHOSEN)


def _is_same(a: Settings, b: Settings) -> bool:
    return plan_key(a) == plan_key(b)


SUBJECT = Subject("networks", present, begin, partial(state.change, redraw=True), _is_same)
