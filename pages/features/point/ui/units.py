"""Which unit and which weight is told of."""

from typing import Any

import numpy as np
import streamlit as st

from nn_core.inspection import Trace
from pages.features.point.ui.look import Look, kept
from pages.ui.language import t

FEW = 8  # that stand side by side


def chosen_unit(look: Look, layer: int, weights: bool = False) -> int:
    """A unit of a layer; of several, at first the one with the largest number."""
    n = len(look.trace.biases[layer])
    ways = look.trace.deltas if weights else look.trace.activations
    key = f"point_unit_{layer}_{n}"
    kept(key, list(range(n)), int(np.argmax(np.abs(np.nan_to_num(ways[layer])))))
    if n == 1:
        return 0
    widget: Any = st.segmented_control if n <= FEW else st.selectbox
    options = {"required": True} if n <= FEW else {}
    found: int = widget(
        t("point.unit"),
        options=list(range(n)),
        format_func=lambda unit: look.names.unit(layer, unit),
        key=key,
        persist_state="session",
        **options,
    )
    return found


def chosen_weight(look: Look, layer: int, unit: int) -> int:
    """The place of one of a unit's weights, 0 for its bias; at first that of the largest
    gradient."""
    block = look.trace.gradients[layer][:, unit]
    largest = 1 + int(np.argmax(np.abs(np.nan_to_num(block[1:]))))
    key = f"point_weight_{layer}_{unit}_{len(block)}"
    kept(key, list(range(len(block))), largest)
    found: int = st.selectbox(
        t("point.weight"),
        options=[*range(1, len(block)), 0],
        format_func=lambda place: weight_name(look, layer, place),
        key=key,
        persist_state="session",
    )
    return found


def weight_name(look: Look, layer: int, place: int) -> str:
    if place == 0:
        return t("point.weight.bias")
    return t("point.weight.from", name=look.names.source(layer, place))


def has_curve(trace: Trace, layer: int) -> bool:
    """Whether a unit's activation is a function of its own sum alone."""
    return trace.slopes[layer] is not None
