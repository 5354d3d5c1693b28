"""Two trained answers to one question with one input, over the points that both learned from."""

from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import Data, named
from pages.charts.numbers import number
from pages.charts.style import GREY, INK, Translate, axis, base_layout, legend_below, level
from pages.features.parts.charts.lines import stroke

Array = NDArray[np.float64]


@dataclass(frozen=True)
class TwoCurves:
    """points: x and y, (S,) each; places (N,), and there what the right and the wrong end answer.

    words: title, names of both axes, of the points and of both curves. levels: drawn across.
    """

    points: tuple[Array, Array]
    places: Array
    answers: tuple[Array, Array]
    words: tuple[str, ...]
    levels: tuple[float, ...]
    t: Translate

    def figure(self) -> go.Figure:
        title, across, up, of_points, *names = self.words
        x, y = self.points
        marker = {"size": 7, "color": GREY, "line": {"width": 1, "color": INK}}
        traces = {
            "points": go.Scatter(x=x, y=y, mode="markers", name=of_points, marker=marker),
            **{
                f"curve_{sign}": go.Scatter(
                    x=self.places,
                    y=answers,
                    mode="lines",
                    name=name,
                    line={**stroke(sign), "width": 3},
                )
                for sign, (name, answers) in enumerate(zip(names, self.answers, strict=True))
            },
        }
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                self.t,
                title_text=title,
                **legend_below([of_points, *names]),
                xaxis=axis(across),
                yaxis=axis(up),
                shapes=[level(y, GREY, "dot") for y in self.levels],
            ),
        )

    def data(self) -> Data:
        """It stands still."""
        return {}

    def alt(self) -> str:
        """Between which values each curve lies."""
        t = self.t
        said = [
            t("ends.curves.alt.one", name=name, low=number(float(each.min()), t),
              high=number(float(each.max()), t))
            for name, each in zip(self.words[4:], self.answers, strict=True)
        ]  # fmt: skip
        return t("ends.curves.alt", title=self.words[0], curves="; ".join(said))
