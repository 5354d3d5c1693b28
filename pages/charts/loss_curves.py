"""The loss curves: is the network learning, and does it know more than the training points?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import plotly.graph_objects as go

from pages.charts.chart import EPOCH_DIGITS, Data, live_alt, named, plain
from pages.charts.evidence import with_evidence
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

    epochs: Sequence[float]
    train: Sequence[float]
    validation: Sequence[float]
    baseline: float  # loss of the best constant predictor
    floor: float | None  # best achievable loss, where the generator tells it
    limited: bool = False


# A line among the layout's shapes, and its name, which the live view places.
Reference = tuple[dict[str, Any], dict[str, Any]]

LOG = {"type": "log", "tickmode": "array", "tickvals": [], "ticktext": []}  # by the live view
LINEAR = {"type": "linear", "exponentformat": "power"}
HIGHEST = 2.5  # baselines: a wild start above is left out, or it would flatten all the rest


@dataclass(frozen=True)
class LossCurves:
    """Training solid, validation dashed, its best epoch marked, and room for the evidence.

    waiting: there is nothing to guess yet. Its axes have no numbers, and it says what is missing.
    """

    curves: Curves
    loss_name: str
    log: bool
    t: Translate
    waiting: bool = False

    def figure(self) -> go.Figure:
        t, references = self.t, self._references()
        traces = {
            "training": _line(t("chart.training"), TRAINING, "solid"),
            "validation": _line(t("chart.validation"), VALIDATION, "dash"),
            "best": _best_epoch(t),
        }
        layout = base_layout(
            t,
            title_text=t("chart.loss.title"),
            hovermode="x unified",
            hoverdistance=-1,  # early on the epochs stand far apart: the nearest always answers
            showlegend=False,  # all is named where it stands
            xaxis=axis(
                t("chart.loss.epoch"),
                unifiedhovertitle_text=f"{t('chart.loss.epoch')} %{{x}}",
            ),
            yaxis=axis(self.loss_name, **(LOG if self.log else LINEAR)),
            shapes=[line for line, _ in references],
            meta={
                "references": [name for _, name in references],
                "bound": HIGHEST * self.curves.baseline or None,
            },
        )
        figure = go.Figure(data=named(traces), layout=layout)
        figure = with_evidence(figure, self.curves.baseline, self.curves.floor, t)
        return _without_numbers(figure, t) if self.waiting else figure

    def _references(self) -> list[Reference]:
        return references_of(self.curves, self.log, self.t) if not self.waiting else []

    def data(self) -> Data:
        """The curves and the best epoch; the live view fills them from its own copy."""
        epochs = plain(self.curves.epochs, EPOCH_DIGITS)
        training, validation = plain(self.curves.train), plain(self.curves.validation)
        known = [i for i, loss in enumerate(validation) if loss is not None]
        best = min(known, key=validation.__getitem__, default=None)
        marked = [] if best is None else [best]
        return {
            "training": {"x": epochs, "y": training},
            "validation": {"x": epochs, "y": validation},
            "best": {"x": [epochs[i] for i in marked], "y": [validation[i] for i in marked]},
        }

    def alt(self) -> str:
        """With gaps for the epoch and its losses."""
        return live_alt("curves", self.t)


def references_of(curves: Curves, log: bool, t: Translate) -> list[Reference]:
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


def _without_numbers(figure: go.Figure, t: Translate) -> go.Figure:
    bare = {"showticklabels": False, "ticks": "", "showgrid": False}
    figure.update_xaxes(**bare).update_yaxes(**bare)
    middle = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
    return figure.add_annotation(text=t("chart.loss.waiting"), **middle)


def _line(name: str, colour: str, dash: str) -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        name=name,
        mode="lines",
        line={"color": colour, "width": 2.5, "dash": dash},
        hovertemplate="%{y:.4~r}",
    )


def _best_epoch(t: Translate) -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        name=t("chart.loss.best"),
        mode="markers",
        marker={"symbol": "diamond-open", "size": 11, "color": VALIDATION, "line": {"width": 2}},
        hovertemplate=f"%{{y:.4~r}} ({t('chart.loss.epoch')} %{{x}})",
    )
