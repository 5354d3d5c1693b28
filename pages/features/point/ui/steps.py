"""The way in steps: a slider with their names, previous, next, and play at a pace."""

import time
from collections.abc import Callable

import streamlit as st

from pages.features.point.ui.look import kept, segments
from pages.ui import fragments
from pages.ui.language import t
from pages.ui.session_state import has_begun, session, set_widget_value

PACE = "point_pace"
PACES = {"slow": 4.0, "fast": 1.5}  # seconds for each step
EARLY = 0.7  # of a step's time: a tick that comes before is one of a hand, and no step is taken


def stepped(view: str, names: list[str], draw: Callable[[int], None]) -> None:
    """The control, and what `draw` makes of the step, drawn anew without the rest of the page."""
    playing = session().way_playing == view
    pace = PACES[kept(PACE, list(PACES), "slow")]

    def drawn() -> None:
        if not has_begun():
            st.rerun()
        step = _step(view, len(names), pace if playing else None)
        _control(view, names, step, playing)
        draw(step)

    st.fragment(drawn, run_every=pace if playing else None, key="point_way")()


def _key(view: str, n_steps: int) -> str:
    """A key for each number of steps, since they are its options."""
    return f"point_step_{view}_{n_steps}"


def _step(view: str, n_steps: int, pace: float | None) -> int:
    key, now = _key(view, n_steps), time.monotonic()
    step: int = kept(key, list(range(n_steps)), 0)
    if pace is not None and now - session().way_stepped_at >= EARLY * pace:
        session().way_stepped_at = now
        if step + 1 == n_steps:
            session().way_playing = None
            st.rerun()
        step += 1
        set_widget_value(key, step)
    return step


def _control(view: str, names: list[str], step: int, playing: bool) -> None:
    key, last = _key(view, len(names)), len(names) - 1
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.select_slider(
            t("point.step"),
            options=list(range(len(names))),
            format_func=names.__getitem__,
            key=key,
            persist_state="session",
            label_visibility="collapsed",
            width=150,
        )
        _button("previous", ":material/chevron_left:", step == 0, (key, step - 1))
        st.button(
            t("point.stop") if playing else t("point.play"),
            key="point_play",
            icon=":material/stop:" if playing else ":material/play_arrow:",
            type="primary",
            on_click=_toggle,
            args=(view, key, None if playing else 1 if step == last else step + 1),
        )
        _button("next", ":material/chevron_right:", step == last, (key, step + 1))
        segments(PACE, "point.pace", list(PACES), label_visibility="collapsed", on_change=_again)


def _button(name: str, icon: str, disabled: bool, target: tuple[str, int]) -> None:
    st.button(
        t(f"point.{name}"),
        key=f"point_{name}",
        icon=icon,
        disabled=disabled,
        on_click=_go,
        args=target,
    )


@fragments.callback
def _go(key: str, step: int) -> None:
    set_widget_value(key, step)
    session().way_stepped_at = time.monotonic()


@fragments.callback
def _toggle(view: str, key: str, start: int | None) -> None:
    """start: the step to begin with, which is shown at once; None stops."""
    session().way_playing = None if start is None else view
    if start is not None:
        _go(key, start)
    _again()


@fragments.callback
def _again() -> None:
    """The whole page: the pace of a fragment is fixed when it is first drawn."""
    st.rerun()
