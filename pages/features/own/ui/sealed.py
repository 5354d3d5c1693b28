"""The sealed test set: it opens on request, and each opening counts."""

import streamlit as st

from pages.charts.numbers import loss, percent, whole
from pages.features.own.live.own_test import asked_of, measured
from pages.live.own_link import read
from pages.live.questions import retraining
from pages.live.settings import Settings
from pages.live.source import prepared
from pages.text import Translator
from pages.ui import fragments, state
from pages.ui.failure import Unanswered
from pages.ui.language import language, t
from pages.ui.run_questions import asking_on
from pages.ui.session_state import session


def sealed() -> None:
    """Of the data that the playground learns from, and its network as it is now."""
    settings = state.settings()
    made = prepared(settings)
    if made is None or not len(made.test.x):
        return
    st.subheader(t("data.sealed"))
    st.markdown(t("data.sealed.why"))
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
            (parameters, epoch), data = ask(asked_of), made.data
            tested = measured(made.test.x, made.test.y, parameters, ask)
            beside = measured(data.x_validation, data.y_validation, parameters, ask)
    except Unanswered as error:
        own.failed = t(error.text)
        return
    fingerprint = _fingerprint(settings)
    own.openings[fingerprint] = own.openings.get(fingerprint, 0) + 1
    own.opened = settings, epoch, tested, beside


def _shown(settings: Settings, translator: Translator) -> None:
    own = session().own
    failed, own.failed = own.failed, ""
    if failed:
        st.error(failed)
    if own.opened is None or own.opened[0] != settings:
        return
    _, epoch, tested, beside = own.opened
    st.caption(t("data.sealed.epoch", epoch=whole(epoch, translator)))
    names = ("test", "validation")
    for column, name, found in zip(st.columns(2), names, (tested, beside), strict=True):
        measured_loss = t("data.sealed.loss", loss=loss(found.loss, translator))
        if found.accuracy is None:
            column.metric(t(f"data.sealed.{name}"), measured_loss)
        else:
            share = percent(found.accuracy, translator)
            column.metric(t(f"data.sealed.{name}"), t("data.sealed.accuracy", share=share))
            column.caption(measured_loss)


def _fingerprint(settings: Settings) -> str:
    link = read(settings.own)
    return link.fingerprint if link is not None else ""
