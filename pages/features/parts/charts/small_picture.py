"""What a small network answers, as a picture that stands still."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice, slice_lines, slice_ranges
from pages.charts.chart import filled
from pages.charts.decision_map import DecisionMap
from pages.charts.fit import Fit
from pages.charts.points import data_colours
from pages.charts.style import Translate, faded, signed_scale

MIDDLE_BYTE, FULL_BYTE = 127.5, 255
FAINTEST, STRONGEST = 0.25, 0.75  # of a class's colour, where two classes are level and far apart


def small_picture(
    data: Dataset,
    cut: Slice,
    places: NDArray[np.floating],
    picture: Mapping[str, NDArray[Any]],
    output_activation: str,
    t: Translate,
) -> go.Figure:
    """The fit for one input, else the decision map; places (S, D) are those of the picture.

    An empty picture, of a network that diverged, leaves the data alone.
    """
    if len(data.input_names) == 1:
        return filled(Fit(data, places[:, 0], t, picture.get("fit")))
    points = DecisionMap(data, cut, t, output_activation).figure()
    grounds = _grounds(data, cut, picture)
    figure = go.Figure(data=[*grounds, *points.data], layout=points.layout)
    figure.update_xaxes(constrain="domain")
    figure.update_yaxes(constrain="domain", scaleanchor="x", scaleratio=_square(data, cut))
    return figure


def _square(data: Dataset, cut: Slice) -> float:
    """How much longer a unit of the second axis is than one of the first, for a square map."""
    across, up = (float(np.ptp(span)) for span in slice_ranges(data, cut))
    return across / up


def _grounds(data: Dataset, cut: Slice, picture: Mapping[str, NDArray[Any]]) -> list[go.Heatmap]:
    if not picture:
        return []
    side = len(next(iter(picture.values())))
    across, up = slice_lines(data, cut, side)
    common = {"x": across, "y": up, "showscale": False, "hoverinfo": "skip", "zsmooth": "best"}
    if "map" in picture:
        z = picture["map"].astype(float) / MIDDLE_BYTE - 1
        return [go.Heatmap(z=z, zmin=-1, zmax=1, colorscale=signed_scale(), **common)]
    if "classes" not in picture:
        return []
    classes, lead = picture["classes"], picture["lead"] / FULL_BYTE
    colours = data_colours(data)
    return [
        go.Heatmap(
            z=np.where(classes == k, lead, np.nan),
            zmin=0,
            zmax=1,
            colorscale=[[0, faded(colour, FAINTEST)], [1, faded(colour, STRONGEST)]],
            **{**common, "zsmooth": False},
        )
        for k, colour in enumerate(colours)
        if np.any(classes == k)
    ]
