"""Predicted against true probability: is the network as sure as it ought to be?"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import Data, named, plain
from pages.charts.numbers import number
from pages.charts.style import BLUE, GREY, Translate, axis, base_layout, legend_below
from pages.features.inside.charts.layer_marks import diagonal

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


@dataclass(frozen=True)
class Calibration:
    """All points, faint, and bins, larger the more points they hold, beside the diagonal."""

    found: Sureness
    known: bool  # the source's own probabilities; else it is the share of outcomes
    t: Translate

    def figure(self) -> go.Figure:
        t, kind = self.t, "known" if self.known else "outcomes"
        names = [t("inside.perfect"), t("inside.calibration.bins")]
        side = {"range": [-0.04, 1.04], "constrain": "domain"}
        traces = {"diagonal": diagonal(names[0]), "points": _points(), "bins": _bins(names[1], t)}
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                t,
                title_text=t(f"inside.calibration.title.{kind}"),
                hovermode="closest",
                **legend_below(names),
                xaxis=axis(t("inside.calibration.predicted"), **side),
                yaxis=axis(t(f"inside.calibration.true.{kind}"), **side, scaleanchor="x"),
            ),
        )

    def data(self) -> Data:
        found = self.found
        shares = found.bin_counts / max(1, int(found.bin_counts.sum()))
        sizes = 6 + (LARGEST - 6) * np.sqrt(shares)
        return {
            "points": {
                "x": plain(found.predicted[:MOST_POINTS]),
                "y": plain(found.true[:MOST_POINTS]),
            },
            "bins": {
                "x": plain(found.bin_predicted),
                "y": plain(found.bin_true),
                "customdata": found.bin_counts.tolist(),
                "marker": {"size": plain(sizes)},
            },
        }

    def alt(self) -> str:
        """How far the bins lie from the diagonal on the average, weighted by their points."""
        found, t = self.found, self.t
        if not len(found.bin_counts):
            return t("inside.nothing")
        apart = np.abs(found.bin_predicted - found.bin_true)
        away = float(np.average(apart, weights=found.bin_counts))
        return t("inside.calibration.alt", away=number(away, t))


def _points() -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="markers",
        opacity=0.35,
        marker={"size": 5, "color": GREY},
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
