"""Pictures that the network gets wrong, with the class that it predicts and the right one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import Data, named, plain
from pages.charts.pixels import SIDE, pixel_trace
from pages.charts.style import Translate, base_layout

COLUMNS, ROWS = 6, 3
MOST = COLUMNS * ROWS
GAP, LABEL = 1, 3  # in pixels: between two pictures, and above one for its words


class Wrong(NamedTuple):
    """Of the points that were asked: how many are wrong, and the surest of them."""

    pictures: NDArray[np.float64]  # (M, 64), M <= MOST, in the data's own unit
    true: NDArray[np.int64]  # (M,)
    predicted: NDArray[np.int64]  # (M,)
    places: NDArray[np.int64]  # (M,) among the validation points
    n_wrong: int
    n_points: int  # 0: there are no answers


@dataclass(frozen=True)
class Mistakes:
    """One heat map with all pictures in rows, and a line of words above each."""

    found: Wrong
    classes: Sequence[str]
    t: Translate

    def figure(self) -> go.Figure:
        height, width = ROWS * (SIDE + LABEL), COLUMNS * (SIDE + GAP) - GAP
        blank = pixel_trace(np.zeros(SIDE * SIDE), None, None)
        picture = {**blank, "z": [[None]], "zmin": 0, "zmax": 16, "hoverinfo": "none"}
        del picture["hovertemplate"], picture["x"], picture["y"]
        words = {
            "type": "scatter",
            "mode": "text",
            "x": [],
            "y": [],
            "text": [],
            "textposition": "middle center",
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
        hidden = {"visible": False, "fixedrange": True}
        return go.Figure(
            data=named({"pictures": picture, "words": words}),
            layout=base_layout(
                self.t,
                title_text=self.t("inside.mistakes.title"),
                showlegend=False,
                xaxis={**hidden, "range": [-0.5, width - 0.5], "scaleanchor": "y"},
                yaxis={**hidden, "range": [height - 0.5, -0.5]},
                margin={"l": 8, "r": 8, "t": 34, "b": 8},
            ),
        )

    def data(self) -> Data:
        z = np.full((ROWS * (SIDE + LABEL), COLUMNS * (SIDE + GAP) - GAP), np.nan)
        places = np.full(z.shape, -1)
        x, y, text = [], [], []
        for i, picture in enumerate(self.found.pictures):
            top, left = (i // COLUMNS) * (SIDE + LABEL) + LABEL, (i % COLUMNS) * (SIDE + GAP)
            z[top : top + SIDE, left : left + SIDE] = picture.reshape(SIDE, SIDE)
            places[top : top + SIDE, left : left + SIDE] = self.found.places[i]
            x.append(left + (SIDE - 1) / 2)
            y.append(top - LABEL / 2)
            text.append(self._word(i))
        return {
            "pictures": {"z": plain(z), "customdata": places.tolist()},
            "words": {"x": x, "y": y, "text": text},
        }

    def _word(self, i: int) -> str:
        true, predicted = (
            self.classes[each[i]] for each in (self.found.true, self.found.predicted)
        )
        return f"{true} → {predicted}"

    def alt(self) -> str:
        n, total = self.found.n_wrong, self.found.n_points
        if not total:
            return self.t("inside.nothing")
        if not n:
            return self.t("inside.mistakes.none", total=total)
        shown = ", ".join(self._word(i) for i in range(len(self.found.true)))
        return self.t("inside.mistakes.alt", n=n, total=total, shown=shown)
