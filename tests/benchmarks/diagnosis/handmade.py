"""The hand-made set: each configuration was made to show one verdict, and runs from three seeds.

What it was made for is not its truth: that is measured, as for the random ones.
"""

from __future__ import annotations

from typing import Any

from nn_core import NetworkConfig, RunConfig
from tests.benchmarks.diagnosis.cases import LOSS, OUTPUT, Group, Problem
from tests.benchmarks.diagnosis.page_cases import EXAMPLES, LINKS

SEEDS = (1, 2, 3)


def made(
    intended: str,
    name: str,
    widths: tuple[int, ...],
    activation: str | tuple[str, ...],
    epochs: int,
    initializer: str = "glorot_normal",
    data: dict[str, Any] | None = None,
    **settings: Any,
) -> Group:
    """A group of three seeds; settings are those of RunConfig."""
    problem = Problem(name, **(data or {}))
    given: dict[str, Any] = {"loss": LOSS[problem.task], "batch_size": 32, **settings}
    first_rate = given.pop("first_rate", None)
    output = given.pop("output", OUTPUT[problem.task])
    network = NetworkConfig(widths, activation, output, initializer)
    runs = tuple(RunConfig(network, seed=seed, **given) for seed in SEEDS)
    return Group(problem, runs, epochs, intended, first_rate)


COIN: dict[str, Any] = {"coin_flips": True}
FEW: dict[str, Any] = {"n_samples": 60, "noise": 0.4}
PLAIN: dict[str, Any] = {"learning_rate": 0.01, "batch_size": 10}  # as the page starts
PRICES: dict[str, Any] = {"scale": 100.0, "offset": 500.0}
ONE_CLASS: dict[str, Any] = {"n_samples": 40, "one_class": True}
WIDE_INPUTS: dict[str, Any] = {"input_scale": 100.0}
SLOW: dict[str, Any] = {"optimizer": "sgd", "learning_rate": 0.003}
# Far too large at first; then sensible, but by then the units are flat.
HOT: dict[str, Any] = {"first_rate": 1.0, "optimizer": "adam", "learning_rate": 0.03}

