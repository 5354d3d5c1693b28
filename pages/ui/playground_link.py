"""A field for a link of TensorFlow Playground's, and what is said of one that was opened."""

from collections.abc import Iterator

import streamlit as st

from pages.live.numerals import number_in
from pages.live.playground_link import LinkError, Remark, read_link
from pages.ui import fragments, state, widget_keys
from pages.ui.language import t
from pages.ui.session_state import session, widget_value
from pages.ui.url import shown

MOST = 8  # names that are written out


def field() -> None:
    """What is wrong with the text stands below it; the text itself stays."""
    st.text_input(
        t("playground_link"),
        key=_key(),
        help=t("playground_link.help"),
        placeholder=t("playground_link.example"),
        on_change=_take,
    )
    if session().link_trouble:
        st.error(t(f"playground_link.{session().link_trouble}"), icon=":material/link_off:")


def _key() -> str:
    return widget_keys.playground_link(session().examples_opened)


@fragments.callback
def _take() -> None:
    given = widget_value(_key()) or ""
    d = session()
    d.link_trouble = ""
    if not given.strip():
        return fragments.ask(state.EXAMPLES)
    try:
        opened = read_link(given)
    except LinkError as error:
        d.link_trouble = error.kind
        return fragments.ask(state.EXAMPLES)
    d.link_remarks = opened.remarks
    d.examples_opened += 1  # closes the list
    return state.open_elsewhere(opened.settings)


def said(remarks: tuple[Remark, ...]) -> Iterator[str]:
    """A sentence each."""
    for remark in remarks:
        yield t(
            f"playground_link.{remark.kind}",
            name=_names(remark.name),
            given=f"`{_pointed(shown(remark.given))}`",
            used=_pointed(remark.used),
        )


def _names(names: str) -> str:
    each = names.split(", ")
    more = [f"+{len(each) - MOST}"] if len(each) > MOST else []
    return ", ".join([*(f"`{shown(name)}`" for name in each[:MOST]), *more])


def _pointed(value: str) -> str:
    """With the decimal sign of the page where it is a number."""
    return value if number_in(value) is None else value.replace(".", t("format.decimal"))
