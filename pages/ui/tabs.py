"""Tabs of a page, of which a link may name the open one."""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.ui import state
from pages.ui.language import language, t
from pages.ui.session_state import is_widget_known, session, set_widget_value


def tabs(page: str, drawers: Mapping[str, Callable[[], None]]) -> None:
    """Draws the open one, at first the first; the link names it from then on.

    Their labels are the texts <page>.tab.<name>.
    """
    labels = {name: t(f"{page}.tab.{name}") for name in drawers}
    key, opened = f"{page}_tab_{language()}", session().tabs
    last = opened.get(page, next(iter(drawers)))
    asked = st.query_params.get(state.OPEN, last)
    state.write_url()  # which leaves nothing else in it
    if asked in drawers and (asked != last or not is_widget_known(key)):
        set_widget_value(key, labels[asked])
    drawn = st.tabs(list(labels.values()), key=key, on_change="rerun")
    for (name, draw), tab in zip(drawers.items(), drawn, strict=True):
        if tab.open:
            opened[page] = st.query_params[state.OPEN] = name
            with tab:
                draw()