HANDMADE: list[Group] = [
    *LINKS,
    *EXAMPLES,
    made("diverged", "reg-plane", (8, 8), "relu", 30, optimizer="sgd", learning_rate=1.0),
    made("diverged", "sine", (16,), "elu", 30, optimizer="momentum", learning_rate=2.0),
    made("diverged", "circle", (16, 16), "relu", 40, optimizer="sgd", learning_rate=30.0),
    made("diverged", "cubic", (32,), "tanh", 40, optimizer="sgd", learning_rate=3.0),
    made("diverged", "reg-gauss", (32, 32), "elu", 30, optimizer="sgd", learning_rate=3.0),
    made("diverged", "blobs", (16, 16), "leaky_relu", 30, optimizer="sgd", learning_rate=30.0),
    made("no_signal", "circle", (4,), "tanh", 20, data=COIN, optimizer="sgd", learning_rate=0.01),
    made("no_signal", "xor", (), "tanh", 60, data=COIN),
    made("no_signal", "moons", (2,), "relu", 20, data=COIN, learning_rate=0.003),
    made("no_signal", "gauss", (3, 3), "tanh", 20, data=COIN, learning_rate=0.002),
    made("no_signal", "spiral", (4, 2), "sigmoid", 60, data=COIN, **SLOW),
    made("symmetric", "xor", (8,), "tanh", 100, "zeros"),
    made("symmetric", "circle", (8, 8), "tanh", 100, "constant"),
    made("symmetric", "moons", (16,), "relu", 100, "constant"),
    made("symmetric", "sine", (8,), "sigmoid", 100, "constant"),
    made("symmetric", "gauss", (4,), "tanh", 60, "constant"),
    made("symmetric", "blobs", (6, 6), "relu", 60, "zeros"),
    made("dead", "circle", (2,) * 20, "relu", 60, "he_normal"),
    made("dead", "xor", (2,) * 16, "relu", 60, "he_normal"),
    made("dead", "sine", (2,) * 14, "relu", 60, "he_normal"),
    made("dead", "spiral", (8, 8), "relu", 60, "he_normal", learning_rate=3.0),
    made("dead", "reg-gauss", (8, 8), "relu", 60, "he_normal", learning_rate=3.0),
    made("vanished", "circle", (8,) * 8, "sigmoid", 60, optimizer="sgd", learning_rate=0.1),
    made("vanished", "moons", (16,) * 8, "sigmoid", 60, optimizer="sgd", learning_rate=0.1),
    made("vanished", "sine", (16,) * 7, "sigmoid", 60, optimizer="sgd", learning_rate=0.05),
    made("vanished", "spiral", (8,) * 10, "sigmoid", 60, optimizer="momentum"),
    made("vanished", "rings", (8,) * 9, "sigmoid", 60, optimizer="sgd", learning_rate=0.1),
    made("saturated", "xor", (3, 3, 3), "tanh", 150, **HOT),
    made("saturated", "circle", (3, 3, 3), "hard_tanh", 150, **HOT),
    made("saturated", "sine", (4, 4, 4), "sigmoid", 150, **HOT),
    made("saturated", "double-helix", (4, 4, 4), "tanh", 150, **HOT),
    made("overfitting", "moons", (64, 64), "tanh", 300, data=FEW),
    made("overfitting", "sine", (64, 64), "tanh", 600, data=FEW),
    made("overfitting", "xor", (32, 32), "relu", 300, "he_normal", data=FEW),
    made("overfitting", "blobs", (64,), "relu", 400, "he_normal", data=FEW, learning_rate=0.03),
    made("overfitting", "circle", (32, 32), "silu", 400, "he_normal", data=FEW),
    made("overfitting", "cubic", (64, 64), "gelu", 800, "he_normal", data=FEW),
    made("lagom", "circle", (8,), "tanh", 150),
    made("lagom", "gauss", (4,), "relu", 60, "he_normal"),
    made("lagom", "moons", (16, 16), "tanh", 150),
    made("lagom", "sine", (16, 16), "tanh", 300),
    made("lagom", "blobs", (8,), "tanh", 100),
    made("lagom", "reg-plane", (8,), "relu", 60, "he_normal"),
    made("still_learning", "spiral", (16, 16), "tanh", 60, data={"noise": 0.0}),
    made("still_learning", "xor", (8,), "relu", 4, "he_normal", learning_rate=0.003),
    made("still_learning", "pinwheel", (8,), "tanh", 8, learning_rate=0.003),
    made("still_learning", "checkerboard", (32, 32), "relu", 60, "he_normal", data={"noise": 0.0}),
    made("underfitting", "xor", (1,), "tanh", 200),
    made("underfitting", "spiral", (2,), "tanh", 300),
    made("underfitting", "sawtooth", (2,), "relu", 300, "he_normal", learning_rate=0.02),
    made("underfitting", "checkerboard", (2,), "tanh", 300),
    made("penalized", "moons", (16, 16), "relu", 80, "he_normal", l1=0.1),
    made("penalized", "moons", (8, 8), "relu", 100, "he_normal", dropout=0.8),
    made("penalized", "moons", (8, 8), "tanh", 100, l2=0.3),
    made("penalized", "reg-gauss", (16, 16), "relu", 60, "he_normal", l2=1.0),
    made("penalized", "blobs", (16,), "tanh", 60, optimizer="sgd", learning_rate=0.5, l2=5.0),
    made("penalized", "xor", (8, 8, 8), "relu", 80, "he_normal", l1=0.03, optimizer="adamw"),
    made(
        "still_learning", "reg-plane", (8,), "tanh", 10, data={"offset": 5.0}, learning_rate=0.001
    ),
    made("still_learning", "cubic", (16,), "tanh", 60, data={"scale": 100.0, "offset": 300.0}),
    made("still_learning", "sine", (16, 16), "tanh", 60, data={"offset": 20.0}),
    made("unsteady", "sine", (32, 32), "relu", 150, "he_normal", learning_rate=0.3),
    made("unsteady", "spiral", (16, 16), "tanh", 300, data={"noise": 0.0}, learning_rate=0.2),
    made("unsteady", "moons", (16, 16), "tanh", 100, learning_rate=1.0),
    made("unsteady", "circle", (16, 16), "elu", 80, "he_normal", learning_rate=1.0),
    made("unsteady", "reg-gauss", (16,), "sine", 80, optimizer="rmsprop", learning_rate=0.3),
    made("unsteady", "pinwheel", (8, 8), "tanh", 80, optimizer="momentum", learning_rate=2.0),
    made("unsteady", "digits", (16, 16), "tanh", 60, optimizer="adam", learning_rate=0.3),
    made("straight", "xor", (16, 16, 16), "identity", 60),
    made("straight", "sine", (8, 8), "identity", 100),
    made("straight", "rings", (), "tanh", 60),
    made("straight", "checkerboard", (32, 32), "identity", 40, optimizer="sgd", learning_rate=0.1),
    made("straight", "cubic", (4, 4), "identity", 60, data={"scale": 50.0}, learning_rate=0.03),
    made("unreachable", "cubic", (16,), "tanh", 80, output="sigmoid"),
    made(
        "unreachable", "reg-gauss", (16,), "relu", 60, "he_normal", {"scale": 30.0}, output="tanh"
    ),
    made("unreachable", "reg-plane", (8,), "tanh", 60, data=PRICES, output="sigmoid"),
    made("unreachable", "sine", (16, 16), "elu", 100, "he_normal", {"scale": 3.0}, output="tanh"),
    made("unreachable", "cars", (16,), "tanh", 60, output="sigmoid"),
    made("no_signal", "circle", (4, 2), "tanh", 30, "he_normal", ONE_CLASS, **PLAIN),
    made("no_signal", "moons", (8,), "relu", 30, "he_normal", {**ONE_CLASS, "noise": 0.3}),
    made(
        "underfitting", "spiral", (8,), "relu", 300, "he_normal", {"noise": 0.0, "n_samples": 500}
    ),
    made("underfitting", "sum-of-sines", (8,), "tanh", 200),
    made("underfitting", "checkerboard", (4,), "relu", 200, "he_normal", {"n_samples": 200}),
    made("overfitting", "circle", (64, 64), "relu", 100, "he_normal", {**FEW, "minority": 0.1}),
    made("overfitting", "digits", (64,), "relu", 150, "he_normal", {"train_share": 0.1}),
    made("saturated", "spiral", (4, 4, 4), "tanh", 150, data={"input_scale": 100.0}, **SLOW),
    made("saturated", "xor", (3, 3), "sigmoid", 100, data={"input_scale": 300.0}, **SLOW),
    made("saturated", "checkerboard", (4, 4, 4), "hard_tanh", 60, data=WIDE_INPUTS, **SLOW),
    made("saturated", "double-helix", (3, 3), "tanh", 60, "he_normal", WIDE_INPUTS, **SLOW),
    made("saturated", "sawtooth", (3, 3, 3), "tanh", 60, data={"input_scale": 1e4}, **SLOW),
    made("oversized", "circle", (96,) * 4, "tanh", 60, "he_normal", learning_rate=0.001),
    made("oversized", "gauss", (32, 32), "relu", 60, "he_normal"),
    made("oversized", "moons", (64,), "tanh", 200),
    made("oversized", "blobs", (32, 32), "tanh", 100),
    made("oversized", "sine", (32, 32), "tanh", 300, learning_rate=0.003),
    made("oversized", "reg-plane", (16, 16), "tanh", 100),
    made("oversized", "wine", (16, 16), "tanh", 60),
    made("lagom", "circle", (3,), "tanh", 250, learning_rate=0.03),
    made("lagom", "xor", (4,), "tanh", 250, data={"noise": 0.0}, learning_rate=0.03),
    made("lagom", "sine", (6,), "tanh", 800, learning_rate=0.03),
    made("lagom", "cubic", (2,), "tanh", 800, learning_rate=0.03),
    made("lagom", "sine", (3,), "tanh", 1500, learning_rate=0.03),
    made("lagom", "gauss", (), "tanh", 100, learning_rate=0.03),
    made("lagom", "reg-plane", (), "tanh", 60, learning_rate=0.03),
    made("lagom", "rings", (5,), "tanh", 300, learning_rate=0.03),
]
