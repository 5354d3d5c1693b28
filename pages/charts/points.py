"""Data points as traces: training filled, validation hollow, classes by colour and symbol."""

from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from datasets import Dataset
from nn_core.functions import classes_of, ends
from pages.charts.numbers import number
from pages.charts.style import (
    CLASS_SYMBOLS,
    GREY,
    MAX_POINTS,
    SPACE_SYMBOLS,
    Translate,
    class_colours,
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


def class_traces(data: Dataset, axes: tuple[int, ...], t: Translate) -> dict[str, Any]:
    """One trace for each class and half, and the legend's key: 2-D for two axes, 3-D for three.

    Dicts: with ten classes Plotly would take longer to make these than all the rest of a picture.
    """
    training, validation = parts(data, t)
    names = class_labels(data, t)
    colours = class_colours(len(names))
    traces = {
        f"{half}_{k}": _class_trace(
            part, part.x[classes_of(part.y) == k][:, axes], colours[k], k, name
        )
        for half, part in (("validation", validation), ("training", training))
        for k, name in enumerate(names)
    }
    return {**traces, "validation_key": _hollow_key(t, three=len(axes) == 3)}


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
    return t.name(data.output_names[0]) if is_share else t("chart.answer")


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


def _class_trace(part: Part, x: Array, colour: str, k: int, name: str) -> dict[str, Any]:
    three = x.shape[1] == 3
    symbols = SPACE_SYMBOLS if three else CLASS_SYMBOLS
    # WebGL cannot fill a symbol in another colour, so hollow points are open symbols in 3-D.
    symbol = symbols[k % len(symbols)] + ("-open" if three and not part.filled else "")
    marker = {
        "symbol": symbol,
        "color": _fill(part, colour, three),
        "size": 4 if three else marker_size(len(part.x)),
        "line": {"width": 1.0, "color": "#1a1a1a"}
        if part.filled
        else {"width": 1.8, "color": outline(colour)},
    }
    common = {
        "mode": "markers",
        "name": name,
        "marker": marker,
        "legendgroup": name,
        "showlegend": part.filled,
        "hovertemplate": f"{name} · {part.name}<br>%{{x:.2f}}, %{{y:.2f}}<extra></extra>",
    }
    places = dict(zip("xyz", x.T, strict=False))
    return {"type": "scatter3d" if three else "scatter", **places, **common}


def _fill(part: Part, colour: str, three: bool) -> str:
    if part.filled:
        return colour
    return outline(colour) if three else "rgba(255,255,255,0.75)"


def value_limit(data: Dataset) -> float:
    """Half the width of the signed scale, in the units that the network is trained on."""
    return float(np.abs(data.y_train[:, 0]).max()) or 1.0


def value_traces(data: Dataset, axes: tuple[int, ...], t: Translate) -> dict[str, Any]:
    """One trace for each half, coloured by the target."""
    training, validation = parts(data, t)
    return {
        "validation": _value_trace(data, validation, axes, t),
        "training": _value_trace(data, training, axes, t),
    }


def _value_trace(data: Dataset, part: Part, axes: tuple[int, ...], t: Translate) -> Any:
    """Points coloured by their target on the signed scale, hover in the units of the file."""
    x, values = part.x[:, axes], part.y[:, 0]
    marker = {
        "color": data.from_raw_targets(values, 0),
        "colorscale": signed_scale(),
        "cmin": -value_limit(data),
        "cmax": value_limit(data),
        "size": marker_size(len(part.x)),
        "symbol": "circle" if part.filled else "diamond-open",
        "line": {"width": 1, "color": "#1a1a1a"},
    }
    if part.filled:
        ends = np.array([-1.0, 0.0, 1.0]) * value_limit(data)
        texts = [number(value, t) for value in data.to_raw_targets(ends, 0)]
        title = t.name(data.output_names[0])
        bar = {**colour_bar(), "tickvals": ends, "ticktext": texts, "title_text": title}
        marker |= {"showscale": True, "colorbar": bar}
    else:
        marker["color"] = "#1a1a1a"  # hollow: the map beneath shows the predicted value
    return go.Scatter(
        x=x[:, 0],
        y=x[:, 1],
        mode="markers",
        name=part.name,
        marker=marker,
        customdata=values,
        hovertemplate=f"{part.name}<br>%{{x:.2f}}, %{{y:.2f}}: %{{customdata:.3f}}<extra></extra>",
    )
