"""Double descent: more features than samples, and the test error falls a second time."""

from typing import Any

import streamlit as st

from nn_core.random_features import double_descent as compute
from pages.charts.sweep.double_descent import (
    double_descent as chart,
)
from pages.charts.sweep.double_descent import double_descent_alt, double_descent_traces
from pages.text import Translator
from pages.ui import state
from pages.ui.controls.training import among
from pages.ui.language import language, t
from pages.ui.sweeps.bind import pick_sweep

RIDGES = (0.0, 0.01, 0.1, 1.0, 10.0)
N_TRAIN = 100
HEIGHT = 520


def double_descent() -> None:
    """A figure of its own, computed in about a second by least squares."""
    ridge = state.settings().sweep.ridge
    with st.container(width=480):
        pick_sweep(
            "ridge",
            st.select_slider,
            options=among(ridge, RIDGES),
            format_func=lambda v: f"{v:g}".replace(".", t("format.decimal")),
            redraw=False,
        )
    result = _computed(ridge)
    translator = Translator(language())
    figure = chart(N_TRAIN, translator)
    for trace, changes in zip(figure.data, double_descent_traces(result), strict=True):
        trace.update(changes)
    st.plotly_chart(
        figure,
        key="double_descent",
        height=HEIGHT,
        alt=double_descent_alt(result, N_TRAIN, translator),
    )
    st.markdown(t("double_descent.text"))
    st.caption(t("double_descent.source"))


@st.cache_data(show_spinner=False, max_entries=16)
def _computed(ridge: float) -> Any:
    return compute(n_train=N_TRAIN, ridge=ridge)
