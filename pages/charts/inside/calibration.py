"""Predicted against true probability: is the network as sure as it ought to be?"""

from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.inside.layer_marks import diagonal
from pages.charts.inside.plain import plain
from pages.charts.numbers import number
from pages.charts.style import BLUE, Translate, axis, base_layout, legend_below

Array = NDArray[np.float64]
MOST_POINTS = 300
LARGEST = 22  # marker of a bin that holds all points


class Sureness(NamedTuple):
    """Validation points (S,): predicted and true probability, and the same in N bins.

    The truth is P(class | x) of the data's own source, or, where that is not known, 0 and 1.
    """

    predicted: Array
    true: Array
    bin_predicted: Array  # (N,)
    bin_true: Array  # (N,)
    bin_counts: NDArray[np.int64]  # (N,)


def calibration(known: bool, t: Translate) -> go.Figure:
    """Traces: diagonal, points (faint), bins (their size by how many points they hold).

    known: whether the source's own probabilities are there; else it is the share of outcomes.
    """
    kind = "known" if known else "outcomes"
    names = [t("inside.perfect"), t("inside.calibration.bins")]
    side = {"range": [-0.04, 1.04], "constrain": "domain"}
    return go.Figure(
        data=[diagonal(names[0]), _points(), _bins(names[1], t)],
        layout=base_layout(
            t,
            title_text=t(f"inside.calibration.title.{kind}"),
            hovermode="closest",
            **legend_below(names),
            xaxis=axis(t("inside.calibration.predicted"), **side),
            yaxis=axis(t(f"inside.calibration.true.{kind}"), **side, scaleanchor="x"),
        ),
    )


def _points() -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="markers",
        opacity=0.35,
        marker={"size": 5, "color": "#8A8A8A"},
        hovertemplate="%{x:.2f}, %{y:.2f}<extra></extra>",
        showlegend=False,
    )


def _bins(name: str, t: Translate) -> go.Scatter:
    hover = t("inside.calibration.hover")
    return go.Scatter(
        x=[],
        y=[],
        mode="markers+lines",
        name=name,
        line={"color": BLUE, "width": 2},
        marker={"color": BLUE, "size": 9, "opacity": 1},
        hovertemplate=f"%{{x:.2f}}, %{{y:.2f}}<br>{hover}: %{{customdata}}<extra></extra>",
    )


def calibration_traces(found: Sureness) -> list[dict[str, Any]]:
    """The diagonal stands still."""
    shares = found.bin_counts / max(1, int(found.bin_counts.sum()))
    sizes = 6 + (LARGEST - 6) * np.sqrt(shares)
    return [
        {},
        {"x": plain(found.predicted[:MOST_POINTS]), "y": plain(found.true[:MOST_POINTS])},
        {
            "x": plain(found.bin_predicted),
            "y": plain(found.bin_true),
            "customdata": found.bin_counts.tolist(),
            "marker": {"size": plain(sizes)},
        },
    ]


def calibration_alt(found: Sureness, t: Translate) -> str:
    """How far the bins lie from the diagonal on the average, weighted by their points."""
    if not len(found.bin_counts):
        return t("inside.nothing")
    away = np.average(np.abs(found.bin_predicted - found.bin_true), weights=found.bin_counts)
    return t("inside.calibration.alt", away=number(float(away), t))
