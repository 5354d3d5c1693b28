"""A network from a file, back into the playground."""

from dataclasses import replace
from typing import Any

import streamlit as st

from datasets import DataError
from nn_core import LagomError
from nn_core.export import Model, ModelFileError, read_model
from pages.charts.numbers import whole
from pages.live.engine import Engine
from pages.live.settings import Settings
from pages.live.source import source
from pages.live.worker import engine
from pages.text import Translator
from pages.ui import failure, fragments, state, widget_keys
from pages.ui.language import language, t
from pages.ui.session_state import session, widget_value
from pages.ui.terms import with_terms
from pages.ui.url import decode, stands_in


def opening() -> None:
    """An upload; what is in it, or why it is not taken, in one sentence."""
    given = st.file_uploader(
        t("home.load"), type=["npz"], key=widget_keys.HOME_FILE, on_change=_forget
    )
    if given is None:
        return
    try:
        model = read_model(given.getvalue())
        settings = settings_of(model, session().sid)
    except ModelFileError as error:
        st.error(with_terms(f"home.bad.{error.reason}", **error.values))
        return
    if session().model_opened:
        st.success(with_terms("home.loaded"))
        return
    data = t(f"dataset.{settings.dataset}")
    st.markdown(with_terms("home.ready", data=data, **facts(model)))
    st.button(t("home.load.button"), icon=":material/open_in_browser:", on_click=_open)


def facts(model: Model) -> dict[str, str]:
    """Its size and age, as the user's language writes them."""
    words = Translator(language())
    return {
        "sizes": "-".join(map(str, model.sizes)),
        "n": whole(model.n_parameters, words),
        "epoch": whole(model.epoch, words),
    }


def settings_of(model: Model, owner: str = "") -> Settings:
    """Those that it was trained with; owner: the session, whose own data may be meant.

    ModelFileError where they are not those of its network, or the data are not at hand.
    """
    asked = {name: [value] for name, value in model.settings.items()}
    settings, notices = decode(asked, owner)
    if stands_in(notices):
        raise ModelFileError("own")
    run, of = replace(model.run, dtype=settings.run_config().dtype), source(settings)
    columns = (of.n_features, of.n_outputs)
    if (
        notices
        or settings.run_config() != run
        or columns != (len(model.inputs), len(model.outputs))
    ):
        raise ModelFileError("unfit")
    return settings


def _forget() -> None:
    session().model_opened = False
    fragments.ask(state.HOME)


@fragments.callback
def _open() -> None:
    """The run of before gives way, as it does to another example."""
    given = widget_value(widget_keys.HOME_FILE)
    if given is None:
        return
    try:
        model = read_model(given.getvalue())
        take_over(model, settings_of(model, session().sid))
    except (LagomError, DataError, ModelFileError):
        session().failed = "home.bad.unfit"
    except Exception as error:
        failure.note(error)
    else:
        session().model_opened = True
    fragments.ask(*state.pictures(), state.PLAY_BAR, state.EXAMPLES, state.CONTROLS, state.HOME)


def take_over(model: Model, settings: Settings) -> None:
    """Into the playground, paused. LagomError where its weights do not fit the data."""
    run = state.run()
    changes: dict[str, Any] = {
        "settings": settings, "start": model.parameters, "playing": False, "was": None,
    }  # fmt: skip
    engine().ask(Engine.open_model, run.sid, replace(run.request, language=language(), **changes))
    run.ask(**changes)
    run.status = "idle"
    session().opened = settings
