"""The true boundary: where the data's own source has two classes equally likely."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from datasets import Dataset
from pages.charts.style import MAGENTA, Translate

SIDE = 64  # of the lattice on which the truth is asked; the contour runs between its points


def true_boundary(data: Dataset, t: Translate) -> dict[str, go.Contour]:
    """Dashed; none where the truth is unknown."""
    if data.truth is None or data.task == "regression" or len(data.input_names) != 2:
        return {}
    lines = [np.linspace(low, high, SIDE) for low, high in data.domain]
    across, up = np.meshgrid(*lines)
    p = data.truth(np.stack([across.ravel(), up.ravel()], axis=1))
    leads = list(2 * p.T - 1) if data.is_multilabel else _leads(p)
    places = [data.to_raw_inputs(line, i) for i, line in enumerate(lines)]
    return {
        f"truth_{k}": _level(places, lead.reshape(SIDE, SIDE), k, t) for k, lead in enumerate(leads)
    }


def _leads(p: NDArray[np.floating]) -> list[NDArray[np.floating]]:
    """By how much a class leads the likeliest other one, (S,) each: 0 on its boundary."""
    if p.shape[1] == 1:
        return [2 * p[:, 0] - 1]
    return [p[:, k] - np.delete(p, k, axis=1).max(axis=1) for k in range(p.shape[1])]


def _level(
    places: Sequence[NDArray[np.floating]], lead: NDArray[np.floating], k: int, t: Translate
) -> go.Contour:
    x, y = places
    return go.Contour(
        x=x.round(3).tolist(),
        y=y.round(3).tolist(),
        z=lead.round(2).tolist(),
        contours={"start": 0, "end": 0, "size": 1, "coloring": "none"},
        line={"width": 2.5, "dash": "dash", "color": MAGENTA},
        name=t("chart.map.truth"),
        legendgroup="truth",
        showlegend=k == 0,
        showscale=False,
        hoverinfo="skip",
    )
