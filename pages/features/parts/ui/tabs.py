"""The tabs of the page about the parts."""

from collections.abc import Callable, Mapping

from pages.features.parts.ui.activations import activations
from pages.features.parts.ui.glossary import glossary
from pages.features.parts.ui.losses import losses
from pages.features.parts.ui.optimizers import optimizers
from pages.features.parts.ui.weights import weights

TABS: Mapping[str, Callable[[], None]] = {
    "activations": activations,
    "losses": losses,
    "weights": weights,
    "optimizers": optimizers,
    "glossary": glossary,
}
