"""What the tabs are made of: choices that are remembered, charts, tables, and the way out."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from pages.live.settings import Settings
from pages.ui import opening, state
from pages.ui.language import language, t
from pages.ui.session_state import is_widget_known, session, set_widget_value
from pages.ui.still_chart import still_chart


def choice(
    widget: Callable[..., Any],
    name: str,
    options: Sequence[Any],
    first: Any,
    texts: str = "parts",
    **more: Any,
) -> Any:
    """What is picked, now or before another page or language was; at first `first`.

    Its label and help are the texts <texts>.<name> and <texts>.<name>.help.
    """
    kept = session().part_choices
    key = f"parts_{name}_{language()}"  # a choice travels as its label
    if not is_widget_known(key):
        set_widget_value(key, kept.get(name, first))
    label, tip = t(f"{texts}.{name}"), t(f"{texts}.{name}.help")
    kept[name] = widget(label, options, key=key, help=tip, **more)
    return kept[name]


def figure(drawn: go.Figure, key: str, alt: str, height: int = 340) -> None:
    """A chart with a key of its own."""
    still_chart(drawn, key=f"parts_{key}", height=height, alt=alt)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Text in rows; the first column names them."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    st.markdown("\n".join(f"| {' | '.join(line)} |" for line in lines))


def open_in_playground(settings: Settings, name: str) -> None:
    """A link that holds all settings, so that it opens in a new tab as well."""
    label, tip = t("parts.open", name=name), t("parts.open.help")
    opening.link(settings, label, tip, ":material/open_in_new:")


def playground() -> Settings:
    """The playground's settings."""
    return state.settings()
