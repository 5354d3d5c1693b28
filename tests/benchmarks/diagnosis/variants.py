"""Counterfactual runs: the same data, start and epochs, and one setting changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from nn_core import RunConfig, Trainer
from nn_core.arrays import FloatArray
from nn_core.sweep.cost import DataShape
from nn_core.sweep.stacking import make_stacks
from tests.benchmarks.diagnosis.material import Material

OTHER_SEEDS = (20_001, 20_002)  # added to the run's own
MORE_SEEDS = (*OTHER_SEEDS, 20_003, 20_004)
FIRST_EPOCHS = 3
LATE = (0.95, 0.9625, 0.975, 0.9875, 1.0)  # a loss is the median of looks at these shares


def with_seeds(run: RunConfig, others: Sequence[int] = OTHER_SEEDS) -> list[RunConfig]:
    """The run, and its likes from other starts."""
    return [run, *(replace(run, seed=run.seed + more) for more in others)]


def without_penalty(run: RunConfig) -> RunConfig | None:
    """None where there is none."""
    if run.l1 == run.l2 == run.dropout == 0:
        return None
    return replace(run, l1=0.0, l2=0.0, dropout=0.0)


def slower(run: RunConfig, factor: float) -> RunConfig:
    """With the learning rate divided."""
    return replace(run, learning_rate=run.learning_rate / factor)


def half_as_wide(run: RunConfig) -> RunConfig | None:
    """Half the units of every layer, rounded up; None where that changes nothing."""
    widths = tuple(-(-width // 2) for width in run.network.hidden_widths)
    return None if widths == run.network.hidden_widths else _resized(run, widths)


def less_deep(run: RunConfig) -> RunConfig | None:
    """Without the last hidden layer; None where there is none."""
    widths = run.network.hidden_widths
    return _resized(run, widths[:-1]) if widths else None


def larger(run: RunConfig) -> RunConfig | None:
    """Twice the units of every layer; None where there is no layer."""
    widths = tuple(2 * width for width in run.network.hidden_widths)
    return _resized(run, widths) if widths else None


def _resized(run: RunConfig, widths: tuple[int, ...]) -> RunConfig:
    network = run.network
    names = network.activations
    names = names if isinstance(names, str) else names[: len(widths)]
    return replace(run, network=replace(network, hidden_widths=widths, activations=names))


def outcomes(
    runs: Sequence[RunConfig],
    material: Material,
    epochs: int,
    first_rates: Sequence[float | None] | None = None,
) -> tuple[FloatArray, FloatArray]:
    """(n,) test and training losses of each run after that many epochs; nan where it diverged."""
    test, found = material.test, np.full((2, len(runs)), np.nan)
    for indices, trainer in stacked(runs, material):
        if first_rates is not None:
            warm_up(trainer, [first_rates[i] for i in indices])
        looks = []
        for epoch in np.unique(np.round(np.array(LATE) * epochs).astype(int)):
            trainer.run(max(0, int(epoch) - trainer.epoch))
            looks.append((trainer.loss(test.x, test.y), trainer.history.latest[0]))
        late = np.median(np.array(looks), axis=0)
        late[:, trainer.diverged] = np.nan
        found[:, indices] = late
    return found[0], found[1]


def stacked(runs: Sequence[RunConfig], material: Material) -> Iterator[tuple[list[int], Trainer]]:
    """Trainers for all of the runs, each with the indices of its own."""
    train, validation = material.train, material.validation
    shape = DataShape(len(train.x), len(validation.x), train.x.shape[1], train.y.shape[1])
    for indices in make_stacks(runs, shape):
        yield indices, Trainer([runs[index] for index in indices], *material.training)


def warm_up(trainer: Trainer, first_rates: Sequence[float | None]) -> None:
    """The first epochs, where there is a learning rate of its own for them."""
    if all(rate is None for rate in first_rates):
        return
    rates = [run.learning_rate for run in trainer.runs]
    pairs = zip(first_rates, rates, strict=True)
    trainer.adjust(learning_rate=[a if a is not None else b for a, b in pairs])
    trainer.run(FIRST_EPOCHS)
    trainer.adjust(learning_rate=rates)


def first_rate_of(variant: RunConfig, run: RunConfig, first_rate: float | None) -> float | None:
    """The rate of the first epochs, changed as the run's own is."""
    return None if first_rate is None else first_rate * variant.learning_rate / run.learning_rate
