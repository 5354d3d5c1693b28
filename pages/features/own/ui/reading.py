"""Where own data come from: a file, pasted text, or a table that is filled in here."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from datasets import OWN_LIMITS
from datasets.own import TEMPLATES, DecimalMark, Table, TableError, read_csv, read_frame, template
from pages.features.own.ui.picking import picked
from pages.live import own_data
from pages.live.malloc import give_back
from pages.text import column_name, translate_name
from pages.ui import fragments, state
from pages.ui import own_words as words
from pages.ui.language import language, number, t
from pages.ui.session_state import OwnFile, is_widget_known, session, widget_value
from pages.ui.terms import with_terms

WAYS = ("file", "paste", "table")
MOST_MB = OWN_LIMITS["bytes"] // 2**20
MARKS: dict[str, str] = {",": "comma", ".": "point"}
WORDS = ("inside", "label", "species", "yes", "no")  # of templates
PASTED, FILLED = "own_pasted", "own_filled"


def reading() -> None:
    """One of the ways in, and what could not be read; a table that was read before stays."""
    way = picked(
        st.segmented_control,
        "way",
        t("data.way"),
        WAYS[0],
        options=list(WAYS),
        format_func=lambda name: t(f"data.way.{name}"),
        required=True,
        label_visibility="collapsed",
    )
    {"file": _file, "paste": _paste, "table": _table}[way or WAYS[0]]()
    d = session()
    if d.own.trouble is not None:
        said = words.trouble(d.own.trouble)
        st.error(said if d.own.table is None else f"{said} {t('data.kept')}")
    elif d.own.is_full:
        st.error(t("data.full"))


def _file() -> None:
    key = f"own_file_{session().own.generation}"
    given = st.file_uploader(t("data.upload"), max_upload_size=MOST_MB, key=key)
    if given is None or given.file_id == session().own.file_id:
        return
    session().own.file_id = given.file_id
    read(OwnFile(given.getvalue(), given.name))


def _paste() -> None:
    st.text_area(
        t("data.paste"),
        key=PASTED,
        height=160,
        placeholder=t("data.paste.example"),
        persist_state="session",
    )
    st.button(t("data.paste.read"), on_click=_read_pasted, icon=":material/content_paste:")


@fragments.callback
def _read_pasted() -> None:
    read(OwnFile(str(widget_value(PASTED) or "")))


def _table() -> None:
    name = picked(
        st.selectbox,
        "template",
        t("data.template"),
        TEMPLATES[0],
        options=list(TEMPLATES),
        format_func=lambda name: t(f"own.template.{name}"),
    )
    st.caption(with_terms("data.template.about"))
    own, named = session().own, f"{name}_{language()}"
    key = f"{FILLED}_{named}"
    if not is_widget_known(key):  # which keeps what was changed since it was drawn first
        own.bases[named] = own.filled.get(named, _spoken(template(name)))
    own.filled[named] = st.data_editor(
        own.bases[named], num_rows="dynamic", hide_index=True, height=300, key=key
    )
    if st.button(t("data.template.read"), icon=":material/table:"):
        own.file = None
        _take(lambda: read_frame(own.filled[named], t(f"own.template.{name}")))


def _spoken(frame: Any) -> Any:
    """A template in the user's language."""
    words = {word: t(f"data.word.{word}") for word in WORDS}

    def said(cell: Any) -> Any:
        return (
            words.get(cell) or translate_name(language(), cell) if isinstance(cell, str) else cell
        )

    return frame.map(said).rename(columns=said)


def read(file: OwnFile, decimal: DecimalMark | None = None, header: bool | None = None) -> None:
    """A file as it says itself, or as the user says."""
    session().own.file = file
    session().own.reads += 1
    with st.spinner(t("data.reading")):
        _take(lambda: read_csv(file.content, file.name, decimal, header))


def _take(make: Callable[[], Table]) -> None:
    """The table becomes the one that the page shows; where there is none, the one before stays."""
    d = session()
    d.own.trouble, d.own.is_full = None, False
    try:
        table = make()
    except TableError as error:
        # Without its traceback, which would keep the file's text.
        d.own.trouble = TableError(error.code, error.remedy, **error.values)
        return
    finally:
        give_back()  # reading takes ten times the file's size for a moment
    d.own.is_full = not own_data.has_room(d.sid, table)
    if d.own.is_full:
        return
    own_data.keep_table(d.sid, table, used=state.settings().own or d.own.used)
    d.own.table = table


def questions(table: Table) -> None:
    """What the file leaves open, and whether its first row is a header: that is a guess, too."""
    if session().own.file is not None:
        # A new key for each reading: where the other one failed, it goes back to what is so.
        header = f"own_header_{session().own.reads}_{language()}"
        st.toggle(
            t("data.header"),
            value=table.has_header,
            key=header,
            on_change=_headed,
            args=(header, table.decimal if table.questions else None),
            help=t("data.header.help"),
        )
    file, key = session().own.file, f"own_decimal_{table.fingerprint}_{language()}"
    for question in table.questions if file is not None else ():
        examples = [
            t(f"data.decimal.{MARKS[option]}", value=number(value))
            for option, value in zip(question.options, question.readings, strict=True)
        ]
        st.radio(
            t("own.question.decimal", **_asked(question)),
            options=list(question.options),
            index=question.options.index(question.chosen),
            format_func=dict(zip(question.options, examples, strict=True)).__getitem__,
            key=key,
            on_change=_answered,
            args=(key, table.has_header),
        )


def _asked(question: Any) -> dict[str, object]:
    return {
        "example": words.plain(question.example),
        "columns": ", ".join(
            words.plain(column_name(language(), name)) for name in question.columns
        ),
    }


@fragments.callback
def _headed(key: str, decimal: DecimalMark | None) -> None:
    file = session().own.file
    if file is not None:
        read(file, decimal, bool(widget_value(key)))


@fragments.callback
def _answered(key: str, header: bool) -> None:
    file = session().own.file
    if file is not None:
        read(file, widget_value(key), header)
