"""What was repaired in a link, or was lost, said above the pictures until the user has read it."""

from collections.abc import Iterator

import streamlit as st

from pages.live.numerals import number_in
from pages.live.run_standing import Again
from pages.live.settings import ROWS
from pages.ui import fragments, navigation, state, url, widget_keys
from pages.ui.language import number, percent, speed, t
from pages.ui.playground_link import said
from pages.ui.session_state import session
from pages.ui.subject import Teller
from pages.ui.url import PARAMETERS, Notice, shown

MOST = 8  # unknown names that are written out


@fragments.fragment(state.NOTICES)
def notices() -> None:
    """What was repaired in the link, and that a lost run is trained again; else nothing."""
    if url.stands_in(session().notices):
        _notice("own", t("notice.own"), ":material/upload_file:")
    repairs = list(lines(session().notices))
    if repairs:
        text = f"{t('notice.title')} " + "  \n".join(repairs)
        _notice("repairs", text, ":material/link_off:")
    if remarks := session().link_remarks:
        title = t("playground_link.title")
        _notice("link", f"{title} " + "  \n".join(said(remarks)), ":material/link:")
    teller = _teller()
    again = teller.shown_again = teller.again
    if again is not None and again.run != session().again_closed:
        _notice("again", _trained_again(again), ":material/replay:")


def _teller() -> Teller:
    """Who tells of a loss: what the present page shows."""
    subject = session().subject
    return subject.teller() if subject else state.run()


def _notice(name: str, text: str, icon: str) -> None:
    # In few lines, with the button beside them, so that the pictures stay in sight.
    with st.container(key=widget_keys.notice(name), horizontal=True, vertical_alignment="center"):
        st.warning(text, icon=icon)
        if name == "own":
            st.page_link(navigation.page("data"), label=t("page.data"), icon=icon)
        st.button(t("notice.close"), key=widget_keys.close(name), on_click=_close, args=(name,))


@fragments.callback
def _close(name: str) -> None:
    again = _teller().again
    if name == "link":
        session().link_remarks = ()
    elif name == "repairs":
        kept = [n for n in session().notices if n.kind == url.NO_OWN]
        session().notices, session().unknown_language = kept, ""
    elif name == "own":
        session().notices = [n for n in session().notices if n.kind != url.NO_OWN]
    elif again is not None:
        session().again_closed = again.run
    fragments.ask(state.NOTICES)


def _trained_again(again: Again) -> str:
    """What a run was lost by, to which epoch it is trained again, and how like it will be."""
    subject = session().subject
    what = subject.words if subject else "run"
    return t(
        f"again.{what}.{'done' if again.done else 'going'}",
        why=t(f"again.{again.lost_by}"),
        epoch=again.epoch,
        likeness=t(f"again.{_likeness(again)}"),
    )


def _likeness(again: Again) -> str:
    """How like the lost run the new one is."""
    if again.edited:
        return "edited"
    return "adjusted" if again.adjusted else "same"


def lines(repairs: list[Notice]) -> Iterator[str]:
    """First each value that has become another, then the language, then the unknown names."""
    for notice in repairs:
        if notice.kind not in ("unknown", url.NO_OWN) and not _is_spelling(notice):
            yield _sentence(notice)
    if asked := session().unknown_language:
        yield t("notice.language", given=shown(asked))
    names = [f"`{notice.parameter}`" for notice in repairs if notice.kind == "unknown"]
    if names:
        yield t("notice.unknown", names=_enumerated(names))


def _is_spelling(notice: Notice) -> bool:
    """Whether the link says it just as this page does, with a decimal comma in Swedish."""
    written = _written(PARAMETERS[notice.parameter], notice.used)
    return notice.kind == "changed" and notice.given == written


def _sentence(notice: Notice) -> str:
    field = PARAMETERS[notice.parameter]
    row, bounds = ROWS[field], ROWS[field].bounds
    ends = {}
    if bounds:
        ends = {"low": _word(field, str(bounds.minimum)), "high": _word(field, str(bounds.maximum))}
    return t(
        f"notice.{notice.kind}",
        label=t(f"control.{row.control or field.replace('.', '_')}"),
        given=_pointed(notice.given),
        used=_written(field, notice.used),
        n=len(notice.used.split(",")),
        **ends,
    )


def _written(field: str, value: str) -> str:
    """A value of a link as the controls write it."""
    return ", ".join(_word(field, part) for part in value.split(",")) if value else t("value.none")


def _word(field: str, value: str) -> str:
    row = ROWS[field]
    if row.words:
        return t(row.words + value)
    if row.switch:
        return t(f"switch.{value}")
    if field == "speed":
        return speed(int(value))
    read = number_in(value)
    if read is None:
        return value
    return percent(read) if row.percent else number(read)


def _pointed(given: str) -> str:
    """What stood in the link, a number with the decimal sign of the page."""
    return given if number_in(given) is None else given.replace(".", t("format.decimal"))


def _enumerated(names: list[str]) -> str:
    """Names in a row, the first ones where they are very many."""
    if len(names) <= MOST:
        return ", ".join(names)
    return t("notice.more", names=", ".join(names[:MOST]), n=len(names) - MOST)
