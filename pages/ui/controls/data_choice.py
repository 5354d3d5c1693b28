"""Which data set: some that lie near in a row, and all of them in groups."""

import streamlit as st

from datasets import PAINTED
from pages.live.data_groups import data_groups, neighbours
from pages.live.own_key import OWN
from pages.live.painting import empty_like, with_points
from pages.live.settings import Settings, for_dataset, with_own
from pages.ui import navigation, pictures, state, widget_keys
from pages.ui.controls.pictured import pictured
from pages.ui.language import t
from pages.ui.session_state import session

NEAR = 4  # in a row of the sidebar


def choose() -> None:
    """Those of the same kind cost one press; the others stand behind a button."""
    pictures.sheet(pictures.of_yours())
    present = state.settings().dataset
    near = neighbours(present, _has_own(), NEAR)
    _among("dataset", near, label=t("control.dataset"), help=t("control.dataset.help"))
    key = widget_keys.pictures("data")
    with (
        st.popover(t("data.all"), icon=":material/apps:", key=key, width="stretch"),
        st.container(horizontal=True, width=660, key=widget_keys.GROUPS),
    ):
        for group, names in data_groups(_has_own()).items():
            _among(f"dataset_{group}", names, label=t(f"data.group.{group}"))
        st.page_link(navigation.page("data"), label=t("data.bring"), icon=":material/upload_file:")


def _among(name: str, names: list[str], **more: str) -> None:
    pictured(
        name,
        state.settings().dataset,
        _on,
        kind="data",
        options=names,
        format_func=lambda each: t(f"dataset.{each}"),
        **more,
    )


def _has_own() -> bool:
    return bool(state.settings().own or session().own.used)


def _on(settings: Settings, name: str) -> Settings:
    if settings.dataset == PAINTED:
        session().points = settings.points
    if name == OWN:
        return with_own(settings, session().own.used, session().sid)
    if name == PAINTED:
        return with_points(settings, session().points or empty_like(settings))
    return for_dataset(settings, name)
