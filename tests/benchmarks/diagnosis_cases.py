"""Configurations on which the verdict is scored: made by hand, and drawn at random.

A group is one data set and a few runs that train as one stack.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from datasets import DATASETS
from nn_core import ACTIVATIONS, OPTIMIZERS, NetworkConfig, RunConfig

FULL_BATCH = 512
SYNTHETIC = [name for name, spec in DATASETS.items() if spec.family != "real"]
GOOD_INITIALIZERS = ("he_normal", "he_uniform", "glorot_normal", "glorot_uniform", "lecun_normal")
OTHER_INITIALIZERS = ("orthogonal", "normal", "uniform", "constant", "zeros")


@dataclass(frozen=True)
class Group:
    """Runs that share data and stack. `intended` is what a hand-made group was made for."""

    data: dict[str, Any]
    runs: list[RunConfig]
    epochs: int
    intended: str = ""
    first_rate: float | None = None  # the learning rate of the first epochs, then set back


def random_group(rng: np.random.Generator, runs_in_group: int = 3) -> Group:
    """Any synthetic data, activation, optimizer, size, sample count and noise."""
    name = str(rng.choice(SYNTHETIC))
    n_samples = int(10 * round(10 ** rng.uniform(1, np.log10(300))))  # the default is 500
    data = {
        "name": name,
        "n_samples": n_samples,
        "noise": float(rng.choice([0.0, 0.1, 0.2, 0.3, 0.5])),
        "train_share": float(rng.choice([0.3, 0.5, 0.7])),
        "seed": int(rng.integers(10_000)),
    }
    batch = int(rng.choice([8, 16, 32, 64, FULL_BATCH]))
    n_train = max(1, round(n_samples * float(data["train_share"])))
    steps = 10 ** rng.uniform(np.log10(200), np.log10(2500))
    epochs = int(np.clip(steps / np.ceil(n_train / batch), 5, 1000))
    shared = {
        "batch_size": batch,
        "optimizer": str(rng.choice(list(OPTIMIZERS))),
        "loss": _random_loss(rng, DATASETS[name].task),
    }
    depth = int(rng.choice([0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 6, 8]))
    activation = str(rng.choice(list(ACTIVATIONS)))
    output = _output(rng, DATASETS[name].task, shared["loss"])
    runs = [_random_run(rng, shared, depth, activation, output) for _ in range(runs_in_group)]
    return Group(data, runs, epochs)


def _random_loss(rng: np.random.Generator, task: str) -> str:
    if task == "regression":
        return str(rng.choice(["mse", "mse", "mse", "mae"]))
    cross_entropy = "binary_cross_entropy" if task == "binary" else "cross_entropy"
    return str(rng.choice([cross_entropy] * 5 + ["mse"]))


def _output(rng: np.random.Generator, task: str, loss: str) -> str:
    if task == "regression":
        return "identity"
    if loss == "mse":
        return str(rng.choice(["identity", "sigmoid"]))
    return "sigmoid" if task == "binary" else "softmax"


def _random_run(
    rng: np.random.Generator, shared: dict[str, Any], depth: int, activation: str, output: str
) -> RunConfig:
    width = int(rng.choice([1, 2, 3, 4, 6, 8, 12, 16, 32, 64]))
    initializers = GOOD_INITIALIZERS if rng.random() < 0.75 else OTHER_INITIALIZERS
    low, high = (-3.0, -0.3) if shared["optimizer"] == "sgd" else (-3.5, -1.0)
    rate = 10 ** rng.uniform(low, high) * (30 if rng.random() < 0.1 else 1)
    return RunConfig(
        NetworkConfig((width,) * depth, activation, output, str(rng.choice(initializers))),
        learning_rate=float(f"{rate:.2g}"),
        l2=float(rng.choice([1e-3, 1e-2, 1e-1])) if rng.random() < 0.1 else 0.0,
        dropout=0.2 if rng.random() < 0.08 else 0.0,
        seed=int(rng.integers(10_000)),
        **shared,
    )
