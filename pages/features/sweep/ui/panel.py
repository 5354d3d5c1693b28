"""The board of the architecture map or the race: asks the engine for a frame, shows it."""

from collections.abc import Mapping
from dataclasses import replace
from threading import Lock
from typing import Any

import streamlit as st

from pages.features.sweep.live.course import SweepRequest
from pages.features.sweep.live.sweep_registry import SweepRegistry
from pages.features.sweep.ui import sweep_state
from pages.features.sweep.ui.double_descent import double_descent
from pages.features.sweep.ui.session_sweep import SweepState
from pages.live.cards import BoardRequest
from pages.live.numerals import index_in
from pages.live.worker import engine
from pages.ui import board_component, channel, failure, fragments, state
from pages.ui.language import language, t
from pages.ui.panels import Sent
from pages.ui.ticks import Tick


@fragments.fragment(state.LIVE)
def panel() -> None:
    """What the present mode shows."""
    if state.settings().sweep.mode == "double_descent":
        double_descent()
    else:
        _board()
    state.write_url()


class SweepPanel:
    """The board's frames, for the page and for the channel."""

    def __init__(self, present: SweepState, handle: str, request: SweepRequest) -> None:
        self.request = request  # what the page asked last
        self._state, self._handle = present, handle
        self._making = Lock()

    def frame(self, tick: Tick) -> Sent:
        """For what is asked when its turn comes."""
        d = self._state
        with self._making:
            asked = replace(
                self.request,
                board=BoardRequest(tick.parts, tick.visible, tick.seq),
                command=d.command,
                command_number=d.number,
                chosen=d.clicked,
                start=d.clicked_start,
                was=d.standing,
                link=d.link,
            )
            reply = engine().paced(SweepRegistry.frame, self._handle, asked, SweepRegistry.train)
            if d.number == asked.command_number:
                d.note(reply)
        return Sent(reply.blob, d.is_behind)


def _board() -> None:
    mode, d = state.settings().sweep.mode, sweep_state.present()
    if failure.told():
        return
    eager = sweep_state.is_eager()
    request = SweepRequest(sweep_state.planned(), language(), BoardRequest(), eager=eager)
    panel: SweepPanel = channel.kept(mode, lambda: SweepPanel(d, sweep_state.handle(), request))
    panel.request = request
    try:
        _adopt(mode)
        sent = panel.frame(board_component.held(mode))
    except Exception as error:
        failure.note(error)
        st.rerun()
    board_component.show(mode, _beside, channel.named(sent.blob, mode), _pick)
    _hint(d, mode)


def _hint(d: SweepState, mode: str) -> None:
    place, d.shown_hint = st.empty(), d.hint
    if d.hint == "empty":
        place.info(t(f"sweep.empty.{mode}"), icon=":material/grid_on:")
    elif d.hint:
        place.warning(t(f"sweep.{d.hint}"), icon=":material/block:")


def _adopt(mode: str) -> None:
    """The tab names the sweep that it has left with the engine, in another session: before a
    reload, say. Where the engine has lost it, the tab tells how it stood."""
    tick = board_component.tick_of(mode)
    before = tick.get("before")
    if not isinstance(before, str) or not before.endswith(f":{mode}"):
        return
    found = engine().ask(SweepRegistry.adopt, sweep_state.handle(), before)
    if found == "taken":
        sweep_state.present().shown = ()
    elif found == "nothing":
        sweep_state.present().take_up(tick.get("was"), mode)


def _beside() -> list[str]:
    """The fragments to draw with the next frame: those beside the board when they are behind."""
    d = sweep_state.present()
    behind = [] if d.shown == d.now() else [state.PLAY_BAR, state.ESTIMATE, state.CHOSEN]
    if d.shown_again != d.again:
        behind.append(state.NOTICES)
    return [state.LIVE, *behind]


def _pick(picked: Mapping[str, Any]) -> None:
    """A click on a cell, on a start's point, or to go on beyond, and that the board is seen, which
    begins it; what names nothing is nothing."""
    card, data = picked.get("card"), picked.get("data")
    if card in ("heat_map", "cells"):
        data = [picked.get("y"), picked.get("x")]
    places = [index_in(entry) for entry in data] if isinstance(data, list) else []
    match card, [place for place in places if place is not None]:
        case "begin", _:
            sweep_state.begin_unasked()
        case "onward", _:
            sweep_state.go_on()
        case "starts", [start, *_]:
            sweep_state.choose(sweep_state.present().chosen, start)
        case "heat_map" | "cells" | "capacity" | "cost", [row, column, *starts]:
            sweep_state.choose((row, column), starts[0] if starts else None)
