"""What a session remembers: settings, whether it plays, and the engine's handle.

Plain session_state entries rather than widget values: these survive a change of page or language.
"""

import threading
import uuid
from dataclasses import replace
from typing import Any, Literal

import streamlit as st

from pages.live.memory import give_back
from pages.live.settings import VIEW, Settings, settle, starts_anew
from pages.live.sweep_settings import LOOKS
from pages.live.worker import engine
from pages.ui import repaint, url
from pages.ui.language import PARAMETER, is_explicit, language

# The fragments' keys.
LIVE, PLAY_BAR, CONTROLS, ESTIMATE = repaint.FIRST, "play_bar", "controls", "estimate"
INSIDE, EXAMPLES, CHOSEN = "inside", "examples", "chosen"
GRACE_S = 10  # beyond the time for which Streamlit keeps a session whose connection was lost
ENDED = ("diverged", "done")
OPEN = "open"  # in a link: which run of the map to open
AXES = ("x_axis", "y_axis")  # these belong to the data


def _leave(sid: str) -> None:
    """The browser has gone. It may come back for as long as Streamlit keeps its session."""
    engine().leave(sid)
    kept_s = st.get_option("server.disconnectedSessionTTL")
    timer = threading.Timer(kept_s + GRACE_S, _forget, [sid])
    timer.daemon = True
    timer.start()


def _forget(sid: str) -> None:
    engine().drop(sid)
    give_back()


@st.cache_resource(scope="session", show_spinner=False, on_release=_leave)
def _present(sid: str) -> str:
    """Streamlit releases what a session holds here at the moment when its browser disconnects."""
    return sid


def start(page: str = "playground") -> None:
    """At first sight: read the URL, keep what had to be repaired in it, and begin to train."""
    state = st.session_state
    state.page = page
    repaint.start()
    state.written = None  # a change of page has emptied the URL
    _present(state.setdefault("sid", uuid.uuid4().hex))
    if "settings" in state:
        return
    state.settings, state.notices = url.decode(_link())
    state.playing = True
    state.command = ("", 0)
    state.status = "running"
    state.held = {}  # what the browser holds of the live view
    state.experiments = {}  # what the verdict panel offers


def _link() -> dict[str, list[str]]:
    """What the link asks of the settings."""
    own = [k for k in st.query_params if k not in (PARAMETER, OPEN)]
    return {k: st.query_params.get_all(k) for k in own}


def sidebar() -> Literal["auto", "collapsed"]:
    """Closed in a link made for a projector, where the pictures need the room."""
    asked, _ = url.decode(_link())
    return "collapsed" if asked.projector else "auto"


def settings() -> Settings:
    present: Settings = st.session_state.settings
    return present


def pictures() -> list[str]:
    """The fragments that show the run: the live view, and what is inside where that is open."""
    inside = st.session_state.page == "playground" and st.session_state.get("inside_shown")
    return [LIVE, INSIDE] if inside else [LIVE]


def change(new: Settings, redraw: bool) -> None:
    """From a widget's callback: take new settings, redraw the picture and, if asked, the controls.

    A run that had ended gives way to the new one; a run that was paused stays paused.
    """
    state = st.session_state
    if state.status in ENDED and starts_anew(state.settings, new, state.status == "diverged"):
        state.playing = True
    state.settings = new
    # The map's bar says what a run would take, the verdict on a cell follows what is enough.
    beside = [PLAY_BAR, ESTIMATE, CHOSEN] if state.page == "map" else []
    repaint.ask(*pictures(), *([CONTROLS, EXAMPLES] if redraw else []), *beside)


def seen_as(settings: Settings, other: Settings) -> Settings:
    """The settings, with the views (axes, speed, ways to look at a sweep) of the other ones."""
    looks = {name: getattr(other.sweep, name) for name in LOOKS}
    kept = ("sweep",) if settings.dataset == other.dataset else ("sweep", *AXES)
    views = {name: getattr(other, name) for name in VIEW if name not in kept}
    return replace(settings, **views, sweep=replace(settings.sweep, **looks))


def begin(new: Settings) -> None:
    """From a callback: another experiment in all its settings, from epoch 0, and at once."""
    state = st.session_state
    state.settings, state.playing = new, True
    state.command = ("reset", state.command[1] + 1)
    repaint.ask(*pictures(), PLAY_BAR, EXAMPLES, CONTROLS)


def play(playing: bool) -> None:
    """From a callback: train or pause."""
    st.session_state.playing = playing
    repaint.ask(*pictures(), PLAY_BAR)


def command(name: str) -> None:
    """From a callback: reset, step, epoch or forget, once."""
    if name in ("step", "epoch"):
        st.session_state.playing = False
    st.session_state.command = (name, st.session_state.command[1] + 1)
    repaint.ask(*pictures(), PLAY_BAR)


def try_out(kind: str) -> None:
    """From a callback: run a counter-experiment of the verdict panel at once, if it is offered.

    What is offered are changes of settings, not settings: what has been set meanwhile stays.
    """
    state = st.session_state
    changes = state.experiments.pop(kind, None)
    if changes is None:  # a second click on a button that has done its work
        return repaint.ask(LIVE)
    state.settings = settle(replace(state.settings, **changes))
    state.playing = True
    state.command = (kind, state.command[1] + 1)
    return repaint.ask(*pictures(), PLAY_BAR, CONTROLS)


def write_url() -> None:
    """Put every setting into the URL, unless it is there already."""
    state = st.session_state
    written = (state.settings, language() if is_explicit() else None)
    if state.written == written:
        return
    state.written = written
    wanted: dict[str, Any] = url.encode(state.settings, sweep=state.page == "map")
    if is_explicit():
        wanted[PARAMETER] = language()
    st.query_params.from_dict(wanted)
