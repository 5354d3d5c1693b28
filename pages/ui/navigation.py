"""The way from one page to another in code. Pages do not know each other; app.py knows them all."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.ui import streamlit_internals as internals


def remember(pages: Mapping[str, Any], present: Any) -> None:
    """Called by app.py with the pages that a page may lead to, by name, and the one to be drawn."""
    st.session_state.pages = dict(pages)
    st.session_state.present = (present, internals.page_asked_for())
    st.session_state.setdefault("drawn", set()).add(internals.page_asked_for())


def page(name: str) -> Any:
    """That page, for a link to it."""
    return st.session_state.pages[name]


def is_late() -> bool:
    """In a callback: whether the browser spoke from a page that it had before the present one."""
    _, present = st.session_state.present
    return bool(
        internals.page_asked_for() != present
        and internals.page_asked_for() in st.session_state.drawn
    )


def stay() -> None:
    """In a callback, for a late word of a page that was left: draw the present page whole.

    The browser takes the answer to what it said from the old page for a change of page, and clears
    everything. Where it asked for the whole of another page, that is what it gets.
    """
    if internals.draws_fragments_only():
        st.switch_page(st.session_state.present[0])
