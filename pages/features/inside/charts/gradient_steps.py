"""Gradient size from layer to layer: what is left of it on its way back to the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from pages.charts.chart import Data, named, plain
from pages.charts.numbers import number
from pages.charts.style import BLUE, GREY, Translate, axis, base_layout, legend_below
from pages.features.inside.charts.gradients import LOG, Gradients, decades, expected, zero_note
from pages.features.inside.charts.layer_marks import OVER_PLOT, note


@dataclass(frozen=True)
class GradientSteps:
    """Sizes by layer: at the start (hollow), now (filled), and in theory (dashed).

    Only sizes above 0 stand on a log axis. The note says how many layers have none.
    """

    layers: Sequence[str]
    found: Gradients
    t: Translate

    def figure(self) -> go.Figure:
        t, layers = self.t, self.layers
        traces = _skeleton(layers, t)
        return go.Figure(
            data=named({**traces, "note": note(), "decades": decades([0, 0])}),
            layout=base_layout(
                t,
                title_text=t("inside.gradient_steps.title"),
                hovermode="closest",
                **legend_below([trace.name for trace in traces.values()]),
                xaxis=axis(t("inside.gradient_steps.layer"), **_ticks(layers, t)),
                yaxis=axis(t("inside.gradients.size"), **LOG),
                **OVER_PLOT,
            ),
        )

    def data(self) -> Data:
        found, known = self.found, len(self.found.epochs) > 0
        nothing = np.full(len(self.layers), np.nan)
        sizes = {
            "start": found.sizes[0] if known and found.epochs[0] == 0 else nothing,
            "now": found.sizes[-1] if known else nothing,
            "theory": expected(found),
        }
        lines = {name: {"y": plain(np.where(y > 0, y, np.nan))} for name, y in sizes.items()}
        return {**lines, "note": zero_note(self.layers, found, self.t)}

    def alt(self) -> str:
        """First over last hidden layer: at the start, in theory, and now."""
        t, found = self.t, self.found
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


def _skeleton(layers: Sequence[str], t: Translate) -> dict[str, go.Scatter]:
    open_marker = {"symbol": "circle-open", "size": 9, "color": GREY, "line": {"width": 2}}
    return {
        "start": _trace(t("inside.start"), layers, "markers", marker=open_marker),
        "now": _trace(
            t("inside.now"), layers, "markers+lines",
            marker={"size": 9, "color": BLUE}, line={"color": BLUE, "width": 1.5},
        ),
        "theory": _trace(
            t("inside.theory"), layers, "lines", line={"color": GREY, "dash": "dash", "width": 2}
        ),
    }  # fmt: skip


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
