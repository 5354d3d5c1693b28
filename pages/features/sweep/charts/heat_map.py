"""The map: one coloured cell for each network, with its number, its failures and two frames."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import Any, NamedTuple

import plotly.graph_objects as go

from pages.charts.chart import Data, named, plain
from pages.charts.numbers import percent, short, whole
from pages.charts.points import colour_bar
from pages.charts.style import BLACK, CLEAR, INK, WHITE, Translate, axis, base_layout
from pages.features.sweep.charts.cell_numbers import round_number, ticks
from pages.features.sweep.charts.cells import (
    CellView,
    Grid,
    Place,
    best_cell,
    successes,
    with_results,
)
from pages.features.sweep.charts.colours import is_dark, scale
from pages.features.sweep.charts.map_marks import CHOSEN, LAGOM, PLOT_BESIDE_BAR, legend
from pages.features.sweep.charts.measures import MEASURES, TABLE, place_on, verdict_words

__all__ = ["MEASURES", "HeatMap"]

PAD = "\u00a0"  # stands in for a letter of the other colour, so that both texts get one size
UNSEEN = [[0, CLEAR], [1, CLEAR]]
BAR_HEIGHT, BAR_REACH = 0.15, 0.47  # of the failed share: its height, and half its full length
BAR_ROWS = 6  # with fewer rows the cells are high, and the bars need less of them
WIDE = 6  # columns: with more there is room for four characters in a cell
HIGHEST_EDGE = 0.5001
APART = 0.06  # of the bar: nearer to its end a number would lie on that of the end
LAGOM_REACH, CHOSEN_REACH = 0.475, 0.42  # half of a frame's side, so that both fit on one cell


class Painted(NamedTuple):
    """What one cell shows; by default nothing, since it has no result."""

    place: float = nan  # on the colour scale
    white: str = PAD  # its text, in the one colour or in the other
    black: str = PAD
    hover: str | None = None


FIELDS = Painted._fields


@dataclass(frozen=True)
class HeatMap:
    """One cell for each pair of a row and a column; x and y of a cell are their numbers.

    Two traces write its texts, one in white and one in black, whose contrast is 4.6 or more. Those
    that Plotly would choose have 2.5 at the worst on the scale, less than 4.5 on 29 % of it and on
    four of the verdicts' colours; and with colours in the texts' HTML it fits small letters.
    """

    grid: Grid
    cells: Sequence[CellView]
    measure: str
    lagom: Sequence[Place]
    chosen: Place | None
    t: Translate

    def figure(self) -> go.Figure:
        t, grid, traces = self.t, self.grid, _skeleton(self.grid, self.measure, self.t)
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                t,
                title_text=t(f"chart.sweep.map.{self.measure}"),
                title_xref="container",  # long names of rows would push it out of the picture
                title_x=0.02,
                barmode="overlay",
                **legend(traces.values(), PLOT_BESIDE_BAR),
                xaxis=_axis(grid.column_axis, grid.column_labels, t),
                yaxis=_axis(grid.row_axis, grid.row_labels, t),
            ),
        )

    def data(self) -> Data:
        lagom = _frames(self.lagom, LAGOM_REACH)
        chosen = _frames([] if self.chosen is None else [self.chosen], CHOSEN_REACH)
        painted = self._painted()
        return {
            "cells": {
                "z": [plain(row) for row in painted["place"]],
                "text": painted["white"],
                "hovertext": painted["hover"],
                "colorbar": _bar_ticks(self.cells, self.measure, self.t),
            },
            "black": {"text": painted["black"]},
            "failed": _failed_shares(self.cells, _bar_height(self.grid)),
            "lagom_rim": lagom,
            "lagom": lagom,
            "chosen_rim": chosen,
            "chosen": chosen,
        }

    def alt(self) -> str:
        """How much of the map is there, its best cell, and which one is lagom."""
        t, trained, best = self.t, with_results(self.cells), best_cell(self.cells)
        whole = len(self.grid.row_labels) * len(self.grid.column_labels)
        measure = t(f"measure.{self.measure}")
        said = [t("chart.sweep.map.alt", measure=measure, done=len(trained), all=whole)]
        if best is not None:
            loss, rate = short(best.median, t), percent(best.success_rate, t)
            said.append(t("chart.sweep.map.alt_best", label=best.label, loss=loss, rate=rate))
        names = [cell.label for cell in trained if cell.place in self.lagom]
        if names:
            said.append(t("chart.sweep.map.alt_lagom", label=", ".join(names)))
        return " ".join(said)

    def _painted(self) -> dict[str, list[list[Any]]]:
        """The fields of Painted, each as the table of all cells."""
        wide = len(self.grid.column_labels) <= WIDE
        painted = _paint(self.cells, self.measure, wide, self.t)
        table = [[painted.get(place, Painted()) for place in row] for row in _table(self.grid)]
        return {name: [[getattr(cell, name) for cell in row] for row in table] for name in FIELDS}


def _skeleton(grid: Grid, measure: str, t: Translate) -> dict[str, Any]:
    return {
        "cells": _cells(grid, measure),
        "black": _texts(grid, BLACK).update(z=[[0] * len(row) for row in _table(grid)]),
        "failed": _failed(_bar_height(grid), t),
        "lagom_rim": _rim(),
        "lagom": _frame(t("chart.sweep.map.lagom"), LAGOM, "solid"),
        "chosen_rim": _rim(),
        "chosen": _frame(t("chart.sweep.map.chosen"), CHOSEN, "dash"),
    }


def _axis(name: str, labels: Sequence[str], t: Translate) -> dict[str, Any]:
    n = len(labels)
    return axis(
        t(f"axis.{name}"),
        tickvals=list(range(n)),
        ticktext=list(labels),
        range=[-0.5, n - 0.5],
        showgrid=False,
        fixedrange=True,  # a click chooses a cell; a drag has nothing to show
        automargin=True,
        ticks="",
    )


def _table(grid: Grid) -> list[list[Place]]:
    """The cells, row by row; a single row gets a second one, see _texts."""
    rows, columns = max(2, len(grid.row_labels)), range(len(grid.column_labels))
    return [[(row, column) for column in columns] for row in range(rows)]


def _texts(grid: Grid, colour: str) -> go.Heatmap:
    """Cells with texts, and without a colour.

    Plotly fits texts into cells only where there are two rows, so that a single one gets a second,
    too low to be seen: then y holds the edges of the rows.
    """
    n = len(grid.row_labels)
    return go.Heatmap(
        x=list(range(len(grid.column_labels))),
        y=[-0.5, 0.5, HIGHEST_EDGE] if n == 1 else list(range(n)),
        z=[],
        zmin=0,
        zmax=1,
        xgap=2,
        ygap=2,
        colorscale=UNSEEN,
        showscale=False,
        texttemplate="%{text}",
        textfont={"color": colour},
        hoverinfo="skip",
    )


def _cells(grid: Grid, measure: str) -> go.Heatmap:
    return _texts(grid, WHITE).update(
        customdata=_table(grid),
        colorscale=scale(measure),
        showscale=measure != "verdict",
        colorbar=colour_bar(),
        hoverinfo="text",
        hoverongaps=False,
    )


def _bar_height(grid: Grid) -> float:
    return BAR_HEIGHT * min(max(len(grid.row_labels), 1), BAR_ROWS) / BAR_ROWS


def _failed(height: float, t: Translate) -> go.Bar:
    pattern = {"shape": "/", "fgcolor": INK, "size": 5, "solidity": 0.4}
    return go.Bar(
        x=[],
        y=[],
        base=[],
        width=height,
        orientation="h",
        name=t("chart.sweep.map.failed"),
        marker={
            "color": WHITE,
            "pattern": {**pattern, "fillmode": "overlay"},
            "line": {"width": 1, "color": INK},
        },
        hoverinfo="skip",
        showlegend=True,
    )


def _rim() -> go.Scatter:
    """A light rim under a frame: one of the two is seen on every colour."""
    return _line({"color": WHITE, "width": 4.5}, showlegend=False)


def _frame(name: str, colour: str, dash: str) -> go.Scatter:
    return _line({"color": colour, "width": 2.5, "dash": dash}, name=name)


def _line(line: dict[str, Any], **more: Any) -> go.Scatter:
    return go.Scatter(x=[], y=[], mode="lines", hoverinfo="skip", line=line, **more)


def _paint(
    cells: Sequence[CellView], measure: str, wide: bool, t: Translate
) -> dict[Place, Painted]:
    entry, trained = TABLE[measure], with_results(cells)
    span = entry.span(trained)
    places = [place_on(entry, span, entry.value(cell)) for cell in trained]
    return {
        cell.place: _shown(cell, place, measure, entry.text(cell, t, wide), t)
        for cell, place in zip(trained, places, strict=True)
        if isfinite(place)
    }


def _shown(cell: CellView, place: float, measure: str, text: str, t: Translate) -> Painted:
    blank = "<br>".join(PAD * len(line) for line in text.split("<br>"))
    white, black = (text, blank) if is_dark(measure, place) else (blank, text)
    return Painted(place, white, black, _hover(cell, t))


def _hover(cell: CellView, t: Translate) -> str:
    lines = [
        f"<b>{cell.label}</b>",
        t("chart.sweep.median", loss=short(cell.median, t)),
        t("chart.sweep.succeeded", k=successes(cell), n=len(cell.validation)),
        t("chart.sweep.parameters", n=whole(cell.parameters, t)),
    ]
    if cell.verdict is not None:
        lines.append(verdict_words(cell.verdict, t))
    return "<br>".join(lines)


def _bar_ticks(cells: Sequence[CellView], measure: str, t: Translate) -> dict[str, Any]:
    """Round numbers, and at an end that stands for what lies beyond it a sign that it does."""
    entry, trained = TABLE[measure], with_results(cells)
    span = entry.span(trained)
    values = [entry.value(cell) for cell in trained]
    beyond = {
        f"≤ {round_number(span[0], t)}": (span[0], any(value < span[0] for value in values)),
        f"≥ {round_number(span[1], t)}": (span[1], any(value > span[1] for value in values)),
    }
    ends = {place_on(entry, span, end): text for text, (end, holds) in beyond.items() if holds}
    inside = {place_on(entry, span, v): round_number(v, t) for v in ticks(*span, entry.log)}
    kept = {p: text for p, text in inside.items() if all(abs(p - end) > APART for end in ends)}
    return {"tickvals": [*kept, *ends], "ticktext": [*kept.values(), *ends.values()]}


def _failed_shares(cells: Sequence[CellView], height: float) -> dict[str, Any]:
    """Bars along the lower edges of the cells, as long as the share of the starts that failed."""
    failed = [cell for cell in with_results(cells) if cell.failed > 0]
    return {
        "x": [2 * BAR_REACH * cell.failed for cell in failed],
        "base": [cell.column - BAR_REACH for cell in failed],
        "y": [cell.row - 0.48 + height / 2 for cell in failed],
    }


def _frames(places: Sequence[Place], reach: float) -> dict[str, Any]:
    """Squares around cells, as one line with gaps."""
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    x: list[float | None] = []
    y: list[float | None] = []
    for row, column in places:
        x += [*(column + reach * right for right, _ in corners), None]
        y += [*(row + reach * up for _, up in corners), None]
    return {"x": x, "y": y}
