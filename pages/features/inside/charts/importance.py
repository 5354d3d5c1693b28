"""Permutation importance: how much worse the network is once an input is shuffled."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import Data, named, plain
from pages.charts.numbers import loss, number
from pages.charts.style import BLUE, GREY, Translate, axis, base_layout

MOST = 15  # bars; of more columns the most important
LONGEST_NAME = 22  # characters


@dataclass(frozen=True)
class Importance:
    """A bar a column: the mean rise of validation loss over the shuffles, and their spread."""

    columns: Sequence[str]
    loss: float  # with nothing shuffled
    rises: NDArray[np.float64]  # (C, shuffles); (C, 0) before they are known
    loss_name: str
    t: Translate

    def figure(self) -> go.Figure:
        t, shown = self.t, min(MOST, len(self.columns))
        key = "some" if shown < len(self.columns) else "title"
        return go.Figure(
            data=named({"rises": _bars(t)}),
            layout=base_layout(
                t,
                title_text=t(f"inside.importance.{key}", n=shown),
                hovermode="closest",
                xaxis=axis(
                    t("inside.importance.rise", loss=self.loss_name),
                    zeroline=True,
                    zerolinecolor=GREY,
                    rangemode="tozero",
                ),
                yaxis=axis("", type="category", showgrid=False, automargin=True, dtick=1),
            ),
        )

    def data(self) -> Data:
        order = self._order[:MOST][::-1]  # Plotly begins at the bottom
        names, means, spreads = self._names, self._means, self._spreads
        return {
            "rises": {
                "y": [names[i] for i in order],
                "x": plain([means[i] for i in order]),
                "error_x": {**ERROR, "array": plain([spreads[i] for i in order])},
                "hovertext": [
                    f"{self.columns[i]}: {number(means[i], self.t)} ± {number(spreads[i], self.t)}"
                    for i in order
                ],
            }
        }

    def alt(self) -> str:
        """Which input matters most, and how much."""
        t = self.t
        if not self.rises.size:
            return t("inside.importance.nothing")
        first, last = self._order[0], self._order[-1]
        return t(
            "inside.importance.alt",
            loss=loss(self.loss, t),
            most=self.columns[first],
            rise=number(self._means[first], t),
            spread=number(self._spreads[first], t),
            least=self.columns[last],
            least_rise=number(self._means[last], t),
        )

    @property
    def _order(self) -> list[int]:
        """Places of the columns, the most important first; none before they are known."""
        if not self.rises.size:
            return []
        found: list[int] = np.argsort(-self.rises.mean(axis=1), kind="stable").tolist()
        return found

    @property
    def _means(self) -> list[float]:
        return self.rises.mean(axis=1).tolist() if self.rises.size else []

    @property
    def _spreads(self) -> list[float]:
        """Standard deviations over the shuffles."""
        return self.rises.std(axis=1).tolist() if self.rises.size else []

    @property
    def _names(self) -> list[str]:
        """Short ones, no two the same: Plotly would lay equal ones over each other."""
        short = [n if len(n) <= LONGEST_NAME else f"{n[: LONGEST_NAME - 1]}…" for n in self.columns]
        return [n if short.count(n) == 1 else f"{n} ({i})" for i, n in enumerate(short, 1)]


ERROR = {"type": "data", "color": GREY, "thickness": 1.5, "width": 3}


def _bars(t: Translate) -> go.Bar:
    return go.Bar(
        x=[],
        y=[],
        orientation="h",
        name=t("inside.importance.bar"),
        showlegend=False,
        marker={"color": BLUE},
        error_x={**ERROR, "array": []},
        hovertemplate="%{hovertext}<extra></extra>",
    )
