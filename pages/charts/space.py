"""The space: with three inputs, the points and the surface where the network is undecided."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from datasets import Dataset
from pages.charts.chart import Data, live_alt, named
from pages.charts.points import class_traces
from pages.charts.style import BLUE, Translate, base_layout

CAMERA = {"eye": {"x": 1.45, "y": 1.45, "z": 1.0}}  # far enough for the whole cube


@dataclass(frozen=True)
class Space:
    """Two classes in three inputs.

    grid: places (S, 3) at which the probability is known. The live view moves the trace `surface`.
    """

    dataset: Dataset
    grid: np.ndarray
    t: Translate

    def figure(self) -> go.Figure:
        data, t = self.dataset, self.t
        scene: dict[str, Any] = {
            name: {"title": {"text": t.name(data.input_names[i])}, "range": data.raw_domain(i)}
            for i, name in enumerate(("xaxis", "yaxis", "zaxis"))
        }
        below = {"x": 0.5, "xanchor": "center", "yref": "container", "y": 0, "yanchor": "bottom"}
        return go.Figure(
            data=named({**class_traces(data, None, t), "surface": _surface(data, self.grid, t)}),
            layout=base_layout(
                t,
                title_text=t("chart.space.title"),
                legend=below,
                margin={"l": 0, "r": 0, "t": 34, "b": 30},
                scene={**scene, "aspectmode": "cube", "camera": CAMERA, "uirevision": "keep"},
            ),
        )

    def data(self) -> Data:
        """The points stand still, and the surface comes as an array."""
        return {}

    def alt(self) -> str:
        """With gaps for the numbers."""
        return live_alt("view", self.t)


def _surface(data: Dataset, grid: np.ndarray, t: Translate) -> go.Isosurface:
    places = data.to_raw_inputs(grid)
    return go.Isosurface(
        x=places[:, 0],
        y=places[:, 1],
        z=places[:, 2],
        value=np.zeros(len(places)),  # nowhere undecided, until the first frame comes
        isomin=0.5,
        isomax=0.5,
        surface={"count": 1},
        opacity=0.35,
        colorscale=[[0, BLUE], [1, BLUE]],
        showscale=False,
        caps={"x": {"show": False}, "y": {"show": False}, "z": {"show": False}},
        name=t("chart.space.surface"),
        hoverinfo="skip",
    )
