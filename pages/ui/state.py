"""What a session remembers: settings, whether it plays, and the engine's handle.

Plain session_state entries rather than widget values: these survive a change of page or language.
"""

import uuid
import weakref
from typing import Any

import streamlit as st

from pages.live.settings import Settings
from pages.live.worker import engine
from pages.ui import url
from pages.ui.language import PARAMETER, is_explicit, language

FRAGMENTS = ["live", "play_bar", "controls"]  # in the order of their hurry


class Handle:
    """Names the session to the engine; when the session ends, the engine forgets it."""

    def __init__(self) -> None:
        self.sid = uuid.uuid4().hex
        weakref.finalize(self, engine().drop, self.sid)


def start() -> None:
    """Once a session: read the URL, keep what had to be repaired in it, and begin to train."""
    state = st.session_state
    if "settings" in state:
        return
    params = {k: st.query_params.get_all(k) for k in st.query_params if k != PARAMETER}
    state.settings, state.notices = url.decode(params)
    state.playing = True
    state.command = ("", 0)
    state.handle = Handle()
    state.status = "running"
    state.held = {}  # what the browser holds of the live view


def settings() -> Settings:
    present: Settings = st.session_state.settings
    return present


def change(new: Settings) -> None:
    """From a widget's callback: take new settings and redraw what shows them."""
    st.session_state.settings = new
    st.session_state.notices = []
    st.rerun(FRAGMENTS)


def play(playing: bool) -> None:
    """From a callback: train or pause."""
    st.session_state.playing = playing
    st.rerun(FRAGMENTS[:2])


def command(name: str) -> None:
    """From a callback: reset, step or epoch, once."""
    if name != "reset":
        st.session_state.playing = False
    st.session_state.command = (name, st.session_state.command[1] + 1)
    st.rerun(FRAGMENTS[:2])


def write_url() -> None:
    """Put every setting into the URL, when it is not there already."""
    wanted: dict[str, Any] = url.encode(settings())
    if is_explicit():
        wanted[PARAMETER] = language()
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
