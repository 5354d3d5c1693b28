"""What the page looks at: the session's network as it is, a point, and the point's way."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from datasets import Dataset
from nn_core.inspection import Trace
from pages.features.point.charts.names import Names, names_of
from pages.live.points import Point
from pages.live.questions import Way, WayOf
from pages.live.settings import Settings
from pages.live.tasks import encode_targets
from pages.text import Translator
from pages.ui import state
from pages.ui.language import language, t
from pages.ui.run_questions import ask
from pages.ui.session_state import set_widget_value, widget_value

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Look:
    """One look, for all that is drawn of it."""

    settings: Settings
    data: Dataset
    point: Point
    way: Way
    names: Names
    typed: bool
    index: int
    t: Translator  # a download is made in a thread that does not know the session's language

    @property
    def trace(self) -> Trace:
        return self.way.trace


def look_at(data: Dataset, point: Point, typed: bool, index: int) -> Look:
    """The point's way through the run as it is now."""
    s = state.settings()
    targets = encode_targets(point.y, s.task, s.output_activation)
    way = ask(WayOf(point.x, targets))
    translator = Translator(language())
    names = names_of(data, way.trace.run, translator)
    return Look(s, data, point, way, names, typed, index, translator)


def kept(key: str, options: list[Any], default: Any) -> Any:
    """The choice that a widget with this key shows: the default where the old one is none now.

    Called before the widget, whose value it sets.
    """
    chosen = widget_value(key)
    if chosen not in options:
        chosen = default
    set_widget_value(key, chosen)
    return chosen


def segments(key: str, text: str, options: list[str], **more: Any) -> str:
    """One of several: its label is the text, that of each option <text>.<option>; after kept()."""
    chosen: str = st.segmented_control(
        t(text),
        options=options,
        format_func=lambda name: t(f"{text}.{name}"),
        required=True,
        key=key,
        persist_state="session",
        **more,
    )
    return chosen
