"""The network with one point's numbers in its units, lit up layer by layer.

Columns are counted from 0, the inputs; then the layers. Forward a unit shows its value, on the way
back its delta, and an edge its weight, or the gradient of its weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from nn_core.inspection import Trace
from pages.charts.latex import digits
from pages.charts.numbers import brief
from pages.charts.pixels import PIXELS, SIDE, pixel_trace
from pages.charts.style import (
    GREY,
    HIGH,
    INK,
    LOW,
    MIDDLE_GREY,
    VERMILLION,
    WHITE,
    Translate,
    base_layout,
    faded,
    signed_scale,
)

MOST_UNITS = 12  # of a layer that are drawn; of more, those with the largest numbers
UNIT = 36  # px, its side
ROW, TOP, FOOT = 42, 42, 30  # px: from unit to unit; for titles above; for notes below
PICTURE = 190  # px, the side of a picture of pixels
RIM = 0.46  # likewise, beside the middle of a picture of pixels
ROOM = 0.34  # beside the first or the last column, as a share of the distance of two
HALF_UNIT = 0.034  # of the width: where an edge begins beside the middle of its unit
LEVELS = 4  # of strength of an edge
EMPTY = "\u00a0"  # Plotly removes a mark's empty text for good
UNLIT = faded(MIDDLE_GREY, 0.12)
Array = NDArray[np.floating]


@dataclass(frozen=True)
class Column:
    """Units that are drawn, by their place in the layer, with a number each while it is lit."""

    title: str
    shown: tuple[int, ...]
    width: int
    values: Array  # (H,)
    lit: bool
    names: tuple[str, ...] = ()
    is_picture: bool = False  # inputs that are the pixels of one


@dataclass(frozen=True)
class Chosen:
    """The unit whose arithmetic is told; column from 1 on."""

    column: int
    unit: int


def shown_units(values: Array, chosen: int | None = None) -> tuple[int, ...]:
    """The units of a layer that are drawn: of many, the largest numbers and the chosen one."""
    if len(values) <= MOST_UNITS:
        return tuple(range(len(values)))
    order = [int(i) for i in np.argsort(-np.abs(np.nan_to_num(values)), kind="stable")]
    if chosen is not None:
        order = [chosen, *(i for i in order if i != chosen)]
    return tuple(sorted(order[:MOST_UNITS]))


def columns_of(
    trace: Trace,
    titles: Sequence[str],
    names: tuple[tuple[str, ...], tuple[str, ...]],
    chosen: Chosen | None,
    lit: range,
    back: bool = False,
    pixels: Array | None = None,
) -> list[Column]:
    """All columns; lit: which of them show their numbers. names: of the inputs and the outputs.

    pixels (64,) stand for inputs that are a picture, as they are before they are standardized.
    """
    ways = trace.deltas if back else trace.activations
    values = [trace.inputs if pixels is None else pixels, *ways]
    last = len(values) - 1
    return [
        Column(
            title=titles[i],
            shown=shown_units(each, chosen.unit if chosen and chosen.column == i else None),
            width=len(each),
            values=each,
            lit=i in lit,
            names=names[0] if i == 0 else names[1] if i == last else (),
            is_picture=i == 0 and pixels is not None,
        )
        for i, each in enumerate(values)
    ]


def network_picture(
    columns: list[Column],
    edges: Sequence[Array],
    chosen: Chosen | None,
    end: str,
    t: Translate,
) -> go.Figure:
    """edges: (D, H) for each pair of columns, the sign by colour and dash. end: the loss."""
    traces: list[dict[str, Any]] = []
    width = len(columns) - 1 + _room(columns[0]) + ROOM
    leave = HALF_UNIT * width
    for i, (left, right) in enumerate(pairwise(columns)):
        traces += _edges(i, left, right, edges[i], chosen, leave)
    for i, column in enumerate(columns):
        traces.append(_pixels(column) if column.is_picture else _units(i, column, chosen, t))
    traces[-1]["yaxis"] = "y2"  # beside which the outputs' names stand
    last, half = len(columns) - 1, _reach(columns)
    layout = base_layout(
        t,
        annotations=[
            *(_note(i, half + TOP, each.title, yanchor="top") for i, each in enumerate(columns)),
            *_more(columns, half, t),
            _note(last, -half - FOOT / 2, end),
        ],
        xaxis={
            "visible": False,
            "range": [-_room(columns[0]), last + ROOM],
            "fixedrange": True,
        },
        yaxis=_names(columns[0], half),
        yaxis2={**_names(columns[-1], half), "side": "right", "overlaying": "y"},
        margin={"l": 4, "r": 4, "t": 0, "b": 0},
        hovermode="closest",
        showlegend=False,
        dragmode=False,
    )
    return go.Figure(data=traces, layout=layout)


def height_of(columns: list[Column]) -> int:
    """What the picture needs, in px."""
    return int(2 * _reach(columns)) + TOP + FOOT


def _reach(columns: list[Column]) -> float:
    """Half the height of the tallest column, in px, in which all heights are given."""
    rows = [len(column.shown) for i, column in enumerate(columns) if not column.is_picture]
    return ROW * max([*rows, 5]) / 2


def _room(column: Column) -> float:
    return RIM + 0.04 if column.is_picture else ROOM


def _heights(column: Column) -> Array:
    """From top to bottom."""
    n = len(column.shown)
    return ROW * ((n - 1) / 2 - np.arange(n))


def _places(i: int, column: Column) -> Array:
    """Where the edges of each shown unit end."""
    if not column.is_picture:
        return _heights(column)
    rows = np.array(column.shown) // SIDE
    return np.asarray(PICTURE * (0.5 - (rows + 0.5) / SIDE))


def _edges(
    i: int, left: Column, right: Column, weights: Array, chosen: Chosen | None, leave: float
) -> list[dict[str, Any]]:
    """One trace for each sign and strength, by whose name static/way finds those that come into a
    column; those into the chosen unit stand out."""
    of_units = weights[np.ix_(left.shown, right.shown)]
    size = np.abs(of_units) / (np.nanmax(np.abs(of_units)) or 1.0)
    levels = np.ceil(np.nan_to_num(size) * LEVELS).astype(int)
    looks = np.sign(np.nan_to_num(of_units)).astype(int) * levels
    wanted = chosen.unit if chosen is not None and chosen.column == i + 1 else None
    into = np.array([unit == wanted for unit in right.shown]) & np.ones_like(looks, bool)
    beside = RIM if left.is_picture else leave
    ends = (i + beside, i + 1 - leave), (_places(i, left), _heights(right))
    traces = []
    for strong in (False, True):
        faint = not right.lit or (wanted is not None and not strong)
        for look in np.unique(looks[(into == strong) & (looks != 0)]):
            pairs = np.argwhere((looks == look) & (into == strong)).tolist()
            name = f"edges_{i}_{'strong' if strong else 'usual'}_{look}"
            traces.append({"uid": name, **_lines(*ends, pairs, int(look), faint)})
    return traces


def _lines(
    ends: tuple[float, float],
    heights: tuple[Array, Array],
    pairs: list[list[int]],
    level: int,
    faint: bool,
) -> dict[str, Any]:
    left, right = (each.tolist() for each in heights)
    x = [each for _ in pairs for each in (*ends, None)]
    y = [each for a, b in pairs for each in (left[a], right[b], None)]
    strength = abs(level) / LEVELS
    line = {"color": LOW if level < 0 else HIGH, "width": 0.6 + 3.4 * strength,
            "dash": "dash" if level < 0 else "solid"}  # fmt: skip
    opacity = 0.13 if faint else 0.25 + 0.6 * strength
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line,
            "opacity": opacity, "hoverinfo": "skip"}  # fmt: skip


def _units(i: int, column: Column, chosen: Chosen | None, t: Translate) -> dict[str, Any]:
    values = column.values[list(column.shown)]
    n = len(values)
    top = float(np.nanmax(np.abs(column.values))) if np.isfinite(column.values).any() else 0.0
    ringed = [chosen == Chosen(i, unit) for unit in column.shown]
    texts = [brief(float(v), t) if column.lit else EMPTY for v in values]
    strong = np.abs(np.nan_to_num(values)) > 0.6 * (top or 1.0)
    dark = [INK if v < 0 or not s else WHITE for v, s in zip(values, strong, strict=True)]
    marker = {
        "symbol": "square",
        "size": UNIT,
        "color": np.nan_to_num(values).tolist() if column.lit else [UNLIT] * n,
        "line": {
            "color": [VERMILLION if ring else INK for ring in ringed],
            "width": [4 if ring else 1 for ring in ringed],
        },
        "opacity": 1,
    }
    if column.lit:
        marker |= {"colorscale": signed_scale(), "cmin": -(top or 1.0), "cmax": top or 1.0}
    else:
        marker["line"] = {"color": GREY, "width": 1}
    hover = [f"{_name(column, unit)} {digits(v, t)}" for unit, v in
             zip(column.shown, values, strict=True)]  # fmt: skip
    return {"type": "scatter", "mode": "markers+text", "uid": f"units_{i}",
            "x": [i] * n, "y": _heights(column).tolist(),
            "text": texts, "textfont": {"size": 11, "color": dark}, "marker": marker,
            "hovertext": hover if column.lit else [_name(column, u) for u in column.shown],
            "hoverinfo": "text", "cliponaxis": False}  # fmt: skip


def _name(column: Column, unit: int) -> str:
    return column.names[unit] if column.names else f"{column.title} · {unit + 1}"


def _pixels(column: Column) -> dict[str, Any]:
    """A picture of 8 by 8 in the place of its 64 units."""
    steps = (np.arange(SIDE) + 0.5) / SIDE
    shown = column.values if column.lit else np.zeros(PIXELS)
    return pixel_trace(shown, RIM * (2 * steps - 1), PICTURE * (0.5 - steps))


def _note(x: float, y: float, text: str, **options: Any) -> dict[str, Any]:
    return {"x": x, "y": y, "text": text, "showarrow": False, "font": {"size": 12}, **options}


def _names(column: Column, half: float) -> dict[str, Any]:
    """An axis with the names of the units as ticks, which takes as much room as they need."""
    names = [] if column.is_picture else [column.names[unit] for unit in column.shown]
    return {
        "range": [-half - FOOT, half + TOP],
        "tickvals": _heights(column).tolist() if names else [],
        "ticktext": names,
        "automargin": True,
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
    }


def _more(columns: list[Column], half: float, t: Translate) -> list[dict[str, Any]]:
    return [
        _note(i, -half - FOOT / 2, t("point.of_units", shown=len(column.shown), width=column.width))
        for i, column in enumerate(columns)
        if len(column.shown) < column.width and not column.is_picture
    ]


def picture_alt(columns: list[Column], t: Translate) -> str:
    """The numbers that are lit, column by column."""
    lit = [_column_words(column, t) for column in columns if column.lit]
    return t("point.picture.alt", columns="; ".join(lit))


def _column_words(column: Column, t: Translate) -> str:
    numbers = ", ".join(digits(column.values[unit], t) for unit in column.shown)
    return f"{column.title.replace('<br>', ', ')}: {numbers}"
