"""What a chart is: a figure that is drawn once, what of it changes, and the same in a sentence."""

import math
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import numpy as np
import plotly.graph_objects as go

from pages.charts.style import Translate

Data = dict[str, dict[str, Any]]  # name of a trace -> those of its attributes that change


class Chart(Protocol):
    """One frozen class a chart; its fields are what it shows.

    Every trace has a name, which is Plotly's `uid`. data() and the browser find it by that, never
    by its place among the others.
    """

    def figure(self) -> go.Figure:
        """The skeleton. It stays as it is while the data change."""

    def data(self) -> Data:
        """What the traces show now, as plain JSON. A trace that stands still may be left out, and
        so may one that the live view fills from a frame's arrays.
        """

    def alt(self) -> str:
        """What one sees now, in a sentence."""


ALT = {  # of the live view's charts, by their places there: the numbers that a frame brings
    "curves": ("epoch", "train_loss", "validation_loss"),
    "view": ("validation_accuracy", "validation_loss"),
    "diagram": ("parameters",),
}


def live_alt(place: str, t: Translate) -> str:
    """What one sees there, with gaps {name} that the live view fills with each frame's numbers."""
    return t(f"alt.{place}", **{name: f"{{{name}}}" for name in ALT[place]})


def named(traces: Mapping[str, Any]) -> list[Any]:
    """The traces for a figure, in this order, which is that of drawing: each gets its name."""
    for name, trace in traces.items():
        trace["uid"] = name
    return list(traces.values())


def text_over(x: float, y: float, position: str, **axes: str) -> go.Scatter:
    """A text over the plot that changes with the data; at first it is empty."""
    return go.Scatter(
        x=[x],
        y=[y],
        mode="text",
        text=[""],
        textposition=position,
        hoverinfo="skip",
        showlegend=False,
        **axes,
    )


DIGITS = 5  # significant: more than a chart can show
EPOCH_DIGITS = 8  # and enough for every epoch to be told from the next


def plain(values: Iterable[Any], digits: int = DIGITS) -> list[Any]:
    """Numbers as JSON takes them: nested lists, rounded, None for nan and infinite ones.

    Plotly's own encoder writes all digits of a float64, two to three times as many bytes.
    """
    array = np.asarray(values if isinstance(values, np.ndarray) else list(values), np.float64)
    if array.ndim > 1:
        return [plain(row, digits) for row in array]
    return [rounded(value, digits) for value in array.tolist()]


def rounded(value: float, digits: int = DIGITS) -> float | None:
    """One number likewise."""
    return float(f"{value:.{digits}g}") if math.isfinite(value) else None


def filled(chart: Chart) -> go.Figure:
    """The chart with its data in it, as static/board/plot.js draws it."""
    figure, data = chart.figure(), chart.data()
    for trace in figure.data:
        trace.update(data.get(trace.uid, {}))
    return figure
