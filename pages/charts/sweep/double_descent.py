"""Double descent: the test error falls, peaks where the data is fitted exactly, and falls again."""

from collections.abc import Sequence
from math import log10
from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_core.sweep import DoubleDescent, noise_in_theory
from pages.charts.numbers import short, whole
from pages.charts.style import GREY, PURPLE, TRAINING, VALIDATION, Translate, axis, base_layout
from pages.charts.sweep.cell_numbers import plain
from pages.charts.sweep.map_marks import legend

LEAST, MOST = 3e-3, 300.0  # of the error axis: the training error falls to rounding errors below it
BAND = "rgba(213,94,0,0.18)"


def double_descent(n_train: int, t: Translate) -> go.Figure:
    """Errors over the number of features, both logarithmic.

    Traces: the middle half of the draws, theory of the noise, training error, test error, and
    where there are as many features as samples.
    """
    band = go.Scatter(
        x=[], y=[], mode="none", fill="toself", fillcolor=BAND, hoverinfo="skip",
        name=t("chart.sweep.descent.band"),
    )  # fmt: skip
    traces = [
        band,
        _line(t("chart.sweep.descent.theory"), PURPLE, "dot"),
        _line(t("chart.sweep.descent.train"), TRAINING, "solid"),
        _line(t("chart.sweep.descent.test"), VALIDATION, "dash"),
        _threshold(n_train, t),
    ]
    ends = [log10(LEAST), log10(MOST)]
    return go.Figure(
        data=traces,
        layout=base_layout(
            t,
            title_text=t("chart.sweep.descent.title"),
            hovermode="x unified",
            hoverdistance=-1,
            **legend(traces),
            xaxis=axis(t("chart.sweep.descent.features"), type="log", dtick=1),
            yaxis=axis(t("chart.sweep.descent.error"), type="log", range=ends, dtick=1),
        ),
    )


def _line(name: str, colour: str, dash: str) -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="lines",
        name=name,
        line={"color": colour, "width": 2.5, "dash": dash},
        hovertemplate="%{y:.3g}",
    )


def _threshold(n_train: int, t: Translate) -> go.Scatter:
    return go.Scatter(
        x=[n_train] * 2,
        y=[LEAST, MOST / 2.5],
        mode="lines+text",
        text=["", t("chart.sweep.descent.threshold", n=n_train)],
        textposition="middle right",
        line={"color": GREY, "width": 1.5, "dash": "dash"},
        hoverinfo="skip",
        showlegend=False,
    )


def theory_trace(features: Sequence[int], n_train: int, noise: float) -> dict[str, Any]:
    """What is known before anything is computed; where theory has no bound the line has a gap."""
    heights = plain(noise_in_theory(p, n_train, noise) for p in features)
    return {"x": [float(p) for p in features], "y": heights}


def double_descent_traces(result: DoubleDescent) -> list[dict[str, Any]]:
    """The curves of a result; where theory has no bound its line has a gap."""
    x = [float(p) for p in result.features]
    low, high = np.quantile(result.test, [0.25, 0.75], axis=0)
    # On a logarithmic axis there is no 0.
    train = np.where(result.median_train > 0, result.median_train, np.nan)
    return [
        {"x": [*x, *x[::-1]], "y": plain([*high, *low[::-1]])},
        {"x": x, "y": plain(result.theory)},
        {"x": x, "y": plain(train)},
        {"x": x, "y": plain(result.median_test)},
        {},
    ]


def double_descent_alt(result: DoubleDescent, n_train: int, t: Translate) -> str:
    """The best before the peak, the peak, and the end."""
    test, features = result.median_test, np.array(result.features)
    before = features < n_train
    first = int(np.argmin(np.where(before, test, np.inf)))
    peak = int(np.argmax(test))
    return t(
        "chart.sweep.descent.alt",
        n=n_train,
        first=whole(int(features[first]), t),
        first_error=short(float(test[first]), t),
        peak=whole(int(features[peak]), t),
        peak_error=short(float(test[peak]), t),
        last=whole(int(features[-1]), t),
        last_error=short(float(test[-1]), t),
    )
