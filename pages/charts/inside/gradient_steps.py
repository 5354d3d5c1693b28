"""Gradient size from layer to layer: what is left of it on its way back to the first."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from pages.charts.inside.gradients import LOG, Gradients, decades, expected, zero_note
from pages.charts.inside.layer_marks import OVER_PLOT, note
from pages.charts.inside.plain import plain
from pages.charts.numbers import number
from pages.charts.style import BLUE, GREY, Translate, axis, base_layout, legend_below


def gradient_steps(layers: Sequence[str], t: Translate) -> go.Figure:
    """Traces: at the start (hollow), now (filled), theory (dashed), a note, the decades."""
    start, now, theory = t("inside.start"), t("inside.now"), t("inside.theory")
    open_marker = {"symbol": "circle-open", "size": 9, "color": GREY, "line": {"width": 2}}
    traces = [
        _trace(start, layers, "markers", marker=open_marker),
        _trace(
            now, layers, "markers+lines",
            marker={"size": 9, "color": BLUE}, line={"color": BLUE, "width": 1.5},
        ),
        _trace(theory, layers, "lines", line={"color": GREY, "dash": "dash", "width": 2}),
    ]  # fmt: skip
    return go.Figure(
        data=[*traces, note(), decades([0, 0])],
        layout=base_layout(
            t,
            title_text=t("inside.gradient_steps.title"),
            hovermode="closest",
            **legend_below([start, now, theory]),
            xaxis=axis(t("inside.gradient_steps.layer"), **_ticks(layers, t)),
            yaxis=axis(t("inside.gradients.size"), **LOG),
            **OVER_PLOT,
        ),
    )


def _ticks(layers: Sequence[str], t: Translate) -> dict[str, Any]:
    """Numbers, since the names of ten layers would not fit on a phone."""
    places = list(range(len(layers)))
    texts = [*map(str, places[1:]), t("inside.gradient_steps.out")]
    return {"tickvals": places, "ticktext": texts, "tickangle": 0, "showgrid": False}


def _trace(name: str, layers: Sequence[str], mode: str, **marks: Any) -> go.Scatter:
    return go.Scatter(
        x=list(range(len(layers))),
        text=list(layers),
        y=[None] * len(layers),
        name=name,
        mode=mode,
        hovertemplate=f"%{{text}}, {name}<br>%{{y:.2e}}<extra></extra>",
        **marks,
    )


def gradient_steps_traces(
    layers: Sequence[str], found: Gradients, t: Translate
) -> list[dict[str, Any]]:
    """Only sizes above 0 stand on a log axis; the note names the other layers."""
    known = len(found.epochs) > 0
    nothing = np.full(len(layers), np.nan)
    start = found.sizes[0] if known and found.epochs[0] == 0 else nothing
    rows = [start, found.sizes[-1] if known else nothing, expected(found)]
    traces = [{"y": plain(np.where(row > 0, row, np.nan))} for row in rows]
    return [*traces, zero_note(layers, found, t), {}]


def gradient_steps_alt(layers: Sequence[str], found: Gradients, t: Translate) -> str:
    """First over last hidden layer: at the start, in theory, and now."""
    if not len(found.epochs):
        return t("inside.nothing")
    with np.errstate(all="ignore"):
        ratios = found.sizes[:, 0] / found.sizes[:, -2]
    theory = found.predicted[0] if found.predicted[0] is not None else float("nan")
    return t(
        "inside.gradient_steps.alt",
        epoch=int(found.epochs[-1]),
        now=number(float(ratios[-1]), t),
        start=number(float(ratios[0]) if found.epochs[0] == 0 else float("nan"), t),
        theory=number(theory, t),
    )
