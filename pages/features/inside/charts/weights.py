"""Weights layer by layer: how large they are, and how they spread while training."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import Data
from pages.charts.numbers import number
from pages.charts.style import Translate
from pages.features.inside.charts.ridges import Ridge, ridges, ridges_data


class LayerWeights(NamedTuple):
    """One layer's weights: a histogram (counts (N,), edges (N + 1,)) and the largest size."""

    counts: NDArray[np.int64]
    edges: NDArray[np.float64]
    largest: float


@dataclass(frozen=True)
class Weights:
    """Histograms with the largest weight beside them."""

    layers: Sequence[str]
    found: Sequence[LayerWeights]
    t: Translate

    def figure(self) -> go.Figure:
        t = self.t
        return ridges(self.layers, t("inside.weights.title"), t("inside.weights.value"), t)

    def data(self) -> Data:
        return ridges_data([Ridge(f.counts, f.edges, _remark(f, self.t)) for f in self.found])

    def alt(self) -> str:
        """The largest weight of each layer."""
        pairs = zip(self.layers, self.found, strict=True)
        remarks = (f"{name}: {_remark(each, self.t)}" for name, each in pairs)
        return self.t("inside.weights.alt", remarks="; ".join(remarks))


def _remark(found: LayerWeights, t: Translate) -> str:
    return t("inside.largest", value=number(found.largest, t))
