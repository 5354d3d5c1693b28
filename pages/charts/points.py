"""Data points as traces: training filled, validation hollow, classes by colour and symbol."""

from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice, slice_places
from nn_core.functions import classes_of, ends
from pages.charts.numbers import number
from pages.charts.slices import slice_hover
from pages.charts.style import (
    CLASS_SYMBOLS,
    GREY,
    INK,
    MAX_POINTS,
    SPACE_SYMBOLS,
    WHITE,
    Translate,
    class_colours,
    faded,
    marker_size,
    outline,
    signed_scale,
)

Array = NDArray[np.float64]


def without_validation(figure: go.Figure) -> go.Figure:
    """The chart without its validation points: names of their traces begin so."""
    kept = [trace for trace in figure.data if not str(trace.uid).startswith("validation")]
    return go.Figure(data=kept, layout=figure.layout)


class Part(NamedTuple):
    """One half of the data: inputs (S, D) in the user's units, targets (S, K), filled or hollow."""

    x: Array
    y: Array
    filled: bool
    name: str


def parts(data: Dataset, t: Translate) -> tuple[Part, Part]:
    """Training and validation points, at most MAX_POINTS each, in the units of the file."""
    first = slice(data.placed)
    second = slice(None if data.placed is None else 0)  # nothing that stands in for missing points
    return (
        _part(data, data.x_train[first], data.y_train[first], True, t("chart.training")),
        _part(
            data, data.x_validation[second], data.y_validation[second], False,
            t("chart.validation"),
        ),
    )  # fmt: skip


def _part(data: Dataset, x: Array, y: Array, filled: bool, name: str) -> Part:
    x, y = x[:MAX_POINTS], y[:MAX_POINTS]
    return Part(data.to_raw_inputs(x), data.to_raw_targets(y), filled, name)


def class_traces(data: Dataset, cut: Slice | None, t: Translate) -> dict[str, Any]:
    """One trace for each class and half, and the legend's key: on a slice, or None: in space.

    Dicts: with ten classes Plotly would take longer to make these than all the rest of a picture.
    """
    training, validation = parts(data, t)
    names, colours = class_labels(data, t), data_colours(data)
    traces = {
        f"{half}_{k}": _class_trace(part, _drawn(data, part, cut, t, k), colours[k], k, name)
        for half, part in (("validation", validation), ("training", training))
        for k, name in enumerate(names)
    }
    return {**traces, "validation_key": _hollow_key(t, three=cut is None)}


class Drawn(NamedTuple):
    """Places (S, 2) or (S, 3) of a part's points, and what each says of it beyond the numbers."""

    places: Array
    told: list[str] | None = None

    @property
    def hover(self) -> str:
        """Of a hover's text, the place."""
        return "%{x:.2f}, %{y:.2f}" if self.told is None else "%{text}"


def _drawn(
    data: Dataset, part: Part, cut: Slice | None, t: Translate, k: int | None = None
) -> Drawn:
    """Of all its points, or of those of class k."""
    some = slice(None) if k is None else true_classes(data, part.y) == k
    if cut is None:
        return Drawn(part.x[some])
    x = data.from_raw_inputs(part.x)
    told = slice_hover(data, x[some], cut, t)
    return Drawn(slice_places(data, x, cut)[some], told)


def data_colours(data: Dataset) -> tuple[str, ...]:
    """One for each class; a point with no label at all is grey."""
    n_classes = len(data.class_names)
    if data.is_multilabel:
        return (GREY, *class_colours(n_classes - 1))
    return class_colours(n_classes)


def true_classes(data: Dataset, y: Array) -> NDArray[np.int64]:
    """(S,) from targets (S, K) of 0 and 1."""
    return classes_of(y, multilabel=data.is_multilabel)


def class_labels(data: Dataset, t: Translate) -> tuple[str, ...]:
    """The classes as a reader names them: numbered ones get the word before the number."""
    if not all(name.isdigit() for name in data.class_names) or data.name == "digits":
        return tuple(map(t.name, data.class_names))
    return class_words(len(data.class_names), t)


def class_words(n_classes: int, t: Translate) -> tuple[str, ...]:
    """Of numbered classes: two by the colours that they wear."""
    if n_classes == 2:
        return t("chart.class.low"), t("chart.class.high")
    return tuple(t("chart.class", name=name) for name in range(n_classes))


def _hollow_key(t: Translate, three: bool) -> Any:
    """The legend's word for hollow points, in 3-D or not."""
    marker = {"symbol": "circle-open", "size": 7, "color": GREY, "line": {"width": 1.8}}
    common = {"mode": "markers", "name": t("chart.validation"), "marker": marker}
    if three:
        return go.Scatter3d(x=[None], y=[None], z=[None], **common)
    return go.Scatter(x=[None], y=[None], **common)


