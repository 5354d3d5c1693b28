"""The way from one page to another in code. Pages do not know each other; app.py knows them all."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def remember(pages: Mapping[str, Any], present: Any) -> None:
    """Called by app.py with the pages that a page may lead to, by name, and the one to be drawn."""
    st.session_state.pages = dict(pages)
    st.session_state.present = (present, _asked_for())
    st.session_state.setdefault("drawn", set()).add(_asked_for())


def page(name: str) -> Any:
    """That page, for a link to it."""
    return st.session_state.pages[name]


def is_late() -> bool:
    """In a callback: whether the browser spoke from a page that it had before the present one."""
    _, present = st.session_state.present
    return bool(_asked_for() != present and _asked_for() in st.session_state.drawn)


def stay() -> None:
    """In a callback, for a late word of a page that was left: draw the present page whole.

    The browser takes the answer to what it said from the old page for a change of page, and clears
    everything. Where it asked for the whole of another page, that is what it gets.
    """
    context = get_script_run_ctx()
    if context is not None and context.fragment_ids_this_run:
        st.switch_page(st.session_state.present[0])


def _asked_for() -> str:
    """The page that the browser named in its request; no public call of Streamlit's tells it."""
    context = get_script_run_ctx()
    return context.page_script_hash if context is not None else ""
