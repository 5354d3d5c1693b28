"""The race: the curves of two to four networks, each with the spread of its starts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from pages.charts.chart import Data, named, plain
from pages.charts.numbers import short
from pages.charts.style import BLUE, OLIVE, PURPLE, VERMILLION, Translate, axis, base_layout, faded
from pages.features.sweep.charts.curves import Band, thinned
from pages.features.sweep.charts.map_marks import (
    legend,
    loss_axis,
    reference_levels,
    reference_traces,
    top_of,
)

# One colour, dash and symbol a racer, and its band: no two share any of them.
COLOURS = (BLUE, VERMILLION, PURPLE, OLIVE)
BANDS = tuple(map(faded, COLOURS, (0.17, 0.17, 0.22, 0.2)))
DASHES = ("solid", "dash", "dot", "dashdot")
SYMBOLS = ("circle", "square", "diamond", "triangle-up")


@dataclass(frozen=True)
class RaceCurves:
    """Validation loss over epochs of at most four racers: each with its median and its band."""

    names: Sequence[str]
    bands: Sequence[Band]  # one a racer, in the order of the names
    max_epochs: int
    baseline: float  # constant predictor
    floor: float | None  # best achievable loss, None where it is not known
    loss_name: str
    t: Translate
    log: bool = False

    def figure(self) -> go.Figure:
        t = self.t
        lanes: dict[str, go.Scatter] = {}
        for lane, name in enumerate(self.names):
            lanes |= {f"band_{lane}": _band(lane), f"median_{lane}": _median(lane, name)}
        return go.Figure(
            data=named({**reference_levels(), **lanes}),
            layout=base_layout(
                t,
                title_text=t("chart.sweep.race.title"),
                title_subtitle_text=t("chart.sweep.race.band"),
                margin_t=52,
                hovermode="x unified",
                hoverdistance=-1,
                **legend(lanes.values()),
                xaxis=axis(t("chart.loss.epoch"), range=self._reach()),
                yaxis=loss_axis(self.loss_name, self.baseline, self.floor, self.log),
            ),
        )

    def data(self) -> Data:
        levels = [self.baseline] * 2, [self.floor] * 2
        found, top = reference_traces(*levels, self._reach(), self.t), top_of(self.baseline)
        for lane, band in enumerate(self.bands):
            found |= {f"band_{lane}": _area(band, top), f"median_{lane}": _middle(band)}
        return found

    def alt(self) -> str:
        """Each racer's median and quartiles now."""
        t = self.t
        said = [
            t(
                "chart.sweep.race.alt_item",
                name=name,
                median=short(band.median[-1], t),
                low=short(band.low[-1], t),
                high=short(band.high[-1], t),
                epoch=int(band.epochs[-1]),
            )
            for name, band in zip(self.names, self.bands, strict=True)
            if len(band.epochs)
        ]
        return " ".join([t("chart.sweep.race.alt"), *said]) if said else t("chart.sweep.empty")

    def _reach(self) -> list[int]:
        return [0, max(self.max_epochs, 1)]


def _band(lane: int) -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="none",
        fill="toself",
        fillcolor=BANDS[lane],
        hoverinfo="skip",
        showlegend=False,
    )


def _median(lane: int, name: str) -> go.Scatter:
    line = {"color": COLOURS[lane], "width": 2.5, "dash": DASHES[lane]}
    return go.Scatter(x=[], y=[], mode="lines", name=name, line=line, hovertemplate="%{y:.4f}")


def _area(band: Band, top: float) -> dict[str, Any]:
    """Around the band; what diverged, or is far above the axis, would tear the polygon."""
    kept = thinned(len(band.epochs))
    x = plain(float(band.epochs[i]) for i in kept)
    low, high = (plain(min(float(s[i]), 2 * top) for i in kept) for s in (band.low, band.high))
    return {"x": [*x, *x[::-1]], "y": [*high, *low[::-1]]}


def _middle(band: Band) -> dict[str, Any]:
    kept = thinned(len(band.epochs))
    x, y = (plain(float(series[i]) for i in kept) for series in (band.epochs, band.median))
    return {"x": x, "y": y}
