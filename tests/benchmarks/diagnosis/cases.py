"""Configurations on which the verdict is scored, drawn at random. Those made by hand: handmade.py.

A group is one data set and a few runs that train as one stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from datasets import DATASETS
from nn_core import ACTIVATIONS, OPTIMIZERS, NetworkConfig, RunConfig
from nn_core.config import parameter_count

FULL_BATCH = 512
# Sets of several answers or of a user's own formula came later: with them, other cases would be
# drawn than those that the published scores are of.
SEVERAL = {"eddy", "discs"}
SYNTHETIC = [
    name
    for name, spec in DATASETS.items()
    if spec.family != "real" and name not in SEVERAL and not spec.has_curve
]
REAL = [name for name, spec in DATASETS.items() if spec.family == "real"]
GOOD_INITIALIZERS = ("he_normal", "he_uniform", "glorot_normal", "glorot_uniform", "lecun_normal")
OTHER_INITIALIZERS = ("orthogonal", "normal", "uniform", "constant", "zeros")
DEPTHS = (0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 5, 6, 7, 8, 9, 10)
WIDTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64)
MULTIPLICATIONS = 1.5e9  # of one run until its verdict: 8 bytes a second would be a century
LOSS = {"regression": "mse", "binary": "binary_cross_entropy", "multiclass": "cross_entropy"}
OUTPUT = {"regression": "identity", "binary": "sigmoid", "multiclass": "softmax"}


@dataclass(frozen=True)
class Problem:
    """A data set, and what is done to it."""

    name: str
    n_samples: int = 400
    noise: float = 0.1
    train_share: float = 0.5
    seed: int = 5
    scale: float = 1.0  # targets of a regression become scale * y + offset
    offset: float = 0.0
    input_scale: float = 1.0
    minority: float = 0.5  # share of the first class of two
    signs: bool = False  # two classes are -1 and 1
    coin_flips: bool = False  # nothing can be learnt
    one_class: bool = False  # all training targets are the same

    @property
    def task(self) -> str:
        """Of the data set."""
        return str(DATASETS[self.name].task)


@dataclass(frozen=True)
class Group:
    """Runs that share data and stack. `intended` is what a hand-made group was made for."""

    problem: Problem
    runs: tuple[RunConfig, ...]
    epochs: int
    intended: str = ""
    first_rate: float | None = None  # the learning rate of the first epochs, then set back


@dataclass(frozen=True)
class Draw:
    """What the runs of a random group share."""

    rng: np.random.Generator
    problem: Problem
    shared: dict[str, Any] = field(default_factory=dict)


def random_group(rng: np.random.Generator, runs_in_group: int = 3) -> Group:
    """Any synthetic data, activation, optimizer, penalty, size, sample count and noise."""
    problem = _random_problem(rng)
    return _group(rng, problem, runs_in_group)


def random_real_group(rng: np.random.Generator, runs_in_group: int = 3) -> Group:
    """Any real data; half of the rows are kept for the test."""
    problem = Problem(
        str(rng.choice(REAL)),
        train_share=float(rng.choice([0.3, 0.5, 0.7])),
        seed=int(rng.integers(10_000)),
    )
    return _group(rng, problem, runs_in_group)


def _random_problem(rng: np.random.Generator) -> Problem:
    name = str(rng.choice(SYNTHETIC))
    kind = rng.random()
    changes: dict[str, Any] = {}
    if DATASETS[name].task == "regression" and kind < 0.5:
        changes["scale"] = _rounded(10 ** rng.uniform(-2, 3))
        changes["offset"] = _rounded(changes["scale"] * rng.choice([0, 0, 1, -3, 10]))
    elif DATASETS[name].task == "binary" and kind < 0.2:
        changes["minority"] = 0.1
    elif DATASETS[name].task == "binary" and kind < 0.25:
        changes["coin_flips"] = True
    if rng.random() < 0.05:
        changes["input_scale"] = _rounded(10 ** rng.uniform(-1, 2))
    return Problem(
        name,
        n_samples=int(10 * round(10 ** rng.uniform(np.log10(2), np.log10(300)))),
        noise=float(rng.choice([0.0, 0.1, 0.2, 0.3, 0.5])),
        train_share=float(rng.choice([0.3, 0.5, 0.7])),
        seed=int(rng.integers(10_000)),
        **changes,
    )


def _group(rng: np.random.Generator, problem: Problem, runs_in_group: int) -> Group:
    task = problem.task
    loss = _random_loss(rng, task)
    output = _random_output(rng, task, loss)
    if output == "tanh" and task == "binary":
        problem = _replaced(problem, signs=True)
    shared = {
        "batch_size": int(rng.choice([8, 16, 32, 64, FULL_BATCH])),
        "optimizer": str(rng.choice(list(OPTIMIZERS))),
        "loss": loss,
    }
    depth, names = int(rng.choice(DEPTHS)), list(ACTIVATIONS)
    activation = "identity" if rng.random() < 0.06 else str(rng.choice(names))
    runs = [_random_run(rng, shared, depth, activation, output) for _ in range(runs_in_group)]
    return Group(problem, tuple(runs), _random_epochs(rng, problem, runs))


def _replaced(problem: Problem, **changes: Any) -> Problem:
    return Problem(**{**problem.__dict__, **changes})


def _random_epochs(rng: np.random.Generator, problem: Problem, runs: list[RunConfig]) -> int:
    """As many as make 200 to 2,500 steps, less where the networks are large."""
    spec = DATASETS[problem.name]
    n_samples = problem.n_samples if spec.has_samples else spec.default_samples // 2
    n_train = max(1, round(n_samples * problem.train_share))
    steps = 10 ** rng.uniform(np.log10(200), np.log10(2500))
    wanted = steps / np.ceil(n_train / runs[0].batch_size)
    counts = [parameter_count(run.network, spec.n_inputs, spec.n_outputs) for run in runs]
    affordable = MULTIPLICATIONS / (3 * max(counts) * n_train)
    return int(np.clip(min(wanted, affordable), 5, 1000))


def _random_loss(rng: np.random.Generator, task: str) -> str:
    if task == "regression":
        return str(rng.choice(["mse", "mse", "mse", "mse", "mae", "huber"]))
    return str(rng.choice([LOSS[task]] * 6 + ["mse", "mae"]))


def _random_output(rng: np.random.Generator, task: str, loss: str) -> str:
    if task == "regression":
        return str(rng.choice(["identity"] * 6 + ["sigmoid", "tanh"]))
    if loss != LOSS[task]:
        own = ["identity", "sigmoid", "tanh"] if task == "binary" else ["identity", "softmax"]
        return str(rng.choice(own))
    return OUTPUT[task]


def _random_run(
    rng: np.random.Generator, shared: dict[str, Any], depth: int, activation: str, output: str
) -> RunConfig:
    width = int(rng.choice(WIDTHS))
    initializers = GOOD_INITIALIZERS if rng.random() < 0.75 else OTHER_INITIALIZERS
    low, high = (-3.0, -0.3) if shared["optimizer"] == "sgd" else (-3.5, -1.0)
    rate = min(3.0, 10 ** rng.uniform(low, high) * (30 if rng.random() < 0.12 else 1))
    return RunConfig(
        NetworkConfig((width,) * depth, activation, output, str(rng.choice(initializers))),
        learning_rate=_rounded(rate),
        **_random_penalty(rng),
        seed=int(rng.integers(10_000)),
        **shared,
    )


def _random_penalty(rng: np.random.Generator) -> dict[str, float]:
    """None in four of five runs."""
    kind = str(rng.choice([""] * 16 + ["l1", "l2", "l2", "dropout"]))
    if kind == "dropout":
        return {"dropout": float(rng.choice([0.1, 0.3, 0.5, 0.8]))}
    return {kind: _rounded(10 ** rng.uniform(-4, 1))} if kind else {}


def _rounded(value: float) -> float:
    return float(f"{value:.2g}")
