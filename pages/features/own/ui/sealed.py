"""The sealed test set: it opens on request, and each opening counts."""

from typing import Any

import streamlit as st

from datasets.own import Sealed
from pages.charts.numbers import loss, percent, whole
from pages.features.own.live.own_test import asked_of, measured
from pages.live.goodness import Goodness, errors_said
from pages.live.own_link import read
from pages.live.questions import retraining
from pages.live.settings import Settings
from pages.live.source import prepared
from pages.text import Translator
from pages.ui import fragments, state
from pages.ui.failure import Unanswered
from pages.ui.language import language, t
from pages.ui.own_words import plain
from pages.ui.run_questions import asking_on
from pages.ui.session_state import session
from pages.ui.terms import with_terms


def sealed() -> None:
    """Of the data that the playground learns from, and its network as it is now."""
    settings = state.settings()
    made = prepared(settings)
    if made is None or not len(made.test.x):
        return
    st.subheader(t("data.sealed"))
    st.markdown(with_terms("data.sealed.why"))
    translator = Translator(language())
    rows = whole(len(made.test.x), translator)
    st.button(t("data.sealed.open", n=rows), on_click=_open, icon=":material/lock_open:")
    n = session().own.openings.get(_fingerprint(settings), 0)
    if n:
        st.caption(t("data.sealed.once") if n == 1 else t("data.sealed.often", n=n))
    _shown(settings, translator)


@fragments.callback
def _open() -> None:
    """It counts where there is an answer."""
    settings, own = state.settings(), session().own
    made = prepared(settings)
    if made is None:
        return
    try:
        with asking_on() as ask:
            if ask(retraining) is not None:
                own.failed = t("data.sealed.later")
                return
            asked, data = ask(asked_of), made.data
            tested = measured(data, made.test, asked, ask)
            beside = measured(data, Sealed(data.x_validation, data.y_validation), asked, ask)
    except Unanswered as error:
        own.failed = t(error.text)
        return
    fingerprint = _fingerprint(settings)
    own.openings[fingerprint] = own.openings.get(fingerprint, 0) + 1
    own.opened = settings, asked.epoch, tested, beside


def _shown(settings: Settings, translator: Translator) -> None:
    own = session().own
    failed, own.failed = own.failed, ""
    if failed:
        st.error(failed)
    if own.opened is None or own.opened[0] != settings:
        return
    _, epoch, tested, beside = own.opened
    st.caption(with_terms("data.sealed.epoch", epoch=whole(epoch, translator)))
    made = prepared(settings)
    names_of_outputs = made.data.output_names if made is not None else ()
    names = ("test", "validation")
    for column, name, found in zip(st.columns(2), names, (tested, beside), strict=True):
        measured_loss = t("data.sealed.loss", loss=loss(found.loss, translator))
        if found.goodness.accuracy is None:
            column.metric(t(f"data.sealed.{name}"), measured_loss)
            _errors(column, found.goodness, names_of_outputs, translator)
        else:
            share = percent(found.goodness.accuracy, translator)
            column.metric(t(f"data.sealed.{name}"), t("data.sealed.accuracy", share=share))
            column.caption(measured_loss)
    if tested.goodness.errors:
        st.caption(with_terms("fit.about"))


def _errors(column: Any, found: Goodness, names: tuple[str, ...], translator: Translator) -> None:
    """How far off each number is, in its unit."""
    for name, each in zip(names, found.errors, strict=True):
        column.caption(f"{plain(name)}: {errors_said(each, translator)}")


def _fingerprint(settings: Settings) -> str:
    link = read(settings.own)
    return link.fingerprint if link is not None else ""
