"""Charts that change in place when what they show does, and can be saved as a picture.

st.plotly_chart takes a figure with other numbers for another chart, and builds it anew.
"""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from pages.live.modebar import modebar
from pages.ui.component import component
from pages.ui.language import language
from pages.ui.session_state import widget_value


def chart(
    figure: go.Figure,
    key: str,
    alt: str,
    height: int,
    small_print: str = "",
    still: bool = True,
    on_pick: Callable[[], None] | None = None,
    width: int | None = None,
) -> None:
    """small_print: what a saved picture says below, above its link; still: whether there is nothing
    to see nearer; on_pick: a callback, after which pressed() tells which mark it was; height,
    width: in px."""
    component("plot")(
        key=key,
        width=width or "stretch",
        data={
            "figure": figure.to_json(remove_uids=False),
            "name": key.replace("_", "-"),
            "alt": alt,
            "height": height,
            "still": still,
            "picks": on_pick is not None,
            "caption": small_print,
            "language": language(),
            "buttons": modebar(language()),
        },
        on_picked_change=on_pick or _ignored,
    )


def pressed(key: str) -> object:
    """The mark, as the browser tells it: {"trace": the name of its trace, "place": in that}."""
    told: Any = widget_value(key) or {}
    return told.get("picked")


def _ignored() -> None:
    """No mark of this chart is asked for."""
