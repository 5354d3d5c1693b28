"""Formulas and sources of the core, as the page's language writes them."""

import re

from pages.ui.language import t


def formula(latex: str) -> str:
    """In the middle of a sentence or a table."""
    latex = latex.replace(r"\text{ if }", rf"\text{{ {t('parts.formula.if')} }}")
    latex = latex.replace(r"\text{ else }", rf"\text{{ {t('parts.formula.else')} }}")
    latex = latex.replace("|", r"\vert ")  # which would end a table's cell
    separator = f"{{{t('format.decimal')}}}"
    return f"${re.sub(r'(?<=[0-9])[.](?=[0-9])', separator, latex).strip()}$"


def source(cited: str) -> str:
    """Authors and year; what has no year is no publication."""
    years = list(re.finditer(r"\b[12]\d{3}\b", cited))
    return cited[: years[-1].end()] if years else "–"
