"""The user's language: chosen in the sidebar or the URL, at first the browser's."""

import streamlit as st

from pages.charts import numbers
from pages.text import LANGUAGE_NAMES, LANGUAGES, Translator, translate
from pages.ui import widget_keys
from pages.ui.session_state import session, widget_value

FALLBACK = "en"
PARAMETER = "lang"


def language() -> str:
    """The present language, one of LANGUAGES."""
    if not session().language:
        session().language = _first_choice()
    return session().language


def t(key: str, /, **values: object) -> str:
    """The text of a key in the user's language."""
    return translate(language(), key, **values)


def number(value: float) -> str:
    """A setting as the user's language writes it."""
    return numbers.setting(value, Translator(language()))


def percent(share: float) -> str:
    """A setting that is a share, likewise."""
    return numbers.share(share, Translator(language()))


def speed(epochs: int) -> str:
    """Epochs a second; 0 is as fast as it goes."""
    return t("speed.value", n=epochs) if epochs else t("speed.full")


def selector() -> None:
    """The language switch; a change runs the whole page anew, and loses nothing."""
    st.segmented_control(
        t("language.label"),
        options=list(LANGUAGES),
        format_func=LANGUAGE_NAMES.__getitem__,
        default=language(),
        required=True,
        key=widget_keys.LANGUAGE,
        label_visibility="collapsed",
        on_change=_choose,
    )


def _choose() -> None:
    chosen = widget_value(widget_keys.LANGUAGE)
    if chosen is None:
        return  # the session has been emptied: see session_state.has_begun
    session().language, session().is_language_explicit = chosen, True
    st.rerun()  # the whole app, even when the browser sent a frame's request along


def is_explicit() -> bool:
    """Whether the user, or the link, chose the language: then it belongs in the URL."""
    return session().is_language_explicit


def _first_choice() -> str:
    asked = str(st.query_params.get(PARAMETER, "")).strip().lower()
    if asked in LANGUAGES:
        session().is_language_explicit = True
        return asked
    session().unknown_language = asked
    browser = (st.context.locale or FALLBACK).split("-")[0].lower()
    return browser if browser in LANGUAGES else FALLBACK
