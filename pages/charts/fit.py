"""The fit: with one input, the network's answer is a curve through the data."""

from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from datasets import Dataset
from pages.charts.chart import Data, live_alt, named
from pages.charts.points import Part, parts
from pages.charts.style import (
    BLUE,
    CLEAR,
    GREY,
    MIDDLE_GREY,
    TRAINING,
    VALIDATION,
    Translate,
    axis,
    base_layout,
    faded,
    legend_below,
)

CURVE_WIDTH = 3.5
MARGIN = 0.25  # share of the domain shown on either side: there the network only guesses


def shown_range(data: Dataset) -> tuple[float, float]:
    """The inputs that the chart shows, in the units that the network is trained on."""
    low, high = data.domain[0]
    beyond = MARGIN * (high - low)
    return low - beyond, high + beyond


@dataclass(frozen=True)
class Fit:
    """Data, truth dashed, prediction; the region outside the data is shaded.

    grid: inputs (S,) of the curves. answers: (S,) in the target's own unit; None where the live
    view draws them, as a line of its own over the chart.
    """

    dataset: Dataset
    grid: np.ndarray
    t: Translate
    answers: np.ndarray | None = None

    def figure(self) -> go.Figure:
        data, t, x = self.dataset, self.t, self.dataset.to_raw_inputs(self.grid, 0)
        live = self.answers is None
        traces = {**_points(data, t), **_truth(data, self.grid, x, t), **_prediction(x, live, t)}
        shown = [trace.name for trace in traces.values() if trace.showlegend is not False]
        layout = base_layout(
            t,
            title_text=t("chart.fit.title"),
            hovermode="closest",
            **legend_below(shown),
            xaxis=axis(t.name(data.input_names[0]), range=[x[0], x[-1]], showgrid=False),
            yaxis=axis(t.name(data.shown_name), range=value_range(data), showgrid=False),
        )
        return _shaded(go.Figure(data=named(traces), layout=layout), data, t)

    def data(self) -> Data:
        return {} if self.answers is None else {"prediction": {"y": self.answers}}

    def alt(self) -> str:
        """With gaps for the numbers."""
        return live_alt("view", self.t)


def _shaded(figure: go.Figure, data: Dataset, t: Translate) -> go.Figure:
    """With its ends, where there are no data, in grey."""
    low, high = data.raw_domain(0)
    first, last = figure.layout.xaxis.range
    outside = {"fillcolor": faded(MIDDLE_GREY, 0.14), "line_width": 0, "layer": "below"}
    figure.add_vrect(x0=first, x1=low, **outside)
    figure.add_vrect(
        x0=high,
        x1=last,
        **outside,
        annotation={"text": t("chart.fit.outside"), "font": {"size": 11}},
        annotation_position="top right",
    )
    return figure


def value_range(data: Dataset) -> list[float]:
    """What the chart shows of the target, in its own units."""
    if data.target_range is not None:
        return list(data.target_range)
    values = data.to_raw_targets(np.concatenate([data.y_train, data.y_validation]))[:, data.shown]
    pad = 0.15 * float(np.ptp(values)) or 1.0
    return [float(values.min()) - pad, float(values.max()) + pad]


def _points(data: Dataset, t: Translate) -> dict[str, go.Scatter]:
    training, validation = parts(data, t)
    return {
        "validation": _point_trace(validation, data.shown, VALIDATION),
        "training": _point_trace(training, data.shown, TRAINING),
    }


def _point_trace(part: Part, output: int, colour: str) -> go.Scatter:
    marker = {"size": 6, "symbol": "circle" if part.filled else "diamond-open", "color": colour}
    hover = f"{part.name}<br>%{{x:.3f}}, %{{y:.3f}}<extra></extra>"
    return go.Scatter(
        x=part.x[:, 0], y=part.y[:, output], mode="markers", name=part.name, marker=marker,
        opacity=0.75, hovertemplate=hover,
    )  # fmt: skip


def _truth(data: Dataset, grid: np.ndarray, x: np.ndarray, t: Translate) -> dict[str, go.Scatter]:
    if data.truth is None:
        return {}
    low, high = data.domain[0]
    inside = (grid >= low) & (grid <= high)
    return {
        "truth": go.Scatter(
            x=x[inside],
            y=data.to_raw_targets(data.truth(grid[inside, None]))[:, data.shown],
            mode="lines",
            name=t("chart.fit.truth"),
            line={"color": GREY, "dash": "dash", "width": 2},
            hovertemplate="%{y:.3f}",
        )
    }


def _prediction(x: np.ndarray, live: bool, t: Translate) -> dict[str, go.Scatter]:
    """The curve's name in the legend, and the curve itself: where it is live for hovering only."""
    name, line = t("chart.fit.prediction"), {"color": BLUE, "width": CURVE_WIDTH}
    return {
        "prediction_key": go.Scatter(x=[None], y=[None], mode="lines", name=name, line=line),
        "prediction": go.Scatter(
            x=x,
            y=np.full_like(x, np.nan),
            mode="lines",
            name=name,
            showlegend=False,
            line={"color": CLEAR} if live else line,
            hovertemplate="%{y:.3f}",
        ),
    }
