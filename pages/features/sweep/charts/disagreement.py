"""Where the starts of one cell answer differently: there, the answer is chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray

from datasets import Dataset
from datasets.slices import Slice, slice_lines
from nn_core.functions import classes_of, threshold_of
from pages.charts.chart import Data, named, plain
from pages.charts.decision_map import SHRINKS, SQUARE, one_unit
from pages.charts.numbers import percent, short
from pages.charts.points import class_traces, colour_bar, value_traces
from pages.charts.slices import slice_axes, slice_said
from pages.charts.style import Translate, base_layout
from pages.features.sweep.charts.colours import DISAGREEMENT
from pages.features.sweep.charts.map_marks import PLOT_BESIDE_BAR, legend

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Disagreement:
    """A map of disagreement with the data's points over it, which stand still."""

    dataset: Dataset
    cut: Slice
    values: ArrayLike  # (side, side) over the slice, as disagreeing gives them
    t: Translate

    def figure(self) -> go.Figure:
        t, data, cut = self.t, self.dataset, self.cut
        across, up = slice_axes(data, cut, t)
        lines = slice_lines(data, cut, len(np.asarray(self.values)))
        square = one_unit(data, cut)
        traces = {"map": _map(data, *lines, t), **_points(data, cut, t)}
        return go.Figure(
            data=named(traces),
            layout=base_layout(
                t,
                **_title(data, cut, t),
                **legend(traces.values(), PLOT_BESIDE_BAR),
                xaxis={**across, **(SHRINKS if square else {}), "automargin": True},
                yaxis={**up, **(SQUARE if square else {})},
            ),
        )

    def data(self) -> Data:
        # Plotly's own percent sign stands without the space that some languages set before it.
        unit = 1 if self.dataset.task == "regression" else 100
        return {"map": {"z": [plain(row) for row in unit * np.asarray(self.values, float)]}}

    def alt(self) -> str:
        """How much on average, and at most."""
        t, known = self.t, np.asarray(self.values, float)
        known = known[np.isfinite(known)]
        if not known.size:
            return t("chart.sweep.empty")
        mean, most = float(known.mean()), float(known.max())
        written = short if self.dataset.task == "regression" else percent
        return t("chart.sweep.disagreement.alt", mean=written(mean, t), most=written(most, t))


def _map(data: Dataset, x: Array, y: Array, t: Translate) -> go.Heatmap:
    bar, written = {"ticksuffix": t("format.percent", n="")}, t("format.percent", n="%{z:.0f}")
    if data.task == "regression":
        bar, written = {"title_text": t("chart.sweep.disagreement.sd")}, "%{z:.3f}"
    return go.Heatmap(
        x=x.tolist(),
        y=y.tolist(),
        z=[],
        zmin=0,
        zmax=most_disagreement(data),
        zsmooth="fast",
        colorscale=DISAGREEMENT,
        colorbar={**colour_bar(), **bar},
        hovertemplate=f"{written}<extra></extra>",
    )


def most_disagreement(data: Dataset) -> float:
    """The end of the scale: 100 percent, or for regression the spread of the targets themselves."""
    if data.task != "regression":
        return 100.0
    return float(np.std(data.to_raw_targets(data.y_train)[:, data.shown])) or 1.0


def _points(data: Dataset, cut: Slice, t: Translate) -> dict[str, Any]:
    if data.task != "regression":
        return class_traces(data, cut, t)
    traces = value_traces(data, cut, t)
    # One bar is enough: here the points only show where data is.
    traces["training"].update(marker_showscale=False)
    return traces


def _title(data: Dataset, cut: Slice, t: Translate) -> dict[str, Any]:
    title = {"title_text": t("chart.sweep.disagreement.title")}
    said = slice_said(data, cut, t)
    if said is None:
        return title
    return {**title, "title_subtitle_text": said, "margin_t": 52}


def disagreeing(
    data: Dataset, answers: Sequence[ArrayLike], output_activation: str = "sigmoid"
) -> Array:
    """(S,) from the answers (S, K) of each start, in the units that the network is trained on.

    Classes: the share of starts outside the majority, as a share of the most that is possible.
    Regression: their standard deviation in the units of the file. Starts that answer with nothing
    finite are left out; where fewer than two remain it is 0, for nobody disagrees.
    """
    finite = [a for a in (np.asarray(answer, float) for answer in answers) if np.isfinite(a).all()]
    if len(finite) < 2:
        return np.zeros(len(np.asarray(answers[0])) if answers else 0)
    if data.task == "regression":
        return np.asarray(np.std([data.to_raw_targets(a)[:, data.shown] for a in finite], axis=0))
    threshold = threshold_of(output_activation)
    votes = np.array([classes_of(answer, threshold, data.is_multilabel) for answer in finite])
    counts = np.array([(votes == k).sum(axis=0) for k in range(votes.max() + 1)])
    outside = 1 - counts.max(axis=0) / len(votes)
    return np.asarray(outside / _most_outside(len(votes), len(data.class_names)))


def _most_outside(n_starts: int, n_classes: int) -> float:
    """With votes spread as evenly as they can be, the share outside the largest class."""
    largest = -(-n_starts // max(n_classes, 2))
    return 1 - largest / n_starts
