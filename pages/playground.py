"""The playground: choose data and a network, press play, and watch it learn."""

import streamlit as st

from pages.ui import live, notices, state
from pages.ui.controls import controls
from pages.ui.play_bar import play_bar
from pages.ui.tables import tables


def render() -> None:
    """Controls in the sidebar; play bar, pictures and numbers beside them."""
    state.start()
    with st.sidebar:
        controls()
    notices.show()
    play_bar()
    live.panel()
    tables()


if __name__ == "__main__":  # Streamlit's page discovery runs this file on a cold deep link
    from app import main

    main()