def answer_name(data: Dataset, output_activation: str, t: Translate) -> str:
    """What a single output unit answers: tanh reaches from -1 to 1, which is no probability."""
    is_share = data.task != "binary" or ends(output_activation) == (0, 1)
    return t.name(data.shown_name) if is_share else t("chart.answer")


def answer_key(title: str, low: float) -> go.Scatter:
    """What the map's colours mean: the answer, from its lowest to 1, the blue class."""
    middle = (low + 1) / 2
    marker = {
        "color": [middle],
        "cmin": low,
        "cmax": 1,
        "colorscale": signed_scale(),
        "showscale": True,
        "colorbar": {**colour_bar(), "tickvals": [low, middle, 1], "title_text": title},
    }
    return go.Scatter(x=[None], y=[None], mode="markers", showlegend=False, marker=marker)


def colour_bar() -> dict[str, Any]:
    """Thin, at the right edge."""
    return {"thickness": 8, "outlinewidth": 0, "len": 1, "xpad": 4, "ticks": ""}


def _class_trace(part: Part, drawn: Drawn, colour: str, k: int, name: str) -> dict[str, Any]:
    three = drawn.places.shape[1] == 3
    symbols = SPACE_SYMBOLS if three else CLASS_SYMBOLS
    # WebGL cannot fill a symbol in another colour, so hollow points are open symbols in 3-D.
    symbol = symbols[k % len(symbols)] + ("-open" if three and not part.filled else "")
    marker = {
        "symbol": symbol,
        "color": _fill(part, colour, three),
        "size": 4 if three else marker_size(len(part.x)),
        "line": {"width": 1.0, "color": INK}
        if part.filled
        else {"width": 1.8, "color": outline(colour)},
    }
    common = {
        "mode": "markers",
        "name": name,
        "marker": marker,
        "legendgroup": name,
        "showlegend": part.filled,
        "hovertemplate": f"{name} · {part.name}<br>{drawn.hover}<extra></extra>",
    }
    places = dict(zip("xyz", drawn.places.T, strict=False))
    common |= {} if drawn.told is None else {"text": drawn.told}
    return {"type": "scatter3d" if three else "scatter", **places, **common}


def _fill(part: Part, colour: str, three: bool) -> str:
    if part.filled:
        return colour
    return outline(colour) if three else faded(WHITE, 0.75)


def value_limit(data: Dataset) -> float:
    """Half the width of the signed scale, in the units that the network is trained on."""
    return float(value_limits(data)[data.shown])


def value_limits(data: Dataset) -> Array:
    """(K,) likewise of each output."""
    limits = np.abs(data.y_train).max(axis=0)
    return np.where(limits > 0, limits, 1.0)


def value_traces(data: Dataset, cut: Slice, t: Translate) -> dict[str, Any]:
    """One trace for each half, coloured by the target."""
    training, validation = parts(data, t)
    return {
        "validation": _value_trace(data, validation, cut, t),
        "training": _value_trace(data, training, cut, t),
    }


def _value_trace(data: Dataset, part: Part, cut: Slice, t: Translate) -> Any:
    """Points coloured by their target on the signed scale, hover in the units of the file."""
    drawn, values = _drawn(data, part, cut, t), part.y[:, data.shown]
    marker = {
        "color": data.from_raw_targets(values, data.shown),
        "colorscale": signed_scale(),
        "cmin": -value_limit(data),
        "cmax": value_limit(data),
        "size": marker_size(len(part.x)),
        "symbol": "circle" if part.filled else "diamond-open",
        "line": {"width": 1, "color": INK},
    }
    if part.filled:
        ends = np.array([-1.0, 0.0, 1.0]) * value_limit(data)
        texts = [number(value, t) for value in data.to_raw_targets(ends, data.shown)]
        title = t.name(data.shown_name)
        bar = {**colour_bar(), "tickvals": ends, "ticktext": texts, "title_text": title}
        marker |= {"showscale": True, "colorbar": bar}
    else:
        marker["color"] = INK  # hollow: the map beneath shows the predicted value
    return go.Scatter(
        x=drawn.places[:, 0],
        y=drawn.places[:, 1],
        text=drawn.told,
        mode="markers",
        name=part.name,
        marker=marker,
        customdata=values,
        hovertemplate=f"{part.name}<br>{drawn.hover}: %{{customdata:.3f}}<extra></extra>",
    )
