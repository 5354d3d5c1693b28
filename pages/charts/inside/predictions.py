"""Predicted against actual: a perfect network puts every point on the diagonal."""

from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.inside.layer_marks import diagonal
from pages.charts.inside.plain import plain
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

Array = NDArray[np.float64]
MOST_POINTS = 250  # of each half


class Answers(NamedTuple):
    """Actual and predicted values (S,) of both halves, in the units of the source."""

    train_actual: Array
    train_predicted: Array
    actual: Array
    predicted: Array


def predictions(name: str, span: tuple[float, float], t: Translate) -> go.Figure:
    """Traces: diagonal, validation (hollow), training (filled). name: what is predicted.

    span: smallest and largest actual value; both axes show the same range.
    """
    low, high = span
    pad = 0.08 * (high - low) or 1.0
    both: dict[str, Any] = {"range": [low - pad, high + pad], "constrain": "domain"}
    line = diagonal(t("inside.perfect"))
    line.update(x=both["range"], y=both["range"])
    names = [line.name, t("chart.validation"), t("chart.training")]
    return go.Figure(
        data=[line, _points(names[1], VALIDATION, False), _points(names[2], TRAINING, True)],
        layout=base_layout(
            t,
            title_text=t("inside.predictions.title"),
            hovermode="closest",
            **legend_below(names),
            xaxis=axis(t("inside.predictions.actual", name=name), **both),
            yaxis=axis(t("inside.predictions.predicted"), **both, scaleanchor="x"),
        ),
    )


def residuals(span: tuple[float, float], t: Translate) -> go.Figure:
    """Traces: validation (hollow), training (filled), over the predicted value.

    Over the actual value even a perfect network's residuals would rise: noise is part of it.
    """
    low, high = span
    pad = 0.08 * (high - low) or 1.0
    names = [t("chart.validation"), t("chart.training")]
    return go.Figure(
        data=[_points(names[0], VALIDATION, False), _points(names[1], TRAINING, True)],
        layout=base_layout(
            t,
            title_text=t("inside.residuals.title"),
            hovermode="closest",
            **legend_below(names),
            xaxis=axis(t("inside.predictions.predicted"), range=[low - pad, high + pad]),
            yaxis=axis(t("inside.residuals.value")),
            shapes=[level(0, GREY, "dash", 2)],
        ),
    )


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


def predictions_traces(found: Answers) -> list[dict[str, Any]]:
    """The diagonal stands still."""
    return [
        {},
        _places(found.actual, found.predicted),
        _places(found.train_actual, found.train_predicted),
    ]


def residuals_traces(found: Answers) -> list[dict[str, Any]]:
    """Actual minus predicted: above 0 where the network answers too little."""
    return [
        _places(found.predicted, found.actual - found.predicted),
        _places(found.train_predicted, found.train_actual - found.train_predicted),
    ]


def _places(x: Array, y: Array) -> dict[str, Any]:
    return {"x": plain(x[:MOST_POINTS]), "y": plain(y[:MOST_POINTS])}


def predictions_alt(found: Answers, t: Translate) -> str:
    """How far off the answers are in the middle, and how well they follow."""
    return t("inside.predictions.alt", error=_middle_error(found, t))


def residuals_alt(found: Answers, t: Translate) -> str:
    """Whether the network answers too much or too little on the average."""
    mean = float(np.mean(found.actual - found.predicted))
    return t("inside.residuals.alt", mean=number(mean, t), error=_middle_error(found, t))


def _middle_error(found: Answers, t: Translate) -> str:
    return number(float(np.median(np.abs(found.actual - found.predicted))), t)
