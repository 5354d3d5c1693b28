"""A strip: what other starts of a network answer to one point, beside the network's own answer."""

from statistics import median
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.latex import digits
from pages.charts.style import BLUE, INK, VERMILLION, Translate, axis, base_layout

GOLDEN = 0.618034  # multiples of it spread evenly, however many there are
EDGE = 0.05  # of the span, beside the outermost
RIM = {"width": 1, "color": INK}
Array = NDArray[np.float64]


def answer_strip(
    answers: Array, own: float, name: str, are_shares: bool, t: Translate
) -> go.Figure:
    """answers (N,), finite; name: what is answered, with its unit."""
    heights = [0.15 + 0.6 * ((i * GOLDEN) % 1) for i in range(len(answers))]
    others = {
        "type": "scatter", "mode": "markers", "name": t("point.others.dots"),
        "x": answers.tolist(), "y": heights, "cliponaxis": False,
        "customdata": [digits(value, t) for value in answers],
        "marker": {"size": 11, "color": BLUE, "opacity": 0.8, "line": RIM},
        "hovertemplate": "%{customdata}<extra></extra>",
    }  # fmt: skip
    mine: dict[str, Any] = {
        "type": "scatter", "mode": "markers+lines", "name": t("point.others.own"),
        "x": [own, own], "y": [0, 0.95], "cliponaxis": False,
        "line": {"color": VERMILLION, "width": 2.5, "dash": "dash"},
        "marker": {"symbol": "diamond", "size": [0, 13], "color": VERMILLION},
        "hovertemplate": digits(own, t) + "<extra></extra>",
    }  # fmt: skip
    layout = base_layout(
        t,
        title_text=t("point.others.chart"),
        xaxis=axis(name, range=_range(answers, own, are_shares)),
        yaxis={"visible": False, "range": [0, 1.05], "fixedrange": True},
        legend={"yref": "container", "y": 0, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        margin={"l": 16, "r": 16, "t": 34, "b": 78},
        hovermode="closest",
    )
    return go.Figure(data=[others, mine], layout=layout)


def _range(answers: Array, own: float, are_shares: bool) -> list[float]:
    if are_shares:
        return [-0.02, 1.02]
    low, high = min(own, float(answers.min())), max(own, float(answers.max()))
    room = EDGE * (high - low) or 0.1 * abs(high) or 1.0
    return [low - room, high + room]


def strip_alt(answers: Array, own: float, name: str, t: Translate) -> str:
    return t("point.others.alt", name=name, own=digits(own, t), **spread(answers, t))


def spread(answers: Array, t: Translate) -> dict[str, str]:
    """The least, the median and the largest, as a sentence says them."""
    values = answers.tolist()
    found = {"low": min(values), "middle": median(values), "high": max(values)}
    return {key: digits(value, t) for key, value in found.items()}
