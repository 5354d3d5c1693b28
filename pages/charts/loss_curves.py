"""The loss curves: is the network learning, and does it know more than the training points?"""

from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike

from pages.charts.chart import named
from pages.charts.numbers import loss
from pages.charts.style import (
    GREEN,
    GREY,
    TRAINING,
    VALIDATION,
    Translate,
    axis,
    base_layout,
    level,
)


class Curves(NamedTuple):
    """What the chart shows: epochs (E,), mean losses (E,) and the two reference lines.

    limited: the floor is what the output can reach, since its limits keep it from more.
    """

    epochs: ArrayLike
    train: ArrayLike
    validation: ArrayLike
    baseline: float  # loss of the best constant predictor
    floor: float | None  # best achievable loss, where the generator tells it
    limited: bool = False


LOG = {"type": "log", "tickmode": "array", "tickvals": [], "ticktext": []}  # by the live view
HIGHEST = 2.5  # baselines: a wild start above is left out, or it would flatten all the rest


LINEAR = {"type": "linear", "exponentformat": "power"}


def loss_curves(curves: Curves, loss_name: str, log: bool, t: Translate) -> go.Figure:
    """Training solid, validation dashed, its best epoch marked.

    The live view fills the traces `training`, `validation` and `best`.
    """
    epochs, validation = np.asarray(curves.epochs), np.asarray(curves.validation)
    best = [int(np.argmin(validation))] if validation.size else []
    references = _references(curves, log, t)
    return go.Figure(
        data=named(
            {
                "training": _line(epochs, curves.train, t("chart.training"), TRAINING, "solid"),
                "validation": _line(epochs, validation, t("chart.validation"), VALIDATION, "dash"),
                "best": _best_epoch(epochs[best], validation[best], t),
            }
        ),
        layout=base_layout(
            t,
            title_text=t("chart.loss.title"),
            hovermode="x unified",
            hoverdistance=-1,  # early on the epochs stand far apart: the nearest always answers
            showlegend=False,  # all is named where it stands
            xaxis=axis(
                t("chart.loss.epoch"),
                unifiedhovertitle_text=f"{t('chart.loss.epoch')} %{{x}}",
            ),
            yaxis=axis(loss_name, **(LOG if log else LINEAR)),
            shapes=[line for line, _ in references],
            meta={
                "references": [name for _, name in references],
                "bound": HIGHEST * curves.baseline or None,
            },
        ),
    )


def _references(
    curves: Curves, log: bool, t: Translate
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The reference lines, each with its name, which the live view places where no curve runs."""
    best = t("chart.loss.reachable") if curves.limited else t("chart.loss.floor")
    lines = [
        ("baseline", curves.baseline, t("chart.loss.baseline"), GREY, "dash"),
        ("floor", curves.floor, best, GREEN, "dot"),
    ]
    return [
        (
            level(y, colour, dash),
            {"kind": kind, "y": y, "name": name, "text": f"{name} {loss(y, t)}"},
        )
        for kind, y, name, colour, dash in lines
        if y is not None and not (log and y <= 0)
    ]


def _line(x: ArrayLike, y: ArrayLike, name: str, colour: str, dash: str) -> go.Scatter:
    return go.Scatter(
        x=np.asarray(x),
        y=np.asarray(y),
        name=name,
        mode="lines",
        line={"color": colour, "width": 2.5, "dash": dash},
        hovertemplate="%{y:.4~r}",
    )


def _best_epoch(x: ArrayLike, y: ArrayLike, t: Translate) -> go.Scatter:
    return go.Scatter(
        x=np.asarray(x),
        y=np.asarray(y),
        name=t("chart.loss.best"),
        mode="markers",
        marker={"symbol": "diamond-open", "size": 11, "color": VALIDATION, "line": {"width": 2}},
        hovertemplate=f"%{{y:.4~r}} ({t('chart.loss.epoch')} %{{x}})",
    )
