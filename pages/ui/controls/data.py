"""Data: which points the network learns from."""

from dataclasses import replace

import streamlit as st

from datasets import LIMITS, PAINTED
from pages.live.own_key import OWN
from pages.live.painting import is_one_class
from pages.live.settings import Settings
from pages.live.source import is_waiting, source
from pages.ui import fragments, state, widget_keys
from pages.ui.controls import data_choice, features
from pages.ui.controls.training import slide, steps
from pages.ui.controls.widgets import picked
from pages.ui.language import t
from pages.ui.session_state import session
from pages.ui.terms import with_terms

MOST_SEED = int(LIMITS["seed"][1])


def group() -> None:
    """The set with its picture, and what can be changed about it."""
    st.subheader(t("group.data"))
    data_choice.choose()
    spec = source(state.settings()).spec
    st.caption(with_terms(f"dataset.{spec.name}.about"))
    if is_waiting(state.settings()):
        st.info(t("paint.few"), icon=":material/draw:")
    elif is_one_class(state.settings()):
        st.info(t("paint.one_class"), icon=":material/draw:")
    if spec.has_curve:
        features.curve()
    if spec.has_noise:
        slide("noise", steps(LIMITS["noise"]))
    with st.expander(t("group.more_data"), key=widget_keys.fold("data")):
        if spec.has_features:
            features.choose()
        _more(spec.has_samples, spec.has_classes)


def _more(has_samples: bool, has_classes: bool) -> None:
    if has_samples:
        low, high, _, step = LIMITS["n_samples"]
        picked("n_samples", st.slider, min_value=int(low), max_value=int(high), step=int(step))
    if has_classes:
        low, high, _, _ = LIMITS["n_classes"]
        picked("n_classes", st.slider, min_value=int(low), max_value=int(high))
    slide("train_share", steps(LIMITS["train_share"]))
    if state.settings().dataset == OWN:  # there is no source to draw other rows from
        return
    picked("data_seed", st.number_input, min_value=0, max_value=MOST_SEED, step=1)
    if state.settings().dataset == PAINTED:  # there is no source of others
        return
    if session().page == "playground":
        st.button(
            t("data.swap"),
            on_click=_swap_data,
            icon=":material/autorenew:",
            help=t("data.swap.help"),
        )
    st.button(t("data.new"), on_click=_new_data, icon=":material/casino:", help=t("data.new.help"))


@fragments.callback
def _new_data() -> None:
    state.change(_redrawn(), redraw=True)


@fragments.callback
def _swap_data() -> None:
    state.new_data(_redrawn())


def _redrawn() -> Settings:
    s = state.settings()
    return replace(s, data_seed=(s.data_seed + 1) % (MOST_SEED + 1))
