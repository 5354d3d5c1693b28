"""The hand-made set: each configuration was made to show one verdict, and runs from three seeds.

What it was made for is not its truth: that is measured, as for the random ones.
"""

from __future__ import annotations

from typing import Any

from datasets import DATASETS
from nn_core import NetworkConfig, RunConfig
from tests.benchmarks.diagnosis_cases import Group

SEEDS = (1, 2, 3)
LOSS = {"regression": "mse", "binary": "binary_cross_entropy", "multiclass": "cross_entropy"}
OUTPUT = {"regression": "identity", "binary": "sigmoid", "multiclass": "softmax"}


def made(
    intended: str,
    name: str,
    widths: tuple[int, ...],
    activation: str,
    epochs: int,
    initializer: str = "glorot_normal",
    data: dict[str, Any] | None = None,
    **settings: Any,
) -> Group:
    """A group of three seeds; settings are those of RunConfig."""
    task = DATASETS[name].task
    given: dict[str, Any] = {"loss": LOSS[task], "batch_size": 32, **settings}
    first_rate = given.pop("first_rate", None)
    output = given.pop("output", OUTPUT[task])
    network = NetworkConfig(widths, activation, output, initializer)
    runs = [RunConfig(network, seed=seed, **given) for seed in SEEDS]
    values = {"name": name, "n_samples": 400, "noise": 0.1, "seed": 5, **(data or {})}
    return Group(values, runs, epochs, intended, first_rate)


COIN = {"n_samples": 400, "coin_flips": True}
FEW = {"n_samples": 60, "noise": 0.4}
SLOW = {"optimizer": "sgd", "learning_rate": 0.003}
# Far too large at first; then sensible, but by then the units are flat.
HOT = {"first_rate": 1.0, "optimizer": "adam", "learning_rate": 0.03}

HANDMADE: list[Group] = [
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
    made("dead", "moons", (3,) * 40, "relu", 60, "he_normal"),
    made("dead", "spiral", (8, 8), "relu", 60, "he_normal", learning_rate=3.0),
    made("dead", "reg-gauss", (8, 8), "relu", 60, "he_normal", learning_rate=3.0),
    made("vanished", "circle", (8,) * 8, "sigmoid", 60, optimizer="sgd", learning_rate=0.1),
    made("vanished", "moons", (16,) * 8, "sigmoid", 60, optimizer="sgd", learning_rate=0.1),
    made("vanished", "sine", (16,) * 7, "sigmoid", 60, optimizer="sgd", learning_rate=0.05),
    made("vanished", "spiral", (8,) * 10, "sigmoid", 60, optimizer="momentum"),
    made("vanished", "xor", (16,) * 30, "relu", 40, "lecun_normal", **SLOW),
    made("vanished", "rings", (8,) * 9, "sigmoid", 60, optimizer="sgd", learning_rate=0.1),
    made("saturated", "xor", (3, 3, 3), "tanh", 150, **HOT),
    made("saturated", "spiral", (4, 4, 4), "tanh", 150, **HOT),
    made("saturated", "circle", (3, 3, 3), "hard_tanh", 150, **HOT),
    made("saturated", "sine", (4, 4, 4), "sigmoid", 150, **HOT),
    made("saturated", "checkerboard", (4, 4), "tanh", 150, **HOT),
    made("saturated", "rings", (3, 3), "hard_tanh", 150, **HOT),
    made("saturated", "double-helix", (4, 4, 4), "tanh", 150, **HOT),
    made("saturated", "sum-of-sines", (4, 4, 4), "tanh", 150, **HOT),
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
    made("still_learning", "circle", (8,), "tanh", 10, **SLOW),
    made("still_learning", "sine", (16,), "tanh", 25, **SLOW),
    made("still_learning", "xor", (8,), "relu", 4, "he_normal", learning_rate=0.003),
    made("still_learning", "pinwheel", (8,), "tanh", 8, learning_rate=0.003),
    made("still_learning", "checkerboard", (32, 32), "relu", 60, "he_normal", data={"noise": 0.0}),
    made("underfitting", "circle", (), "tanh", 100),
    made("underfitting", "xor", (1,), "tanh", 200),
    made("underfitting", "spiral", (2,), "tanh", 300),
    made("underfitting", "sawtooth", (2,), "relu", 300, "he_normal", learning_rate=0.02),
    made("underfitting", "checkerboard", (2,), "tanh", 300),
    made("underfitting", "moons", (8, 8), "tanh", 100, l2=0.3),
]
