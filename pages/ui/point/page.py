"""The page from top to bottom."""

import logging

import numpy as np
import streamlit as st

from pages.charts.numbers import whole
from pages.live.source import source
from pages.ui import navigation, state
from pages.ui.language import t
from pages.ui.point.asking import asking
from pages.ui.point.back import back
from pages.ui.point.batch import batch
from pages.ui.point.choice import choose
from pages.ui.point.forward import forward
from pages.ui.point.look import Look, kept, look_at
from pages.ui.point.pixels import pixels
from pages.ui.point.place import place

LOG = logging.getLogger(__name__)
VIEWS = {"forward": forward, "back": back, "batch": batch, "ask": asking}
VIEW = "point_view"


def page() -> None:
    """The point at the left, its way at the right; on a phone one below the other."""
    st.header(t("point.title"))
    standing = st.container(horizontal=True, vertical_alignment="center")
    left, right = st.columns([2, 5], gap="medium")
    with left:
        look = _look()
    if look is None:
        return
    with standing:
        st.caption(_standing(look), width="content")
        st.page_link(
            navigation.page("playground"),
            label=t("point.back"),
            icon=":material/arrow_back:",
        )
    if not np.isfinite(look.trace.loss):
        st.warning(t("point.diverged"))
        return
    with left:
        pixels(look)
        place(look)
    with right:
        view = _view()
        VIEWS[view](look)


def _look() -> Look | None:
    """None where the engine could not answer; then that is said."""
    data = source(state.settings()).load()
    point, typed, index = choose(data)
    try:
        return look_at(data, point, typed, index)
    except Exception as error:
        LOG.exception("The engine could not follow a point")
        st.error(t("live.timeout" if isinstance(error, TimeoutError) else "live.failed"))
        return None


def _view() -> str:
    kept(VIEW, list(VIEWS), "forward")
    chosen = st.segmented_control(
        t("point.view"),
        options=list(VIEWS),
        format_func=lambda name: t(f"point.view.{name}"),
        required=True,
        key=VIEW,
        persist_state="session",
        label_visibility="collapsed",
    )
    return chosen or "forward"


def _standing(look: Look) -> str:
    """Which network it is: as it was trained so far, or at its start."""
    way, n = look.way, whole(len(look.trace.updated), look.t)
    if way.step == 0:
        return t("point.start", n=n)
    if way.amid:
        return t("point.amid", steps=whole(way.step, look.t), epoch=way.epoch + 1, n=n)
    return t("point.now", epoch=whole(way.epoch, look.t), n=n)
