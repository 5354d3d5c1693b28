"""Inputs that are the grey pixels of a picture of 8 by 8."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.style import PIXEL_SCALE, Translate, base_layout

SIDE = 8
PIXELS = SIDE * SIDE


def pixel_trace(values: NDArray[np.floating], x: Any, y: Any) -> dict[str, Any]:
    """values (64,), the first row on top; x, y: the places of columns and rows."""
    return {"type": "heatmap", "z": values.reshape(SIDE, SIDE), "x": x, "y": y,
            "colorscale": PIXEL_SCALE, "showscale": False,
            "hovertemplate": "%{z:.3g}<extra></extra>"}  # fmt: skip


def pixel_picture(values: NDArray[np.floating], title: str, t: Translate) -> go.Figure:
    """values (64,) in the data's own unit."""
    hidden = {"visible": False, "fixedrange": True}
    layout = base_layout(
        t,
        title_text=title,
        xaxis={**hidden, "scaleanchor": "y", "constrain": "domain"},
        yaxis={**hidden, "autorange": "reversed"},
        margin={"l": 4, "r": 4, "t": 34, "b": 4},
    )
    places = np.arange(SIDE)
    return go.Figure(data=[pixel_trace(values, places, places)], layout=layout)
