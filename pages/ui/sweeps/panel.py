"""The board of the architecture map or the race: asks the engine for a frame, shows it."""

from typing import Any

import streamlit as st

from pages.live.numerals import index_in
from pages.live.sweeps.course import SweepRequest
from pages.live.worker import engine
from pages.ui import board, failure, repaint, state
from pages.ui.language import language, t
from pages.ui.sweeps import desk as desks
from pages.ui.sweeps.double_descent import double_descent


@repaint.fragment(state.LIVE)
def panel() -> None:
    """What the present mode shows."""
    if state.settings().sweep.mode == "double_descent":
        double_descent()
    else:
        _board()
    state.write_url()


def _board() -> None:
    mode, d = state.settings().sweep.mode, desks.desk()
    if failure.told():
        return
    try:
        _adopt(mode)
        reply = engine().sweep(desks.handle(), _request(mode, d))
    except Exception as error:
        failure.note(error)
        st.rerun()
    d.status, d.chosen, d.start = reply.status, reply.chosen, reply.start
    d.trained_with, d.onward, d.standing = reply.trained_with, reply.onward, reply.standing
    st.session_state.again = reply.again
    board.show(mode, _beside, reply.blob, _pick)
    hint = st.empty()
    if reply.refused:
        hint.warning(t("sweep.refused"), icon=":material/block:")
    elif reply.gone:
        hint.warning(t("sweep.gone"), icon=":material/block:")
    elif reply.status == "empty":
        hint.info(t(f"sweep.empty.{mode}"), icon=":material/grid_on:")


def _adopt(mode: str) -> None:
    """The tab names the sweep that it has left with the engine, in another session: before a
    reload, say. Where the engine has lost it, the tab tells how it stood."""
    tick = board.tick(mode)
    before = tick.get("before")
    if not isinstance(before, str) or not before.endswith(f":{mode}"):
        return
    found = engine().desk("adopt", desks.handle(), before)
    if found == "taken":
        desks.desk().shown = ()
    elif found == "nothing":
        desks.desk().take_up(tick.get("was"), mode)


def _request(mode: str, d: desks.Desk) -> SweepRequest:
    return SweepRequest(
        settings=state.settings(),
        language=language(),
        board=board.request(mode),
        command=d.command,
        command_number=d.number,
        chosen=d.clicked,
        start=d.clicked_start,
        was=d.standing,
        link=d.link,
    )


def _beside() -> list[str]:
    """The fragments to draw with the next frame: those beside the board when they are behind."""
    d, s = desks.desk(), st.session_state
    behind = [] if d.shown == d.now() else [state.PLAY_BAR, state.ESTIMATE, state.CHOSEN]
    if s.get("again_noted") != s.again:
        behind.append(state.NOTICES)
    return [state.LIVE, *behind]


def _pick(picked: dict[str, Any]) -> None:
    """A click on a cell, on a start's point, or to go on beyond; what names nothing is nothing."""
    card, data = picked.get("card"), picked.get("data")
    if card in ("heat_map", "cells"):
        data = [picked.get("y"), picked.get("x")]
    places = [index_in(entry) for entry in data] if isinstance(data, list) else []
    match card, [place for place in places if place is not None]:
        case "onward", _:
            desks.go_on()
        case "starts", [start, *_]:
            desks.choose(desks.desk().chosen, start)
        case "heat_map" | "cells" | "capacity" | "cost", [row, column, *starts]:
            desks.choose((row, column), starts[0] if starts else None)
