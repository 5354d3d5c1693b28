"""Marks that several of these charts share: layers' colours, notes over the plot, a diagonal."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from pages.charts.chart import text_over
from pages.charts.style import BLUE, GREEN, GREY, PURPLE

LAYERS = (GREEN, BLUE, PURPLE)  # from the first layer to the output, safe on white and on black
# A second pair of axes from 0 to 1 over the plot: words stand there, wherever the data are.
OVER: dict[str, Any] = {"range": [0, 1], "visible": False, "fixedrange": True}
OVER_PLOT = {
    "xaxis2": {**OVER, "overlaying": "x"},
    "yaxis2": {**OVER, "overlaying": "y", "side": "right"},
}


def layer_colours(n_layers: int) -> list[str]:
    """A colour a layer, changing evenly from the first to the last."""
    ends = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in LAYERS])
    places = np.linspace(0, len(LAYERS) - 1, n_layers) if n_layers > 1 else [len(LAYERS) - 1.0]
    mixed = np.column_stack([np.interp(places, range(len(LAYERS)), end) for end in ends.T])
    return ["#" + "".join(f"{round(channel):02X}" for channel in colour) for colour in mixed]


def note() -> go.Scatter:
    """A line of words over the plot; `note_text` fills it."""
    return text_over(0.5, 0.04, "top center", xaxis="x2", yaxis="y2")


def note_text(text: str) -> dict[str, Any]:
    """What changes of a note."""
    return {"text": [text]}


def diagonal(name: str) -> go.Scatter:
    """Where both axes say the same: dashed; `diagonal_ends` places it."""
    return go.Scatter(
        x=[0, 1],
        y=[0, 1],
        mode="lines",
        name=name,
        line={"color": GREY, "dash": "dash", "width": 2},
        hoverinfo="skip",
    )
