"""The controls of training: play, step, epoch, reset and speed."""

import streamlit as st

from pages.live.run_settings import SPEEDS
from pages.ui import fragments, state, widget_keys
from pages.ui.controls.widgets import picked
from pages.ui.language import speed, t


@fragments.fragment(state.PLAY_BAR)
def play_bar() -> None:
    """One row that stays in sight."""
    training = state.run().shown_training = state.run().is_training
    with st.container(
        key=widget_keys.PLAY_BAR, horizontal=True, vertical_alignment="center", gap="small"
    ):
        _play_button(training)
        _command("step", ":material/skip_next:", "S")
        _command("epoch", ":material/fast_forward:", "E")
        _command("reset", ":material/restart_alt:", "N")
        picked(
            "speed",
            st.selectbox,
            options=list(SPEEDS),
            format_func=speed,
            label_visibility="collapsed",
        )
        if not training and state.run().is_untouched:
            with st.container(key=widget_keys.CALM, width="content"):
                st.caption(t("play.calm"))


def _play_button(playing: bool) -> None:
    st.button(
        t("play.pause") if playing else t("play.play"),
        key=widget_keys.PLAY,
        icon=":material/pause:" if playing else ":material/play_arrow:",
        type="primary",
        help=t("play.help"),
        shortcut="P",
        on_click=state.play,
        args=(not playing,),
    )


def _command(name: str, icon: str, shortcut: str) -> None:
    st.button(
        t(f"play.{name}"),
        key=widget_keys.command(name),
        icon=icon,
        help=t(f"play.{name}.help"),
        shortcut=shortcut,
        on_click=state.command,
        args=(name,),
    )
