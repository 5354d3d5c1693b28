"""The playground's controls, in the order in which a student thinks."""

import streamlit as st

from pages.ui import state
from pages.ui.controls import data, network, output, training, view


@st.fragment(key=state.CONTROLS)
def controls() -> None:
    """Data, network, output, training; folded what is not needed yet."""
    data.group()
    network.group()
    output.group()
    training.group()
    view.group()
    view.style()
