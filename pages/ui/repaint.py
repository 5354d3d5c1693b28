"""Fragments drawn anew from callbacks, none of them lost on the way.

While a network trains, the browser asks for frames ten times a second. When such a request comes in
before what another callback asked for has been drawn, its own callback names its own fragments, and
Streamlit draws only these. So what was asked for is written down until it has been drawn, and each
callback asks for all of it.
"""

from collections.abc import Callable
from functools import wraps

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.ui import navigation

FIRST = "live"  # the run itself goes first: the others show what it has come to


def ask(*fragments: str) -> None:
    """From a callback, as its last word: draw these fragments, and those that are still owed."""
    if navigation.is_late():
        navigation.stay()
        return
    owed = _owed()
    owed.update(fragments)
    if not _comes_anyway(owed):
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


def _comes_anyway(owed: set[str]) -> bool:
    """Whether Streamlit draws just these without being told: the fragment that was spoken from.

    To be told costs it a second run, which is half of what a frame costs. No public call says what
    it will draw.
    """
    context = get_script_run_ctx()
    if context is None or not context.fragment_ids_this_run:
        return False
    return set(context.fragment_ids_this_run) == set(context.fragment_storage.resolve_target(list(owed)))


def _owed() -> set[str]:
    owed: set[str] = st.session_state.setdefault("owed_fragments", set())
    return owed
