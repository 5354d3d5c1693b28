"""The generalization gap: how much worse the network does on points that it has not seen."""

from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import EPOCH_DIGITS, Data, named, plain
from pages.charts.numbers import number
from pages.charts.style import GREY, PURPLE, Translate, axis, base_layout, faded, level

MOST_POINTS = 300


@dataclass(frozen=True)
class Gap:
    """One line, filled down to 0: validation loss minus training loss."""

    curves: NDArray[np.float64]  # (3, E): epochs, training and validation loss
    loss_name: str
    t: Translate

    def figure(self) -> go.Figure:
        t = self.t
        return go.Figure(
            data=named({"gap": _line(t)}),
            layout=base_layout(
                t,
                title_text=t("inside.gap.title", loss=self.loss_name),
                hovermode="x",
                hoverdistance=-1,
                showlegend=False,
                xaxis=axis(t("chart.loss.epoch"), rangemode="tozero"),
                yaxis=axis(t("inside.gap.value"), rangemode="tozero"),
                shapes=[level(0, GREY, "dash")],
            ),
        )

    def data(self) -> Data:
        epochs, training, validation = self.curves[:, _kept(self.curves.shape[1])]
        with np.errstate(all="ignore"):
            difference = validation - training
        return {"gap": {"x": plain(epochs, EPOCH_DIGITS), "y": plain(difference)}}

    def alt(self) -> str:
        """The gap now."""
        if not self.curves.size:
            return self.t("inside.nothing")
        epoch, training, validation = self.curves[:, -1].tolist()
        difference = number(validation - training, self.t)
        return self.t("inside.gap.alt", epoch=int(epoch), gap=difference)


def _line(t: Translate) -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="lines",
        fill="tozeroy",
        fillcolor=faded(PURPLE, 0.25),
        name=t("inside.gap.name"),
        line={"color": PURPLE, "width": 2.5},
        hovertemplate="%{x}: %{y:.4f}<extra></extra>",
    )


def _kept(n_points: int) -> NDArray[np.int64]:
    """Spread evenly, the last one among them."""
    step = max(1, -(-n_points // MOST_POINTS))
    return np.unique([*range(0, n_points, step), *range(n_points)[-1:]]).astype(np.int64)
