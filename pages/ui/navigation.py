"""The way from one page to another in code. Pages do not know each other; app.py knows them all."""

from collections.abc import Mapping
from typing import Any

import streamlit as st


def remember(pages: Mapping[str, Any]) -> None:
    """Called by app.py with the pages that a page may lead to, by name."""
    st.session_state.pages = dict(pages)


def page(name: str) -> Any:
    """That page, for a link to it."""
    return st.session_state.pages[name]
