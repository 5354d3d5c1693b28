"""The decision map: what the network answers at every place of two inputs."""

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
        xaxis=_axis(data, axes[0], t),
        yaxis=_axis(data, axes[1], t),
        **legend_below(shown),
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
    key = {
        "regression": "values",
        "binary": "probability",
        "multiclass": "classes",
        "multilabel": "labels",
    }[data.task]
    title = {"title_text": _of_one(data, t) or t(f"chart.map.{key}")}
    others = len(data.input_names) - 2
    if not others:
        return title
    return {**title, "title_subtitle_text": t("chart.map.slice", n=others), "margin_t": 52}


def _of_one(data: Dataset, t: Translate) -> str:
    """Of several numbers, which one the map shows."""
    if data.task != "regression" or len(data.output_names) == 1:
        return ""
    return t("chart.map.of_output", name=t.name(data.shown_name))


def _axis(data: Dataset, i: int, t: Translate) -> dict[str, object]:
    return axis(t.name(data.input_names[i]), range=data.raw_domain(i), showgrid=False)
