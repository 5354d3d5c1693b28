"""The curves of all starts of one cell: who got there, who got stuck, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import plotly.graph_objects as go

from pages.charts.chart import Data, named, plain
from pages.charts.numbers import decimal, short
from pages.charts.style import (
    GREY,
    PURPLE,
    SKY,
    TRAINING,
    VALIDATION,
    Translate,
    axis,
    base_layout,
)
from pages.features.sweep.charts.curves import StartCurve, joined
from pages.features.sweep.charts.map_marks import (
    NOTHING,
    legend,
    level,
    loss_axis,
    reference_levels,
    reference_traces,
    words,
)


@dataclass(frozen=True)
class StartCurves:
    """Validation loss over epochs of all starts of a cell, with the training loss of one."""

    curves: Sequence[StartCurve]
    chosen: int | None
    threshold: float
    max_epochs: int
    baseline: float  # constant predictor
    floor: float | None  # best achievable loss, None where it is not known
    loss_name: str
    t: Translate
    log: bool = False

    def figure(self) -> go.Figure:
        t, traces = self.t, _skeleton(self.t)
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                t,
                title_text=t("chart.sweep.curves.title"),
                hovermode="closest",
                **legend(traces.values()),
                xaxis=axis(t("chart.loss.epoch"), range=self._reach(), automargin=True),
                yaxis=loss_axis(self.loss_name, self.baseline, self.floor, self.log),
            ),
        )

    def data(self) -> Data:
        t, reach, chosen = self.t, self._reach(), self.chosen
        name = f"{t('chart.sweep.threshold')} {decimal(self.threshold, t)}"
        one = chosen is not None and 0 <= chosen < len(self.curves) and self.curves[chosen]
        return {
            **reference_traces([self.baseline] * 2, [self.floor] * 2, reach, t),
            "threshold": {"x": reach, "y": plain([self.threshold] * 2)},
            "failed": self._ended(succeeded=False),
            "succeeded": self._ended(succeeded=True),
            "training": joined([(one.epochs, one.train)]) if one else NOTHING,
            "validation": joined([(one.epochs, one.validation)]) if one else NOTHING,
            "threshold_name": {"x": reach[1:], "y": plain([self.threshold]), "text": [name]},
        }

    def alt(self) -> str:
        """How many are below the threshold now, at which epoch, and from which loss to which."""
        t, shown = self.t, [curve for curve in self.curves if len(curve.epochs)]
        if not shown:
            return t("chart.sweep.empty")
        last = [curve.validation[-1] for curve in shown]
        finite = [loss for loss in last if isfinite(loss)]
        return t(
            "chart.sweep.curves.alt",
            k=sum(_succeeded(curve, self.threshold) for curve in shown),
            n=len(shown),
            epoch=max(int(curve.epochs[-1]) for curve in shown),
            diverged=len(last) - len(finite),
            least=short(min(finite, default=float("inf")), t),
            most=short(max(finite, default=float("inf")), t),
        )

    def _reach(self) -> list[int]:
        return [0, max(self.max_epochs, 1)]

    def _ended(self, *, succeeded: bool) -> dict[str, Any]:
        """The starts that ended so, as one line."""
        some = [c for c in self.curves if _succeeded(c, self.threshold) == succeeded]
        return joined([(curve.epochs, curve.validation) for curve in some])


def _skeleton(t: Translate) -> dict[str, go.Scatter]:
    return {
        **reference_levels(),
        "threshold": level(GREY, "solid"),
        "failed": _line(t("chart.sweep.curves.failed"), PURPLE, "dot", 1.5),
        "succeeded": _line(t("chart.sweep.curves.succeeded"), SKY, "solid", 1.5),
        "training": _line(t("chart.sweep.curves.training"), TRAINING, "solid", 2.5),
        "validation": _line(t("chart.sweep.curves.validation"), VALIDATION, "dash", 2.5),
        "threshold_name": words("top left"),
    }


def _line(name: str, colour: str, dash: str, width: float) -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="lines",
        name=name,
        line={"color": colour, "width": width, "dash": dash},
        hovertemplate=f"{name}<br>%{{y:.4f}}<extra></extra>",
    )


def _succeeded(curve: StartCurve, threshold: float) -> bool:
    return bool(len(curve.validation)) and curve.validation[-1] <= threshold
