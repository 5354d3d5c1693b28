"""The page from top to bottom."""

import numpy as np
import streamlit as st

from pages.charts.numbers import whole
from pages.features.point.ui.asking import asking
from pages.features.point.ui.back import back
from pages.features.point.ui.batch import batch
from pages.features.point.ui.choice import choose
from pages.features.point.ui.drawing import answer
from pages.features.point.ui.forward import forward
from pages.features.point.ui.look import Look, kept, look_at, segments
from pages.features.point.ui.pixels import pixels
from pages.features.point.ui.place import place
from pages.live.questions import retraining
from pages.live.source import is_waiting, source
from pages.text import Translator
from pages.ui import failure, navigation, state
from pages.ui.language import t
from pages.ui.run_questions import ask
from pages.ui.session_state import has_begun, session, widget_value
from pages.ui.terms import with_terms

WAIT_S = 0.5
VIEWS = {"forward": forward, "back": back, "batch": batch, "ask": asking}
VIEW = "point_view"


def page() -> None:
    """The point at the left, its way at the right; on a phone one below the other."""
    # Plotly takes what is of pandas from a half loaded module: a second run of the page waits here.
    import pandas  # noqa: F401

    st.header(t("point.title"))
    with failure.said_above():
        _page()


def _page() -> None:
    if is_waiting(state.settings()):
        st.info(t("paint.few"), icon=":material/draw:")
        st.page_link(
            navigation.page("playground"), label=t("point.back"), icon=":material/arrow_back:"
        )
        return
    standing = st.container(horizontal=True, vertical_alignment="center")
    left, right = st.columns([2, 5], gap="medium")
    with left:
        data = source(state.settings()).load()
        look = look_at(data, *choose(data))
    with standing:
        if look.way.retraining is None:
            st.caption(_standing(look), width="content")
        st.page_link(
            navigation.page("playground"),
            label=t("point.back"),
            icon=":material/arrow_back:",
        )
    _changed(look)
    if look.way.retraining is not None:
        _wait(look.t)
    elif not np.isfinite(look.trace.loss):
        st.warning(with_terms("point.diverged"))
    else:
        with left:
            if look.typed and look.data.is_image:
                answer(look, bars=widget_value(VIEW) != "ask")
            pixels(look)
            place(look)
        with right:
            VIEWS[_view()](look)


def _wait(translator: Translator) -> None:
    """A lost run is trained again while this is drawn again and again; then the page is drawn."""

    def drawn() -> None:
        if not has_begun():
            st.rerun()
        with failure.said_above():
            going = ask(retraining)
            if going is None:
                st.rerun()
            epoch, goal = (whole(number, translator) for number in going)
            st.info(t("point.again", epoch=epoch, goal=goal), icon=":material/replay:")

    st.fragment(drawn, run_every=WAIT_S, key="point_again")()


def _view() -> str:
    kept(VIEW, list(VIEWS), "forward")
    view = segments(VIEW, "point.view", list(VIEWS), label_visibility="collapsed") or "forward"
    if session().way_playing != view:
        session().way_playing = None
    return view


def _standing(look: Look) -> str:
    """Which network it is: as it was trained so far, or at its start."""
    way, n = look.way, whole(len(look.trace.updated), look.t)
    if way.step == 0:
        return with_terms("point.start", n=n)
    if way.amid:
        return with_terms("point.amid", steps=whole(way.step, look.t), epoch=way.epoch + 1, n=n)
    return with_terms("point.now", epoch=whole(way.epoch, look.t), n=n)


def _changed(look: Look) -> None:
    if look.way.changes:
        st.caption(with_terms("point.changed", n=whole(look.way.changes, look.t)))
    if look.way.has_off:
        st.caption(with_terms("point.off"))
