"""Predicted against actual: a perfect network puts every point on the diagonal."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import Data, named, plain
from pages.charts.numbers import number
from pages.charts.style import (
    GREY,
    TRAINING,
    VALIDATION,
    Translate,
    axis,
    base_layout,
    legend_below,
    level,
)
from pages.features.inside.charts.layer_marks import diagonal

Array = NDArray[np.float64]
MOST_POINTS = 250  # of each half


class Answers(NamedTuple):
    """Actual and predicted values (S,) of both halves, in the units of the source."""

    train_actual: Array
    train_predicted: Array
    actual: Array
    predicted: Array


@dataclass(frozen=True)
class Predictions:
    """Both halves over the actual value, beside the diagonal; both axes show the same range."""

    found: Answers
    name: str  # of what is predicted
    span: tuple[float, float]  # smallest and largest actual value
    t: Translate

    def figure(self) -> go.Figure:
        t, both = self.t, {"range": _padded(self.span), "constrain": "domain"}
        line = diagonal(t("inside.perfect"))
        line.update(x=both["range"], y=both["range"])
        traces = {"diagonal": line, **_halves(t)}
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                t,
                title_text=t("inside.predictions.title"),
                hovermode="closest",
                **legend_below([trace.name for trace in traces.values()]),
                xaxis=axis(t("inside.predictions.actual", name=self.name), **both),
                yaxis=axis(t("inside.predictions.predicted"), **both, scaleanchor="x"),
            ),
        )

    def data(self) -> Data:
        found = self.found
        return {
            "validation": _places(found.actual, found.predicted),
            "training": _places(found.train_actual, found.train_predicted),
        }

    def alt(self) -> str:
        """How far off the answers are in the middle, and how well they follow."""
        return self.t("inside.predictions.alt", error=_middle_error(self.found, self.t))


@dataclass(frozen=True)
class Residuals:
    """Actual minus predicted over the predicted value: above 0 the network answers too little.

    Over the actual value even a perfect network's residuals would rise: noise is part of it.
    """

    found: Answers
    name: str  # of what is predicted
    span: tuple[float, float]  # smallest and largest actual value
    t: Translate

    def figure(self) -> go.Figure:
        t, traces = self.t, _halves(self.t)
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                t,
                title_text=t("inside.residuals.title"),
                hovermode="closest",
                **legend_below([trace.name for trace in traces.values()]),
                xaxis=axis(
                    t("inside.residuals.predicted", name=self.name), range=_padded(self.span)
                ),
                yaxis=axis(t("inside.residuals.value")),
                shapes=[level(0, GREY, "dash", 2)],
            ),
        )

    def data(self) -> Data:
        f = self.found
        return {
            "validation": _places(f.predicted, f.actual - f.predicted),
            "training": _places(f.train_predicted, f.train_actual - f.train_predicted),
        }

    def alt(self) -> str:
        """Whether the network answers too much or too little on the average."""
        t, found = self.t, self.found
        mean = number(float(np.mean(found.actual - found.predicted)), t)
        return t("inside.residuals.alt", mean=mean, error=_middle_error(found, t))


def _padded(span: tuple[float, float]) -> list[float]:
    low, high = span
    pad = 0.08 * (high - low) or 1.0
    return [low - pad, high + pad]


def _halves(t: Translate) -> dict[str, go.Scatter]:
    return {
        "validation": _points(t("chart.validation"), VALIDATION, False),
        "training": _points(t("chart.training"), TRAINING, True),
    }


def _points(name: str, colour: str, filled: bool) -> go.Scatter:
    symbol = "circle" if filled else "diamond-open"
    return go.Scatter(
        x=[],
        y=[],
        mode="markers",
        name=name,
        opacity=0.75,
        marker={"size": 6, "color": colour, "symbol": symbol},
        hovertemplate=f"{name}<br>%{{x:.3f}}, %{{y:.3f}}<extra></extra>",
    )


def _places(x: Array, y: Array) -> dict[str, Any]:
    return {"x": plain(x[:MOST_POINTS]), "y": plain(y[:MOST_POINTS])}


def _middle_error(found: Answers, t: Translate) -> str:
    return number(float(np.median(np.abs(found.actual - found.predicted))), t)
