"""Presets: set-ups that show one phenomenon each, numbered S1 to S18 as in the tests of science.

A set-up follows its test as closely as the app's data and limits allow. tests/pages/test_presets.py
trains each from many starts and holds what its sentence promises.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

from pages.live.settings import Settings, for_dataset, settle


class Preset(NamedTuple):
    """Settings that open a page; its texts are preset.<name> and preset.<name>.about."""

    name: str
    page: Literal["playground", "map"]
    settings: Settings


def _on(dataset: str, depth: int, width: int, activation: str, **changes: object) -> Settings:
    """A network of equal layers on a data set with its own noise and size, unless changed."""
    initializer = "he_normal" if activation == "relu" else "glorot_normal"
    hidden = {"hidden_widths": (width,) * depth, "activations": (activation,) * depth}
    given = {"initializer": initializer, **hidden, **changes}
    return settle(replace(for_dataset(Settings(), dataset), **given))  # type: ignore[arg-type]


# 40 noisy points to train on, one batch of all of them (S14).
_FEW = {"n_samples": 80, "noise": 0.3, "data_seed": 3, "batch_size": 64, "epochs": 2000,
        "speed": 300}  # fmt: skip
# 300 points to train on and plain SGD: Adam hides what goes wrong in deep networks (S6, S9).
_PLAIN = {"n_samples": 600, "noise": 0.1, "optimizer": "sgd", "batch_size": 32, "epochs": 100}

_PLAYGROUND = {
    # Between them nobody knows.
    "too_small": _on("sine", 2, 1, "tanh", **_FEW),
    "just_right": _on("sine", 2, 3, "tanh", **_FEW),
    "too_large": _on("sine", 2, 64, "tanh", **_FEW),
    "overfitting_spiral": _on("spiral", 3, 32, "relu", n_samples=200, noise=0.25, epochs=500),
    "no_guarantee": _on("xor", 1, 3, "relu", learning_rate=0.03, epochs=500, seed=4),  # S2
    # What a network needs besides units.
    "straight_only": _on("circle", 5, 8, "identity", epochs=200),  # S3
    "all_alike": _on("circle", 2, 8, "tanh", initializer="constant", epochs=300),  # S5
    # What goes wrong in deep networks. S6 has 30 layers and N(0, 1 / fan_in); ten layers, the
    # most that the interface offers, stall from still smaller weights.
    "deep_start": _on("moons", 10, 32, "relu", **_PLAIN, learning_rate=0.02, initializer="normal"),
    "vanishing_gradient": _on("moons", 10, 64, "sigmoid", **_PLAIN, learning_rate=0.5),  # S7, S8
    "sigmoid_cliff": _on("moons", 6, 32, "sigmoid", **_PLAIN, learning_rate=0.5),  # S9
    "born_dead": _on("sine", 10, 2, "relu", epochs=300),  # S10
    "slow_waves_first": _on(  # S13
        "sum-of-sines", 3, 64, "tanh", learning_rate=0.003, batch_size=512, epochs=4000, speed=100
    ),
}

PRESETS: Mapping[str, Preset] = {
    name: Preset(name, "playground", settings) for name, settings in _PLAYGROUND.items()
}


def presets_of(page: str) -> list[Preset]:
    """Those that open a page, in the order in which they are offered."""
    return [preset for preset in PRESETS.values() if preset.page == page]
