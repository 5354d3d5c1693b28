"""A choice among small pictures, each with its name below it: Streamlit's pills, dressed by
static/pictures.css."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from pages.ui import pictures, widget_keys
from pages.ui.controls.widgets import Change, show


def pictured(
    name: str,
    value: str | None,
    change: Change,
    *,
    kind: str,
    options: Sequence[str],
    format_func: Callable[[str], str],
    **more: Any,
) -> None:
    """One of the options, or none of them where the value is another.

    kind: of the pictures, as pictures.py names them.
    """
    box = widget_keys.pictured(name)
    with st.container(key=box, gap=None):
        pictures.sheet(pictures.placed(box, kind, options))
        show(
            name,
            value if value in options else None,
            st.pills,
            change,
            options=list(options),
            format_func=format_func,
            required=True,
            width="stretch",
            **more,
        )
