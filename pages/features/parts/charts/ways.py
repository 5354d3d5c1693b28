"""The optimizers' ways on one slice of the loss, drawn as a map with lines of equal loss."""

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.numbers import percent
from pages.charts.style import (
    CLASS_SYMBOLS,
    DARK_GREY,
    LIGHT_GREY,
    MIDDLE_GREY,
    Translate,
    axis,
    base_layout,
    faded,
    legend_below,
)
from pages.features.parts.charts.lines import stroke

Array = NDArray[np.float64]

LEVELS = 14
GREYS = [[0, faded(DARK_GREY, 0.95)], [1, faded(LIGHT_GREY, 0.45)]]


def ways(
    places: Mapping[str, tuple[str, Array]],
    across: Array,
    up: Array,
    losses: Array,
    first: float,
    t: Translate,
) -> go.Figure:
    """places: name -> (word, (T, 2)), in the order of their signs; losses (N, N), rows upwards;
    first: the loss at the start, above which there are no lines.
    """
    words = [word for word, _ in places.values()]
    start = t("parts.ways.start")
    return go.Figure(
        data=[
            _contour(across, up, losses, first),
            *(_way(word, way, sign) for sign, (word, way) in enumerate(places.values())),
            _start(start),
        ],
        layout=base_layout(
            t,
            title_text=t("parts.ways.title"),
            hovermode="closest",
            **legend_below([*words, start]),
            xaxis=axis(t("parts.ways.first"), range=[across[0], across[-1]], showgrid=False),
            yaxis=axis(t("parts.ways.second"), range=[up[0], up[-1]], showgrid=False),
        ),
    )


def _contour(across: Array, up: Array, losses: Array, first: float) -> go.Contour:
    # Logarithms: equal factors of the loss lie equally far apart, in a valley too.
    z = np.log10(np.where(np.isfinite(losses), np.maximum(losses, 1e-12), np.nan))
    low, high = float(np.nanmin(z)), float(np.log10(max(first, 1e-12)))
    step = (high - low) / LEVELS or 1.0
    return go.Contour(
        x=across,
        y=up,
        z=z,
        customdata=losses,
        contours={"coloring": "lines", "start": low + step, "end": high, "size": step},
        colorscale=GREYS,
        line={"width": 1.2},
        showscale=False,
        hovertemplate="%{customdata:.4g}<extra></extra>",
    )


def _way(word: str, way: Array, sign: int) -> go.Scatter:
    known = np.isfinite(way).all(axis=1)
    sizes = np.where(np.arange(known.sum()) == known.sum() - 1, 12, 0)
    symbol = CLASS_SYMBOLS[sign % len(CLASS_SYMBOLS)]
    return go.Scatter(
        x=way[known, 0],
        y=way[known, 1],
        name=word,
        mode="lines+markers",
        line={**stroke(sign), "width": 2.8},
        marker={"symbol": symbol, "size": sizes, "opacity": 1},
        hovertemplate=f"{word}<extra></extra>",
    )


def _start(name: str) -> go.Scatter:
    marker = {"symbol": "circle-open", "size": 15, "color": MIDDLE_GREY, "line": {"width": 3}}
    return go.Scatter(x=[0], y=[0], name=name, mode="markers", marker=marker, hoverinfo="name")


def ways_alt(held: float, losses: Mapping[str, tuple[str, Array]], t: Translate) -> str:
    """How much the slice holds, and whose loss is least in the end."""
    known = {name: way for name, way in losses.values() if np.isfinite(way[-1])}
    best = min(known, key=lambda name: float(known[name][-1])) if known else "–"
    return t("parts.ways.alt", share=percent(held, t), best=best)
