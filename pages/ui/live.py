"""The live view: one component that is mounted once and pulls its frames."""

from typing import Any

import streamlit as st

from pages.live.engine import Reply
from pages.live.session import Request
from pages.live.worker import engine
from pages.ui import failure, repaint, state
from pages.ui.component import component
from pages.ui.language import language

KEY = "live_view"


@repaint.fragment(state.LIVE)
def panel() -> None:
    """Ask the engine for a frame and hand it to the browser."""
    s = st.session_state
    if failure.told():
        return
    try:
        reply = engine().frame(s.sid, _request())
    except Exception as error:
        failure.note(error)
        s.playing, s.status = False, "paused"
        st.rerun()  # the whole app, since the play bar above is to show that nothing plays
    _note(reply)
    component("live")(data=reply.blob, key=KEY, on_tick_change=_on_tick)
    state.write_url()


def _tick() -> dict[str, Any] | None:
    tick = st.session_state.get(KEY, {}).get("tick")
    return tick if isinstance(tick, dict) else None


def _request() -> Request:
    s = st.session_state
    tick = _tick()
    if tick:
        s.held = {"run": tick["run"], "have": tick["have"], "parts": dict(tick["parts"])}
    name, number = s.command
    return Request(
        settings=s.settings,
        language=language(),
        playing=s.playing,
        command=name,
        command_number=number,
        seq=tick["seq"] if tick else None,
        was=s.standing,
        **s.held,
    )


def _note(reply: Reply) -> None:
    """Remember how the run stands; a run that has ended no longer plays."""
    s = st.session_state
    s.status = reply.status
    s.experiments = reply.experiments
    s.standing, s.again = reply.standing, reply.again
    if reply.status in state.ENDED:
        s.playing = False


@repaint.callback
def _on_tick() -> None:
    """Do what was pressed, or draw the next frame, and what no longer shows what is so."""
    tick = _tick()
    if tick and state.take_up(tick.get("was")):
        return None
    if (pressed := state.newly_pressed(KEY, tick)) is not None:
        return _experiment(pressed)
    s = st.session_state
    behind = [] if s.get("bar_playing") == state.is_training() else [state.PLAY_BAR]
    if s.get("again_noted") != s.again:
        behind.append(state.NOTICES)
    return repaint.ask(state.LIVE, *behind)


def _experiment(pressed: dict[str, Any]) -> None:
    """A button of the verdict panel: a counter-experiment, or away with the old curve."""
    kind = pressed.get("kind")
    if kind == "forget":
        return state.command("forget")
    return state.try_out(str(kind))
