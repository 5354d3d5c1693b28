"""What became of a run: measured on 8,000 new points, over five times the epochs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from datasets import DATASETS, load
from nn_core import RunConfig, Trainer
from nn_core.activations import ACTIVATIONS
from nn_core.arrays import Array, FloatArray, IntArray
from nn_core.excess import Curves
from nn_core.facts import Facts, curves_of
from nn_core.inspection import rms, unit_spread
from nn_core.layers import layers_of
from nn_core.losses import baseline_loss
from nn_core.probe import PROBE_FACTOR
from tests.benchmarks.diagnosis_cases import Group

TEST_POINTS = 8000
LONGER = 5
FIRST_EPOCHS = 3


@dataclass(frozen=True)
class Material:
    """What a group trains on and is tested on."""

    training: tuple[Array, Array, Array, Array]
    test: tuple[Array, Array]
    floor: float | None
    task: str


@dataclass(frozen=True)
class Mechanism:
    """The hidden layers on the test points, when the verdict is given."""

    equal_units: bool
    dead_layer: bool  # a layer in which at least nine units of ten are 0 on all test points
    flat_layer: bool  # a layer whose mean slope is below a twentieth of its largest
    gradient_ratio: float


@dataclass(frozen=True)
class Case:
    """One run: what the rules see, and what became of it."""

    run: RunConfig
    group: Group
    facts: Facts
    probe: Curves
    task: str
    baseline: float
    test_baseline: float
    floor: float | None
    test_epochs: IntArray  # (C,)
    test: FloatArray  # (C,) mean loss on the test points
    train: FloatArray  # (C,) mean training loss
    mechanism: Mechanism


def observe(group: Group) -> list[Case]:
    """Trains a group to its epochs, gathers the facts, and goes on to five times as many."""
    material = make(group)
    (x, y), floor, loss = material.test, material.floor, group.runs[0].loss
    trainer = Trainer(group.runs, *material.training)
    warm_up(trainer, group)
    checkpoints = test_epochs(group.epochs)
    checkpoints = checkpoints[checkpoints >= trainer.epoch]
    losses, train_losses = [], []
    probes: list[Curves] = []
    for epoch in checkpoints:
        trainer.run(int(epoch) - trainer.epoch)
        losses.append(trainer.loss(x, y))
        train_losses.append(trainer.history.train_loss[-1])
        if epoch == group.epochs:
            facts = [gather(trainer, run, floor) for run in range(len(group.runs))]
            mechanisms = [mechanism_of(trainer, run, x, y) for run in range(len(group.runs))]
        if epoch == (1 + PROBE_FACTOR) * group.epochs:
            probes = curves_of(trainer)  # a copy trains as the run itself does, to the last bit
    return [
        Case(
            run,
            group,
            facts[index],
            probes[index],
            material.task,
            baseline_loss(loss, material.training[1]),
            baseline_loss(loss, y),
            floor,
            checkpoints,
            np.array(losses)[:, index],
            np.array(train_losses)[:, index],
            mechanisms[index],
        )
        for index, run in enumerate(group.runs)
    ]


def warm_up(trainer: Trainer, group: Group) -> None:
    """The first epochs, where a group has a learning rate of its own for them."""
    if group.first_rate is not None:
        trainer.adjust(learning_rate=group.first_rate)
        trainer.run(FIRST_EPOCHS)
        trainer.adjust(learning_rate=[run.learning_rate for run in group.runs])


def make(group: Group) -> Material:
    """The data of a group. With coin flips, nothing can be learnt: guessing is the best."""
    settings = dict(group.data)
    coin_flips = settings.pop("coin_flips", False)
    data, loss = load(**settings), group.runs[0].loss
    rng = np.random.default_rng(10_000_000 + settings["seed"])
    x, y = DATASETS[data.name].generate(TEST_POINTS, settings["noise"], rng)  # type: ignore[misc]
    inputs, targets = [data.x_train, data.x_validation, x], [data.y_train, data.y_validation, y]
    floor = None if data.floor is None else data.floor.get(loss)
    if coin_flips:
        targets = [rng.integers(0, 2, part.shape).astype(float) for part in targets]
        floor = baseline_loss(loss, np.array([[0.0], [1.0]]))
    training = inputs[0], targets[0], inputs[1], targets[1]
    return Material(training, (inputs[2], targets[2]), floor, data.task)


def test_epochs(epochs: int) -> IntArray:
    """Evenly spaced on a logarithmic scale, with some close together before N, 4 N and 5 N."""
    until = np.geomspace(1, epochs, 16)
    after = np.geomspace(epochs, LONGER * epochs, 8)
    near = [
        factor * epochs * share
        for factor in (1, 4, LONGER)
        for share in (0.95, 0.9625, 0.975, 0.9875, 1)
    ]
    return np.unique(np.round(np.concatenate([[0], until, after, near])).astype(np.int64))


def gather(trainer: Trainer, run: int, floor: float | None) -> Facts:
    """The facts, all worked out, so that they can be kept without the trainer."""
    facts = Facts(trainer, run, floor, curves_of(trainer)[run])
    with np.errstate(all="ignore"):
        facts.detach()
    return facts


def mechanism_of(trainer: Trainer, run: int, x: Array, y: Array) -> Mechanism:
    """Looks inside a run on the test points."""
    layers = layers_of(trainer, run)
    with np.errstate(all="ignore"):
        flow = layers.forward(np.asarray(x, layers.weights[0].dtype))
        deltas = layers.deltas(flow, np.asarray(y, layers.weights[0].dtype))
        hidden = range(layers.depth)
        dead = [np.mean(~flow.values[i].any(axis=1)) >= 0.9 for i in hidden]
        flat = [_mean_slope(layers.activations[i], layers.slope(flow, i)) < 0.05 for i in hidden]
        sizes = [rms(deltas[i]) for i in hidden]
    equal = [unit_spread(layers.weights[i], layers.biases[i]) <= 1e-6 for i in hidden]
    ratio = sizes[0] / sizes[-1] if len(sizes) > 1 and sizes[-1] > 0 else 1.0
    return Mechanism(any(equal), any(dead), any(flat), ratio)


def _mean_slope(name: str, slope: Array) -> float:
    """Of a bounded activation, as a share of its largest slope; 1 for any other."""
    if name not in ("tanh", "hard_tanh", "sigmoid"):
        return 1.0
    largest = np.empty(1)
    ACTIVATIONS[name].slope(np.zeros(1), np.full(1, 0.5 if name == "sigmoid" else 0.0), largest)
    return float(np.mean(slope) / largest[0])
