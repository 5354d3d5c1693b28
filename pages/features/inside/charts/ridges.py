"""Histograms of all layers on one scale, one row a layer, the first on top."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import Data, named, plain
from pages.charts.style import Translate, axis, base_layout
from pages.features.inside.charts.layer_marks import OVER, layer_colours

HEIGHT = 0.86  # of a row, at its highest bin
REMARKS = 0.78  # of the width: to the right of it stand the remarks


class Ridge(NamedTuple):
    """One layer's values: counts (N,) between edges (N + 1,), and a short remark beside them."""

    counts: NDArray[np.int64]
    edges: NDArray[np.float64]
    remark: str


def ridges(layers: Sequence[str], title: str, values: str, t: Translate) -> go.Figure:
    """One filled outline a layer, and the remarks."""
    n_layers = len(layers)
    outlines = {
        f"layer_{i}": go.Scatter(
            x=[],
            y=[],
            mode="lines",
            fill="toself",
            name=name,
            line={"color": colour, "width": 1.2},
            hoveron="fills",
            hoverinfo="name",
        )
        for i, (name, colour) in enumerate(zip(layers, layer_colours(n_layers), strict=True))
    }
    rows = {"tickvals": _rows(n_layers), "ticktext": list(layers), "range": [-0.12, n_layers]}
    return go.Figure(
        data=named({**outlines, "remarks": _remarks(n_layers)}),
        layout=base_layout(
            t,
            title_text=title,
            hovermode="closest",
            showlegend=False,
            xaxis=axis(values, exponentformat="power", domain=[0, REMARKS]),
            xaxis2={**OVER, "domain": [REMARKS, 1]},
            yaxis=axis("", **rows, fixedrange=True, automargin=True),
        ),
    )


def _rows(n_layers: int) -> list[int]:
    """The height of each layer's base line."""
    return list(range(n_layers - 1, -1, -1))


def _remarks(n_layers: int) -> go.Scatter:
    """At the right end of each row, above its base line."""
    return go.Scatter(
        x=[1] * n_layers,
        y=[row + 0.62 for row in _rows(n_layers)],
        xaxis="x2",
        mode="text",
        text=[""] * n_layers,
        textposition="middle left",
        hoverinfo="skip",
        showlegend=False,
    )


def ridges_data(found: Sequence[Ridge]) -> Data:
    """Outlines in steps. Heights are roots of the shares, or one full bin would hide the others."""
    rows = enumerate(zip(found, _rows(len(found)), strict=True))
    outlines = {f"layer_{i}": _outline(*each) for i, each in rows}
    return {**outlines, "remarks": {"text": [ridge.remark for ridge in found]}}


def _outline(ridge: Ridge, row: int) -> dict[str, Any]:
    most = max(1, int(ridge.counts.max(initial=0)))
    heights = row + HEIGHT * np.sqrt(ridge.counts / most)
    x = np.repeat(ridge.edges, 2)
    y = np.concatenate([[row], np.repeat(heights, 2), [row]])
    return {"x": plain(x), "y": plain(y)}
