"""The capacity curve: loss over size, or over another axis, with every start as a point."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isfinite
from typing import Any

import plotly.graph_objects as go

from pages.charts.chart import Data, named, plain
from pages.charts.numbers import short
from pages.charts.style import TRAINING, VALIDATION, Translate, base_layout, faded
from pages.features.sweep.charts.across import Across, across
from pages.features.sweep.charts.cells import CellView, Grid, Place, with_results
from pages.features.sweep.charts.map_marks import (
    FAINT,
    legend,
    loss_axis,
    mark_trace,
    reference_levels,
    reference_traces,
    star,
    start_marks,
    top_of,
)

BAND = faded(VALIDATION, 0.16)
EDGE = 0.99  # of the axis: where starts stand whose loss is too high for it


@dataclass(frozen=True)
class Capacity:
    """Loss over parameters, or over the columns' numbers where these are not sizes.

    customdata is a cell's row and column, and for starts their number from 0 and from 1.
    """

    grid: Grid
    cells: Sequence[CellView]
    row: int  # the one that is drawn in full
    lagom: Sequence[Place]
    baseline: float  # the highest of the cells', which fixes the axis
    loss_name: str
    t: Translate
    columns: Sequence[float] | None = None  # the numbers behind the column labels

    def figure(self) -> go.Figure:
        t, grid, traces = self.t, self.grid, _skeleton(self.grid, self.t)
        kind = "size" if grid.column_scale == "size" else "axis"
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                t,
                title_text=t(f"chart.sweep.capacity.{kind}", axis=t(f"axis.{grid.column_axis}")),
                hovermode="closest",
                **legend(traces.values()),
                xaxis=across(grid, self.columns, t).layout,
                yaxis=loss_axis(self.loss_name, self.baseline, None, False),
            ),
        )

    def data(self) -> Data:
        t, where = self.t, across(self.grid, self.columns, self.t)
        trained = sorted(with_results(self.cells), key=where.place)
        line = [cell for cell in trained if cell.row == self.row]
        top = top_of(max((cell.baseline for cell in trained), default=1.0))
        stars = [(where.place(cell), cell.median) for cell in trained if cell.place in self.lagom]
        names = [_row_name(self.grid, self.row, part, t) for part in ("training", "validation")]
        return {
            **_levels(line, where, t),
            "band": _band(line, where, top),
            "other_rows": _other_rows([c for c in trained if c.row != self.row], where),
            "training": _points(line, where, lambda cell: cell.train),
            "validation": _points(line, where, lambda cell: cell.validation),
            "training_median": _line(line, where, lambda c: c.train_median) | {"name": names[0]},
            "validation_median": _line(line, where, lambda c: c.median) | {"name": names[1]},
            "beyond": _above(line, where, top, t),
            "lagom": mark_trace(stars, t("chart.sweep.lagom")),
        }

    def alt(self) -> str:
        """The row from its smallest to its largest cell, and its best."""
        t, trained = self.t, with_results(self.cells)
        line = sorted((c for c in trained if c.row == self.row), key=lambda c: c.parameters)
        if not line:
            return t("chart.sweep.empty")
        said = _from_end_to_end(line, t)
        names = [cell.label for cell in trained if cell.place in self.lagom]
        return f"{said} {t('chart.sweep.map.alt_lagom', label=', '.join(names))}" if names else said


def _skeleton(grid: Grid, t: Translate) -> dict[str, go.Scatter]:
    band = go.Scatter(
        x=[], y=[], fill="toself", fillcolor=BAND, mode="none", hoverinfo="skip",
        name=t("chart.sweep.capacity.band"),
    )  # fmt: skip
    return {
        **reference_levels(),
        "band": band,
        "other_rows": _others(t),
        "training": _starts(t("chart.training"), "circle", TRAINING, t),
        "validation": _starts(t("chart.validation"), "circle-open", VALIDATION, t),
        "training_median": _medians(_row_name(grid, 0, "training", t), TRAINING, "solid"),
        "validation_median": _medians(_row_name(grid, 0, "validation", t), VALIDATION, "dash"),
        "beyond": _beyond(t),
        "lagom": star(),
    }


def _others(t: Translate) -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="lines+markers",
        line={"color": FAINT, "width": 1.2},
        marker={"size": 5, "color": FAINT},
        name=t("chart.sweep.capacity.others"),
        hovertemplate="%{text}<br>%{y:.4f}<extra></extra>",
    )


def _starts(part: str, symbol: str, colour: str, t: Translate) -> go.Scatter:
    start = t("chart.sweep.start", i="%{customdata[3]}")
    return go.Scatter(
        **start_marks(symbol, 7, 1.6, colour),
        opacity=0.6,
        showlegend=False,
        hovertemplate=f"%{{text}} · {start}<br>{part} %{{y:.4f}}<extra></extra>",
    )


def _medians(name: str, colour: str, dash: str) -> go.Scatter:
    return go.Scatter(
        name=name,
        x=[],
        y=[],
        mode="lines",
        line={"color": colour, "width": 2.5, "dash": dash},
        hovertemplate="%{text}<br>%{y:.4f}<extra></extra>",
    )


def _beyond(t: Translate) -> go.Scatter:
    marker = {"symbol": "triangle-up-open", "size": 9, "color": VALIDATION, "line": {"width": 1.6}}
    return go.Scatter(
        x=[], y=[], mode="markers", marker=marker, name=t("chart.sweep.capacity.beyond"),
        cliponaxis=False, hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip


def _row_name(grid: Grid, row: int, part: str, t: Translate) -> str:
    label = grid.row_labels[row] if 0 <= row < len(grid.row_labels) else ""
    axis = t(f"axis.{grid.row_axis}")
    return t("chart.sweep.capacity.row", part=t(f"chart.{part}"), axis=axis, value=label)


def _levels(line: list[CellView], where: Across, t: Translate) -> Data:
    """Constant predictor and best achievable loss; they change along a row of data sets."""
    if not line:
        return reference_traces([], [], [], t)
    places = [where.place(cell) for cell in line]
    low, high = where.ends(places)
    reach = [low, *places, high]
    ended = [line[0], *line, line[-1]]
    return reference_traces(
        [cell.baseline for cell in ended], [cell.floor for cell in ended], reach, t
    )


def _band(line: list[CellView], where: Across, top: float) -> dict[str, Any]:
    """One standard error around the mean, wherever there is one."""
    x: list[float | None] = []
    y: list[float | None] = []
    known = groupby(line, key=lambda cell: isfinite(cell.standard_error))
    for cells in (list(group) for has_error, group in known if has_error):
        places = [where.place(cell) for cell in cells]
        if len(cells) == 1:
            cells, places = cells * 2, list(where.ends(places))
        upper = [min(cell.mean + cell.standard_error, top) for cell in cells]
        lower = [min(max(cell.mean - cell.standard_error, 0.0), top) for cell in cells]
        x += [*places, *places[::-1], None]
        y += [*plain(upper), *plain(lower[::-1]), None]
    return {"x": x, "y": y}


def _other_rows(cells: list[CellView], where: Across) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    text: list[str] = []
    places: list[list[int] | None] = []
    for row in sorted({cell.row for cell in cells}):
        line = _line([cell for cell in cells if cell.row == row], where, lambda cell: cell.median)
        x += [*line["x"], None]
        y += [*line["y"], None]
        text += [*line["text"], ""]
        places += [*line["customdata"], None]
    return {"x": x, "y": y, "text": text, "customdata": places}


def _line(
    cells: list[CellView], where: Across, value: Callable[[CellView], float]
) -> dict[str, Any]:
    return {
        "x": [where.place(cell) for cell in cells],
        "y": plain(map(value, cells)),
        "text": [cell.label for cell in cells],
        "customdata": [[cell.row, cell.column] for cell in cells],
    }


def _points(
    cells: list[CellView], where: Across, losses: Callable[[CellView], tuple[float, ...]]
) -> dict[str, Any]:
    """Every start; customdata says row, column and number of the start, from 0 and from 1."""
    every = [(cell, i, loss) for cell in cells for i, loss in enumerate(losses(cell))]
    return {
        "x": [where.place(cell) for cell, _, _ in every],
        "y": plain(loss for _, _, loss in every),
        "text": [cell.label for cell, _, _ in every],
        "customdata": [[cell.row, cell.column, i, i + 1] for cell, i, _ in every],
    }


def _above(cells: list[CellView], where: Across, top: float, t: Translate) -> dict[str, Any]:
    """One mark for each cell with starts that diverged, or whose loss is too high for the axis."""
    counts = [(cell, sum(not loss <= top for loss in cell.validation)) for cell in cells]
    high = [(cell, n) for cell, n in counts if n]
    return {
        "x": [where.place(cell) for cell, _ in high],
        "y": [EDGE * top] * len(high),
        "text": [t("chart.sweep.capacity.above", label=cell.label, n=n) for cell, n in high],
        "customdata": [[cell.row, cell.column] for cell, _ in high],
    }


def _from_end_to_end(line: list[CellView], t: Translate) -> str:
    best = min(line, key=lambda cell: cell.median if isfinite(cell.median) else float("inf"))
    return t(
        "chart.sweep.capacity.alt",
        first=line[0].label,
        first_loss=short(line[0].median, t),
        last=line[-1].label,
        last_loss=short(line[-1].median, t),
        best=best.label,
        best_loss=short(best.median, t),
    )
