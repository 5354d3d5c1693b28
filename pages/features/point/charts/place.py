"""Where a point lies among the data, and what the network answers around it."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice, n_held, slice_lines, slice_places
from pages.charts.chart import filled
from pages.charts.decision_map import DecisionMap
from pages.charts.fit import Fit
from pages.charts.latex import digits
from pages.charts.points import class_labels, data_colours
from pages.charts.style import BLACK, WHITE, Translate, signed_scale

# Black within white: seen on every class and every ground, and the point itself within it.
RINGS = [
    {"symbol": "circle-open", "size": 20, "color": colour, "line": {"width": width}}
    for colour, width in ((WHITE, 7), (BLACK, 3.5))
]
Array = NDArray[np.floating]


def place_on_map(
    data: Dataset,
    cut: Slice,
    painted: Mapping[str, Array],
    point: Array,
    output_activation: str,
    t: Translate,
    with_data: bool = True,
) -> go.Figure:
    """point (D,) in the data's own units; painted: the answers of a slice through the point.

    with_data: False once the data are deleted: the network answers all the same.
    """
    base = DecisionMap(data, cut, t, output_activation).figure()
    ground = _ground(data, cut, painted)
    if data.task == "binary":  # the classes' colours say enough, and there is little room
        base.update_traces(marker_showscale=False)
    own = base.data if with_data else ()
    (at,) = slice_places(data, data.from_raw_inputs(point)[None], cut)
    marks = [_mark(at, t, marker) for marker in RINGS]
    figure = go.Figure(data=[ground, *own, *marks], layout=base.layout)
    figure.update_layout(margin_l=44, margin_r=8)
    figure.update_layout(title_text=t("point.map.title"), title_subtitle_text=_slice(data, cut, t))
    if not with_data:
        figure.update_layout(showlegend=False, margin_b=44)
    return figure


def place_on_curve(
    data: Dataset,
    grid: Array,
    answers: Array,
    point: tuple[float, float],
    t: Translate,
    with_data: bool = True,
) -> go.Figure:
    """grid (S,) as the network takes it, answers (S,) in the target's unit, for one input."""
    base = filled(Fit(data, grid, t, answers))
    base.update_layout(title_text=t("point.map.title"))
    own = [trace for trace in base.data if with_data or trace.uid == "prediction"]
    marks = [_mark(np.array(point), t, marker) for marker in RINGS]
    figure = go.Figure(data=[*own, *marks], layout=base.layout)
    if not with_data:
        figure.update_layout(showlegend=False, margin_b=44)
    return figure


def _slice(data: Dataset, cut: Slice, t: Translate) -> str | None:
    others = n_held(data)
    if not others:
        return None
    return t("point.map.components") if cut.components else t("point.map.slice", n=others)


def _ground(data: Dataset, cut: Slice, painted: Mapping[str, Array]) -> dict[str, Any]:
    """The answers as colours: signed values, or the likeliest class."""
    (z,) = (painted[name] for name in ("map", "classes") if name in painted)
    across, up = slice_lines(data, cut, len(z))
    common = {"type": "heatmap", "x": across, "y": up, "z": z, "showscale": False,
              "hoverinfo": "skip", "opacity": 0.75}  # fmt: skip
    if "map" in painted:
        return {**common, "colorscale": signed_scale(), "zmin": 0, "zmax": 255}
    colours = data_colours(data)
    n = len(colours)
    steps = [[(k + end) / n, colour] for k, colour in enumerate(colours) for end in (0, 1)]
    return {**common, "colorscale": steps, "zmin": -0.5, "zmax": n - 0.5, "opacity": 0.4}


def _mark(place: Array, t: Translate, marker: dict[str, Any]) -> dict[str, Any]:
    words = ", ".join(digits(value, t) for value in place)
    return {"type": "scatter", "mode": "markers", "x": [place[0]], "y": [place[1]],
            "marker": marker, "showlegend": False, "name": t("point.this"), "cliponaxis": False,
            "hovertemplate": f"{t('point.this')}<br>{words}<extra></extra>"}  # fmt: skip


def place_alt(data: Dataset, raw: Array, answer: str, t: Translate) -> str:
    """What the chart shows, in words."""
    places = ", ".join(
        f"{t.name(name)} {digits(value, t)}"
        for name, value in list(zip(data.input_names, raw, strict=True))[:6]
    )
    return t("point.place.alt", inputs=places, answer=answer)


def class_words(data: Dataset, t: Translate) -> tuple[str, ...]:
    """The classes as a reader names them; none of a regression."""
    return class_labels(data, t) if data.task != "regression" else ()
