"""Which data point the page of one point follows, said from another page."""

from pages.ui.session_state import set_widget_value

# The keys of its widgets: where the point comes from, of which half of the data, and its number.
SOURCE, HALF, INDEX = "point_source", "point_half", "point_index"


def pick(name: str, index: int) -> None:
    """From a callback: a point of the data, as if chosen by its number."""
    set_widget_value(SOURCE, "data")
    set_widget_value(HALF, name)
    set_widget_value(f"{INDEX}_{name}", index)
