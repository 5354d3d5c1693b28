"""Settings as a reader sees them."""

from typing import Any

from pages.charts.numbers import setting, share
from pages.live.run_settings import RUN_ROWS
from pages.text import Translator


def value_of(name: str, value: Any, t: Translator) -> str:
    """A setting's value as the user's language writes it."""
    row = RUN_ROWS[name]
    if isinstance(value, tuple):
        return ", ".join(value_of(name, each, t) for each in value) or t("sweep.no_hidden")
    if row.words:
        return t(row.words + value)
    if isinstance(value, str):
        return value or t("value.none")
    return share(value, t) if row.percent else setting(value, t)
