"""The page from top to bottom."""

from contextlib import suppress

import streamlit as st

from datasets import OWN_LIMITS
from datasets.own import TableError
from pages.charts.numbers import whole
from pages.features.own.ui.choosing import choosing
from pages.features.own.ui.preview import preview
from pages.features.own.ui.reading import questions, reading
from pages.features.own.ui.sealed import sealed
from pages.features.own.ui.splitting import splitting
from pages.live import own_data
from pages.live.engine import Engine
from pages.live.own_key import OWN
from pages.live.own_link import read
from pages.live.settings import Settings, for_dataset
from pages.live.sweep_settings import MODES
from pages.live.worker import engine
from pages.text import Translator
from pages.ui import fragments, state
from pages.ui import own_words as words
from pages.ui.language import language, t
from pages.ui.session_state import OwnState, session
from pages.ui.terms import with_terms


def page() -> None:
    """Data come in at the left; what is made of them stands at the right."""
    st.header(t("data.title"))
    st.markdown(with_terms("data.about"))
    _limits()
    above = st.container()
    st.subheader(t("data.step.read"))
    reading()
    with above:
        _awaited()
    table = session().own.table
    if table is not None:
        questions(table)
        preview(table)
        try:
            st.subheader(t("data.step.choose"))
            recipe = choosing(table)
            st.subheader(t("data.step.split"))
            splitting(table, recipe)
        except TableError as error:
            st.error(words.trouble(error))
        st.button(
            t("data.forget"), on_click=_forget, icon=":material/delete:", help=t("data.forget.help")
        )
    sealed()


def _limits() -> None:
    """Before anything is given."""
    most = {name: whole(OWN_LIMITS[name], Translator(language())) for name in ("rows", "inputs")}
    st.caption(with_terms("data.limits", mb=OWN_LIMITS["bytes"] // 2**20, **most))


@fragments.callback
def _forget() -> None:
    """What was opened of the sealed test set has been seen all the same."""
    d = session()
    first = for_dataset(state.settings(), Settings.dataset)
    if state.settings().dataset == OWN:
        state.run().command("reset", settings=first, playing=True)
    if d.opened is not None and d.opened.dataset == OWN:
        d.opened = first
    d.sweeps.clear()
    for mode in MODES:  # the boards look at what has just been cleared
        d.link.panels.pop(mode, None)
    d.own = OwnState(generation=d.own.generation + 1, openings=d.own.openings)
    own_data.let_go(d.sid)
    with suppress(Exception):  # then the worker has nothing any more
        engine().ask(Engine.let_go_of_data, d.sid)


def _awaited() -> None:
    """A link asks for the file that it was made with."""
    awaited, table = session().awaited, session().own.table
    if awaited is None:
        return
    link = read(awaited.link.get("own", [""])[-1])
    if link is None:
        return
    if table is None:
        st.info(t("data.awaited"), icon=":material/upload_file:")
    elif table.fingerprint == link.fingerprint:
        st.success(t("data.awaited.found"), icon=":material/check:")
    else:
        st.warning(t("data.awaited.other"), icon=":material/difference:")
