"""Some numbers with one far off, and the one guess that each loss finds best."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.numbers import number
from pages.charts.style import BLUE, VERMILLION, Translate, axis, base_layout, legend_below
from pages.features.parts.charts.lines import stroke

Array = NDArray[np.float64]


class Guess(NamedTuple):
    """A loss by name, its sign, and its best guess."""

    name: str
    sign: int
    value: float


def outlier(targets: Array, guesses: Sequence[Guess], farthest: float, t: Translate) -> go.Figure:
    """Targets (S,) in a row, the last of them the outlier; a line at each guess."""
    x = [-1.0, farthest + 1]
    names = [guess.name for guess in guesses]
    return go.Figure(
        data=[
            _points(targets[:-1], t("parts.outlier.targets"), BLUE, "circle"),
            _points(targets[-1:], t("parts.outlier.one"), VERMILLION, "diamond"),
            *map(_level, guesses),
        ],
        layout=base_layout(
            t,
            title_text=t("parts.outlier.title"),
            hovermode="closest",
            **legend_below([*names, t("parts.outlier.targets"), t("parts.outlier.one")]),
            xaxis=axis(t("parts.outlier.value"), range=x),
            yaxis=axis("", visible=False, range=[-0.3, 1.1], fixedrange=True),
        ),
    )


def _points(x: Array, name: str, colour: str, symbol: str) -> go.Scatter:
    marker = {"size": 11, "color": colour, "symbol": symbol, "opacity": 0.75}
    return go.Scatter(
        x=x, y=np.zeros_like(x), name=name, mode="markers", marker=marker, hovertemplate="%{x:.3g}"
    )


def _level(guess: Guess) -> go.Scatter:
    return go.Scatter(
        x=[guess.value] * 2,
        y=[-0.2, 1],
        name=guess.name,
        mode="lines",
        line={**stroke(guess.sign), "width": 3},
        hovertemplate="%{x:.3g}",
    )


def outlier_alt(targets: Array, guesses: Sequence[Guess], t: Translate) -> str:
    """Where the outlier is, and each guess."""
    said = (f"{guess.name}: {number(guess.value, t)}" for guess in guesses)
    return t("parts.outlier.alt", value=number(float(targets[-1]), t), guesses="; ".join(said))
