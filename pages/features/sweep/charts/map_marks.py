"""What several charts of a sweep share: level lines, loss axes, and the marks of single cells."""

from collections.abc import Iterable, Sequence
from math import ceil, isfinite, log10
from typing import Any

import plotly.graph_objects as go

from pages.charts.chart import Data, text_over
from pages.charts.numbers import decimal
from pages.charts.style import (
    GREEN,
    GREY,
    INK,
    MIDDLE_GREY,
    PURPLE,
    Translate,
    axis,
    faded,
    legend_below,
)
from pages.features.sweep.charts.cells import learnable, reference

HIGHEST = 1.5  # baselines: a fixed end keeps the picture calm; what lies above is shown at the edge
PLOT, PLOT_BESIDE_BAR = 288, 222  # widths of a plot on a phone, alone or beside a colour bar
UNDER = 0.1  # of a loss axis, below 0: there the name of the best achievable loss is in no way
FAINT = faded(MIDDLE_GREY, 0.55)
LAGOM, CHOSEN = GREEN, PURPLE
STAR = {"symbol": "star", "size": 15, "color": LAGOM, "line": {"width": 1.2, "color": INK}}
RING = {"symbol": "circle-open", "size": 17, "color": CHOSEN, "line": {"width": 2.5}}
OVERLAY = {"overlaying": "x", "range": [0, 1], "visible": False, "fixedrange": True}  # for texts
NOTHING: dict[str, Any] = {"x": [], "y": []}


def legend(traces: Iterable[Any], room: int = PLOT) -> dict[str, Any]:
    """A legend at the lower edge with space for its rows on a phone, as layout entries.

    room: the plot's width there. Plotly sets entries that do not fit into one row in columns as
    wide as the widest entry. On a third of a row there may be more of them: there the horizontal
    axis wants automargin, or its title gives way to the legend and lies on the ticks.
    """
    named = [
        trace["name"] for trace in traces if trace["name"] and trace["showlegend"] is not False
    ]
    widths = [40 + 5.4 * len(name) for name in named]
    columns = max(1, int(room // max(widths))) if sum(widths) > room else len(named)
    return {**legend_below(named), "margin_b": 54 + 20 * ceil(len(named) / columns)}


def top_of(baseline: float) -> float:
    """The upper end of a loss axis."""
    return HIGHEST * reference(baseline)


def loss_axis(title: str, baseline: float, floor: float | None, log: bool) -> dict[str, Any]:
    """An axis for losses with fixed ends."""
    top = top_of(baseline)
    if not log:
        return axis(title, range=[-UNDER * top, top])
    least = 0.4 * floor if floor is not None and floor > 0 else top / 1500
    return axis(title, type="log", range=[log10(least), log10(top)])


def level(colour: str, dash: str, place: str = "top left") -> go.Scatter:
    """A line at one loss, with its label at an end."""
    return go.Scatter(
        x=[],
        y=[],
        mode="lines+text",
        line={"color": colour, "width": 1.5, "dash": dash},
        textposition=place,
        hoverinfo="skip",
        showlegend=False,
    )


def reference_levels() -> dict[str, go.Scatter]:
    """The constant predictor and the best achievable loss, as they look in the loss curves."""
    # Curves end low on the right, where the constant predictor's name stands over them; nothing is
    # below the best achievable loss.
    return {
        "baseline": level(GREY, "dash", "top left"),
        "floor": level(GREEN, "dot", "bottom right"),
    }


def level_trace(
    heights: Sequence[float], places: Sequence[float], name: str, t: Translate, *, first: bool
) -> dict[str, Any]:
    """A level's changing attributes: its label stands at the first place or at the last."""
    if not places or not all(map(isfinite, heights)):
        return {**NOTHING, "text": []}
    texts = [""] * len(places)
    texts[0 if first else -1] = f"{name} {decimal(heights[0 if first else -1], t)}"
    return {"x": list(places), "y": list(heights), "text": texts}


def reference_traces(
    baselines: Sequence[float],
    floors: Sequence[float | None],
    places: Sequence[float],
    t: Translate,
) -> Data:
    """For reference_levels: both lines over these places, the second where it is the lower one."""
    pairs = zip(baselines, floors, strict=True)
    known = [f for b, f in pairs if f is not None and learnable(b, f)]
    floor_places = places if len(known) == len(floors) else []
    return {
        "baseline": level_trace(baselines, places, t("chart.loss.baseline"), t, first=False),
        "floor": level_trace(known, floor_places, t("chart.loss.floor"), t, first=True),
    }


def star() -> go.Scatter:
    """The lagom network in a plot of points."""
    return go.Scatter(
        x=[],
        y=[],
        mode="markers+text",
        marker=STAR,
        textposition="top center",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,  # its label says what it is
    )


def ring() -> go.Scatter:
    """What is chosen, in a plot of points."""
    return go.Scatter(x=[], y=[], mode="markers", marker=RING, showlegend=False, hoverinfo="skip")


def mark_trace(places: Sequence[tuple[float, float]], text: str = "") -> dict[str, Any]:
    """Where a mark stands, with its text at the first: several would lie over each other."""
    shown = [place for place in places if all(map(isfinite, place))]
    return {
        "x": [x for x, _ in shown],
        "y": [y for _, y in shown],
        **({"text": [text, *[""] * (len(shown) - 1)][: len(shown)]} if text else {}),
    }


def words(place: str) -> go.Scatter:
    """A text over the curves: the board parts such words from the lines beneath."""
    return go.Scatter(
        x=[], y=[], text=[], mode="text", textposition=place, hoverinfo="skip", showlegend=False
    )


def sentence() -> go.Scatter:
    """A text at the top of the plot that changes with the data; it wants the axis OVERLAY as x2."""
    return text_over(0, 1, "bottom right", xaxis="x2")


def start_marks(symbol: str, size: float, rim: float, colour: str) -> dict[str, Any]:
    """The marks of single starts, as entries of a scatter trace; rim: its width, in px."""
    line = {"width": rim, "color": colour}
    marker = {"symbol": symbol, "size": size, "color": colour, "line": line}
    return {"x": [], "y": [], "mode": "markers", "marker": marker}
