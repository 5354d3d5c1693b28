"""The playground's controls, in the order in which a student thinks."""

from pages.ui import fragments, state
from pages.ui.controls import data, network, output, training, view


@fragments.fragment(state.CONTROLS)
def controls() -> None:
    """Data, network, output, training; folded what is not needed yet."""
    data.group()
    network.group()
    output.group()
    training.group()
    view.group()
