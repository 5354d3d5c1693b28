"""One point: its way through the playground's network as it is now, and asking the network."""

from pages.features.point.ui.page import page
from pages.ui import state
from pages.ui.notices import notices


def render() -> None:
    """Which point, where it lies, and its way: forward, back, in a batch; then the answer."""
    state.start("point")
    notices()
    page()
    state.write_url()


if __name__ == "__main__":  # Streamlit's page discovery runs this file on a cold deep link
    from app import main

    main()
