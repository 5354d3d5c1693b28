"""The curves of all starts of one cell: who got there, who got stuck, and when."""

from collections.abc import Sequence
from math import isfinite
from typing import Any

import plotly.graph_objects as go

from pages.charts.numbers import decimal, short
from pages.charts.style import (
    GREY,
    PURPLE,
    SKY,
    TRAINING,
    VALIDATION,
    Translate,
    axis,
    base_layout,
)
from pages.charts.sweep.cell_numbers import plain
from pages.charts.sweep.curves import StartCurve, joined
from pages.charts.sweep.map_marks import (
    NOTHING,
    legend,
    level,
    loss_axis,
    reference_levels,
    reference_traces,
    words,
)


def start_curves(
    max_epochs: int,
    baseline: float,
    floor: float | None,
    loss_name: str,
    t: Translate,
    log: bool = False,
) -> go.Figure:
    """Validation loss over epochs, all starts of a cell.

    Traces: constant predictor, best achievable, threshold, the starts that failed, those that
    succeeded, the chosen start's training and validation loss, and the threshold's name.
    """
    traces = [
        *reference_levels(),
        level(GREY, "solid"),
        _line(t("chart.sweep.curves.failed"), PURPLE, "dot", 1.5),
        _line(t("chart.sweep.curves.succeeded"), SKY, "solid", 1.5),
        _line(t("chart.sweep.curves.training"), TRAINING, "solid", 2.5),
        _line(t("chart.sweep.curves.validation"), VALIDATION, "dash", 2.5),
        words("top left"),
    ]
    return go.Figure(
        data=traces,
        layout=base_layout(
            t,
            title_text=t("chart.sweep.curves.title"),
            hovermode="closest",
            **legend(traces),
            xaxis=axis(t("chart.loss.epoch"), range=[0, max(max_epochs, 1)], automargin=True),
            yaxis=loss_axis(loss_name, baseline, floor, log),
        ),
    )


def _line(name: str, colour: str, dash: str, width: float) -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="lines",
        name=name,
        line={"color": colour, "width": width, "dash": dash},
        hovertemplate=f"{name}<br>%{{y:.4f}}<extra></extra>",
    )


def start_curves_traces(
    curves: Sequence[StartCurve],
    chosen: int | None,
    max_epochs: int,
    levels: tuple[float, float | None, float],
    t: Translate,
) -> list[dict[str, Any]]:
    """levels: constant predictor, best achievable loss (None: unknown), threshold."""
    baseline, floor, threshold = levels
    reach = [0, max(max_epochs, 1)]
    name = f"{t('chart.sweep.threshold')} {decimal(threshold, t)}"
    up, down = ([c for c in curves if _succeeded(c, threshold) == wanted] for wanted in (0, 1))
    one = curves[chosen] if chosen is not None and 0 <= chosen < len(curves) else None
    return [
        *reference_traces([baseline] * 2, [floor] * 2, reach, t),
        {"x": reach, "y": plain([threshold] * 2)},
        joined([(curve.epochs, curve.validation) for curve in up]),
        joined([(curve.epochs, curve.validation) for curve in down]),
        joined([(one.epochs, one.train)]) if one else NOTHING,
        joined([(one.epochs, one.validation)]) if one else NOTHING,
        {"x": reach[1:], "y": plain([threshold]), "text": [name]},
    ]


def _succeeded(curve: StartCurve, threshold: float) -> bool:
    return bool(len(curve.validation)) and curve.validation[-1] <= threshold


def start_curves_alt(curves: Sequence[StartCurve], threshold: float, t: Translate) -> str:
    """How many are below the threshold now, at which epoch, and from which loss to which."""
    shown = [curve for curve in curves if len(curve.epochs)]
    if not shown:
        return t("chart.sweep.empty")
    last = [curve.validation[-1] for curve in shown]
    finite = [loss for loss in last if isfinite(loss)]
    return t(
        "chart.sweep.curves.alt",
        k=sum(_succeeded(curve, threshold) for curve in shown),
        n=len(shown),
        epoch=max(int(curve.epochs[-1]) for curve in shown),
        diverged=len(last) - len(finite),
        least=short(min(finite, default=float("inf")), t),
        most=short(max(finite, default=float("inf")), t),
    )
