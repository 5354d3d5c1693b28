"""The tabs of the page about the parts."""

from collections.abc import Callable, Mapping

from pages.ui.parts.activations import activations
from pages.ui.parts.glossary import glossary
from pages.ui.parts.losses import losses
from pages.ui.parts.optimizers import optimizers
from pages.ui.parts.weights import weights

TABS: Mapping[str, Callable[[], None]] = {
    "activations": activations,
    "losses": losses,
    "weights": weights,
    "optimizers": optimizers,
    "glossary": glossary,
}
