"""The way from one page to another in code. Pages do not know each other; app.py knows them all."""

from collections.abc import Mapping

import streamlit as st

from pages.ui import streamlit_internals as internals
from pages.ui.session_state import session


def remember(pages: Mapping[str, st.Page], present: st.Page) -> None:
    """Called by app.py with the pages that a page may lead to, by name, and the one to be drawn."""
    s = session()
    asked = internals.page_asked_for()
    if asked != s.drawn_hash:
        s.way_playing = None
    s.pages, s.drawn, s.drawn_hash = dict(pages), present, asked
    s.drawn_hashes.add(s.drawn_hash)


def page(name: str) -> st.Page:
    """That page, for a link to it."""
    return session().pages[name]


def is_late() -> bool:
    """In a callback: whether the browser spoke from a page that it had before the present one."""
    asked = internals.page_asked_for()
    return asked != session().drawn_hash and asked in session().drawn_hashes


def stay() -> None:
    """In a callback, for a late word of a page that was left: draw the present page whole.

    The browser takes the answer to what it said from the old page for a change of page, and clears
    everything. Where it asked for the whole of another page, that is what it gets.
    """
    present = session().drawn
    if present is not None and internals.draws_fragments_only():
        st.switch_page(present)
