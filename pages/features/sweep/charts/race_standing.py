"""The standing of a race: who is ahead, and whether the lead is more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import Any

import plotly.graph_objects as go

from pages.charts.chart import Data, named, plain, rounded
from pages.charts.numbers import short, whole
from pages.charts.style import GREEN, GREY, INK, Translate, axis, base_layout
from pages.features.sweep.charts.cells import CellView, loss_of, successes
from pages.features.sweep.charts.map_marks import OVERLAY, level, top_of
from pages.features.sweep.charts.race_curves import COLOURS, SYMBOLS

EDGE = 0.99  # of the axis: where a racer stands whose mean is too high for it


@dataclass(frozen=True)
class Standing:
    """One row a racer: its words, and under them its mean loss with one standard error."""

    racers: Sequence[tuple[int, CellView]]  # number in the curves and starts, the leader first
    baseline: float
    loss_name: str
    t: Translate

    def figure(self) -> go.Figure:
        t, rows = self.t, [0.5 - len(self.racers), 0.5]
        known = any(cell.floor is not None for _, cell in self.racers)
        return go.Figure(
            data=named(_skeleton()),
            layout=base_layout(
                t,
                title_text=t("chart.sweep.standing.title"),
                title_subtitle_text=t(f"chart.sweep.standing.{'levels' if known else 'guessing'}"),
                showlegend=False,
                margin={"l": 16, "r": 16, "t": 52, "b": 44},
                xaxis=axis(self.loss_name, range=[0, top_of(self.baseline)]),
                xaxis2=OVERLAY,
                yaxis={"range": rows, "visible": False, "fixedrange": True},
            ),
        )

    def data(self) -> Data:
        t, cells = self.t, [cell for _, cell in self.racers]
        top = top_of(max((cell.baseline for cell in cells), default=1.0))
        return {
            "baseline": _uprights([cell.baseline for cell in cells]),
            "floor": _uprights([cell.floor for cell in cells]),
            "means": {
                "x": plain(_place(cell, top) for cell in cells),
                "y": [-i - 0.24 for i in range(len(cells))],
                "text": [_hover(cell, t) for cell in cells],
                "error_x": {"array": [_error(cell) for cell in cells]},
                "marker": {
                    "color": [COLOURS[lane] for lane, _ in self.racers],
                    "symbol": [SYMBOLS[lane] for lane, _ in self.racers],
                },
            },
            "words": {
                "x": [0] * len(cells),
                "y": [-i + 0.17 for i in range(len(cells))],
                "text": [_words(place, cell, t) for place, cell in enumerate(cells, start=1)],
            },
        }

    def alt(self) -> str:
        """The rows from the top, each with its mean."""
        t = self.t
        trained = [(i, c) for i, (_, c) in enumerate(self.racers, start=1) if c.validation]
        if not trained:
            return t("chart.sweep.empty")
        said = [f"{_words(i, c, t)}: {_hover(c, t)}".replace("<br>", ", ") for i, c in trained]
        return f"{'; '.join(said)}.".replace("<b>", "").replace("</b>", "")


def _skeleton() -> dict[str, go.Scatter]:
    words = go.Scatter(
        x=[], y=[], text=[], mode="text", xaxis="x2", textposition="middle right",
        hoverinfo="skip",
    )  # fmt: skip
    return {
        "baseline": level(GREY, "dash"),
        "floor": level(GREEN, "dot"),
        "means": _means(),
        "words": words,
    }


def _means() -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="markers",
        marker={"size": 12, "line": {"width": 1, "color": INK}},
        error_x={"type": "data", "array": [], "thickness": 2.5, "width": 6, "color": GREY},
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def _place(cell: CellView, top: float) -> float:
    """Where its mean stands; nowhere before there is one."""
    return min(loss_of(cell.mean), EDGE * top) if cell.validation else nan


def _error(cell: CellView) -> float:
    return rounded(cell.standard_error) or 0.0


def _uprights(values: Sequence[float | None]) -> dict[str, Any]:
    """A short line in each row, since each racer may have data of its own."""
    rows = [(i, value) for i, value in enumerate(values) if value is not None]
    return {
        "x": [v for _, value in rows for v in (value, value, None)],
        "y": [v for i, _ in rows for v in (-i - 0.45, -i - 0.03, None)],
        "text": [],
    }


def _words(place: int, cell: CellView, t: Translate) -> str:
    costs = {
        "parameters": whole(cell.parameters, t),
        "operations": whole(cell.operations, t),
    }
    if not cell.validation:
        return t("chart.sweep.standing.waiting", label=cell.label, **costs)
    k, n = successes(cell), len(cell.validation)
    return t("chart.sweep.standing.words", place=place, label=cell.label, k=k, n=n, **costs)


def _hover(cell: CellView, t: Translate) -> str:
    mean = short(cell.mean, t)
    if not isfinite(cell.standard_error):
        return t("chart.sweep.standing.mean", label=cell.label, mean=mean)
    error = short(cell.standard_error, t)
    return t("chart.sweep.standing.mean_error", label=cell.label, mean=mean, error=error)
