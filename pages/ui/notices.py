"""What was repaired in a link, said above the pictures until the user has read it."""

import streamlit as st

from pages.ui import repaint
from pages.ui.language import t
from pages.ui.url import Notice

MOST = 3


@repaint.fragment("notices")
def notices() -> None:
    """One sentence for each repair; nothing when the link was good."""
    repairs: list[Notice] = st.session_state.notices
    if not repairs:
        return
    lines = [
        t(f"notice.{n.kind}", parameter=n.parameter, given=n.given, used=n.used)
        for n in repairs[:MOST]
    ]
    if len(repairs) > MOST:
        lines.append(t("notice.more", n=len(repairs) - MOST))
    st.warning("  \n".join([t("notice.title"), *lines]), icon=":material/link_off:")
    st.button(t("notice.close"), on_click=_close)


def _close() -> None:
    st.session_state.notices = []
    repaint.ask("notices")
