"""The generalization gap: how much worse the network does on points that it has not seen."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.inside.plain import EPOCH_DIGITS, plain
from pages.charts.numbers import number
from pages.charts.style import GREY, PURPLE, Translate, axis, base_layout, level

MOST_POINTS = 300


def gap(loss_name: str, t: Translate) -> go.Figure:
    """One line, filled down to 0: validation loss minus training loss."""
    line = go.Scatter(
        x=[],
        y=[],
        mode="lines",
        fill="tozeroy",
        fillcolor="rgba(204,121,167,0.25)",
        name=t("inside.gap.name"),
        line={"color": PURPLE, "width": 2.5},
        hovertemplate="%{x}: %{y:.4f}<extra></extra>",
    )
    return go.Figure(
        data=[line],
        layout=base_layout(
            t,
            title_text=t("inside.gap.title", loss=loss_name),
            hovermode="x",
            hoverdistance=-1,
            showlegend=False,
            xaxis=axis(t("chart.loss.epoch"), rangemode="tozero"),
            yaxis=axis(t("inside.gap.value"), rangemode="tozero"),
            shapes=[level(0, GREY, "dash")],
        ),
    )


def gap_traces(curves: NDArray[np.float64]) -> list[dict[str, Any]]:
    """curves (3, E): epochs, training and validation loss. Thinned evenly, the last one kept."""
    epochs, training, validation = curves[:, _kept(curves.shape[1])]
    with np.errstate(all="ignore"):
        difference = validation - training
    return [{"x": plain(epochs, EPOCH_DIGITS), "y": plain(difference)}]


def _kept(n_points: int) -> NDArray[np.int64]:
    step = max(1, -(-n_points // MOST_POINTS))
    return np.unique([*range(0, n_points, step), *range(n_points)[-1:]]).astype(np.int64)


def gap_alt(curves: NDArray[np.float64], t: Translate) -> str:
    """The gap now."""
    if not curves.size:
        return t("inside.nothing")
    epoch, training, validation = curves[:, -1].tolist()
    difference = number(validation - training, t)
    return t("inside.gap.alt", epoch=int(epoch), gap=difference)
