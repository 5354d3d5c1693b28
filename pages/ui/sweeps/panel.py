"""The board of the architecture map or the race: asks the engine for a frame, shows it."""

import logging
from typing import Any

import streamlit as st

from pages.live.sweeps.session import SweepRequest
from pages.live.worker import engine
from pages.ui import board, repaint, state
from pages.ui.language import language, t
from pages.ui.sweeps import desk as desks
from pages.ui.sweeps.double_descent import double_descent

LOG = logging.getLogger(__name__)


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
    if st.session_state.pop("failed", False):
        st.error(t("live.failed"))
        return
    try:
        _adopt(mode)
        reply = engine().sweep(desks.handle(), _request(mode, d))
    except Exception:
        LOG.exception("The engine could not make a frame of a sweep")
        st.session_state.failed = True
        st.rerun()
    d.status, d.chosen, d.start = reply.status, reply.chosen, reply.start
    d.trained_with = reply.trained_with
    board.show(mode, _beside, reply.blob, _pick)
    hint = st.empty()
    if reply.refused:
        hint.warning(t("sweep.refused"), icon=":material/block:")
    elif reply.status == "empty":
        hint.info(t(f"sweep.empty.{mode}"), icon=":material/grid_on:")


def _adopt(mode: str) -> None:
    """After a reload the tab names the sweep that its last visit left with the engine."""
    before = board.tick(mode).get("before")
    ours = isinstance(before, str) and before.endswith(f":{mode}")
    if ours and engine().desk("adopt", desks.handle(), before):
        desks.desk().shown = ()


def _request(mode: str, d: desks.Desk) -> SweepRequest:
    return SweepRequest(
        settings=state.settings(),
        language=language(),
        board=board.request(mode),
        command=d.command,
        command_number=d.number,
        chosen=d.clicked,
        start=d.clicked_start,
    )


def _beside() -> list[str]:
    """The fragments to draw with the next frame: those beside the board when they are behind."""
    d = desks.desk()
    if d.shown == d.now():
        return [state.LIVE]
    return [state.LIVE, state.PLAY_BAR, state.ESTIMATE, desks.CHOSEN]


def _pick(picked: dict[str, Any]) -> None:
    """A click on a cell, or on the point of a start."""
    card, d = picked.get("card"), desks.desk()
    data = picked.get("data")
    if card in ("heat_map", "cells"):
        desks.choose((int(picked["y"]), int(picked["x"])), None)
    elif card == "starts" and isinstance(data, list):
        desks.choose(d.chosen, int(data[0]))
    elif card in ("capacity", "cost") and isinstance(data, list) and len(data) >= 2:
        start = int(data[2]) if len(data) > 2 else None
        desks.choose((int(data[0]), int(data[1])), start)
