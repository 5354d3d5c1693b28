"""Formulas and sources of the core, as the page's language writes them."""

import re

from pages.charts.latex import in_language
from pages.text import Translator
from pages.ui.language import language


def formula(latex: str) -> str:
    """In the middle of a sentence or a table."""
    spoken = in_language(latex, Translator(language()))
    spoken = spoken.replace("|", r"\vert ")  # which would end a table's cell
    return f"${spoken.strip()}$"


def source(cited: str) -> str:
    """Authors and year; what has no year is no publication."""
    years = list(re.finditer(r"\b[12]\d{3}\b", cited))
    return cited[: years[-1].end()] if years else "–"
