"""Activations layer by layer: what the units answer, and which of them no longer can."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.inside.ridges import Ridge, ridges, ridges_traces
from pages.charts.numbers import percent
from pages.charts.style import Translate


class LayerActivations(NamedTuple):
    """One layer on the training points: a histogram (counts (N,), edges (N + 1,)) and shares."""

    counts: NDArray[np.int64]
    edges: NDArray[np.float64]
    dead_share: float  # of the units: 0 on all points
    saturated_share: float  # of the values: in the flat ends of a bounded activation


def activations(layers: Sequence[str], t: Translate) -> go.Figure:
    """Histograms with the shares of dead units and saturated values beside them."""
    return ridges(layers, t("inside.activations.title"), t("inside.activations.value"), t)


def activations_traces(found: Sequence[LayerActivations], t: Translate) -> list[dict[str, Any]]:
    """The outlines and the remarks."""
    return ridges_traces([Ridge(f.counts, f.edges, _remark(f, t)) for f in found])


def _remark(found: LayerActivations, t: Translate) -> str:
    """Nothing where all is well."""
    parts = []
    if found.dead_share > 0:
        parts.append(t("inside.dead", share=percent(found.dead_share, t)))
    if found.saturated_share > 0:
        parts.append(t("inside.saturated", share=percent(found.saturated_share, t)))
    return ", ".join(parts)


def activations_alt(layers: Sequence[str], found: Sequence[LayerActivations], t: Translate) -> str:
    """What is dead or saturated, layer by layer."""
    remarks = [
        f"{name}: {remark}"
        for name, each in zip(layers, found, strict=True)
        if (remark := _remark(each, t))
    ]
    return t("inside.activations.alt", remarks="; ".join(remarks) or t("inside.activations.well"))
