"""Weights layer by layer: how large they are, and how they spread while training."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.inside.ridges import Ridge, ridges, ridges_traces
from pages.charts.numbers import number
from pages.charts.style import Translate


class LayerWeights(NamedTuple):
    """One layer's weights: a histogram (counts (N,), edges (N + 1,)) and the largest size."""

    counts: NDArray[np.int64]
    edges: NDArray[np.float64]
    largest: float


def weights(layers: Sequence[str], t: Translate) -> go.Figure:
    """Histograms with the largest weight beside them."""
    return ridges(layers, t("inside.weights.title"), t("inside.weights.value"), t)


def weights_traces(found: Sequence[LayerWeights], t: Translate) -> list[dict[str, Any]]:
    """The outlines and the remarks."""
    return ridges_traces([Ridge(f.counts, f.edges, _remark(f, t)) for f in found])


def _remark(found: LayerWeights, t: Translate) -> str:
    return t("inside.largest", value=number(found.largest, t))


def weights_alt(layers: Sequence[str], found: Sequence[LayerWeights], t: Translate) -> str:
    """The largest weight of each layer."""
    remarks = (f"{name}: {_remark(each, t)}" for name, each in zip(layers, found, strict=True))
    return t("inside.weights.alt", remarks="; ".join(remarks))
