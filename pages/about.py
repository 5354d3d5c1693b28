"""About: what to discover here, where the data comes from, what happens to what you do."""

from pathlib import Path

import streamlit as st

from pages.ui import state
from pages.ui.language import t
from pages.ui.terms import with_terms

SOURCES = Path(__file__).parents[1] / "datasets" / "SOURCES.md"


def render() -> None:
    """Plain text, nothing that moves; the settings of the other pages stay in the address."""
    state.start("about")
    state.write_url()
    with st.container(width=760):
        st.title(t("about.title"))
        st.markdown(with_terms("about.what"))
        st.subheader(t("about.rules.title"))
        st.markdown(with_terms("about.rules"))
        st.subheader(t("about.privacy.title"))
        st.markdown(t("about.privacy"))
        with st.expander(t("about.data.title")):
            st.markdown(SOURCES.read_text(encoding="utf-8"))


if __name__ == "__main__":  # Streamlit's page discovery runs this file on a cold deep link
    from app import main

    main()
