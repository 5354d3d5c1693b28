"""Activation functions with their derivatives, and the present network's inputs beneath them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.numbers import number
from pages.charts.style import (
    BLUE,
    GREY,
    VERMILLION,
    Translate,
    axis,
    base_layout,
    legend_below,
)

Array = NDArray[np.float64]

SHOWN = (-1.9, 3.3)  # of the values: steeper functions leave the picture
SIGNS = ((BLUE, "solid", "dot"), (VERMILLION, "dash", "dashdot"))
BARS = 0.3  # of the height is for the inputs


class Drawn(NamedTuple):
    """A function by name, its values and derivatives at the places z, all (S,)."""

    name: str
    z: Array
    value: Array
    derivative: Array


class Inputs(NamedTuple):
    """How many of a network's inputs to the function (N,) lie between these edges (N + 1,)."""

    name: str
    counts: NDArray[np.int64]
    edges: Array


def activation_curves(drawn: Sequence[Drawn], inputs: Inputs | None, t: Translate) -> go.Figure:
    """One or two functions solid and dashed, derivatives thinner, inputs as grey bars."""
    bars = [] if inputs is None else [_bars(inputs, t)]
    lines = [line for each, signs in zip(drawn, SIGNS, strict=False) for line in _pair(each, signs)]
    names = [str(trace["name"]) for trace in (*bars, *lines)]
    z = drawn[0].z
    most = 1 if inputs is None else max(1, int(inputs.counts.max()))
    hidden = {"overlaying": "y", "visible": False, "range": [0, most / BARS], "fixedrange": True}
    return go.Figure(
        data=[*bars, *lines],
        layout=base_layout(
            t,
            title_text=t("parts.curves.title"),
            hovermode="x unified",
            **legend_below(names),
            xaxis=axis(t("parts.curves.input"), range=[z[0], z[-1]], zeroline=True),
            yaxis=axis(t("parts.curves.value"), range=list(SHOWN), zeroline=True),
            yaxis2=hidden,
        ),
    )


def _pair(drawn: Drawn, signs: tuple[str, str, str]) -> list[dict[str, Any]]:
    colour, solid, dotted = signs
    return [
        _line(drawn.z, drawn.value, f"f: {drawn.name}", colour, solid, 3.0),
        _line(drawn.z, drawn.derivative, f"f′: {drawn.name}", colour, dotted, 1.8),
    ]


def _line(x: Array, y: Array, name: str, colour: str, dash: str, width: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "name": name,
        "mode": "lines",
        "line": {"color": colour, "dash": dash, "width": width},
        "hovertemplate": "%{y:.3f}",
    }


def _bars(inputs: Inputs, t: Translate) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": (inputs.edges[:-1] + inputs.edges[1:]) / 2,
        "y": inputs.counts,
        "width": np.diff(inputs.edges),
        "yaxis": "y2",
        "name": t("parts.curves.inputs", name=inputs.name),
        "marker": {"color": GREY, "opacity": 0.45},
        "hovertemplate": "%{y}",
    }


def activation_curves_alt(drawn: Sequence[Drawn], t: Translate) -> str:
    """What each function gives at a few places."""
    said = []
    for each in drawn:
        at = [int(np.argmin(np.abs(each.z - z))) for z in (-2, 0, 2)]
        values = [number(float(each.value[i]) + 0.0, t) for i in at]
        slopes = [number(float(each.derivative[i]) + 0.0, t) for i in at]
        said.append(
            t(
                "parts.curves.alt.one",
                name=each.name,
                values="; ".join(values),
                slopes="; ".join(slopes),
            )
        )
    return t("parts.curves.alt", functions=" ".join(said))
