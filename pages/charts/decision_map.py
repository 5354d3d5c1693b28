"""The decision map: what the network answers at every place of two inputs."""

import re
from typing import Any

import plotly.graph_objects as go

from datasets import Dataset
from nn_core.functions import ends
from pages.charts.boundary import true_boundary
from pages.charts.chart import named
from pages.charts.points import (
    answer_key,
    answer_name,
    class_traces,
    value_traces,
)
from pages.charts.style import Translate, axis, base_layout, legend_below

# Equal lengths for equal steps: an axis that has room to spare becomes shorter and shows no more.
SHRINKS = {"constrain": "domain"}
SQUARE = {**SHRINKS, "scaleanchor": "x", "constraintoward": "top"}
BELOW = 60  # px for the axis and one row of the legend; the browser makes room for more
UNIT = re.compile(r"\(([^()]+)\)$")  # at the end of a column's name


def decision_map(
    data: Dataset,
    axes: tuple[int, int],
    t: Translate,
    output_activation: str = "sigmoid",
    truth: bool = False,
) -> go.Figure:
    """The points over a transparent ground; the live view paints the answers beneath them.

    With more than two inputs it is a slice: the others stand at their medians, and the title
    says so. truth: whether the true boundary is shown where it is known.
    """
    traces = _traces(data, axes, t, output_activation)
    traces |= true_boundary(data, t) if truth else {}
    shown = [trace["name"] for trace in traces.values() if trace["showlegend"] is not False]
    layout = base_layout(
        t,
        **_title(data, t),
        xaxis=_axis(data, axes[0], t, **(SHRINKS if one_unit(data, axes) else {})),
        yaxis=_axis(data, axes[1], t, **(SQUARE if one_unit(data, axes) else {})),
        **{**legend_below(shown), "margin_b": BELOW},
    )
    return go.Figure(data=named(traces), layout=layout)


def _traces(
    data: Dataset, axes: tuple[int, int], t: Translate, output_activation: str
) -> dict[str, Any]:
    if data.task == "regression":
        return value_traces(data, axes, t)
    traces = class_traces(data, axes, t)
    if data.task != "binary":
        return traces
    low, _ = ends(output_activation)
    return {**traces, "answer": answer_key(answer_name(data, output_activation, t), low)}


def _title(data: Dataset, t: Translate) -> dict[str, Any]:
    """The layout's title; a slice says so in a second line."""
    key = {"regression": "values", "binary": "probability", "multiclass": "classes"}[data.task]
    title: dict[str, Any] = {"title_text": t(f"chart.map.{key}"), "margin_t": 30}
    others = len(data.input_names) - 2
    if not others:
        return title
    return {**title, "title_subtitle_text": t("chart.map.slice", n=others), "margin_t": 52}


def one_unit(data: Dataset, axes: tuple[int, int]) -> bool:
    """Whether a step is as long along both axes: then the map is drawn so.

    The plane's inputs are of one unit, and pixels are; a column of a table tells its own in
    brackets, or is not known to share one.
    """
    if data.is_image or not data.is_standardized:
        return True
    units = [UNIT.search(data.input_names[i]) for i in axes]
    return all(units) and len({unit and unit[1] for unit in units}) == 1


def _axis(data: Dataset, i: int, t: Translate, **more: object) -> dict[str, object]:
    return axis(t.name(data.input_names[i]), range=data.raw_domain(i), showgrid=False, **more)
