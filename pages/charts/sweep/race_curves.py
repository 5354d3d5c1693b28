"""The race: the curves of two to four networks, each with the spread of its starts."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from pages.charts.numbers import short
from pages.charts.style import BLUE, PURPLE, VERMILLION, Translate, axis, base_layout
from pages.charts.sweep.cell_numbers import plain
from pages.charts.sweep.curves import Band, thinned
from pages.charts.sweep.map_marks import (
    legend,
    loss_axis,
    reference_levels,
    reference_traces,
    top_of,
)

# One colour, dash and symbol a racer, and its band: no two share any of them.
COLOURS = (BLUE, VERMILLION, PURPLE, "#7A7A00")
BANDS = (
    "rgba(0,114,178,0.17)",
    "rgba(213,94,0,0.17)",
    "rgba(204,121,167,0.22)",
    "rgba(122,122,0,0.2)",
)
DASHES = ("solid", "dash", "dot", "dashdot")
SYMBOLS = ("circle", "square", "diamond", "triangle-up")


def race_curves(
    names: Sequence[str],
    max_epochs: int,
    baseline: float,
    floor: float | None,
    loss_name: str,
    t: Translate,
    log: bool = False,
) -> go.Figure:
    """Validation loss over epochs of at most four racers.

    Traces: constant predictor, best achievable, then for each racer its band and its median.
    """
    lanes = [
        trace for lane, name in enumerate(names) for trace in (_band(lane), _median(lane, name))
    ]
    return go.Figure(
        data=[*reference_levels(), *lanes],
        layout=base_layout(
            t,
            title_text=t("chart.sweep.race.title"),
            title_subtitle_text=t("chart.sweep.race.band"),
            margin_t=52,
            hovermode="x unified",
            hoverdistance=-1,
            **legend(lanes),
            xaxis=axis(t("chart.loss.epoch"), range=[0, max(max_epochs, 1)]),
            yaxis=loss_axis(loss_name, baseline, floor, log),
        ),
    )


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


def race_traces(
    bands: Sequence[Band], max_epochs: int, baseline: float, floor: float | None, t: Translate
) -> list[dict[str, Any]]:
    """bands: one a racer, in the order of the names."""
    levels = reference_traces([baseline] * 2, [floor] * 2, [0, max(max_epochs, 1)], t)
    top = top_of(baseline)
    return [*levels, *(trace for band in bands for trace in (_area(band, top), _middle(band)))]


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


def race_alt(names: Sequence[str], bands: Sequence[Band], t: Translate) -> str:
    """Each racer's median and quartiles now."""
    said = [
        t(
            "chart.sweep.race.alt_item",
            name=name,
            median=short(band.median[-1], t),
            low=short(band.low[-1], t),
            high=short(band.high[-1], t),
            epoch=int(band.epochs[-1]),
        )
        for name, band in zip(names, bands, strict=True)
        if len(band.epochs)
    ]
    return " ".join([t("chart.sweep.race.alt"), *said]) if said else t("chart.sweep.empty")
