"""Activations layer by layer: what the units answer, and which of them no longer can."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.chart import Data
from pages.charts.numbers import percent
from pages.charts.style import Translate
from pages.features.inside.charts.ridges import Ridge, ridges, ridges_data


class LayerActivations(NamedTuple):
    """One layer on the training points: a histogram (counts (N,), edges (N + 1,)) and shares."""

    counts: NDArray[np.int64]
    edges: NDArray[np.float64]
    dead_share: float  # of the units: 0 on all points
    saturated_share: float  # of the values: in the flat ends of a bounded activation


@dataclass(frozen=True)
class Activations:
    """Histograms with the shares of dead units and saturated values beside them."""

    layers: Sequence[str]
    found: Sequence[LayerActivations]
    t: Translate

    def figure(self) -> go.Figure:
        t = self.t
        return ridges(self.layers, t("inside.activations.title"), t("inside.activations.value"), t)

    def data(self) -> Data:
        return ridges_data([Ridge(f.counts, f.edges, _remark(f, self.t)) for f in self.found])

    def alt(self) -> str:
        """What is dead or saturated, layer by layer."""
        remarks = [
            f"{name}: {remark}"
            for name, each in zip(self.layers, self.found, strict=True)
            if (remark := _remark(each, self.t))
        ]
        said = "; ".join(remarks) or self.t("inside.activations.well")
        return self.t("inside.activations.alt", remarks=said)


def _remark(found: LayerActivations, t: Translate) -> str:
    """Nothing where all is well."""
    parts = []
    if found.dead_share > 0:
        parts.append(t("inside.dead", share=percent(found.dead_share, t)))
    if found.saturated_share > 0:
        parts.append(t("inside.saturated", share=percent(found.saturated_share, t)))
    return ", ".join(parts)
