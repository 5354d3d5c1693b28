"""What was repaired in a link, said once above the pictures."""

import streamlit as st

from pages.ui.language import t
from pages.ui.url import Notice

MOST = 6


def show() -> None:
    """One sentence for each repair; nothing when the link was good."""
    notices: list[Notice] = st.session_state.notices
    if not notices:
        return
    lines = [
        t(f"notice.{n.kind}", parameter=n.parameter, given=n.given, used=n.used)
        for n in notices[:MOST]
    ]
    if len(notices) > MOST:
        lines.append(t("notice.more", n=len(notices) - MOST))
    st.warning("  \n".join([t("notice.title"), *lines]), icon=":material/link_off:")
