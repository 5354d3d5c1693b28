"""What a value on an axis of the map does to the settings."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from pages.live.settings import Settings
from pages.live.sweep_settings import AXIS_VALUES

Place = Callable[[Settings, str], Settings]


def with_value(settings: Settings, axis: str, value: str) -> Settings:
    """The settings with an axis's value in them."""
    return PLACES[axis](settings, value)


def with_depth(settings: Settings, depth: int) -> Settings:
    """So many hidden layers, all as the first one is now."""
    width = (settings.hidden_widths or Settings.hidden_widths)[0]
    activation = (settings.activations or Settings.activations)[0]
    return replace(settings, hidden_widths=(width,) * depth, activations=(activation,) * depth)


def with_width(settings: Settings, width: int) -> Settings:
    """So many units in each hidden layer."""
    return replace(settings, hidden_widths=(width,) * len(settings.hidden_widths))


def _with_activation(settings: Settings, name: str) -> Settings:
    return replace(settings, activations=(name,) * len(settings.hidden_widths))


PLACES: Mapping[str, Place] = {
    "depth": lambda settings, value: with_depth(settings, int(value)),
    "width": lambda settings, value: with_width(settings, int(value)),
    "samples": lambda settings, value: replace(settings, n_samples=int(value)),
    "noise": lambda settings, value: replace(settings, noise=float(value)),
    "learning_rate": lambda settings, value: replace(settings, learning_rate=float(value)),
    "batch_size": lambda settings, value: replace(settings, batch_size=int(value)),
    "activation": _with_activation,
    "initializer": lambda settings, value: replace(settings, initializer=value),
    "l2": lambda settings, value: replace(settings, l2=float(value)),
}
assert PLACES.keys() == AXIS_VALUES.keys()
