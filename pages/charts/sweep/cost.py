"""Cost against what it buys: which networks nobody beats at their price."""

from collections.abc import Sequence
from math import isfinite
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from pages.charts.numbers import short, whole
from pages.charts.style import BLUE, GREEN, GREY, Translate, axis, base_layout
from pages.charts.sweep.cell_numbers import plain
from pages.charts.sweep.cells import CellView, excess, with_results
from pages.charts.sweep.map_marks import (
    HIGHEST,
    NOTHING,
    RING,
    factor_axis,
    legend,
    level,
    mark_trace,
    star,
)

COSTS = ("seconds", "operations")
EDGE = 1.48  # where cells stand whose excess is too high for the axis
LINE = 44  # letters: as many as fit on a phone
FLIP = -0.05  # the axis begins a little below 0: validation can be better than achievable by luck


def cost(by: str, floor_known: bool, t: Translate) -> go.Figure:
    """Excess of the median validation loss over the cost of training; by is one of COSTS.

    Traces: guessing, best achievable, the Pareto line, cells, cells beyond the axis, the chosen
    cell, lagom. customdata is the row and the column of a cell.
    """
    traces = [
        level(GREY, "dash"),
        level(GREEN, "dot", "top right"),
        _front(t),
        _cells("circle", t, t("chart.sweep.cost.cells")),
        _cells("triangle-up-open", t, t("chart.sweep.cost.beyond")),
        go.Scatter(**NOTHING, mode="markers", marker=RING, showlegend=False, hoverinfo="skip"),
        star(),
    ]
    unknown = {} if floor_known else {
        "title_subtitle_text": t("chart.sweep.cost.unknown_floor"), "margin_t": 52,
    }  # fmt: skip
    return go.Figure(
        data=traces,
        layout=base_layout(
            t,
            title_text=t("chart.sweep.cost.title"),
            hovermode="closest",
            **legend(traces),
            **unknown,
            xaxis=factor_axis(t(f"chart.sweep.cost.{by}"), t),
            yaxis=axis(t("chart.sweep.cost.excess"), range=[FLIP, HIGHEST]),
        ),
    )


def no_cost(t: Translate) -> go.Figure:
    """In the chart's place, where there is nothing to learn: the reason."""
    hidden = {"visible": False, "fixedrange": True}
    said = {"text": "<br>".join(wrap(why_none(t), LINE)), "showarrow": False, "align": "left"}
    return go.Figure(
        layout=base_layout(
            t,
            title_text=t("chart.sweep.cost.title"),
            annotations=[{**said, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.6}],
            xaxis=hidden,
            yaxis=hidden,
        )
    )


def why_none(t: Translate) -> str:
    """Why no cost can be compared."""
    return t("chart.sweep.cost.none")


def _front(t: Translate) -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="lines",
        name=t("chart.sweep.cost.pareto"),
        line={"color": GREY, "width": 2, "shape": "hv"},
        hoverinfo="skip",
    )


def _cells(symbol: str, t: Translate, name: str) -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="markers",
        name=name,
        marker={"symbol": symbol, "size": 9, "color": BLUE, "line": {"width": 1.4, "color": BLUE}},
        opacity=0.85,
        cliponaxis=False,
        hovertemplate="%{text}<extra></extra>",
    )


def cost_traces(
    cells: Sequence[CellView],
    by: str,
    lagom: Sequence[tuple[int, int]],
    chosen: tuple[int, int] | None,
    t: Translate,
) -> list[dict[str, Any]]:
    """What is there now; a cell without cost or without anything to learn is left out."""
    priced = [cell for cell in with_results(cells) if _price(cell, by) > 0]
    shown = [cell for cell in priced if excess(cell) == excess(cell)]
    places = {(cell.row, cell.column): (_price(cell, by), _height(cell)) for cell in shown}
    inside = [cell for cell in shown if excess(cell) <= HIGHEST]
    outside = [cell for cell in shown if not excess(cell) <= HIGHEST]
    points = [(_price(cell, by), excess(cell)) for cell in inside]
    ends = [min(x for x, _ in places.values()), max(x for x, _ in places.values())] if shown else []
    return [
        _level(1, ends, ["", t("chart.sweep.cost.guessing")]),
        _level(0, ends, [t("chart.sweep.cost.best"), ""]),
        _steps(points, ends),
        _dots(inside, by, t),
        _dots(outside, by, t),
        mark_trace([places[chosen]] if chosen in places else []),
        mark_trace([places[cell] for cell in lagom if cell in places], t("chart.sweep.lagom")),
    ]


def _price(cell: CellView, by: str) -> float:
    return cell.seconds if by == "seconds" else float(cell.operations)


def _height(cell: CellView) -> float:
    return excess(cell) if excess(cell) <= HIGHEST else EDGE


def _level(height: float, ends: list[float], texts: list[str]) -> dict[str, Any]:
    return {"x": plain(ends), "y": [height] * len(ends), "text": texts if ends else []}


def pareto(points: Sequence[tuple[float, float]]) -> list[int]:
    """Indices of the points (cost, excess) that no other beats, the cheapest first.

    One point beats another when it is no worse in both and better in one; of equal points the
    first stands for all.
    """
    finite = [i for i, point in enumerate(points) if all(map(isfinite, point))]
    front: list[int] = []
    for i in sorted(finite, key=lambda i: points[i]):
        if not front or points[i][1] < points[front[-1]][1]:
            front.append(i)
    return front


def _steps(points: list[tuple[float, float]], ends: list[float]) -> dict[str, Any]:
    """The Pareto line goes on to the dearest cell: that much money buys no less."""
    front = [points[i] for i in pareto(points)]
    if front:
        front.append((max(ends), front[-1][1]))
    return {"x": plain(x for x, _ in front), "y": plain(y for _, y in front)}


def _dots(cells: list[CellView], by: str, t: Translate) -> dict[str, Any]:
    return {
        "x": plain(_price(cell, by) for cell in cells),
        "y": plain(map(_height, cells)),
        "customdata": [[cell.row, cell.column] for cell in cells],
        "text": [_hover(cell, t) for cell in cells],
    }


def _hover(cell: CellView, t: Translate) -> str:
    lines = (
        f"<b>{cell.label}</b>",
        t("chart.sweep.median", loss=short(cell.median, t)),
        t("chart.sweep.cost.of", excess=short(excess(cell), t)),
        t("chart.sweep.seconds", s=short(cell.seconds, t)),
        t("chart.sweep.operations", n=whole(cell.operations, t)),
    )
    return "<br>".join(lines)


def cost_alt(cells: Sequence[CellView], by: str, t: Translate) -> str:
    """The networks on the Pareto line, the cheapest first."""
    shown = [c for c in with_results(cells) if _price(c, by) > 0 and isfinite(excess(c))]
    front = pareto([(_price(cell, by), excess(cell)) for cell in shown])
    if not front:
        return t("chart.sweep.empty")
    said = (
        t("chart.sweep.cost.alt_item", label=shown[i].label, excess=short(excess(shown[i]), t))
        for i in front
    )
    return t("chart.sweep.cost.alt", n=len(shown), front=", ".join(said))
