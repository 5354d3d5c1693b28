"""Fragments drawn anew from callbacks, none of them lost on the way.

While a network trains, the browser asks for frames ten times a second. When such a request comes in
before what another callback asked for has been drawn, its own callback names its own fragments, and
Streamlit draws only these. So what was asked for is written down until it has been drawn, and each
callback asks for all of it.
"""

from collections.abc import Callable
from functools import wraps

import streamlit as st

from pages.ui import navigation

FIRST = "live"  # the run itself goes first: the others show what it has come to


def ask(*fragments: str) -> None:
    """From a callback, as its last word: draw these fragments, and those that are still owed."""
    if navigation.is_late():
        navigation.stay()
        return
    owed = _owed()
    owed.update(fragments)
    st.rerun(sorted(owed, key=lambda key: (key != FIRST, key)))


def fragment(key: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """st.fragment, which crosses itself off the list when it has been drawn to its end."""

    def of(draw: Callable[[], None]) -> Callable[[], None]:
        @wraps(draw)
        def drawn() -> None:
            draw()
            _owed().discard(key)

        return st.fragment(key=key)(drawn)

    return of


def start() -> None:
    """A run of the whole page draws everything; another page has other fragments."""
    _owed().clear()


def _owed() -> set[str]:
    owed: set[str] = st.session_state.setdefault("owed_fragments", set())
    return owed
