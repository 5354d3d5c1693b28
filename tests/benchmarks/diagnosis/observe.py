"""What became of a run: on 8,000 new points, over five times the epochs, and had it been changed.

Nothing here is judged: see truth.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from nn_core import RunConfig, Trainer
from nn_core.arrays import Array, FloatArray, IntArray
from nn_core.functions.activations import ACTIVATIONS
from nn_core.inspection.inspection import rms, unit_spread
from nn_core.inspection.layers import layers_of
from tests.benchmarks.diagnosis.cases import Group
from tests.benchmarks.diagnosis.linear import best_linear_loss, is_linear
from tests.benchmarks.diagnosis.material import (
    Material,
    Points,
    baseline,
    best_loss,
    losses_of,
    make,
    reachable_loss,
)
from tests.benchmarks.diagnosis.variants import (
    LATE,
    MORE_SEEDS,
    OTHER_SEEDS,
    first_rate_of,
    half_as_wide,
    larger,
    less_deep,
    outcomes,
    slower,
    warm_up,
    with_seeds,
    without_penalty,
)

LONGER = 5


@dataclass(frozen=True)
class Mechanism:
    """The hidden layers on the test points, at one moment."""

    equal_units: bool
    dead_layer: bool  # a layer in which at least nine units of ten are 0 on all test points
    flat_layer: bool  # a layer whose mean derivative is below a twentieth of its largest
    gradient_ratio: float


@dataclass(frozen=True)
class Scale:
    """What the losses on some points are measured with."""

    baseline: float
    floor: float

    @property
    def unit(self) -> float:
        """Baseline - floor, or the baseline where there is nothing to learn."""
        signal = self.baseline - self.floor
        return signal if signal > 0.02 * self.baseline else self.baseline or 1.0

    def excess(self, loss: FloatArray | float) -> FloatArray:
        """0 is the best achievable, 1 is guessing."""
        return np.asarray((np.asarray(loss) - self.floor) / self.unit)


@dataclass
class Case:
    """One run: what the rules see, and what became of it. Losses are excesses on their own points.

    variants: name -> (2, n) test and training excess of counterfactual runs, own seed first.
    """

    name: str
    group: Group
    run: RunConfig
    trainer: Trainer  # the run alone, as it was when the verdict is given
    floor: float | None  # what the diagnosis is told
    scale: Scale  # of the test points
    train_scale: Scale
    epochs: IntArray  # (C,)
    test: FloatArray  # (C,)
    train: FloatArray  # (C,)
    test_error: float  # standard error of the test excess at N
    at_start: Mechanism
    at_verdict: Mechanism
    linear: float  # excess of the best linear fit; nan where the network bends
    reachable: float  # excess of the best answers within the output's range
    constant_training: bool
    variants: dict[str, FloatArray] = field(default_factory=dict)

    @property
    def task(self) -> str:
        """Of the data set."""
        return self.group.problem.task

    @property
    def tolerance(self) -> float:
        """The test excess of a good fit."""
        return 0.1 if self.task == "regression" else 0.2

    def late(self, values: FloatArray, factor: int) -> float:
        """The median of five looks at the end of so many times the epochs."""
        end = factor * self.group.epochs
        chosen = (self.epochs >= 0.95 * end) & (self.epochs <= end)
        return float(np.median(values[chosen])) if chosen.any() else float("nan")


def observe(group: Group, name: str) -> list[Case]:
    """Trains a group to its epochs, keeps the runs as they are then, and finds what became."""
    material = make(group.problem, group.runs[0])
    cases = _watched(group, name, material)
    for case in cases:
        _look_at_variants(case, material)
    return cases


def _watched(group: Group, name: str, material: Material) -> list[Case]:
    test, trainer = material.test, Trainer(group.runs, *material.training)
    epochs = look_epochs(group.epochs)
    losses, train_losses = [trainer.loss(test.x, test.y)], [trainer.history.latest[0]]
    warm_up(trainer, [group.first_rate] * len(group.runs))
    kept: list[Kept] = []
    for epoch in epochs[1:]:
        trainer.run(max(0, int(epoch) - trainer.epoch))
        losses.append(trainer.loss(test.x, test.y))
        train_losses.append(trainer.history.latest[0])
        if epoch == group.epochs:
            kept = [kept_run(trainer, run, material) for run in range(len(group.runs))]
    tests, trains = np.array(losses).T, np.array(train_losses).T
    return [
        new_case(f"{name}.{run}", group, run, material, kept[run], epochs, tests[run], trains[run])
        for run in range(len(group.runs))
    ]


class Kept(NamedTuple):
    """A run at one moment."""

    trainer: Trainer
    inside: Mechanism
    test_error: float


def kept_run(trainer: Trainer, run: int, material: Material) -> Kept:
    """A run of the trainer as it is now."""
    test, alone = material.test, trainer.subset([run])
    with np.errstate(all="ignore"):
        each = losses_of(trainer.runs[run], alone.predict(test.x)[0], test.y)
        error = float(each.std() / np.sqrt(len(each)))
    return Kept(alone, mechanism_of(alone, 0, test.x, test.y), error)


def new_case(
    name: str,
    group: Group,
    run: int,
    material: Material,
    kept: Kept,
    epochs: IntArray,
    test: FloatArray,
    train: FloatArray,
) -> Case:
    """A case from the test and training losses (C,) at epochs (C,), still without variants."""
    config, points = group.runs[run], (material.test, material.train)
    scale, train_scale = (scale_of(each, config, material.assumed_floor) for each in points)
    if train_scale.baseline == 0:  # all training targets are the same
        train_scale = scale
    start = Trainer([config], *material.training)
    linear = best_linear_loss(material.test, config) if is_linear(config) else float("nan")
    with np.errstate(all="ignore"):
        return Case(
            name=name,
            group=group,
            run=config,
            trainer=kept.trainer,
            floor=material.floor,
            scale=scale,
            train_scale=train_scale,
            epochs=epochs,
            test=scale.excess(test),
            train=train_scale.excess(train),
            test_error=kept.test_error / scale.unit,
            at_start=mechanism_of(start, 0, material.test.x, material.test.y),
            at_verdict=kept.inside,
            linear=float(scale.excess(linear)),
            reachable=float(scale.excess(reachable_loss(material.test, config))),
            constant_training=bool((material.train.y == material.train.y[0]).all()),
        )


def scale_of(points: Points, run: RunConfig, assumed_floor: float) -> Scale:
    """Of real data the best known loss is the floor, for want of a better one."""
    floor = best_loss(points, run)
    return Scale(baseline(run, points.y), assumed_floor if np.isnan(floor) else floor)


def look_epochs(epochs: int) -> IntArray:
    """Evenly spaced on a logarithmic scale, with some close together before N, 4 N and 5 N."""
    until = np.geomspace(1, epochs, 16)
    after = np.geomspace(epochs, LONGER * epochs, 8)
    near = [factor * epochs * share for factor in (1, 4, LONGER) for share in LATE]
    return np.unique(np.round(np.concatenate([[0], until, after, near])).astype(np.int64))


def _look_at_variants(case: Case, material: Material) -> None:
    now, memorizes = case.late(case.test, 1), not case.late(case.train, 1) > 0.2
    good, bad = now < 1.5 * case.tolerance, not now < 0.7 * case.tolerance
    wanted = wanted_variants(case.run, smaller=good, others=bad, more=bad and not memorizes)
    runs = [run for variant in wanted.values() for run in variant]
    if not runs:
        return
    rates = [first_rate_of(run, case.run, case.group.first_rate) for run in runs]
    test, train = outcomes(runs, material, case.group.epochs, rates)
    with np.errstate(all="ignore"):
        excesses = np.stack([case.scale.excess(test), case.train_scale.excess(train)])
    for name, variant in wanted.items():
        case.variants[name], excesses = np.split(excesses, [len(variant)], axis=1)


def wanted_variants(
    run: RunConfig, smaller: bool = True, others: bool = True, more: bool = False
) -> dict[str, list[RunConfig]]:
    """Smaller networks, for a good fit; other settings, for none; a larger network."""
    found: list[tuple[bool, str, RunConfig | None, tuple[int, ...]]] = [
        (smaller, "half_as_wide", half_as_wide(run), MORE_SEEDS),
        (smaller, "less_deep", less_deep(run), MORE_SEEDS),
        (others, "as_it_is", run, OTHER_SEEDS),
        (others, "without_penalty", without_penalty(run), OTHER_SEEDS),
        (others, "a_tenth_of_the_rate", slower(run, 10), OTHER_SEEDS),
        (others, "a_third_of_the_rate", slower(run, 3), OTHER_SEEDS),
        (more, "larger", larger(run), ()),
    ]
    return {name: with_seeds(one, seeds) for wanted, name, one, seeds in found if wanted and one}


def mechanism_of(trainer: Trainer, run: int, x: Array, y: Array) -> Mechanism:
    """Looks inside a run on the test points."""
    layers = layers_of(trainer, run)
    with np.errstate(all="ignore"):
        flow = layers.forward(np.asarray(x, layers.weights[0].dtype))
        deltas = layers.deltas(flow, np.asarray(y, layers.weights[0].dtype))
        hidden = range(layers.depth)
        dead = [np.mean(~flow.values[i].any(axis=1)) >= 0.9 for i in hidden]
        flat = [
            _mean_slope(layers.activations[i], layers.derivative(flow, i)) < 0.05 for i in hidden
        ]
        sizes = [rms(deltas[i]) for i in hidden]
    equal = [unit_spread(layers.weights[i], layers.biases[i]) <= 1e-6 for i in hidden]
    ratio = sizes[0] / sizes[-1] if len(sizes) > 1 and sizes[-1] > 0 else 1.0
    return Mechanism(any(equal), any(dead), any(flat), ratio)


def _mean_slope(name: str, derivative: Array) -> float:
    """Of a bounded activation, as a share of its largest derivative; 1 for any other."""
    if name not in ("tanh", "hard_tanh", "sigmoid"):
        return 1.0
    largest = np.empty(1)
    ACTIVATIONS[name].derivative(
        np.zeros(1), np.full(1, 0.5 if name == "sigmoid" else 0.0), largest
    )
    return float(np.mean(derivative) / largest[0])
