"""Double descent: the test error falls, peaks where the data is fitted exactly, and falls again."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_core.sweep import DoubleDescent, noise_in_theory
from pages.charts.chart import Data, named, plain
from pages.charts.numbers import setting, short, whole
from pages.charts.style import (
    GREY,
    PURPLE,
    TRAINING,
    VALIDATION,
    Translate,
    axis,
    base_layout,
    faded,
)
from pages.features.sweep.charts.map_marks import legend

LEAST, MOST = 3e-3, 300.0  # of the error axis: the training error falls to rounding errors below it
TICKS = ((10, 30, 100, 300, 1000), (0.01, 0.1, 1, 10, 100))  # features, errors
BAND = faded(VALIDATION, 0.18)
HIGHER = 1.2  # times the least error before it, from which the exact fit is a peak


def has_peak(result: DoubleDescent, n_train: int) -> bool:
    """Whether the median test error at as many features as samples is clearly above the least with
    fewer features: a penalty can take that away."""
    test, features = result.median_test, np.array(result.features)
    at = float(test[np.argmin(np.abs(features - n_train))])
    return at > HIGHER * float(test[features < n_train].min())


@dataclass(frozen=True)
class DoubleDescentCurves:
    """Errors over the number of features, both logarithmic.

    Where theory of the noise has no bound its line has a gap.
    """

    n_train: int
    noise: float
    features: Sequence[int]
    result: DoubleDescent | None  # None before it is there: then theory stands alone
    t: Translate
    ridge: float = 0.0

    def figure(self) -> go.Figure:
        t, traces = self.t, _skeleton(self.n_train, self.t)
        ends = [log10(LEAST), log10(MOST)]
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                t,
                title_text=t(f"chart.sweep.descent.title.{self._case()}"),
                hovermode="x unified",
                hoverdistance=-1,
                **legend(traces.values()),
                xaxis=axis(t("chart.sweep.descent.features"), **_ticks(TICKS[0], t)),
                yaxis=axis(t("chart.sweep.descent.error"), **_ticks(TICKS[1], t), range=ends),
            ),
        )

    def data(self) -> Data:
        heights = plain(noise_in_theory(p, self.n_train, self.noise) for p in self.features)
        theory = {"x": [float(p) for p in self.features], "y": heights}
        return {"theory": theory, **(_errors(self.result) if self.result else {})}

    def _case(self) -> str:
        """How what is seen is told, as the end of a text's key."""
        if self.result is None:
            return "coming"
        if not has_peak(self.result, self.n_train):
            return "flat"
        return "lower" if self.ridge else "exact"

    def alt(self) -> str:
        """The best before the peak, the peak, and the end."""
        if self.result is None:
            return self.t("chart.sweep.empty")
        test, features = self.result.median_test, np.array(self.result.features)
        best = int(np.argmin(np.where(features < self.n_train, test, np.inf)))
        places = {"first": best, "peak": int(np.argmax(test)), "last": -1}
        values = {f"{name}_error": short(float(test[i]), self.t) for name, i in places.items()}
        counts = {name: whole(int(features[i]), self.t) for name, i in places.items()}
        case = "peak" if has_peak(self.result, self.n_train) else "flat"
        return self.t(f"chart.sweep.descent.alt.{case}", n=self.n_train, **counts, **values)


def _ticks(values: Sequence[float], t: Translate) -> dict[str, Any]:
    """Of a logarithmic axis: Plotly's own would have bare 2s and 5s between them."""
    texts = [whole(int(v), t) if v >= 1 else setting(v, t) for v in values]
    return {"type": "log", "tickvals": list(values), "ticktext": texts}


def _skeleton(n_train: int, t: Translate) -> dict[str, go.Scatter]:
    band = go.Scatter(
        x=[], y=[], mode="none", fill="toself", fillcolor=BAND, hoverinfo="skip",
        name=t("chart.sweep.descent.band"),
    )  # fmt: skip
    return {
        "band": band,  # the middle half of the draws
        "theory": _line(t("chart.sweep.descent.theory"), PURPLE, "dot"),
        "training": _line(t("chart.sweep.descent.train"), TRAINING, "solid"),
        "test": _line(t("chart.sweep.descent.test"), VALIDATION, "dash"),
        "threshold": _threshold(n_train, t),
    }


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
        text=["", f" {t('chart.sweep.descent.threshold', n=n_train)}"],
        textposition="middle right",
        line={"color": GREY, "width": 1.5, "dash": "dash"},
        hoverinfo="skip",
        showlegend=False,
    )


def _errors(result: DoubleDescent) -> Data:
    x = [float(p) for p in result.features]
    low, high = np.quantile(result.test, [0.25, 0.75], axis=0)
    # On a logarithmic axis there is no 0.
    training = np.where(result.median_train > 0, result.median_train, np.nan)
    return {
        "band": {"x": [*x, *x[::-1]], "y": plain([*high, *low[::-1]])},
        "training": {"x": x, "y": plain(training)},
        "test": {"x": x, "y": plain(result.median_test)},
    }
