"""Settings on their way to the playground, as a link that holds them all.

The browser itself changes the page: a server that did it would meet requests of a browser that has
not heard of it yet. A link opens in a new tab as well.
"""

import streamlit as st

from pages.live.settings import Settings
from pages.ui import navigation, state, url

PARAMETER = state.OPEN
LINKED = "settings"  # opens all that the link sets, as in a new session


def link(settings: Settings, label: str, help: str, icon: str) -> None:
    """To the playground, where these settings begin."""
    st.page_link(
        navigation.page("playground"),
        label=label,
        icon=icon,
        help=help,
        query_params={PARAMETER: LINKED, **url.encode(settings, sweep=True)},
    )
