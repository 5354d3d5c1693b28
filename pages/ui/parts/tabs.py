"""The tabs, of which a link may name the open one."""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.ui import state
from pages.ui.language import language, t
from pages.ui.parts.activations import activations
from pages.ui.parts.glossary import glossary
from pages.ui.parts.losses import losses
from pages.ui.parts.optimizers import optimizers
from pages.ui.parts.weights import weights
from pages.ui.session_state import is_widget_known, session, set_widget_value

TABS: Mapping[str, Callable[[], None]] = {
    "activations": activations,
    "losses": losses,
    "weights": weights,
    "optimizers": optimizers,
    "glossary": glossary,
}


def tabs() -> None:
    """Draws the open one; the link names it from then on."""
    labels = {name: t(f"parts.tab.{name}") for name in TABS}
    key = f"parts_tab_{language()}"
    last = session().part
    asked = st.query_params.get(state.OPEN, last)
    state.write_url()  # which leaves nothing else in it
    if asked in TABS and (asked != last or not is_widget_known(key)):
        set_widget_value(key, labels[asked])
    drawn = st.tabs(list(labels.values()), key=key, on_change="rerun")
    for (name, draw), tab in zip(TABS.items(), drawn, strict=True):
        if tab.open:
            session().part = st.query_params[state.OPEN] = name
            with tab:
                draw()
