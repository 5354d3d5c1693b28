"""Presets: set-ups that show one phenomenon each, numbered S1 to S18 as in the tests of science.

A set-up follows its test as closely as the app's data and limits allow. tests/pages/test_presets.py
trains each from many starts and holds what its sentence promises.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

from pages.live.settings import Settings, for_dataset, settle

Page = Literal["playground", "map"]


class Preset(NamedTuple):
    """Settings that open a page; its texts are preset.<name> and preset.<name>.about."""

    name: str
    page: Page
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
# 60 points with more noise: from each of ten starts the verdict is clear, and as the name says.
_NOISY = {**_FEW, "n_samples": 120, "noise": 0.4, "learning_rate": 0.03}
# 300 points to train on and plain SGD: Adam hides what goes wrong in deep networks (S6, S9).
_PLAIN = {"n_samples": 600, "noise": 0.1, "optimizer": "sgd", "batch_size": 32, "epochs": 100}

_PLAYGROUND = {
    # Three widths for the same data: only a trial tells which one is enough.
    "too_small": _on("sine", 1, 1, "tanh", **_NOISY),
    "just_right": _on("sine", 1, 4, "tanh", **_NOISY),
    "too_large": _on("sine", 2, 64, "tanh", **_NOISY),
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


def _mapped(settings: Settings, **sweep: object) -> Settings:
    """The settings with what the map is to do with them."""
    return settle(replace(settings, sweep=replace(settings.sweep, **sweep)))  # type: ignore[arg-type]


_MAP = {
    # The border between too small, lagom and too large.
    "border": _mapped(
        _on("circle", 2, 8, "relu", n_samples=100, noise=0.25),
        row_values=("0", "1", "2", "3"), column_values=("1", "2", "3", "4", "8", "16", "32"),
        starts=3, epochs=300, measure="verdict",
    ),
    "luck_by_width": _mapped(  # S2
        _on("xor", 1, 4, "relu", n_samples=200, learning_rate=0.03),
        row_values=("1", "2"), column_values=("1", "2", "3", "4", "6", "8", "16"),
        starts=20, epochs=100, measure="success_rate",
    ),
    # What is enough, and what is too much, depends on noise and data (S14).
    "lagom_by_noise": _mapped(
        _on("sine", 2, 8, "tanh", **_FEW),
        rows="width", row_values=("1", "2", "3", "8", "64"),
        columns="noise", column_values=("0", "0.1", "0.3", "0.5"), starts=5, epochs=2000,
    ),
    "learning_curve": _mapped(
        _on("sine", 2, 8, "tanh", **{**_FEW, "batch_size": 20}),
        rows="width", row_values=("1", "3", "8", "16"),
        columns="samples", column_values=("40", "100", "200", "500", "1000"), starts=3, epochs=400,
    ),
    "cliff_by_activation": _mapped(  # S9
        _on("moons", 2, 16, "sigmoid", **_PLAIN, learning_rate=0.3),
        row_values=("1", "2", "3", "4", "6", "8"),
        columns="activation", column_values=("relu", "tanh", "sigmoid"), starts=3, epochs=60,
    ),
    "start_by_depth": _mapped(  # S6
        _on("moons", 2, 16, "relu", **_PLAIN, learning_rate=0.02),
        row_values=("1", "2", "4", "6", "8"), columns="initializer",
        column_values=("zeros", "normal", "glorot_normal", "he_normal"), starts=3, epochs=100,
    ),
    "deep_or_wide": _mapped(
        _on("spiral", 3, 8, "relu"),
        mode="race", race_depths=(4, 1), budget="parameters", amount=200,
    ),
    "second_descent": _mapped(Settings(), mode="double_descent"),  # S15
}  # fmt: skip

_BY_PAGE: Mapping[Page, Mapping[str, Settings]] = {"playground": _PLAYGROUND, "map": _MAP}

PRESETS: Mapping[str, Preset] = {
    name: Preset(name, page, settings)
    for page, table in _BY_PAGE.items()
    for name, settings in table.items()
}


def presets_of(page: str) -> list[Preset]:
    """Those that open a page, in the order in which they are offered."""
    return [preset for preset in PRESETS.values() if preset.page == page]
