"""The strip of starts: the same network from several random weights, and how many succeeded."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from statistics import median
from typing import Any

import plotly.graph_objects as go

from pages.charts.chart import Data, named, plain
from pages.charts.numbers import decimal, percent, short
from pages.charts.style import BLUE, GREY, VERMILLION, Translate, axis, base_layout
from pages.features.sweep.charts.cells import CellView, loss_of, successes
from pages.features.sweep.charts.map_marks import (
    NOTHING,
    OVERLAY,
    legend,
    level,
    ring,
    sentence,
    start_marks,
    top_of,
)

GROUPS = {
    "succeeded": ("circle", BLUE),
    "failed": ("circle-open", VERMILLION),
    "diverged": ("x", VERMILLION),
}
GOLDEN = 0.618034  # multiples of it spread evenly, however many there are
LOW, HIGH = 0.14, 0.66  # of the height: where the points are; the sentence stands above
EDGE = 0.99  # of the axis: where starts stand that diverged or whose loss is too high for it


@dataclass(frozen=True)
class Starts:
    """One point for each start of a cell, from left to right by its validation loss.

    customdata is the number of the start, from 0 and from 1.
    """

    cell: CellView | None
    epochs: Sequence[float]  # of each start: the first below the threshold, nan for never
    chosen: int | None
    baseline: float
    loss_name: str
    t: Translate

    def figure(self) -> go.Figure:
        t, traces = self.t, _skeleton(self.t)
        title = t("chart.sweep.starts.loss", loss=self.loss_name)
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                t,
                title_text=t("chart.sweep.starts.title"),
                hovermode="closest",
                **legend(traces.values()),
                xaxis=axis(title, range=[0, top_of(self.baseline)], automargin=True),
                xaxis2=OVERLAY,
                yaxis=axis("", range=[0, 1], showticklabels=False, showgrid=False, ticks=""),
            ),
        )

    def data(self) -> Data:
        t, cell = self.t, self.cell
        if cell is None or not cell.validation:
            return {}
        top = top_of(cell.baseline)
        groups = [_group(loss, cell.threshold) for loss in cell.validation]
        return {
            "threshold": _upright(cell.threshold, t("chart.sweep.threshold"), t, low=False),
            "baseline": _upright(cell.baseline, t("chart.loss.baseline"), t, low=True),
            **{group: _some(cell, groups, group, top, t) for group in GROUPS},
            "chosen": _chosen(cell, self.chosen, top),
            "sentence": {"text": [_sentence(cell, self.epochs, t)]},
        }

    def alt(self) -> str:
        """The sentence of the chart, with the cell's name and its losses."""
        t, cell = self.t, self.cell
        if cell is None or not cell.validation:
            return t("chart.sweep.empty")
        losses = [loss_of(loss) for loss in cell.validation]
        least, most = short(min(losses), t), short(max(losses), t)
        said = _sentence(cell, self.epochs, t).replace("<br>", ", ")
        return t("chart.sweep.starts.alt", label=cell.label, sentence=said, least=least, most=most)


def _skeleton(t: Translate) -> dict[str, go.Scatter]:
    return {
        "threshold": level(GREY, "solid", "top right"),
        "baseline": level(GREY, "dash", "top left"),
        **{
            group: _points(t(f"chart.sweep.starts.{group}"), symbol, colour, t)
            for group, (symbol, colour) in GROUPS.items()
        },
        "chosen": ring(),
        "sentence": sentence(),
    }


def _points(name: str, symbol: str, colour: str, t: Translate) -> go.Scatter:
    start = t("chart.sweep.start", i="%{customdata[1]}")
    return go.Scatter(
        **start_marks(symbol, 10, 2, colour),
        name=name,
        opacity=0.85,
        cliponaxis=False,
        hovertemplate=f"{start} · {name}<br>%{{text}}<extra></extra>",
    )


def _upright(value: float, name: str, t: Translate, *, low: bool) -> dict[str, Any]:
    """A level from the bottom to above the points, with its label at one of the ends."""
    label = f"{name} {decimal(value, t)}"
    texts = [label, ""] if low else ["", label]
    return {"x": plain([value] * 2), "y": [0, HIGH + 0.04], "text": texts}


def _group(loss: float, threshold: float) -> str:
    if not isfinite(loss):
        return "diverged"
    return "succeeded" if loss <= threshold else "failed"


def _height(i: int) -> float:
    return LOW + (HIGH - LOW) * ((i * GOLDEN + 0.5) % 1)


def _some(
    cell: CellView, groups: list[str], group: str, top: float, t: Translate
) -> dict[str, Any]:
    members = [i for i, own in enumerate(groups) if own == group]
    return {
        "x": plain(min(loss_of(cell.validation[i]), EDGE * top) for i in members),
        "y": plain(map(_height, members)),
        "text": [short(cell.validation[i], t) for i in members],
        "customdata": [[i, i + 1] for i in members],
    }


def _chosen(cell: CellView, chosen: int | None, top: float) -> dict[str, Any]:
    if chosen is None or not 0 <= chosen < len(cell.validation):
        return NOTHING
    loss = min(loss_of(cell.validation[chosen]), EDGE * top)
    return {"x": plain([loss]), "y": plain([_height(chosen)])}


def _sentence(cell: CellView, epochs: Sequence[float], t: Translate) -> str:
    low, high = (percent(end, t) for end in cell.interval)
    k, n = successes(cell), len(cell.validation)
    lines = [
        t("chart.sweep.succeeded", k=k, n=n),
        t("chart.sweep.starts.interval", low=low, high=high),
    ]
    reached = [epoch for epoch in epochs if isfinite(epoch)]
    if reached:
        lines.append(t("chart.sweep.starts.epochs", epochs=short(median(reached), t)))
    return "<br>".join(lines)
