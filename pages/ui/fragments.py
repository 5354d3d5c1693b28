"""Fragments drawn anew from callbacks, none of them lost on the way.

Two messages of a browser may meet: those of two widgets, or a widget's and a picture's, which tells
the page of news and on the slow lane asks for its frames. When one comes in before what the other's
callback asked for has been drawn, its own callback names its own fragments, and Streamlit draws
only these. So what was asked for is written down until it has been drawn, and each callback asks
for all of it.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from pages.live.own_key import OwnDataMissing
from pages.ui import navigation
from pages.ui import streamlit_internals as internals
from pages.ui.failure import Unanswered
from pages.ui.language import t
from pages.ui.session_state import has_begun, session

P = ParamSpec("P")
FIRST = "live"  # the run itself goes first: the others show what it has come to


def ask(*fragments: str) -> None:
    """From a callback, as its last word: draw these fragments, and those that are still owed.

    Streamlit is told even where the usual run would draw them among others: the browser may send a
    slider's change in the same message, and a callback that names nothing would turn both into a
    run of the whole app.
    """
    if not has_begun():
        return
    if navigation.is_late():
        navigation.stay()
        return
    owed = session().owed_fragments
    owed.update(fragments)
    # Fragments come untold where a widget in them has spoken and none elsewhere. To be told costs
    # Streamlit a second run.
    if not internals.draws_just(owed):
        st.rerun(sorted(owed, key=lambda key: (key != FIRST, key)))


def fragment(key: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """st.fragment, which is no longer owed when it has been drawn to its end."""

    def of(draw: Callable[[], None]) -> Callable[[], None]:
        @wraps(draw)
        def drawn() -> None:
            try:
                if has_begun():
                    draw()
                    session().owed_fragments.discard(key)
            except Unanswered as error:
                st.error(t(error.text))
            except OwnDataMissing:
                st.error(t("live.own_gone"))
            except Exception:
                if has_begun():
                    raise
            if not has_begun():  # emptied before, or on the way
                st.rerun()

        return st.fragment(key=key)(drawn)

    return of


def callback(act: Callable[P, object]) -> Callable[P, None]:
    """A widget's callback: it does nothing in a session that remembers nothing."""

    @wraps(act)
    def acts(*args: P.args, **options: P.kwargs) -> None:
        if has_begun():
            act(*args, **options)

    return acts


def whole() -> None:
    """From a callback, as its last word: draw the whole page."""
    st.rerun()  # even when the browser sent a frame's request along


def start() -> None:
    """A run of the whole page draws everything; another page has other fragments."""
    session().owed_fragments.clear()
