"""Data: bring a table of one's own, and choose what is to be learned from it."""

from pages.ui import state
from pages.ui.notices import notices
from pages.ui.own.page import page


def render() -> None:
    """What comes in, what was made of it, and how it is split."""
    state.start("data")
    notices()
    page()
    state.write_url()


if __name__ == "__main__":  # Streamlit's page discovery runs this file on a cold deep link
    from app import main

    main()
