"""What the page offers and where it once said the wrong thing, from three starts each.

Examples of the gallery, and links that a judgement was wrong on. The page's settings are copied:
what it starts with is no matter of these scores.
"""

from __future__ import annotations

from typing import Any

from nn_core import NetworkConfig, RunConfig
from tests.benchmarks.diagnosis.cases import LOSS, OUTPUT, Group, Problem

SEEDS = (1, 2, 3)


def on_page(
    intended: str,
    name: str = "spiral",
    epochs: int = 100,
    widths: tuple[int, ...] = (8, 8, 8),
    activation: str = "relu",
    data: dict[str, Any] | None = None,
    **settings: Any,
) -> Group:
    """A group of three seeds, all else as the page starts with; settings are those of RunConfig."""
    noise = 0.05 if name == "spiral" else 0.0
    problem = Problem(name, **{"n_samples": 500, "noise": noise, "seed": 1, **(data or {})})
    given: dict[str, Any] = {"loss": LOSS[problem.task], "batch_size": 10, **settings}
    output = given.pop("output", OUTPUT[problem.task])
    initializer = given.pop("initializer", "he_normal" if activation == "relu" else "glorot_normal")
    network = NetworkConfig(widths, activation, output, initializer)
    runs = tuple(RunConfig(network, seed=seed, **given) for seed in SEEDS)
    return Group(problem, runs, epochs, intended)


LINE = {"n_samples": 200, "noise": 0.1}
PLANE = {"n_samples": 1200}
FEW = {"n_samples": 80, "noise": 0.3, "seed": 3}
SGD: dict[str, Any] = {"optimizer": "sgd", "batch_size": 32}
MOONS = {"n_samples": 600, "noise": 0.1}
SMALL_START: dict[str, Any] = {**SGD, "initializer": "normal", "learning_rate": 0.02}
MAE: dict[str, Any] = {"loss": "mae", "initializer": "zeros", "batch_size": 32}
TEN = {"n_samples": 10, "train_share": 0.2, "seed": 0, "one_class": True}

LINKS: list[Group] = [
    on_page("penalized", "circle", 60, l2=0.3),
    on_page("penalized", "circle", 60, l2=0.1),
    on_page("penalized", "circle", 60, optimizer="sgd", learning_rate=0.3, l2=10.0),
    on_page("still_learning", "reg-gauss", 4, data=PLANE, learning_rate=0.001, batch_size=512),
    on_page("unsteady", epochs=150, learning_rate=0.05),
    on_page("symmetric", "digits", 10, (32, 32), "tanh", **MAE),
    on_page("straight", "circle", 80, (8,), "identity"),
    on_page("unreachable", "sine", 150, (8, 8), "tanh", LINE, output="sigmoid"),
    on_page("no_signal", "circle", 30, data=TEN),
    on_page("underfitting", epochs=150, widths=(8,)),
    on_page("straight", epochs=784, widths=()),
]
EXAMPLES: list[Group] = [
    on_page("underfitting", "sine", 2000, (1, 1), "tanh", FEW, batch_size=64),
    on_page("lagom", "sine", 2000, (3, 3), "tanh", FEW, batch_size=64),
    on_page("overfitting", "sine", 2000, (64, 64), "tanh", FEW, batch_size=64),
    on_page("overfitting", "spiral", 200, (32,) * 3, data={"n_samples": 200, "noise": 0.25}),
    on_page("lagom", "xor", 200, (3,), learning_rate=0.03),
    on_page("straight", "circle", 100, (8,) * 5, "identity"),
    on_page("symmetric", "circle", 100, (8, 8), "tanh", initializer="constant"),
    on_page("vanished", "moons", 60, (32,) * 10, data=MOONS, **SMALL_START),
    on_page("vanished", "moons", 40, (64,) * 10, "sigmoid", MOONS, learning_rate=0.5, **SGD),
    on_page("vanished", "moons", 40, (32,) * 6, "sigmoid", MOONS, learning_rate=0.5, **SGD),
    on_page("dead", "sine", 100, (2,) * 10, data=LINE),
]
