"""Double descent: more features than samples, and the test error falls a second time."""

from concurrent.futures import Future, ThreadPoolExecutor

import streamlit as st

from nn_core.sweep import FEATURES, DoubleDescent
from nn_core.sweep import double_descent as compute
from pages.charts.chart import filled
from pages.features.sweep.charts.double_descent import DoubleDescentCurves, has_peak
from pages.features.sweep.ui.sweep_widgets import pick_sweep
from pages.text import Translator
from pages.ui import state
from pages.ui.chart import chart
from pages.ui.controls.training import among
from pages.ui.language import language, number, t
from pages.ui.terms import with_terms

RIDGES = (0.0, 0.01, 0.1, 1.0, 10.0)
N_TRAIN = 100
NOISE = 0.5
HEIGHT = 520

_pool = ThreadPoolExecutor(1)


def double_descent() -> None:
    """A figure of its own, computed in a second by least squares; theory stands there first."""
    ridge = state.settings().sweep.ridge
    with st.container(width=480):
        pick_sweep(
            "ridge",
            st.select_slider,
            options=among(ridge, RIDGES),
            format_func=number,
            redraw=False,
        )
    result, place, text = _computed(ridge), st.empty(), st.empty()
    st.markdown(with_terms("double_descent.setting"))
    st.markdown(with_terms("double_descent.theory"))
    st.caption(with_terms("double_descent.source"))
    if not result.done():
        with place:
            _figure(None, ridge, key="double_descent_theory")
    with place:
        _figure(result.result(), ridge, key="double_descent")
    text.markdown(t(f"double_descent.{_case(result.result(), ridge)}"))


def _case(result: DoubleDescent, ridge: float) -> str:
    """Which text tells what is seen."""
    if not has_peak(result, N_TRAIN):
        return "flat"
    return "lower" if ridge else "text"


@st.cache_resource(show_spinner=False, max_entries=16)
def _computed(ridge: float) -> Future[DoubleDescent]:
    """What will be, in a thread of its own, for all sessions."""
    return _pool.submit(compute, FEATURES, n_train=N_TRAIN, noise=NOISE, ridge=ridge)


def _figure(result: DoubleDescent | None, ridge: float, key: str) -> None:
    """The curves, or before there are any what theory knows."""
    curves = DoubleDescentCurves(N_TRAIN, NOISE, FEATURES, result, Translator(language()), ridge)
    chart(filled(curves), key, curves.alt(), HEIGHT, still=False)
