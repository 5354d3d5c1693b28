"""Cost against what it buys: which networks nobody beats at their price."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, isnan
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from pages.charts.chart import Data, named, plain
from pages.charts.numbers import short, whole
from pages.charts.style import BLUE, GREEN, GREY, Translate, axis, base_layout
from pages.features.sweep.charts.cells import CellView, Place, excess, with_results
from pages.features.sweep.charts.map_marks import (
    HIGHEST,
    legend,
    level,
    mark_trace,
    ring,
    star,
)

COSTS = ("seconds", "operations")
EDGE = 1.48  # where cells stand whose excess is too high for the axis
LINE = 44  # letters: as many as fit on a phone
# The axis begins below 0: luck can bring a validation loss there, and a name stands there.
FLIP = -0.15


@dataclass(frozen=True)
class Cost:
    """Excess of the median validation loss over the cost of training.

    A cell without cost or without anything to learn is left out. customdata is the row and the
    column of a cell.
    """

    cells: Sequence[CellView]
    by: str  # one of COSTS
    lagom: Sequence[Place]
    chosen: Place | None
    floor_known: bool
    t: Translate

    def figure(self) -> go.Figure:
        t, traces = self.t, _skeleton(self.t)
        words = "unknown_floor" if self._is_seen else "unknown_zero"
        unknown = {} if self.floor_known else {
            "title_subtitle_text": t(f"chart.sweep.cost.{words}"), "margin_t": 52,
        }  # fmt: skip
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                t,
                title_text=t("chart.sweep.cost.title"),
                hovermode="closest",
                **legend(traces.values()),
                **unknown,
                xaxis=axis(t(f"chart.sweep.cost.{self.by}"), type="log"),
                yaxis=axis(t("chart.sweep.cost.excess", best=self._best), range=[FLIP, HIGHEST]),
            ),
        )

    def data(self) -> Data:
        t, by, shown = self.t, self.by, [cell for cell in self._priced() if not isnan(excess(cell))]
        places = {cell.place: (_price(cell, by), _height(cell)) for cell in shown}
        inside = [cell for cell in shown if excess(cell) <= HIGHEST]
        beyond = [cell for cell in shown if excess(cell) > HIGHEST]
        prices = [price for price, _ in places.values()]
        ends = [min(prices), max(prices)] if prices else []
        return {
            "guessing": _level(1, ends, ["", t("chart.sweep.cost.guessing")]),
            "best": _level(0, ends, [self._best, ""]),
            "pareto": _steps([(_price(cell, by), excess(cell)) for cell in inside], ends),
            "cells": _dots(inside, by, self._best, t),
            "beyond": _dots(beyond, by, self._best, t),
            "chosen": mark_trace([places[self.chosen]] if self.chosen in places else []),
            "lagom": mark_trace(
                [places[place] for place in self.lagom if place in places], t("chart.sweep.lagom")
            ),
        }

    def alt(self) -> str:
        """The networks on the Pareto line, the cheapest first."""
        t, shown = self.t, [cell for cell in self._priced() if isfinite(excess(cell))]
        front = pareto([(_price(cell, self.by), excess(cell)) for cell in shown])
        if not front:
            return t("chart.sweep.empty")
        said = (
            t(
                "chart.sweep.cost.alt_item",
                label=shown[i].label,
                best=self._best,
                excess=short(excess(shown[i]), t),
            )
            for i in front
        )
        return t("chart.sweep.cost.alt", n=len(shown), front=", ".join(said))

    @property
    def _best(self) -> str:
        """What is at 0: known, or only the lowest that was seen; or a loss of 0."""
        unknown = "seen" if self._is_seen else "zero"
        return self.t(f"chart.sweep.cost.best.{'known' if self.floor_known else unknown}")

    @property
    def _is_seen(self) -> bool:
        """Whether anything was seen that can stand for the best loss."""
        return any(cell.least for cell in self.cells)

    def _priced(self) -> list[CellView]:
        return [cell for cell in with_results(self.cells) if _price(cell, self.by) > 0]


def _skeleton(t: Translate) -> dict[str, go.Scatter]:
    return {
        "guessing": level(GREY, "dash"),
        "best": level(GREEN, "dot", "bottom right"),
        "pareto": _front(t),
        "cells": _cells("circle", t, t("chart.sweep.cost.cells")),
        "beyond": _cells("triangle-up-open", t, t("chart.sweep.cost.beyond")),
        "chosen": ring(),
        "lagom": star(),
    }


@dataclass(frozen=True)
class NoCost:
    """In the chart's place, where there is nothing to learn: the reason."""

    t: Translate

    def figure(self) -> go.Figure:
        hidden = {"visible": False, "fixedrange": True}
        said = {"text": "<br>".join(wrap(self.alt(), LINE)), "showarrow": False, "align": "left"}
        return go.Figure(
            layout=base_layout(
                self.t,
                title_text=self.t("chart.sweep.cost.title"),
                annotations=[{**said, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.6}],
                xaxis=hidden,
                yaxis=hidden,
            )
        )

    def data(self) -> Data:
        return {}

    def alt(self) -> str:
        """Why no cost can be compared."""
        return self.t("chart.sweep.cost.none")


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


def _dots(cells: list[CellView], by: str, best: str, t: Translate) -> dict[str, Any]:
    return {
        "x": plain(_price(cell, by) for cell in cells),
        "y": plain(map(_height, cells)),
        "customdata": [[cell.row, cell.column] for cell in cells],
        "text": [_hover(cell, best, t) for cell in cells],
    }


def _hover(cell: CellView, best: str, t: Translate) -> str:
    lines = (
        f"<b>{cell.label}</b>",
        t("chart.sweep.median", loss=short(cell.median, t)),
        t("chart.sweep.cost.of", best=best, excess=short(excess(cell), t)),
        t("chart.sweep.seconds", s=short(cell.seconds, t)),
        t("chart.sweep.operations", n=whole(cell.operations, t)),
    )
    return "<br>".join(lines)
