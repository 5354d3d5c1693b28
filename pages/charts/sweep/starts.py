"""The strip of starts: the same network from several random weights, and how many succeeded."""

from collections.abc import Sequence
from math import isfinite
from statistics import median
from typing import Any

import plotly.graph_objects as go

from pages.charts.numbers import decimal, percent, short
from pages.charts.style import BLUE, GREY, VERMILLION, Translate, axis, base_layout
from pages.charts.sweep.cell_numbers import plain
from pages.charts.sweep.cells import CellView, loss_of, successes
from pages.charts.sweep.map_marks import NOTHING, OVERLAY, RING, legend, level, sentence, top_of

GOLDEN = 0.618034  # multiples of it spread evenly, however many there are
LOW, HIGH = 0.14, 0.66  # of the height: where the points are; the sentence stands above
EDGE = 0.99  # of the axis: where starts stand that diverged or whose loss is too high for it


def starts(baseline: float, loss_name: str, t: Translate) -> go.Figure:
    """One point for each start of a cell, from left to right by its validation loss.

    Traces: threshold, constant predictor, succeeded, failed, diverged, the chosen start, the
    sentence. customdata is the number of the start, from 0 and from 1.
    """
    traces = [
        level(GREY, "solid", "top right"),
        level(GREY, "dash", "top left"),
        _points(t("chart.sweep.starts.succeeded"), "circle", BLUE, t),
        _points(t("chart.sweep.starts.failed"), "circle-open", VERMILLION, t),
        _points(t("chart.sweep.starts.diverged"), "x", VERMILLION, t),
        go.Scatter(**NOTHING, mode="markers", marker=RING, showlegend=False, hoverinfo="skip"),
        sentence(),
    ]
    title = t("chart.sweep.starts.loss", loss=loss_name)
    return go.Figure(
        data=traces,
        layout=base_layout(
            t,
            title_text=t("chart.sweep.starts.title"),
            hovermode="closest",
            **legend(traces),
            xaxis=axis(title, range=[0, top_of(baseline)], automargin=True),
            xaxis2=OVERLAY,
            yaxis=axis("", range=[0, 1], showticklabels=False, showgrid=False, ticks=""),
        ),
    )


def _points(name: str, symbol: str, colour: str, t: Translate) -> go.Scatter:
    start = t("chart.sweep.start", i="%{customdata[1]}")
    return go.Scatter(
        x=[],
        y=[],
        mode="markers",
        name=name,
        marker={
            "symbol": symbol,
            "size": 10,
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
        opacity=0.85,
        cliponaxis=False,
        hovertemplate=f"{start} · {name}<br>%{{text}}<extra></extra>",
    )


def starts_traces(
    cell: CellView | None, epochs: Sequence[float], chosen: int | None, t: Translate
) -> list[dict[str, Any]]:
    """epochs: for each start the first one at which it reached the threshold, nan for never."""
    if cell is None or not cell.validation:
        empty = {**NOTHING, "text": []}
        return [empty, empty, empty, empty, empty, NOTHING, {"text": [""]}]
    top = top_of(cell.baseline)
    groups = [_group(loss, cell.threshold) for loss in cell.validation]
    return [
        _upright(cell.threshold, t("chart.sweep.threshold"), t, low=False),
        _upright(cell.baseline, t("chart.loss.baseline"), t, low=True),
        *(_some(cell, groups, group, top, t) for group in range(3)),
        _chosen(cell, chosen, top),
        {"text": [_sentence(cell, epochs, t)]},
    ]


def _upright(value: float, name: str, t: Translate, *, low: bool) -> dict[str, Any]:
    """A level from the bottom to above the points, with its label at one of the ends."""
    label = f"{name} {decimal(value, t)}"
    texts = [label, ""] if low else ["", label]
    return {"x": plain([value] * 2), "y": [0, HIGH + 0.04], "text": texts}


def _group(loss: float, threshold: float) -> int:
    """0 succeeded, 1 failed, 2 diverged."""
    if not isfinite(loss):
        return 2
    return 0 if loss <= threshold else 1


def _height(i: int) -> float:
    return LOW + (HIGH - LOW) * ((i * GOLDEN + 0.5) % 1)


def _some(
    cell: CellView, groups: list[int], group: int, top: float, t: Translate
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


def starts_alt(cell: CellView | None, epochs: Sequence[float], t: Translate) -> str:
    """The sentence of the chart, with the cell's name and its losses."""
    if cell is None or not cell.validation:
        return t("chart.sweep.empty")
    losses = [loss_of(loss) for loss in cell.validation]
    least, most = short(min(losses), t), short(max(losses), t)
    said = _sentence(cell, epochs, t).replace("<br>", ", ")
    return t("chart.sweep.starts.alt", label=cell.label, sentence=said, least=least, most=most)
