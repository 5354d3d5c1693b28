"""The parts of a network, one by one: activations, losses, weights, optimizers, and a glossary."""

import streamlit as st

from pages.features.parts.ui.tabs import TABS
from pages.ui import state
from pages.ui.language import t
from pages.ui.tabs import tabs


def render() -> None:
    """Only the open tab computes anything."""
    state.start("parts")
    st.title(t("page.parts"))
    tabs("parts", TABS)


if __name__ == "__main__":  # Streamlit's page discovery runs this file on a cold deep link
    from app import main

    main()
