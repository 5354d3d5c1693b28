"""Take it home: the network as a file and as code, a report, and back again."""

from typing import Any

import streamlit as st

from nn_core.export import FILE, LIBRARIES, reads_file, refused_by_training, script_name
from pages.features.home.live.questions import Taken, taken
from pages.features.home.live.report import Opened
from pages.features.home.ui.files import Files
from pages.features.home.ui.opening import opening
from pages.live.source import is_waiting
from pages.text import Translator
from pages.ui import fragments, state, widget_keys
from pages.ui.language import language, t
from pages.ui.run_questions import ask
from pages.ui.session_state import session
from pages.ui.terms import with_terms

TRAIN = "train"


@fragments.fragment(state.HOME)
def home() -> None:
    """Closed at first: nothing of it is asked for until it is opened."""
    if not st.toggle(
        t("home.open"), key=widget_keys.HOME, help=t("home.open.help"), on_change=_again
    ):
        return
    if is_waiting(state.settings()):
        st.info(t("paint.few"), icon=":material/draw:")
        return
    now = ask(taken)
    with st.container(border=True):
        st.caption(with_terms("home.about"))
        if now.answers:
            _offer(now)
        else:
            st.warning(with_terms("home.diverged"))
        opening()


def _again() -> None:
    fragments.ask(state.HOME)


def _offer(now: Taken) -> None:
    url = st.context.url or ""
    files = Files(state.run(), Translator(language()), url, now, _tested(now))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _button("model", files.model, FILE, "application/octet-stream")
        _button("report", files.report, "lagom-report.html", "text/html")
        library = _library()
        reason = _reason(now, library)
        if library == TRAIN:
            _button("code", files.training, "lagom-training.zip", "application/zip", reason)
        else:
            name = script_name(library)
            _button("code", lambda: files.code(library), name, "text/x-python", reason)
    if reason:
        st.info(with_terms(f"home.refused.{reason}"))
    elif library == TRAIN:
        st.caption(with_terms("home.train.about"))
    elif reads_file(now.model):
        st.caption(with_terms("home.reads_file"))
    if now.settings.task == "multilabel":
        st.caption(with_terms("home.labels"))
    if now.has_off:
        st.caption(with_terms("home.off"))


def _tested(now: Taken) -> Opened | None:
    """Where the sealed test set was opened with these settings, what it came to."""
    opened = session().own.opened
    if opened is None or opened[0] != now.settings:
        return None
    return Opened(opened[1], opened[2].goodness)


def _button(text: str, make: Any, name: str, kind: str, reason: str = "") -> None:
    st.download_button(
        t(f"home.{text}"),
        make,
        file_name=name,
        mime=kind,
        icon=":material/download:",
        help=t(f"home.{text}.help"),
        disabled=bool(reason),
        on_click="ignore",
        key=f"home_{text}",
    )


def _library() -> str:
    names = {name: entry.name for name, entry in LIBRARIES.items()}
    chosen: str = st.selectbox(
        t("home.library"),
        options=[*names, TRAIN],
        format_func=lambda name: names.get(name) or t("home.train"),
        key=widget_keys.HOME_LIBRARY,
        on_change=_again,
        width=240,
    )
    return chosen


def _reason(now: Taken, library: str) -> str:
    if library == TRAIN:
        return refused_by_training(now.model)
    reason = LIBRARIES[library].refused(now.model)
    return "labels" if reason == "output" and now.settings.task == "multilabel" else reason
