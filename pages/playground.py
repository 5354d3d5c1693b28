"""The playground: choose data and a network, press play, and watch it learn."""

import streamlit as st

from pages.features.home.ui.panel import home
from pages.features.inside.ui import inspection
from pages.features.sweep.ui import arrival
from pages.ui import live_view, navigation, pictures, state
from pages.ui.controls import controls
from pages.ui.examples import examples
from pages.ui.language import t
from pages.ui.notices import notices
from pages.ui.play_bar import play_bar
from pages.ui.tables import tables


def render() -> None:
    """Play bar, pictures and numbers; the controls in the sidebar beside them."""
    state.start()
    arrival.arrive()
    notices()
    play_bar()
    live_view.panel()
    inspection.section()
    tables()
    home()
    st.page_link(navigation.page("point"), label=t("point.open"), help=t("point.open.help"))
    with st.sidebar:  # after the picture, which a visitor should not wait for
        pictures.style()
        examples()
        controls()


def at_its_path() -> None:
    """The same page under /playground: each address needs a function of its own."""
    render()


if __name__ == "__main__":  # Streamlit's page discovery runs this file on a cold deep link
    from app import main

    main()
