"""Several named lines over one axis, each with signs of its own."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.numbers import number
from pages.charts.style import (
    BLUE,
    CLASS_SYMBOLS,
    GREEN,
    GREY,
    INK,
    OLIVE,
    ORANGE,
    PURPLE,
    ROSE,
    SKY,
    TEAL,
    VERMILLION,
    Translate,
    axis,
    base_layout,
    legend_below,
)

Array = NDArray[np.float64]

COLOURS = (BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, TEAL, GREY, OLIVE, ROSE)
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


class Line(NamedTuple):
    """A line through (x, y), both (S,); sign: its place in the table that it comes from."""

    name: str
    sign: int
    x: Array
    y: Array


class Mark(NamedTuple):
    """A point on a line, with the line's sign."""

    sign: int
    x: float
    y: float


def lines(
    named: Sequence[Line],
    words: tuple[str, str, str],
    t: Translate,
    marks: Sequence[Mark] = (),
    *,
    log: bool = False,
    points: bool = False,
    **vertical: Any,
) -> go.Figure:
    """words: the title, and what stands at the axes. log: logarithmic, where zeros have no place.
    points: with a symbol at each place. vertical: more of the vertical axis.
    """
    title, across, up = words
    scale = {"type": "log", "dtick": 1, "exponentformat": "power"} if log else {}
    return go.Figure(
        data=[*(_line(each, log, points) for each in named), *map(_mark, marks)],
        layout=base_layout(
            t,
            title_text=title,
            hovermode="x unified",
            hoverdistance=-1,
            **legend_below([each.name for each in named]),
            xaxis=axis(across),
            yaxis=axis(up, **scale, **vertical),
        ),
    )


def _line(line: Line, log: bool, points: bool) -> go.Scatter:
    y = np.where(line.y > 0, line.y, np.nan) if log else line.y
    return go.Scatter(
        x=line.x,
        y=y,
        name=line.name,
        mode="lines+markers" if points else "lines",
        line={**stroke(line.sign), "width": 2.5},
        marker={"symbol": CLASS_SYMBOLS[line.sign % len(CLASS_SYMBOLS)], "size": 8},
        hovertemplate="%{y:.4g}",
    )


def stroke(sign: int) -> dict[str, str]:
    """Colour and dash of a line."""
    return {"color": COLOURS[sign % len(COLOURS)], "dash": DASHES[sign % len(DASHES)]}


def _mark(mark: Mark) -> go.Scatter:
    marker = {
        "symbol": CLASS_SYMBOLS[mark.sign % len(CLASS_SYMBOLS)],
        "size": 13,
        "color": COLOURS[mark.sign % len(COLOURS)],
        "line": {"width": 1.5, "color": INK},
    }
    return go.Scatter(
        x=[mark.x], y=[mark.y], mode="markers", marker=marker, showlegend=False, hoverinfo="skip"
    )


def lines_alt(title: str, named: Sequence[Line], t: Translate) -> str:
    """Where each line begins and ends."""
    said = []
    for line in named:
        first, last = (number(float(value), t) for value in (line.y[0], line.y[-1]))
        said.append(t("parts.lines.alt.one", name=line.name, first=first, last=last))
    return t("parts.lines.alt", title=title, lines="; ".join(said))
