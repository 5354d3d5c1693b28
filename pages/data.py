"""Data: a table of one's own, and the ends of the network that data and question ask for."""

from pages.features.own.ui.page import page as own
from pages.features.parts.ui.ends.page import page as ends
from pages.ui import state
from pages.ui.notices import notices
from pages.ui.tabs import tabs


def render() -> None:
    """What comes in, what was made of it, and how it is split."""
    state.start("data")
    notices()
    tabs("data", {"own": _own, "ends": ends})


def _own() -> None:
    own()
    state.write_url()


if __name__ == "__main__":  # Streamlit's page discovery runs this file on a cold deep link
    from app import main

    main()
