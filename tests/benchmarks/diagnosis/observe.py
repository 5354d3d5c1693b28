"""What became of a run: on 8,000 new points, over five times the epochs, and had it been changed.

Nothing here is judged: see truth.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from nn_core import RunConfig, Trainer
from nn_core.activations import ACTIVATIONS
from nn_core.arrays import Array, FloatArray, IntArray
from nn_core.inspection import rms, unit_spread
from nn_core.layers import layers_of
from nn_core.parts import part
from tests.benchmarks.diagnosis.cases import Group
from tests.benchmarks.diagnosis.linear import best_linear_loss, is_linear
from tests.benchmarks.diagnosis.material import (
    Material,
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
    flat_layer: bool  # a layer whose mean slope is below a twentieth of its largest
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
    runs, test = range(len(group.runs)), material.test
    trainer = Trainer(group.runs, *material.training)
    at_start = [mechanism_of(trainer, run, test.x, test.y) for run in runs]
    epochs = look_epochs(group.epochs)
    losses, train_losses = [trainer.loss(test.x, test.y)], [trainer.history.latest[0]]
    warm_up(trainer, [group.first_rate] * len(group.runs))
    kept: list[tuple[Trainer, Mechanism, float]] = []
    for epoch in epochs[1:]:
        trainer.run(max(0, int(epoch) - trainer.epoch))
        losses.append(trainer.loss(test.x, test.y))
        train_losses.append(trainer.history.latest[0])
        if epoch == group.epochs:
            kept = [_kept(trainer, run, material) for run in runs]
    scales = [_scale(material, "test", group.runs[0]), _scale(material, "train", group.runs[0])]
    if scales[1].baseline == 0:  # all training targets are the same
        scales[1] = scales[0]
    with np.errstate(all="ignore"):
        tests, trains = scales[0].excess(np.array(losses)), scales[1].excess(np.array(train_losses))
    linear, reachable = _bounds(material, group.runs[0], scales[0])
    return [
        Case(
            name=f"{name}.{run}",
            group=group,
            run=group.runs[run],
            trainer=kept[run][0],
            floor=material.floor,
            scale=scales[0],
            train_scale=scales[1],
            epochs=epochs,
            test=tests[:, run],
            train=trains[:, run],
            test_error=kept[run][2] / scales[0].unit,
            at_start=at_start[run],
            at_verdict=kept[run][1],
            linear=linear,
            reachable=reachable,
            constant_training=bool((material.train.y == material.train.y[0]).all()),
        )
        for run in runs
    ]


def _kept(trainer: Trainer, run: int, material: Material) -> tuple[Trainer, Mechanism, float]:
    test = material.test
    alone = part(trainer, [run])
    with np.errstate(all="ignore"):
        each = losses_of(trainer.runs[run], alone.predict(test.x)[0], test.y)
        error = float(each.std() / np.sqrt(len(each)))
    return alone, mechanism_of(trainer, run, test.x, test.y), error


def _scale(material: Material, points: str, run: RunConfig) -> Scale:
    """Of real data the best known loss is the floor, for want of a better one."""
    chosen = getattr(material, points)
    floor = best_loss(chosen, run)
    return Scale(baseline(run, chosen.y), material.assumed_floor if np.isnan(floor) else floor)


def _bounds(material: Material, run: RunConfig, scale: Scale) -> tuple[float, float]:
    linear = best_linear_loss(material.test, run) if is_linear(run) else float("nan")
    return float(scale.excess(linear)), float(scale.excess(reachable_loss(material.test, run)))


def look_epochs(epochs: int) -> IntArray:
    """Evenly spaced on a logarithmic scale, with some close together before N, 4 N and 5 N."""
    until = np.geomspace(1, epochs, 16)
    after = np.geomspace(epochs, LONGER * epochs, 8)
    near = [factor * epochs * share for factor in (1, 4, LONGER) for share in LATE]
    return np.unique(np.round(np.concatenate([[0], until, after, near])).astype(np.int64))


def _look_at_variants(case: Case, material: Material) -> None:
    """Smaller networks where the fit is good, other settings where it is not; both between."""
    tolerance = 0.1 if case.task == "regression" else 0.2
    now = case.late(case.test, 1)
    wanted: dict[str, list[RunConfig]] = {}
    if now < 1.5 * tolerance:
        more = {"half_as_wide": half_as_wide(case.run), "less_deep": less_deep(case.run)}
        wanted |= {name: with_seeds(run, MORE_SEEDS) for name, run in more.items() if run}
    if not now < 0.7 * tolerance:
        others = {
            "as_it_is": case.run,
            "without_penalty": without_penalty(case.run),
            "a_tenth_of_the_rate": slower(case.run, 10),
            "a_third_of_the_rate": slower(case.run, 3),
        }
        wanted |= {name: with_seeds(run, OTHER_SEEDS) for name, run in others.items() if run}
        if case.late(case.train, 1) > 0.2 and (run := larger(case.run)):
            wanted["larger"] = [run]
    runs = [run for variant in wanted.values() for run in variant]
    rates = [first_rate_of(run, case.run, case.group.first_rate) for run in runs]
    found = outcomes(runs, material, case.group.epochs, rates) if runs else ([], [])
    with np.errstate(all="ignore"):
        excesses = np.stack([case.scale.excess(found[0]), case.train_scale.excess(found[1])])
    for name, variant in wanted.items():
        case.variants[name], excesses = np.split(excesses, [len(variant)], axis=1)


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
