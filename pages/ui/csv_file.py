"""All downloads as CSV: in the user's language, so that Excel opens them by a double click."""

import re
from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui.language import language

SIGNS = {"sv": {"sep": ";", "decimal": ","}, "en": {"sep": ",", "decimal": "."}}
FORMULA = ("=", "+", "-", "@", "\t", "\0")  # with which a spreadsheet begins to compute
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?(e[+-]?\d+)?", re.IGNORECASE)  # which computes nothing


def csv_bytes(frame: Any, language: str) -> bytes:
    """A table as a file, UTF-8 with a mark of its order; text never becomes a formula."""
    safe = frame.map(_safe).rename(columns=_safe)
    text: str = safe.to_csv(index=False, **SIGNS[language])
    return text.encode("utf-8-sig")


def _safe(cell: Any) -> Any:
    is_text = isinstance(cell, str) and not NUMBER.fullmatch(cell)
    is_formula = is_text and cell.startswith(FORMULA)
    return f"'{cell}" if is_formula else cell


def csv_button(make: Callable[[], Any], name: str, label: str) -> None:
    """A download; the table is made when it is asked for."""
    spoken = language()
    st.download_button(
        label,
        lambda: csv_bytes(make(), spoken),
        file_name=name,
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"csv_{name}",
    )
