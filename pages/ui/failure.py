"""A picture that could not be had: logged, and said once where it would stand."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.live.own_key import OwnDataMissing
from pages.ui.language import t
from pages.ui.session_state import session

LOG = logging.getLogger(__name__)


class Unanswered(Exception):
    """The engine has not answered. A fragment says so where its picture would stand.

    text: the key of the sentence. A request that took too long was not at fault.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        kinds = ((TimeoutError, "live.timeout"), (OwnDataMissing, "live.own_gone"))
        texts = (text for kind, text in kinds if isinstance(error, kind))
        self.text = next(texts, "live.failed")


@contextmanager
def asking() -> Iterator[None]:
    """While the engine is asked: whatever goes wrong is logged, and raised as Unanswered."""
    try:
        yield
    except Exception as error:
        LOG.exception("The engine could not answer")
        raise Unanswered(error) from error


@contextmanager
def said_above() -> Iterator[None]:
    """Around all that asks: where there is no answer, that is said above it."""
    above = st.container()
    try:
        yield
    except Unanswered as error:
        above.error(t(error.text))


def note(error: Exception) -> None:
    """Remember it for the next run of the page."""
    LOG.error("The engine could not make a frame", exc_info=error)
    session().failed = Unanswered(error).text


def told() -> bool:
    """Whether there was one; then it is said."""
    failed, session().failed = session().failed, ""
    if failed:
        st.error(t(failed))
    return bool(failed)
