"""Examples: set-ups to start from, each with a sentence on what to look for."""

from dataclasses import replace

import streamlit as st

from pages.live.presets import PRESETS, Preset, presets_of
from pages.live.settings import Settings, same_run
from pages.ui import fragments, pictures, playground_link, state, widget_keys
from pages.ui.language import t
from pages.ui.session_state import session


@fragments.fragment(state.EXAMPLES)
def examples() -> None:
    """A list that opens and the way back, then the sentence of the example that was taken."""
    with st.container(horizontal=True, gap="xsmall"):
        _list()
        st.button(t("restore"), help=t("restore.help"), on_click=_restore)
        st.button(
            t("undo"),
            key=widget_keys.UNDO,
            icon=":material/undo:",
            help=t("undo.help"),
            shortcut="Ctrl+Z",
            disabled=not state.run().undo,
            on_click=state.undo,
        )
    chosen = _present()
    if chosen is not None:
        st.info(f"**{t(f'preset.{chosen.name}')}**  \n{t(f'preset.{chosen.name}.about')}")


def _list() -> None:
    list_key = widget_keys.examples(session().examples_opened)  # a new one for each choice
    with (
        st.popover(t("examples.title"), icon=":material/lightbulb:", key=list_key),
        st.container(width=440, gap="xsmall"),
    ):
        if session().page == "playground":
            playground_link.field()
        st.markdown(f"**{t('examples.ask')}**")
        for preset in presets_of(session().page):
            _offer(preset)


def _offer(preset: Preset) -> None:
    """What it has, and what there is to find out. What to look for is said when it is open."""
    key = widget_keys.example(preset.name)
    pictures.sheet(pictures.shown(key, "example", preset.name))
    st.button(
        t(f"preset.{preset.name}.question"),
        key=key,
        type="tertiary",
        width="stretch",
        help=t("examples.help"),
        on_click=_take,
        args=(preset,),
    )


@fragments.callback
def _take(preset: Preset) -> None:
    """Its run from epoch 0; what the user sees by, such as the projector's size, stays."""
    session().example, session().opened = preset.name, preset.settings
    session().examples_opened += 1
    if subject := session().subject:
        return subject.begin(_looked_at_as_now(preset.settings))
    return _begin(preset.settings)


@fragments.callback
def _restore() -> None:
    """The settings as the link, the example or the map opened them."""
    opened = session().opened
    if subject := session().subject:
        return subject.restore(_looked_at_as_now(opened))
    return _begin(opened)


def _looked_at_as_now(opened: Settings) -> Settings:
    now = state.settings()
    names = ("projector", "log_loss", "truth", "validation", "discrete")
    return replace(opened, **{name: getattr(now, name) for name in names})


def _begin(opened: Settings) -> None:
    """The map's settings stay, but for the tolerance: the task decides it."""
    sweep = replace(state.settings().sweep, tolerance=opened.sweep.tolerance)
    state.begin(replace(_looked_at_as_now(opened), sweep=sweep))


def _present() -> Preset | None:
    """The example that was taken, or that a link opened, as long as its data are there."""
    page, now = session().page, state.settings()
    name = session().example
    if name is None or PRESETS[name].page != page:
        subject = session().subject
        same = subject.is_same if subject else same_run
        linked = (p.name for p in presets_of(page) if same(p.settings, now))
        name = session().example = next(linked, None)
    if name is None or not _fits(PRESETS[name].settings, now):
        return None
    return PRESETS[name]


def _fits(preset: Settings, now: Settings) -> bool:
    """Whether its sentence still speaks of what is shown: its data, and on the map its mode."""
    same_mode = session().page != "map" or preset.sweep.mode == now.sweep.mode
    return same_mode and preset.dataset == now.dataset
