"""With one input: every start's own curve through the data, and their mean."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray

from datasets import Dataset
from pages.charts.numbers import short
from pages.charts.points import parts
from pages.charts.style import BLUE, GREY, TRAINING, VALIDATION, Translate, axis, base_layout
from pages.charts.sweep.cell_numbers import plain
from pages.charts.sweep.map_marks import legend

Array = NDArray[np.float64]
ROOM = 0.25  # of the targets' range, above and below
STARTS = "rgba(0,114,178,0.45)"


def start_fits(data: Dataset, t: Translate) -> go.Figure:
    """Traces: all starts as one line with gaps, their mean, and the points, which do not change."""
    training, validation = parts(data, t)
    traces = [
        _line(t("chart.sweep.fits.starts"), STARTS, 1),
        _line(t("chart.sweep.fits.mean"), BLUE, 3),
        _point_trace(validation.x, validation.y, validation.name, "diamond-open", VALIDATION),
        _point_trace(training.x, training.y, training.name, "circle", TRAINING),
        *_truth(data, t),
    ]
    return go.Figure(
        data=traces,
        layout=base_layout(
            t,
            title_text=t("chart.sweep.fits.title"),
            hovermode="closest",
            **legend(traces),
            xaxis=axis(t.name(data.input_names[0]), showgrid=False, automargin=True),
            yaxis=axis(t.name(data.output_names[0]), range=_value_range(data), showgrid=False),
        ),
    )


def _line(name: str, colour: str, width: float) -> go.Scatter:
    line = {"color": colour, "width": width}
    return go.Scatter(x=[], y=[], mode="lines", name=name, line=line, hovertemplate="%{y:.3f}")


def _point_trace(x: Array, y: Array, name: str, symbol: str, colour: str) -> go.Scatter:
    marker = {"size": 5, "symbol": symbol, "color": colour}
    hover = f"{name}<br>%{{x:.3f}}, %{{y:.3f}}<extra></extra>"
    return go.Scatter(
        x=x[:, 0], y=y[:, 0], mode="markers", name=name, marker=marker, opacity=0.6,
        hovertemplate=hover,
    )  # fmt: skip


def _truth(data: Dataset, t: Translate) -> list[go.Scatter]:
    if data.truth is None:
        return []
    inside = np.linspace(*data.domain[0], 201)
    line = {"color": GREY, "dash": "dash", "width": 2}
    return [
        go.Scatter(
            x=data.to_raw_inputs(inside, 0),
            y=data.to_raw_targets(data.truth(inside[:, None]))[:, 0],
            mode="lines",
            name=t("chart.fit.truth"),
            line=line,
            hovertemplate="%{y:.3f}",
        )
    ]


def _value_range(data: Dataset) -> list[float]:
    values = data.to_raw_targets(np.concatenate([data.y_train, data.y_validation]))[:, 0]
    pad = ROOM * float(np.ptp(values)) or 1.0
    return [float(values.min()) - pad, float(values.max()) + pad]


def start_fits_traces(
    data: Dataset, x: ArrayLike, answers: Sequence[ArrayLike]
) -> list[dict[str, Any]]:
    """answers (S, K) of each start at the inputs x (S,), in the units that they are trained on.

    A start that answers with nothing finite leaves the mean of the others as it is.
    """
    places = plain(data.to_raw_inputs(np.asarray(x, float), 0))
    fits = _fits(data, answers)
    return [
        {"x": [*places, None] * len(fits), "y": [v for fit in fits for v in [*plain(fit), None]]},
        {"x": places if fits else [], "y": plain(np.mean(fits, axis=0)) if fits else []},
    ]


def _fits(data: Dataset, answers: Sequence[ArrayLike]) -> list[Array]:
    """The finite answers in the units of the file."""
    first = [np.asarray(answer, float)[:, 0] for answer in answers]
    finite = [fit for fit in first if np.isfinite(fit).all()]
    return [data.to_raw_targets(fit, 0) for fit in finite]


def start_fits_alt(data: Dataset, answers: Sequence[ArrayLike], t: Translate) -> str:
    """How many curves, and how far they lie apart on average."""
    fits = _fits(data, answers)
    if not fits:
        return t("chart.sweep.empty")
    spread = float(np.std(fits, axis=0).mean())
    return t("chart.sweep.fits.alt", n=len(fits), spread=short(spread, t))
