"""What the diagnosis was once wrong and certain about, on other data, optimizers and scales.

The kinds are those of page_cases.LINKS; none of these shaped a threshold. The truth is measured,
as for all cases.
"""

from __future__ import annotations

from typing import Any

from tests.benchmarks.diagnosis.cases import Group
from tests.benchmarks.diagnosis.page_cases import on_page

FULL: dict[str, Any] = {"batch_size": 512}
TEN: dict[str, Any] = {"n_samples": 10, "train_share": 0.2, "one_class": True}
TWO = (8, 8)

VARIED: list[Group] = [
    # The penalty
    on_page("penalized", "rings", 60, TWO, l1=0.05),
    on_page("penalized", "penguins", 60, TWO, "tanh", l2=1.0),
    on_page("penalized", "sine", 150, TWO, "tanh", {"scale": 100.0}, l2=1000.0),
    on_page("penalized", "gauss", 60, (8,), dropout=0.9),
    on_page("penalized", "xor", 60, TWO, optimizer="sgd", learning_rate=1.0, l2=3.0),
    on_page("penalized", "cubic", 60, TWO, "tanh", optimizer="momentum", learning_rate=0.5, l2=10),
    on_page("penalized", "spiral", 60, optimizer="adamw", learning_rate=0.1, l2=30.0),
    on_page("penalized", "circle", 60, TWO, "sigmoid", learning_rate=0.03, l2=0.05),
    on_page("penalized", "checkerboard", 60, TWO, optimizer="nesterov", l1=0.3),
    on_page("lagom", "circle", 60, TWO, l2=1e-4),  # a penalty that does no harm
    # Far from guessing, and falling
    on_page("still_learning", "reg-plane", 10, TWO, data={"offset": 5.0}, learning_rate=0.001),
    on_page("still_learning", "cubic", 30, TWO, "tanh", {"scale": 1000.0, "offset": 1000.0}),
    on_page("still_learning", "cars", 5, TWO, optimizer="sgd", learning_rate=5e-4),
    on_page("still_learning", "reg-gauss", 6, TWO, optimizer="sgd", learning_rate=0.001, **FULL),
    on_page(
        "still_learning", "sine", 40, TWO, "elu", {"offset": 50.0}, loss="huber", optimizer="adamw"
    ),
    on_page("still_learning", "moons", 6, TWO, "sigmoid", learning_rate=0.002),
    # The steps
    on_page("unsteady", "spiral", 150, TWO, "tanh", learning_rate=0.2),
    on_page("unsteady", "moons", 100, TWO, "silu", optimizer="rmsprop", learning_rate=0.2),
    on_page("unsteady", "sine", 100, (16, 16), optimizer="momentum", learning_rate=0.1),
    on_page("unsteady", "digits", 40, (32, 32), learning_rate=0.1, batch_size=32),
    on_page("unsteady", "xor", 100, TWO, "gelu", learning_rate=0.5),
    on_page("diverged", "reg-plane", 30, TWO, optimizer="nesterov", learning_rate=1.0),
    # Equal units
    on_page("symmetric", "wine", 30, TWO, "tanh", loss="mse", initializer="constant"),
    on_page("symmetric", "cars", 60, TWO, "sigmoid", initializer="constant"),
    on_page("symmetric", "spiral", 60, TWO, "silu", initializer="zeros"),
    on_page("symmetric", "penguins", 40, (16,), loss="mae", initializer="zeros"),
    # Straight lines, and where they are enough
    on_page("straight", "rings", 80, (8,), "identity", learning_rate=0.14),
    on_page("straight", "sine", 80, TWO, "identity", optimizer="rmsprop", learning_rate=0.05),
    on_page("straight", "checkerboard", 100, (), optimizer="sgd", learning_rate=0.1),
    on_page("straight", "xor", 100, (), loss="mse"),
    on_page("lagom", "penguins", 100, (), learning_rate=0.03),
    on_page("oversized", "gauss", 100, (8,), "identity"),
    # The output's reach, and an output that reaches
    on_page("unreachable", "cubic", 80, TWO, "tanh", {"scale": 10.0}, output="tanh"),
    on_page("unreachable", "reg-plane", 80, TWO, data={"offset": 2.0}, output="sigmoid"),
    on_page("unreachable", "cars", 60, TWO, loss="mae", output="sigmoid"),
    on_page("lagom", "sine", 300, TWO, "tanh", {"scale": 0.5}, output="tanh", learning_rate=0.02),
    # Training targets that are all the same
    on_page("no_signal", "moons", 30, TWO, data=TEN),
    on_page("no_signal", "gauss", 30, (4,), "tanh", TEN, optimizer="sgd"),
    # Too small, and few samples
    on_page("underfitting", "spiral", 300, (6,), "tanh"),
    on_page("underfitting", "rings", 200, (2,)),
    on_page("underfitting", "sum-of-sines", 400, (4,), "tanh"),
    on_page("overfitting", "circle", 300, (32, 32), "tanh", {"n_samples": 40, "noise": 0.3}),
    on_page("overfitting", "gauss", 300, (64,), data={"n_samples": 60, "noise": 0.3}),
    # Flat before the first step
    on_page("saturated", "moons", 60, (4, 4), "tanh", {"input_scale": 100.0}, optimizer="sgd"),
]
