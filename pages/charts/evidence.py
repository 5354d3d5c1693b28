"""What the verdict rests on, drawn into the loss curves; the live view fills it in."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from pages.charts.chart import named
from pages.charts.style import GREEN, TRAINING, VALIDATION, Translate, axis, faded

# Less than this share of the baseline between guessing and the best achievable is no scale.
NO_RANGE = 0.02
SHADE = faded(VALIDATION, 0.16)  # the gap is validation's
ZONE = faded(GREEN, 0.16)  # green, as the floor


def with_evidence(
    figure: go.Figure, baseline: float, floor: float | None, t: Translate
) -> go.Figure:
    """The loss curves with room for the evidence, and an axis of the excess loss on the right.

    Empty traces: the shaded gap between the curves, the zone of losses that are lagom, the run
    before, the copy that trains ahead, and the names of all lines.
    """
    traces = {
        "gap": _area(SHADE),
        "zone": _area(ZONE),
        "training_before": _line(TRAINING, "solid", 1.5, 0.4),
        "validation_before": _line(VALIDATION, "dash", 1.5, 0.4),
        "training_ahead": _line(TRAINING, "dot", 1.5, 0.8),
        "validation_ahead": _line(VALIDATION, "dot", 1.5, 0.8),
        "names": go.Scatter(x=[], y=[], mode="text", text=[], cliponaxis=False, **_SILENT),
    }
    figure.add_traces(named(traces))
    if baseline - (floor or 0.0) > NO_RANGE * baseline:
        _add_excess(figure, baseline, floor, t)
    return figure


_SILENT: Mapping[str, Any] = {"hoverinfo": "skip", "showlegend": False}


def _line(colour: str, dash: str, width: float, opacity: float) -> go.Scatter:
    line = {"color": colour, "width": width, "dash": dash}
    return go.Scatter(x=[], y=[], mode="lines", line=line, opacity=opacity, **_SILENT)


def _area(colour: str) -> go.Scatter:
    return go.Scatter(
        x=[], y=[], mode="lines", line={"width": 0}, fill="toself", fillcolor=colour, **_SILENT
    )


def _add_excess(figure: go.Figure, baseline: float, floor: float | None, t: Translate) -> None:
    """A second axis with the losses of the first, whose ticks the live view names as excesses.

    It shows on request, and matches the first, so that it follows every zoom. Its own trace is
    empty: an axis without a trace is not drawn. It has no line, for which Plotly would draw a path
    of NaN at first.
    """
    words = t("chart.excess") if floor is not None else t("chart.excess.unknown")
    least = floor or 0.0
    loss = figure.layout.yaxis.to_plotly_json()
    same = {name: loss[name] for name in ("type", "rangemode") if name in loss}
    figure.add_trace(go.Scatter(uid="excess", x=[], y=[], yaxis="y2", **_SILENT))
    right = axis("", overlaying="y", matches="y", side="right", showgrid=False,
                 showline=False, visible=False, tickmode="array", tickvals=[], ticktext=[],
                 **same)  # fmt: skip
    layout = figure.layout  # whose parts are set one by one: update_layout takes ten times as long
    layout.yaxis2 = right
    scale = {"floor": least, "range": baseline - least, "distance": words}
    layout.meta = {**layout.meta, **scale}
