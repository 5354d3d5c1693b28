"""The decision map: what the network answers at every place of two inputs."""

import re
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from datasets import Dataset
from datasets.slices import Slice
from nn_core.functions import ends
from pages.charts.boundary import true_boundary
from pages.charts.chart import Data, live_alt, named
from pages.charts.points import (
    answer_key,
    answer_name,
    class_traces,
    value_traces,
)
from pages.charts.slices import slice_axes, slice_said
from pages.charts.style import Translate, base_layout, legend_below

# Equal lengths for equal steps: an axis that has room to spare becomes shorter and shows no more.
SHRINKS = {"constrain": "domain"}
SQUARE = {**SHRINKS, "scaleanchor": "x", "constraintoward": "top"}
BELOW = 60  # px for the axis and one row of the legend; the browser makes room for more
UNIT = re.compile(r"\(([^()]+)\)$")  # at the end of a column's name


@dataclass(frozen=True)
class DecisionMap:
    """The points over a transparent ground; what the network answers is painted beneath them.

    With more than two inputs it is a slice, and the title says of what kind. truth: whether the
    true boundary is shown where it is known.
    """

    dataset: Dataset
    cut: Slice
    t: Translate
    output_activation: str = "sigmoid"
    truth: bool = False

    def figure(self) -> go.Figure:
        data, cut, t = self.dataset, self.cut, self.t
        traces = _traces(data, cut, t, self.output_activation)
        traces |= true_boundary(data, t) if self.truth else {}
        across, up = slice_axes(data, cut, t)
        square = one_unit(data, cut)
        shown = [trace["name"] for trace in traces.values() if trace["showlegend"] is not False]
        layout = base_layout(
            t,
            **_title(data, cut, t),
            xaxis=across | (SHRINKS if square else {}),
            yaxis=up | (SQUARE if square else {}),
            **{**legend_below(shown), "margin_b": BELOW},
        )
        return go.Figure(data=named(traces), layout=layout)

    def data(self) -> Data:
        """The points stand still, and the ground is no trace."""
        return {}

    def alt(self) -> str:
        """With gaps for the numbers."""
        return live_alt("view", self.t)


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
    name = _of_one(data, t) or t(f"chart.map.{key}")
    title: dict[str, Any] = {"title_text": name, "margin_t": 30}
    said = slice_said(data, cut, t)
    if said is None:
        return title
    return {**title, "title_subtitle_text": said, "margin_t": 52}


def _of_one(data: Dataset, t: Translate) -> str:
    """Of several numbers, which one the map shows."""
    if data.task != "regression" or len(data.output_names) == 1:
        return ""
    return t("chart.map.of_output", name=t.name(data.shown_name))


def one_unit(data: Dataset, cut: Slice) -> bool:
    """Whether a step is as long along both axes: then the map is drawn so.

    The plane's inputs are of one unit, and pixels and components are; a column of a table tells its
    own in brackets, or is not known to share one.
    """
    if cut.components or data.is_image or not data.is_standardized:
        return True
    if any(data.category_at(column) or data.is_within_category(column) for column in cut.axes):
        return False
    units = [UNIT.search(data.input_names[column]) for column in cut.axes]
    return all(units) and len({unit and unit[1] for unit in units}) == 1
