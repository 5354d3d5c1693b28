"""The decision map: what the network answers at every place of two inputs."""

from typing import Any

import plotly.graph_objects as go

from datasets import Dataset
from datasets.slices import Slice
from nn_core.functions import ends
from pages.charts.boundary import true_boundary
from pages.charts.chart import named
from pages.charts.points import (
    answer_key,
    answer_name,
    class_traces,
    value_traces,
)
from pages.charts.slices import slice_axes, slice_said
from pages.charts.style import Translate, base_layout, legend_below


def decision_map(
    data: Dataset,
    cut: Slice,
    t: Translate,
    output_activation: str = "sigmoid",
    truth: bool = False,
) -> go.Figure:
    """The points over a transparent ground; the live view paints the answers beneath them.

    With more than two inputs it is a slice, and the title says of what kind. truth: whether the
    true boundary is shown where it is known.
    """
    traces = _traces(data, cut, t, output_activation)
    traces |= true_boundary(data, t) if truth else {}
    across, up = slice_axes(data, cut, t)
    shown = [trace["name"] for trace in traces.values() if trace["showlegend"] is not False]
    layout = base_layout(
        t,
        **_title(data, cut, t),
        xaxis=across,
        yaxis=up,
        **legend_below(shown),
    )
    return go.Figure(data=named(traces), layout=layout)


def _traces(data: Dataset, cut: Slice, t: Translate, output_activation: str) -> dict[str, Any]:
    if data.task == "regression":
        return value_traces(data, cut, t)
    traces = class_traces(data, cut, t)
    if data.task != "binary":
        return traces
    low, _ = ends(output_activation)
    return {**traces, "answer": answer_key(answer_name(data, output_activation, t), low)}


def _title(data: Dataset, cut: Slice, t: Translate) -> dict[str, Any]:
    """The layout's title; a slice says so in a second line."""
    key = {
        "regression": "values",
        "binary": "probability",
        "multiclass": "classes",
        "multilabel": "labels",
    }[data.task]
    title = {"title_text": _of_one(data, t) or t(f"chart.map.{key}")}
    said = slice_said(data, cut, t)
    if said is None:
        return title
    return {**title, "title_subtitle_text": said, "margin_t": 52}


def _of_one(data: Dataset, t: Translate) -> str:
    """Of several numbers, which one the map shows."""
    if data.task != "regression" or len(data.output_names) == 1:
        return ""
    return t("chart.map.of_output", name=t.name(data.shown_name))
