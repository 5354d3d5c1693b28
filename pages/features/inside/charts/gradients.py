"""Gradient size over epochs: does every layer get a gradient that it can learn from?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import EPOCH_DIGITS, Data, named, plain
from pages.charts.numbers import number
from pages.charts.style import CLEAR, GREY, WHITE, Translate, axis, base_layout
from pages.features.inside.charts.layer_marks import OVER_PLOT, layer_colours, note, note_text


class Gradients(NamedTuple):
    """Sizes of the gradient by layer, the output layer last.

    A size is the root mean square of d loss / d pre-activation for one sample. predicted (L,) is
    what theory says of the network at its start, as a multiple of the last hidden layer's size.
    """

    epochs: NDArray[np.float64]  # (E,), rising
    sizes: NDArray[np.float64]  # (E, L)
    predicted: tuple[float | None, ...]  # (L,), None where theory has no short answer


MOST_POINTS = 150  # a line: more would not be seen
LOG = {"type": "log"}  # the browser sets the ticks
DECADES = [1e-3, 1.0]  # always in sight, so that what has vanished is seen to be small


@dataclass(frozen=True)
class GradientCurves:
    """One line a layer, numbered; diamonds at the start for what theory says."""

    layers: Sequence[str]
    found: Gradients
    t: Translate

    def figure(self) -> go.Figure:
        t = self.t
        return go.Figure(
            data=named(_skeleton(self.layers, t)),
            layout=base_layout(
                t,
                title_text=t("inside.gradients.title"),
                hovermode="closest",
                showlegend=False,
                xaxis=axis(t("chart.loss.epoch"), rangemode="tozero"),
                yaxis=axis(t("inside.gradients.size"), **LOG),
                **OVER_PLOT,
            ),
        )

    def data(self) -> Data:
        """The points so far, thinned evenly, the last one kept."""
        found, n = self.found, len(self.found.epochs)
        step = max(1, -(-n // MOST_POINTS))
        kept = np.unique([*range(0, n, step), max(0, n - 1)])[:n]
        epochs, sizes = found.epochs[kept], _logged(found.sizes[kept])
        x = plain(epochs, EPOCH_DIGITS)
        return {
            **{f"layer_{i}": {"x": x, "y": plain(column)} for i, column in enumerate(sizes.T)},
            "numbers": _beads(epochs, sizes),
            "theory": _expected(found),
            "note": zero_note(self.layers, found, self.t),
        }

    def alt(self) -> str:
        """The sizes now, by name."""
        t, found = self.t, self.found
        if not len(found.epochs):
            return t("inside.nothing")
        pairs = zip(self.layers, found.sizes[-1].tolist(), strict=True)
        sizes = "; ".join(f"{name} {number(size, t)}" for name, size in pairs)
        return t("inside.gradients.alt", epoch=int(found.epochs[-1]), sizes=sizes)


def _skeleton(layers: Sequence[str], t: Translate) -> dict[str, go.Scatter]:
    colours = layer_colours(len(layers))
    pairs = enumerate(zip(layers, colours, strict=True))
    return {
        **{f"layer_{i}": _line(name, colour) for i, (name, colour) in pairs},
        "numbers": _numbers(layers, colours),
        "theory": _theory(t),
        "note": note(),
        "decades": decades([0, 0]),
    }


def _line(name: str, colour: str) -> go.Scatter:
    return go.Scatter(
        x=[],
        y=[],
        mode="lines",
        name=name,
        line={"color": colour, "width": 2.5},
        hovertemplate=f"{name}<br>%{{x}}: %{{y:.2e}}<extra></extra>",
    )


def _numbers(layers: Sequence[str], colours: list[str]) -> go.Scatter:
    """A bead on each line with the layer's number: colour alone would not tell ten lines apart."""
    *hidden, _ = layers
    return go.Scatter(
        x=[],
        y=[],
        mode="markers+text",
        text=[*map(str, range(1, len(hidden) + 1)), layers[-1][0]],
        textfont={"color": WHITE},
        marker={"size": 17, "color": colours, "line": {"width": 1, "color": WHITE}},
        hoverinfo="skip",
        showlegend=False,
    )


def _theory(t: Translate) -> go.Scatter:
    name = t("inside.theory")
    return go.Scatter(
        x=[],
        y=[],
        mode="markers",
        name=name,
        cliponaxis=False,  # they stand at epoch 0, on the axis itself
        marker={"symbol": "diamond-open", "size": 10, "color": GREY, "line": {"width": 2}},
        hovertemplate=f"{name}<br>%{{y:.2e}}<extra></extra>",
    )


def decades(x: Sequence[float]) -> go.Scatter:
    """Two points that nobody sees: Plotly's own option for this fails on a log axis."""
    return go.Scatter(
        x=x,
        y=DECADES,
        mode="markers",
        marker={"color": CLEAR},
        hoverinfo="skip",
        showlegend=False,
    )


def _logged(sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """nan for zero, which a log axis does not have."""
    return np.where(sizes > 0, sizes, np.nan)


def _beads(epochs: NDArray[np.float64], sizes: NDArray[np.float64]) -> dict[str, Any]:
    """Each at another epoch, so that none covers another where the lines run close together."""
    n_layers = sizes.shape[1]
    if not len(epochs):
        return {"x": [], "y": []}
    places = epochs[-1] * (np.arange(n_layers) + 0.5) / n_layers
    rows = np.abs(epochs[:, None] - places).argmin(axis=0)
    return {"x": plain(epochs[rows], EPOCH_DIGITS), "y": plain(sizes[rows, np.arange(n_layers)])}


def expected(found: Gradients) -> NDArray[np.float64]:
    """(L,) sizes at the start in theory, from the last hidden layer's; nan where it has none."""
    if not len(found.epochs) or found.epochs[0] > 0 or len(found.predicted) < 3:
        return np.full(len(found.predicted), np.nan)
    ratios = np.array([np.nan if ratio is None else ratio for ratio in found.predicted])
    return np.asarray(ratios * found.sizes[0, -2])


def _expected(found: Gradients) -> dict[str, Any]:
    sizes = _logged(expected(found))
    return {"x": [0] * len(sizes), "y": plain(sizes)}


def zero_note(layers: Sequence[str], found: Gradients, t: Translate) -> dict[str, Any]:
    """Says that nothing flows back to some layers now: a log axis has no place for them."""
    without = int(np.sum(found.sizes[-1] == 0)) if len(found.epochs) else 0
    total = len(layers)
    return note_text(t("inside.gradients.zero", n=without, total=total) if without else "")
