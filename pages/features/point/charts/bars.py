"""Bars: what the outputs answer, and the gradients of a batch with their mean."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.latex import digits
from pages.charts.numbers import brief, percent
from pages.charts.style import (
    AXIS,
    BLUE,
    INK,
    ORANGE,
    VERMILLION,
    Translate,
    axis,
    base_layout,
    class_colours,
    level,
)

TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
RIM = {"color": INK, "width": 1}
Array = NDArray[np.floating]


def answer_bars(
    names: tuple[str, ...], values: Array, title: str, t: Translate, are_shares: bool = True
) -> go.Figure:
    """One bar a class; values (C,) between 0 and 1 are probabilities, or the outputs themselves."""
    written = percent if are_shares else digits
    texts = [written(float(value), t) for value in values]
    bar = {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": list(names),
        "text": texts,
        "textposition": "auto",
        "cliponaxis": False,
        "marker": {"color": list(class_colours(len(names))), "line": RIM},
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }  # fmt: skip
    layout = base_layout(
        t,
        title_text=title,
        xaxis=axis("", range=[0, 1.02], tickvals=TICKS, ticktext=[written(v, t) for v in TICKS]),
        yaxis=axis("", autorange="reversed", ticks="", automargin=True, type="category"),
        showlegend=False,
    )
    return go.Figure(data=[bar], layout=layout)


def batch_bars(gradients: Array, names: list[str], t: Translate) -> go.Figure:
    """Each point's gradient (S,) of one weight, and their mean as a line."""
    colours = [BLUE if g >= 0 else ORANGE for g in gradients]
    mean = float(np.mean(gradients))
    bar: dict[str, Any] = {
        "type": "bar",
        "x": names,
        "y": gradients,
        "text": [brief(float(g), t) for g in gradients],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": colours, "line": RIM},
        "hovertemplate": "%{x}: %{y:.4g}<extra></extra>",
    }
    layout = base_layout(
        t,
        title_text=t("point.batch.title"),
        title_subtitle_text=t("point.batch.mean", mean=digits(mean, t)),
        margin_t=56,
        xaxis=axis(t("point.batch.point"), type="category"),
        yaxis=axis(t("point.gradient"), zeroline=True, zerolinecolor=AXIS),
        shapes=[level(mean, VERMILLION, "dash", 2.5)],
        showlegend=False,
    )
    return go.Figure(data=[bar], layout=layout)


def batch_alt(gradients: Array, t: Translate) -> str:
    numbers = ", ".join(digits(g, t) for g in gradients)
    return t("point.batch.alt", numbers=numbers, mean=digits(float(np.mean(gradients)), t))
