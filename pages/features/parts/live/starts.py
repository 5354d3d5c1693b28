"""How a network begins under other initial weights: signal, gradient, and a training from there."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nn_core.inspection import inspect
from pages.features.parts.live.small_runs import Losses, begin, losses_of, on_same_data
from pages.live.run_settings import with_activation, with_depth, with_width
from pages.live.settings import Settings
from pages.live.training_slices import Work, trained

Array = NDArray[np.float64]

WIDTH = 16
# Momentum, not Adam: that one gives every gradient the same size, which hides what goes wrong.
OPTIMIZER, RATE, BATCH, STEPS = "momentum", 0.02, 32, 400
MOST_POINTS = 200


class Start(NamedTuple):
    """A network as drawn, before any training.

    signal: root mean square of the units' values, hidden layer by hidden layer; gradient: of the
    derivative of the loss by their pre-activations. dead: the share of hidden units that answer 0
    to all points. alike: whether the units of each hidden layer are all the same.
    """

    signal: Array
    gradient: Array
    dead: float
    alike: bool


def begun(settings: Settings, activation: str, depth: int, initializer: str) -> Settings:
    """The settings of such a network, on the playground's data."""
    deep = with_depth(on_same_data(settings), depth)
    return replace(
        with_width(with_activation(deep, activation), WIDTH),
        initializer=initializer,
        optimizer=OPTIMIZER,
        learning_rate=RATE,
        batch_size=BATCH,
    )


def start(work: Work, settings: Settings) -> Start:
    """What inspection finds at the start."""
    found: Start = work(_start, settings)
    return found


def training(work: Work, settings: Settings) -> Losses:
    """The curves of STEPS batches from there, or a little more."""
    return losses_of(trained(work, work(begin, settings), STEPS))


def _start(settings: Settings) -> Start:
    trainer = begin(settings)
    data = trainer.train_data
    x, y = data.x[:MOST_POINTS, 1:], data.y[:MOST_POINTS]
    *hidden, _ = trainer.activations(x)
    reports = inspect(trainer, x, y)[:-1]
    return Start(
        signal=np.array([np.sqrt(np.mean(np.square(a, dtype=np.float64))) for a in hidden]),
        gradient=np.array([report.delta_rms for report in reports]),
        dead=float(np.mean([report.dead_share for report in reports])),
        alike=all(bool(np.all(report.similarity > 1 - 1e-6)) for report in reports),
    )
