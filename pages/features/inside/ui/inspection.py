"""Inside the network: a board of charts below the pictures, for those who want to know why."""

import logging
from collections.abc import Mapping
from threading import Lock
from typing import Any

import streamlit as st

from datasets import Dataset
from pages.features.inside.live.inspection_session import BOARD, InsideRequest, Insides, nothing
from pages.live.cards import BoardRequest
from pages.live.numerals import index_in
from pages.live.points import picked
from pages.live.source import is_waiting, source
from pages.live.worker import engine
from pages.ui import (
    board_component,
    channel,
    fragments,
    navigation,
    point_choice,
    state,
    widget_keys,
)
from pages.ui.language import language, t
from pages.ui.panels import Sent
from pages.ui.session_state import session
from pages.ui.ticks import Tick

POINTS = ("predictions", "residuals")  # cards whose marks are data points
CELLS = ("confusion", "mistakes")  # and whose places name a validation point
LOG = logging.getLogger(__name__)


class InsidePanel:
    """The section's frames, for the page and for the channel: each for what is chosen now."""

    def __init__(self, sid: str) -> None:
        self._sid = sid
        self.language, self.layer = "", 0
        self._making = Lock()

    def frame(self, tick: Tick) -> Sent:
        held = BoardRequest(tick.parts, tick.visible, tick.seq)
        with self._making:
            request = InsideRequest(self.language, self.layer, held)
            blob = engine().ask(Insides.frame, self._sid, request)
        return Sent(blob or nothing(request), blob is None)


@fragments.fragment(state.INSIDE)
def section() -> None:
    """Closed at first: nothing of it is computed until it is opened."""
    if not st.toggle(
        t("inside.show"), key=widget_keys.INSIDE, help=t("inside.show.help"), on_change=_again
    ):
        return
    if is_waiting(state.settings()):
        st.info(t("paint.few"), icon=":material/draw:")
        return
    depth = len(state.settings().hidden_widths)
    layer = _layer(depth) if depth > 1 else 0
    panel: InsidePanel = channel.kept(BOARD, lambda: InsidePanel(session().sid))
    panel.language, panel.layer = language(), layer
    try:
        sent = panel.frame(board_component.held(BOARD))
    except Exception:
        LOG.exception("The engine could not look into the network")
        st.error(t("live.failed"))
        return
    # An engine that knows nothing of the run hears of it from the live view.
    fragments = [state.LIVE, state.INSIDE] if sent.news else [state.INSIDE]
    blob = channel.named(sent.blob, BOARD, presses=False)  # which lead to another page
    board_component.show(BOARD, lambda: fragments, blob, follow)


def follow(told: Mapping[str, Any]) -> None:
    """A point, or what stands for points, is to be followed through the network."""
    found = asked_for(source(state.settings()).load(), told)
    if found is not None:
        point_choice.pick(*found)
        st.switch_page(navigation.page("point"))


def asked_for(data: Dataset, told: Mapping[str, Any]) -> tuple[str, int] | None:
    """Which half, and which of its points: of a cell of the confusion matrix, or of a picture, the
    validation point that it names."""
    if told.get("card") in POINTS:
        return picked(data, told)
    place = index_in(told.get("data")) if told.get("card") in CELLS else None
    known = place is not None and 0 <= place < len(data.x_validation)
    return ("validation", place) if known and place is not None else None


def _layer(depth: int) -> int:
    """The hidden layer whose units are compared."""
    chosen: int = st.segmented_control(
        t("inside.layer"),
        options=list(range(depth)),
        format_func=lambda i: t("diagram.hidden", i=i + 1),
        default=0,
        required=True,
        key=widget_keys.inside_layer(depth),
        help=t("inside.layer.help"),
        on_change=_again,
    )
    return chosen


def _again() -> None:
    fragments.ask(state.INSIDE)
