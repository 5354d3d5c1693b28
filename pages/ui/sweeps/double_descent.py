"""Double descent: more features than samples, and the test error falls a second time."""

from concurrent.futures import Future, ThreadPoolExecutor

import streamlit as st

from nn_core.random_features import FEATURES, DoubleDescent
from nn_core.random_features import double_descent as compute
from pages.charts.sweep.double_descent import (
    double_descent as chart,
)
from pages.charts.sweep.double_descent import (
    double_descent_alt,
    double_descent_traces,
    theory_trace,
)
from pages.text import Translator
from pages.ui import state
from pages.ui.controls.training import among
from pages.ui.language import language, t
from pages.ui.sweeps.bind import pick_sweep

RIDGES = (0.0, 0.01, 0.1, 1.0, 10.0)
N_TRAIN = 100
NOISE = 0.5
HEIGHT = 520
LOOK_S = 0.3  # from one look at whether it is computed to the next

_pool = ThreadPoolExecutor(1)


def double_descent() -> None:
    """A figure of its own, computed in about a second by least squares; theory stands there first.

    On a busy server it takes longer, and nothing else on the page should wait for it.
    """
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
    if result.done():
        _figure(result.result())
    else:
        st.fragment(_awaited, run_every=LOOK_S)(result)
    st.markdown(t("double_descent.text"))
    st.markdown(t("double_descent.theory"))
    st.caption(t("double_descent.source"))


@st.cache_resource(show_spinner=False, max_entries=16)
def _computed(ridge: float) -> Future[DoubleDescent]:
    """What will be, in a thread of its own, for all sessions."""
    return _pool.submit(compute, FEATURES, n_train=N_TRAIN, noise=NOISE, ridge=ridge)


def _awaited(result: Future[DoubleDescent]) -> None:
    if result.done():
        st.rerun()  # of the whole page, which ends the looking
    _figure(None)


def _figure(result: DoubleDescent | None) -> None:
    """The curves, or before there are any what theory knows."""
    translator = Translator(language())
    figure = chart(N_TRAIN, translator)
    alt = t("chart.sweep.empty")
    if result is None:
        figure.data[1].update(theory_trace(FEATURES, N_TRAIN, NOISE))
    else:
        for trace, changes in zip(figure.data, double_descent_traces(result), strict=True):
            trace.update(changes)
        alt = double_descent_alt(result, N_TRAIN, translator)
    st.plotly_chart(figure, key="double_descent", height=HEIGHT, alt=alt)
