"""The confusion matrix: which class is taken for which."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray
from plotly.colors import sequential

from pages.charts.chart import Data, named
from pages.charts.numbers import percent
from pages.charts.style import BLACK, Translate, axis, base_layout

# The bright half: on all of it black text has a contrast of 5 and more; in the middle of the whole
# scale neither Plotly's white nor its grey can be read.
SCALE = sequential.Cividis[5:]
FEW = 6  # classes: with more there is no room for two lines of text in a cell


@dataclass(frozen=True)
class Confusion:
    """A heat map: a row for each true class, coloured by its share, with counts in the cells."""

    classes: Sequence[str]
    counts: NDArray[np.int64]  # (C, C), rows true
    first: NDArray[np.int64]  # (C, C): the first validation point of each cell, -1 where none is
    t: Translate

    def figure(self) -> go.Figure:
        t, n_classes = self.t, len(self.classes)
        sides = {"type": "category", "showgrid": False, "tickvals": list(range(n_classes))}
        true, predicted = t("inside.confusion.true"), t("inside.confusion.predicted")
        return go.Figure(
            data=named({"shares": _shares(self.classes, t)}),
            layout=base_layout(
                t,
                title_text=t("inside.confusion.title"),
                xaxis=axis(predicted, **sides),
                yaxis=axis(true, **sides, autorange="reversed", automargin=True),
            ),
        )

    def data(self) -> Data:
        counts, shares = self.counts.tolist(), row_shares(self.counts)
        both = [
            [f"{n} · {percent(share, self.t)}" if n else "0" for n, share in zip(*row, strict=True)]
            for row in zip(counts, shares.tolist(), strict=True)
        ]
        if len(counts) <= FEW:
            shown = [[text.replace(" · ", "<br>") for text in row] for row in both]
        else:
            shown = [[str(n) for n in row] for row in counts]
        return {"shares": {"z": shares.round(4).tolist(), "text": shown, "hovertext": both,
                           "customdata": self.first.tolist()}}  # fmt: skip

    def alt(self) -> str:
        """How many are right, and the commonest mistake."""
        t, counts = self.t, self.counts
        right, total = int(np.trace(counts)), int(counts.sum())
        if not total:
            return t("inside.nothing")
        wrong = counts - np.diag(np.diag(counts))
        if not wrong.any():
            return t("inside.confusion.all_right", total=total)
        row, column = divmod(int(np.argmax(wrong)), len(counts))
        return t(
            "inside.confusion.alt",
            right=right,
            total=total,
            n=int(wrong[row, column]),
            true=self.classes[row],
            predicted=self.classes[column],
        )


def _shares(classes: Sequence[str], t: Translate) -> go.Heatmap:
    n_classes = len(classes)
    return go.Heatmap(
        x=list(classes),
        y=list(classes),
        z=[[None] * n_classes] * n_classes,
        zmin=0,
        zmax=1,
        colorscale=SCALE,
        textfont_color=BLACK,
        showscale=False,
        texttemplate="%{text}",
        xgap=2,
        ygap=2,
        hovertemplate=_hover(t),
    )


def _hover(t: Translate) -> str:
    true, predicted = t("inside.confusion.true"), t("inside.confusion.predicted")
    return f"{true}: %{{y}}<br>{predicted}: %{{x}}<br>%{{hovertext}}<extra></extra>"


def row_shares(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """(C, C) shares of each true class; 0 in a row without points."""
    totals = counts.sum(axis=1, keepdims=True)
    return np.asarray(counts / np.maximum(totals, 1))
