"""The live view: one component that is mounted once and pulls its frames."""

from typing import Any

import streamlit as st

from pages.live.points import picked
from pages.live.source import source
from pages.ui import channel, failure, fragments, navigation, state, widget_keys
from pages.ui.component import component
from pages.ui.language import language
from pages.ui.panels import Sent
from pages.ui.point_choice import pick
from pages.ui.run import Run
from pages.ui.session_state import widget_value
from pages.ui.ticks import Tick, read

NAME = "live_view"  # of the panel


class LivePanel:
    """The live view's frames, for the channel."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def frame(self, tick: Tick) -> Sent:
        blob = self._run.frame(tick)
        return Sent(blob, self._run.is_behind)


@fragments.fragment(state.LIVE)
def panel() -> None:
    """Ask the engine for a frame and hand it to the browser."""
    if failure.told():
        return
    run = state.run()
    run.ask(language=language())
    try:
        blob = run.frame(channel.said(NAME, read(_tick())))
    except Exception as error:
        failure.note(error)
        run.ask(playing=False)
        run.status = "paused"
        st.rerun()  # the whole app, since the play bar above is to show that nothing plays
    channel.kept(NAME, lambda: LivePanel(run))
    component("live")(
        data=channel.named(blob, NAME),
        key=widget_keys.LIVE_VIEW,
        on_tick_change=_on_tick,
        on_follow_change=_on_follow,
    )
    state.write_url()


def _tick() -> dict[str, Any] | None:
    tick = (widget_value(widget_keys.LIVE_VIEW) or {}).get("tick")
    return tick if isinstance(tick, dict) else None


@fragments.callback
def _on_tick() -> None:
    """Draw the next frame, and what no longer shows what is so."""
    run, asked = state.run(), _tick()
    if asked and state.take_up(asked.get("was")):
        return None
    run.press(channel.said(NAME, read(asked)).pressed)
    behind = [state.LIVE]
    if run.pressed:
        behind = [*state.pictures(), state.CONTROLS, state.EXAMPLES]
        run.pressed = False
    if run.shown_training != run.is_training:
        behind.append(state.PLAY_BAR)
    if run.shown_again != run.again:
        behind.append(state.NOTICES)
    return fragments.ask(*behind)


@fragments.callback
def _on_follow() -> None:
    """A data point in the picture is to be followed through the network."""
    told = (widget_value(widget_keys.LIVE_VIEW) or {}).get("follow")
    found = picked(source(state.settings()).load(), told)
    if found is None:
        fragments.ask(state.LIVE)
    else:
        pick(*found)
        st.switch_page(navigation.page("point"))
