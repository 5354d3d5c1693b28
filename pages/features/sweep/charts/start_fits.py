"""With one input: every start's own curve through the data, and their mean."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray

from datasets import Dataset
from pages.charts.chart import Data, named, plain
from pages.charts.numbers import short
from pages.charts.points import Part, parts
from pages.charts.style import BLUE, GREY, TRAINING, VALIDATION, Translate, axis, base_layout, faded
from pages.features.sweep.charts.map_marks import legend

Array = NDArray[np.float64]
ROOM = 0.25  # of the targets' range, above and below
STARTS = faded(BLUE, 0.45)


@dataclass(frozen=True)
class StartFits:
    """All starts as one line with gaps, their mean, and the points, which stand still.

    A start that answers with nothing finite leaves the mean of the others as it is.
    """

    dataset: Dataset
    x: ArrayLike  # (S,) inputs, in the units that the network is trained on
    answers: Sequence[ArrayLike]  # (S, K) of each start, likewise
    t: Translate

    def figure(self) -> go.Figure:
        t, data, traces = self.t, self.dataset, _skeleton(self.dataset, self.t)
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                t,
                title_text=t("chart.sweep.fits.title"),
                hovermode="closest",
                **legend(traces.values()),
                xaxis=axis(t.name(data.input_names[0]), showgrid=False, automargin=True),
                yaxis=axis(t.name(data.shown_name), range=_value_range(data), showgrid=False),
            ),
        )

    def data(self) -> Data:
        places, fits = plain(self.dataset.to_raw_inputs(np.asarray(self.x, float), 0)), self._fits()
        every = [value for fit in fits for value in [*plain(fit), None]]
        mean = plain(np.mean(fits, axis=0)) if fits else []
        return {
            "starts": {"x": [*places, None] * len(fits), "y": every},
            "mean": {"x": places if fits else [], "y": mean},
        }

    def alt(self) -> str:
        """How many curves, and how far they lie apart on average."""
        fits = self._fits()
        if not fits:
            return self.t("chart.sweep.empty")
        spread = float(np.std(fits, axis=0).mean())
        return self.t("chart.sweep.fits.alt", n=len(fits), spread=short(spread, self.t))

    def _fits(self) -> list[Array]:
        """The finite answers in the units of the file."""
        data = self.dataset
        first = [np.asarray(answer, float)[:, data.shown] for answer in self.answers]
        finite = [fit for fit in first if np.isfinite(fit).all()]
        return [data.to_raw_targets(fit, data.shown) for fit in finite]


def _skeleton(data: Dataset, t: Translate) -> dict[str, go.Scatter]:
    training, validation = parts(data, t)
    return {
        "starts": _line(t("chart.sweep.fits.starts"), STARTS, 1),
        "mean": _line(t("chart.sweep.fits.mean"), BLUE, 3),
        "validation": _point_trace(validation, "diamond-open", VALIDATION),
        "training": _point_trace(training, "circle", TRAINING),
        **_truth(data, t),
    }


def _line(name: str, colour: str, width: float) -> go.Scatter:
    line = {"color": colour, "width": width}
    return go.Scatter(x=[], y=[], mode="lines", name=name, line=line, hovertemplate="%{y:.3f}")


def _point_trace(part: Part, symbol: str, colour: str) -> go.Scatter:
    marker = {"size": 5, "symbol": symbol, "color": colour}
    hover = f"{part.name}<br>%{{x:.3f}}, %{{y:.3f}}<extra></extra>"
    return go.Scatter(
        x=part.x[:, 0], y=part.y[:, 0], mode="markers", name=part.name, marker=marker,
        opacity=0.6, hovertemplate=hover,
    )  # fmt: skip


def _truth(data: Dataset, t: Translate) -> dict[str, go.Scatter]:
    if data.truth is None:
        return {}
    inside = np.linspace(*data.domain[0], 201)
    return {
        "truth": go.Scatter(
            x=data.to_raw_inputs(inside, 0),
            y=data.to_raw_targets(data.truth(inside[:, None]))[:, data.shown],
            mode="lines",
            name=t("chart.fit.truth"),
            line={"color": GREY, "dash": "dash", "width": 2},
            hovertemplate="%{y:.3f}",
        )
    }


def _value_range(data: Dataset) -> list[float]:
    values = data.to_raw_targets(np.concatenate([data.y_train, data.y_validation]))[:, data.shown]
    pad = ROOM * float(np.ptp(values)) or 1.0
    return [float(values.min()) - pad, float(values.max()) + pad]
