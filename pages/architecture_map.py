"""The architecture map: every depth and width at once, and which one is lagom."""

import streamlit as st

from pages.features.sweep.ui import sweep_state
from pages.features.sweep.ui.bar import bar, estimate
from pages.features.sweep.ui.chosen import chosen
from pages.features.sweep.ui.panel import panel
from pages.features.sweep.ui.run_tables import tables
from pages.features.sweep.ui.sweep_controls import controls
from pages.ui import pictures, state, widget_keys
from pages.ui.examples import examples
from pages.ui.notices import notices


def render() -> None:
    """What it would take, the board, the chosen cell, the table; controls in the sidebar."""
    came = state.is_elsewhere("map")
    state.start("map", sweep_state.SUBJECT)
    if came:
        sweep_state.arrive()
    notices()
    bar()
    estimate()
    page = st.container(key=widget_keys.map_page(state.settings().sweep.mode))
    with page, st.container(key=widget_keys.MAP_BOARD):
        panel()
        chosen()  # board.css puts it beside the grid
    tables()
    with st.sidebar:  # after the picture, which a visitor should not wait for
        pictures.style()
        examples()
        controls()


if __name__ == "__main__":  # Streamlit's page discovery runs this file on a cold deep link
    from app import main

    main()
