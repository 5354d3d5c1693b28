"""Examples: set-ups to start from, each with a sentence on what to look for."""

from dataclasses import replace

import streamlit as st

from pages.live.presets import PRESETS, Preset, presets_of
from pages.live.settings import same_run
from pages.ui import repaint, state
from pages.ui.language import t

CHOSEN, OPENED = "example", "examples_opened"


@repaint.fragment(state.EXAMPLES)
def examples() -> None:
    """A list that opens, and beneath it the sentence of the example that was taken."""
    # A new key for each choice: the list closes.
    opened = st.session_state.setdefault(OPENED, 0)
    with (
        st.popover(t("examples.title"), icon=":material/lightbulb:", key=f"examples_{opened}"),
        st.container(width=440, gap="xsmall"),
    ):
        for preset in presets_of("playground"):
            _offer(preset)
    chosen = _present()
    if chosen is not None:
        st.info(f"**{t(f'preset.{chosen.name}')}**  \n{t(f'preset.{chosen.name}.about')}")


def _offer(preset: Preset) -> None:
    st.button(
        t(f"preset.{preset.name}"),
        key=f"example_{preset.name}",
        icon=":material/play_arrow:",
        type="tertiary",
        help=t("examples.help"),
        on_click=_take,
        args=(preset,),
    )
    st.caption(t(f"preset.{preset.name}.about"))


def _take(preset: Preset) -> None:
    """Its run from epoch 0; what the user sees by, and the map's settings, stay as they are."""
    now = state.settings()
    st.session_state[CHOSEN] = preset.name
    st.session_state[OPENED] += 1
    taken = preset.settings
    sweep = replace(now.sweep, tolerance=taken.sweep.tolerance)  # the task decides it
    state.begin(replace(taken, projector=now.projector, log_loss=now.log_loss, sweep=sweep))


def _present() -> Preset | None:
    """The example that was taken, or that a link opened, as long as its data are there."""
    now = state.settings()
    if CHOSEN not in st.session_state:
        linked = (p.name for p in presets_of("playground") if same_run(p.settings, now))
        st.session_state[CHOSEN] = next(linked, None)
    name = st.session_state[CHOSEN]
    if name is None or PRESETS[name].settings.dataset != now.dataset:
        return None
    return PRESETS[name]
