"""The confusion matrix: which class is taken for which."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.numbers import percent
from pages.charts.style import Translate, axis, base_layout

FEW = 6  # classes: with more there is no room for two lines of text in a cell


def confusion(classes: Sequence[str], t: Translate) -> go.Figure:
    """A heat map: a row for each true class, coloured by its share, with counts in the cells."""
    sides = {"type": "category", "showgrid": False, "tickvals": list(range(len(classes)))}
    n_classes = len(classes)
    names = list(classes)
    heat = go.Heatmap(
        x=names,
        y=names,
        z=[[None] * n_classes] * n_classes,
        zmin=0,
        zmax=1,
        colorscale="Cividis",
        showscale=False,
        texttemplate="%{text}",
        xgap=2,
        ygap=2,
        hovertemplate=_hover(t),
    )
    return go.Figure(
        data=[heat],
        layout=base_layout(
            t,
            title_text=t("inside.confusion.title"),
            xaxis=axis(t("inside.confusion.predicted"), **sides),
            yaxis=axis(t("inside.confusion.true"), **sides, autorange="reversed", automargin=True),
        ),
    )


def _hover(t: Translate) -> str:
    true, predicted = t("inside.confusion.true"), t("inside.confusion.predicted")
    return f"{true}: %{{y}}<br>{predicted}: %{{x}}<br>%{{hovertext}}<extra></extra>"


def confusion_traces(counts: NDArray[np.int64], t: Translate) -> list[dict[str, Any]]:
    """counts (C, C), rows true. An empty row has no shares."""
    shares = row_shares(counts)
    both = [
        [f"{n} · {percent(share, t)}" if n else "0" for n, share in zip(*row, strict=True)]
        for row in zip(counts.tolist(), shares.tolist(), strict=True)
    ]
    two_lines = [[text.replace(" · ", "<br>") for text in row] for row in both]
    shown = two_lines if len(counts) <= FEW else [[str(n) for n in row] for row in counts.tolist()]
    return [{"z": shares.round(4).tolist(), "text": shown, "hovertext": both}]


def row_shares(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """(C, C) shares of each true class; 0 in a row without points."""
    totals = counts.sum(axis=1, keepdims=True)
    return np.asarray(counts / np.maximum(totals, 1))


def confusion_alt(classes: Sequence[str], counts: NDArray[np.int64], t: Translate) -> str:
    """How many are right, and the commonest mistake."""
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
        true=classes[row],
        predicted=classes[column],
    )
