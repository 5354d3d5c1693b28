"""At the right end of every page's head: the theme, and large text for a projector. At the head of
the sidebar, where it is a phone's sheet: the way to each group of controls."""

from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from pages.ui import fragments, state, widget_keys
from pages.ui.controls.widgets import held
from pages.ui.language import t
from pages.ui.session_state import session

# Static: the button is the browser's own affair (static/page/theme.js).
THEME = '<button type="button" class="lagom-theme" title="{help}"><span>{name}</span></button>'
# Filled by static/page/sheet.js.
JUMPS = '<nav class="lagom-jumps" aria-label="{name}"></nav>'


def jumps() -> None:
    """In the sidebar, above its controls."""
    st.html(JUMPS.format(name=escape(t("head.jumps"))))


def head() -> None:
    """Drawn last: the run, which knows the settings, begins with the page."""
    if session().run is None:
        return
    with st.container(key=widget_keys.HEAD, horizontal=True, vertical_alignment="center"):
        st.html(THEME.format(name=escape(t("head.dark")), help=escape(t("head.dark.help"))))
        held(
            "head_projector",
            state.settings().projector,
            st.toggle,
            _project,
            label=t("control.projector"),
            help=t("control.projector.help"),
        )


def _project(shown: Any) -> None:
    # The whole page: the sidebar makes room, and every page has its pictures.
    state.run().set(replace(state.settings(), projector=bool(shown)))
    fragments.whole()
