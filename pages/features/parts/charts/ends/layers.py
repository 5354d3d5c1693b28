"""The layers of a network that does not exist yet: units with their names, and sizes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import Data, named
from pages.charts.diagram import shown_units
from pages.charts.style import BLUE, GREEN, GREY, MIDDLE_GREY, ORANGE, Translate, base_layout, faded

GAP = "⋮"  # stands for the units that are left out
OF_GROUP = 3  # units that are drawn of each group of a wide layer
UNIT_SIZE = 17
INPUT_ROOM, OUTPUT_ROOM = 1.5, 1.15  # for names, in distances between layers


@dataclass(frozen=True)
class Column:
    """units: names of those drawn, top to bottom, GAP among them; hidden units have no names."""

    title: str
    detail: str
    units: tuple[str, ...]
    width: int


def named_units(groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What is drawn of a layer with named units, group by group."""
    units = [name for group in groups for name in group]
    if shown_units(len(units)) == len(units):
        return tuple(units)
    found = list[str]()
    for group in groups:
        found += group if len(group) <= OF_GROUP + 1 else [*group[:OF_GROUP], GAP]
    return tuple(found)


def nameless_units(width: int) -> tuple[str, ...]:
    """Likewise of a hidden layer."""
    n = shown_units(width)
    return ("",) * n if n == width else (*("",) * n, GAP)


@dataclass(frozen=True)
class Layers:
    """Columns from left to right, each unit joined to every unit of the next."""

    columns: tuple[Column, ...]
    t: Translate

    def figure(self) -> go.Figure:
        last = len(self.columns) - 1
        places = [_heights(column) for column in self.columns]
        traces: dict[str, Any] = {"lines": _lines(places, self.columns)}
        for i, column in enumerate(self.columns):
            side = "middle left" if i == 0 else "middle right"
            colour = BLUE if i == 0 else GREEN if i == last else ORANGE
            traces[f"units_{i}"] = _units(i, column, places[i], side, colour)
        hidden_axis = {"visible": False, "fixedrange": True}
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                self.t,
                showlegend=False,
                margin={"l": 4, "r": 4, "t": 12, "b": 4},
                xaxis={**hidden_axis, "range": [-INPUT_ROOM, last + OUTPUT_ROOM]},
                yaxis={**hidden_axis, "range": [-0.08, 1.3]},
                annotations=[_heading(i, column, self.t) for i, column in enumerate(self.columns)],
            ),
        )

    def data(self) -> Data:
        """It stands still."""
        return {}

    def alt(self) -> str:
        """Every layer with its size."""
        said = [
            self.t("ends.layers.alt.one", title=column.title, detail=column.detail, n=column.width)
            for column in self.columns
        ]
        return self.t("ends.layers.alt", layers="; ".join(said))


def _heights(column: Column) -> NDArray[np.float64]:
    """Of its units, the first at the top; few units stand in the middle."""
    n = len(column.units)
    reach = min(1.0, (n - 1) / 7) / 2
    return np.linspace(0.5 + reach, 0.5 - reach, n)


def _lines(places: list[NDArray[np.float64]], columns: Sequence[Column]) -> go.Scatter:
    x, y = list[float | None](), list[float | None]()
    for i, (left, right) in enumerate(pairwise(zip(places, columns, strict=True))):
        for a in _drawn(*left):
            for b in _drawn(*right):
                x += [i, i + 1, None]
                y += [a, b, None]
    line = {"color": faded(MIDDLE_GREY, 0.35), "width": 1}
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def _drawn(places: NDArray[np.float64], column: Column) -> list[float]:
    """The heights of units, without the gaps."""
    return [y for y, name in zip(places.tolist(), column.units, strict=True) if name != GAP]


def _units(
    i: int, column: Column, places: NDArray[np.float64], side: str, colour: str
) -> go.Scatter:
    is_gap = [name == GAP for name in column.units]
    return go.Scatter(
        x=[i] * len(places),
        y=places,
        mode="markers+text",
        text=[
            "<b>⋮</b>" if gap else f"  {name}  "
            for gap, name in zip(is_gap, column.units, strict=True)
        ],
        textposition=["middle center" if gap else side for gap in is_gap],
        textfont={"size": 12},
        cliponaxis=False,
        marker={
            "size": [0 if gap else UNIT_SIZE for gap in is_gap],
            "color": colour,
            "opacity": 1,
            "line": {"width": 1.5, "color": GREY},
        },
        hoverinfo="skip",
    )


def _heading(i: int, column: Column, t: Translate) -> dict[str, Any]:
    size = t("ends.layers.size", n=column.width)
    text = "<br>".join((f"<b>{column.title}</b>", column.detail or "&nbsp;", size))
    return {"x": i, "y": 1.3, "yanchor": "top", "text": text, "showarrow": False,
            "font": {"size": 12}}  # fmt: skip
