"""A picture that could not be had: logged, and said once where it would stand."""

import logging

import streamlit as st

from pages.ui.language import t
from pages.ui.session_state import session

LOG = logging.getLogger(__name__)


def note(error: Exception) -> None:
    """Remember it for the next run of the page. A request that took too long was not at fault."""
    LOG.error("The engine could not make a frame", exc_info=error)
    session().failed = "live.timeout" if isinstance(error, TimeoutError) else "live.failed"


def told() -> bool:
    """Whether there was one; then it is said."""
    failed, session().failed = session().failed, ""
    if failed:
        st.error(t(failed))
    return bool(failed)
