"""Similarity of a layer's units: do they look at the same thing?"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import Data, named, plain
from pages.charts.numbers import number
from pages.charts.points import colour_bar
from pages.charts.style import Translate, axis, base_layout, signed_scale

MOST_UNITS = 32  # of a wider layer the first ones are shown


@dataclass(frozen=True)
class Similarity:
    """A heat map of cosines: 1 for units that do the same."""

    layer: str
    width: int  # of the layer
    cosines: NDArray[np.float64]  # (H, H)
    t: Translate

    def figure(self) -> go.Figure:
        t, name = self.t, self.t("inside.similarity.unit")
        side = {"type": "category", "showgrid": False, "constrain": "domain"}
        return go.Figure(
            data=named({"cosines": _cosines(min(self.width, MOST_UNITS), name)}),
            layout=base_layout(
                t,
                **self._title(),
                xaxis=axis(name, **side),
                yaxis=axis(name, **side, scaleanchor="x", autorange="reversed"),
            ),
        )

    def data(self) -> Data:
        return {"cosines": {"z": plain(np.round(self._shown(), 2))}}

    def alt(self) -> str:
        """The two units that are most alike, of those shown."""
        t, found = self.t, self._shown()
        if len(found) < 2:
            return t("inside.similarity.single", name=self.layer)
        others = np.where(np.eye(len(found), dtype=bool), -np.inf, found)
        first, second = sorted(divmod(int(np.argmax(others)), len(found)))
        return t(
            "inside.similarity.alt",
            name=self.layer,
            first=first + 1,
            second=second + 1,
            value=number(float(found[first, second]), t),
        )

    def _shown(self) -> NDArray[np.float64]:
        return self.cosines[:MOST_UNITS, :MOST_UNITS]

    def _title(self) -> dict[str, Any]:
        title = {"title_text": self.t("inside.similarity.title", name=self.layer)}
        if self.width <= MOST_UNITS:
            return title
        more = self.t("inside.similarity.more", shown=MOST_UNITS, width=self.width)
        return {**title, "title_subtitle_text": more, "margin_t": 52}


def _cosines(shown: int, name: str) -> go.Heatmap:
    units = [str(i) for i in range(1, shown + 1)]
    return go.Heatmap(
        x=units,
        y=units,
        z=[[None] * shown] * shown,
        zmin=-1,
        zmax=1,
        colorscale=signed_scale(),
        colorbar={**colour_bar(), "tickvals": [-1, 0, 1]},
        xgap=1,
        ygap=1,
        hovertemplate=f"{name} %{{x}}, {name} %{{y}}: %{{z:.2f}}<extra></extra>",
    )
