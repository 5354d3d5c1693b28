"""A function of one number, with the point's own place on it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from nn_core import ACTIVATIONS, LOSSES
from nn_core.inspection import Trace
from pages.charts.latex import digits
from pages.charts.style import (
    BLUE,
    GREY,
    INK,
    MIDDLE_GREY,
    VERMILLION,
    Translate,
    axis,
    base_layout,
    faded,
)
from pages.features.point.charts.formulas import activation_name

POINTS = 201
LEAST_REACH = 3.0  # how far the curve goes from 0, at least
Array = NDArray[np.floating]


def activation_curve(trace: Trace, layer: int, unit: int, t: Translate) -> go.Figure:
    """f(z) of a unit, its place on it with the tangent, and the layer's other units as a rug."""
    name = activation_name(trace, layer)
    z, a = trace.pre_activations[layer], trace.activations[layer]
    slope = trace.slopes[layer]
    assert slope is not None  # a softmax is no function of one number
    reach = max(LEAST_REACH, 1.15 * float(np.max(np.abs(z))))
    lines = [
        _line(np.linspace(-reach, reach, POINTS), _activation(name)),
        _tangent(float(z[unit]), float(a[unit]), float(slope[unit]), 0.25 * reach, t),
        _others(np.delete(z, unit), np.delete(a, unit), t),
        _mark(float(z[unit]), float(a[unit]), t),
    ]
    return _figure(lines, t(f"activation.{name}"), ("z", t("point.curve.value")), t)


def activation_alt(trace: Trace, layer: int, unit: int, t: Translate) -> str:
    slope = trace.slopes[layer]
    assert slope is not None
    return t(
        "point.curve.alt",
        name=t(f"activation.{activation_name(trace, layer)}"),
        z=digits(trace.pre_activations[layer][unit], t),
        a=digits(trace.activations[layer][unit], t),
        slope=digits(slope[unit], t),
    )


def loss_curve(trace: Trace, unit: int, t: Translate) -> go.Figure:
    """What one output adds to the loss, as a function of it, for this point's target."""
    name, o, y = trace.run.loss, float(trace.output[unit]), float(trace.targets[unit])
    low, high = _span(name, o, y)
    k = trace.losses[unit] if len(trace.losses) > 1 else trace.loss
    scale = LOSSES[name].scale(1, len(trace.targets))

    def value(outputs: Array) -> Array:
        return np.asarray(LOSSES[name].value(outputs, np.full_like(outputs, y)) * scale)

    lines = [
        _line(np.linspace(low, high, POINTS), value),
        _tangent(o, float(k), float(trace.loss_derivatives[unit]), 0.15 * (high - low), t),
        _target(y, t),
        _mark(o, float(k), t),
    ]
    return _figure(lines, t(f"loss.{name}"), (t("point.curve.output"), t("point.loss")), t)


def loss_alt(trace: Trace, unit: int, t: Translate) -> str:
    return t(
        "point.loss.alt",
        name=t(f"loss.{trace.run.loss}"),
        o=digits(trace.output[unit], t),
        y=digits(trace.targets[unit], t),
        loss=digits(trace.losses[unit], t),
    )


def _span(name: str, o: float, y: float) -> tuple[float, float]:
    if LOSSES[name].targets_are_shares:
        return 0.004, 0.996
    reach = max(1.5, 1.3 * abs(o - y))
    return y - reach, y + reach


def _activation(name: str) -> Callable[[Array], Array]:
    def value(z: Array) -> Array:
        out = np.empty_like(z)
        ACTIVATIONS[name].value(z, out)
        return out

    return value


def _line(x: Array, value: Callable[[Array], Array]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "x": x, "y": value(x),
            "line": {"color": GREY, "width": 2.5}, "hoverinfo": "skip"}  # fmt: skip


def _tangent(x: float, y: float, slope: float, reach: float, t: Translate) -> dict[str, Any]:
    ends, words = np.array([x - reach, x + reach]), t("point.curve.slope", slope=digits(slope, t))
    return {"type": "scatter", "mode": "lines", "x": ends, "y": y + slope * (ends - x),
            "line": {"color": VERMILLION, "width": 2, "dash": "dash"},
            "hovertemplate": words + "<extra></extra>"}  # fmt: skip


def _others(x: Array, y: Array, t: Translate) -> dict[str, Any]:
    marker = {"symbol": "circle-open", "size": 8, "color": BLUE, "line": {"width": 1.5}}
    return {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": marker,
            "hovertemplate": t("point.curve.others") + "<extra></extra>"}  # fmt: skip


def _target(y: float, t: Translate) -> dict[str, Any]:
    marker = {"symbol": "diamond-open", "size": 11, "color": VERMILLION, "line": {"width": 2}}
    return {"type": "scatter", "mode": "markers", "x": [y], "y": [0], "marker": marker,
            "cliponaxis": False,
            "hovertemplate": t("point.target") + "<extra></extra>"}  # fmt: skip


def _mark(x: float, y: float, t: Translate) -> dict[str, Any]:
    marker = {"size": 14, "color": BLUE, "line": {"color": INK, "width": 1.5}}
    words = f"{digits(x, t)} → {digits(y, t)}"
    return {"type": "scatter", "mode": "markers", "x": [x], "y": [y], "marker": marker,
            "hovertemplate": words + "<extra></extra>"}  # fmt: skip


def _figure(
    traces: list[dict[str, Any]], title: str, names: tuple[str, str], t: Translate
) -> go.Figure:
    layout = base_layout(
        t,
        title_text=title,
        xaxis=axis(names[0], zeroline=True, zerolinecolor=faded(MIDDLE_GREY, 0.5)),
        yaxis=axis(names[1], zeroline=True, zerolinecolor=faded(MIDDLE_GREY, 0.5)),
        showlegend=False,
        hovermode="closest",
    )
    return go.Figure(data=traces, layout=layout)
