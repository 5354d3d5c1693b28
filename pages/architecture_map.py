"""The architecture map: every depth and width at once, and which one is lagom."""

import streamlit as st

from pages.ui import state, widget_keys
from pages.ui.examples import examples
from pages.ui.notices import notices
from pages.ui.sweeps import sweep_state
from pages.ui.sweeps.bar import bar, estimate
from pages.ui.sweeps.chosen import chosen
from pages.ui.sweeps.panel import panel
from pages.ui.sweeps.run_tables import tables
from pages.ui.sweeps.sweep_controls import controls


def render() -> None:
    """What it would take, the board, the chosen cell, the table; controls in the sidebar."""
    came = state.is_elsewhere("map")
    state.start("map", sweep_state.SUBJECT)
    if came:
        sweep_state.arrive()
    notices()
    bar()
    estimate()
    with st.container(key=widget_keys.MAP), st.container(key=widget_keys.MAP_BOARD):
        panel()
        chosen()  # board.css puts it beside the grid
    tables()
    with st.sidebar:  # after the picture, which a visitor should not wait for
        examples()
        controls()


if __name__ == "__main__":  # Streamlit's page discovery runs this file on a cold deep link
    from app import main

    main()
