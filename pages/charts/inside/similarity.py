"""Similarity of a layer's units: do they look at the same thing?"""

from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.inside.plain import plain
from pages.charts.numbers import number
from pages.charts.points import colour_bar
from pages.charts.style import Translate, axis, base_layout, signed_scale

MOST_UNITS = 32  # of a wider layer the first ones are shown


def similarity(layer: str, width: int, t: Translate) -> go.Figure:
    """A heat map (H, H) of cosines: 1 for units that do the same."""
    shown = min(width, MOST_UNITS)
    units = [str(i) for i in range(1, shown + 1)]
    title: dict[str, Any] = {"title_text": t("inside.similarity.title", name=layer)}
    if width > shown:
        more = t("inside.similarity.more", shown=shown, width=width)
        title |= {"title_subtitle_text": more, "margin_t": 52}
    side = {"type": "category", "showgrid": False}
    name = t("inside.similarity.unit")
    return go.Figure(
        data=[
            go.Heatmap(
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
        ],
        layout=base_layout(
            t,
            **title,
            xaxis=axis(name, **side, constrain="domain"),
            yaxis=axis(name, **side, scaleanchor="x", constrain="domain", autorange="reversed"),
        ),
    )


def similarity_traces(found: NDArray[np.float64]) -> list[dict[str, Any]]:
    """The cosines (H, H) of the units that are shown."""
    return [{"z": plain(np.round(found[:MOST_UNITS, :MOST_UNITS], 2))}]


def similarity_alt(layer: str, found: NDArray[np.float64], t: Translate) -> str:
    """The two units that are most alike, of those shown."""
    found = found[:MOST_UNITS, :MOST_UNITS]
    if len(found) < 2:
        return t("inside.similarity.single", name=layer)
    others = np.where(np.eye(len(found), dtype=bool), -np.inf, found)
    first, second = sorted(divmod(int(np.argmax(others)), len(found)))
    return t(
        "inside.similarity.alt",
        name=layer,
        first=first + 1,
        second=second + 1,
        value=number(float(found[first, second]), t),
    )
