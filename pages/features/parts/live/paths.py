"""The ways of all optimizers from one start, and the loss on the plane that holds most of them."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nn_core import OPTIMIZERS, Trainer
from pages.features.parts.live.small_runs import begin, on_same_data
from pages.live.settings import Settings
from pages.live.training_slices import Work

Array = NDArray[np.float64]

WIDTHS, ACTIVATION, BATCH = (8,), "tanh", 32
STEPS, EVERY, LEG = 240, 4, 60  # looked at every few steps; so many in one go
SIDE, ROWS = 25, 5  # places on a side of the slice; rows of them in one go
TINY = 1e-300
NEAR = 5.0  # times the median way: who went further decides no more where the plane lies


class Way(NamedTuple):
    """One optimizer's way: parameters (T, P) at some of its steps, and the loss there (T,)."""

    parameters: Array
    losses: Array


class Leg(NamedTuple):
    """A part of a way, step by step."""

    parameters: list[Array]
    losses: list[float]


class Plane(NamedTuple):
    """Orthonormal directions (2, P), the steps that count in them (S, 2), and the share held."""

    directions: Array
    near: Array
    held: float


class Slice(NamedTuple):
    """A plane through the start, in the lengths of the parameters' space.

    places (T, 2) of each optimizer; across, up (N,) with losses (N, N), rows upwards. held: which
    share of the squared distances from the start lies in the plane.
    """

    places: dict[str, Array]
    across: Array
    up: Array
    losses: Array
    held: float


class Paths(NamedTuple):
    """steps (T,), the training losses (T,) of each optimizer, and their ways on a slice."""

    steps: Array
    losses: dict[str, Array]
    slice: Slice


def under(settings: Settings, optimizer: str, learning_rate: float) -> Settings:
    """The settings of the small network: the same start for every optimizer."""
    return replace(
        on_same_data(settings),
        hidden_widths=WIDTHS,
        activations=(ACTIVATION,) * len(WIDTHS),
        initializer="glorot_normal",
        optimizer=optimizer,
        learning_rate=learning_rate,
        batch_size=BATCH,
    )


def paths(work: Work, settings: Settings, learning_rate: float) -> Paths:
    """Train under each optimizer, then look at the loss around their ways."""
    each = {name: under(settings, name, learning_rate) for name in OPTIMIZERS}
    ways = {name: _way(work, one) for name, one in each.items()}
    steps = np.arange(0, STEPS + 1, EVERY, dtype=np.float64)
    return Paths(
        steps,
        {name: way.losses for name, way in ways.items()},
        _slice(work, each["sgd"], {name: way.parameters for name, way in ways.items()}),
    )


def _way(work: Work, settings: Settings) -> Way:
    """One training; nan after it has diverged."""
    trainer = work(begin, settings)
    parameters, losses = list[Array](), list[float]()
    for first in range(0, STEPS + 1, LEG):
        trainer, leg = work(_leg, trainer, range(first, min(first + LEG, STEPS + 1), EVERY))
        parameters += leg.parameters
        losses += leg.losses
    lost = np.maximum.accumulate(~np.isfinite(losses))
    return Way(np.where(lost[:, None], np.nan, parameters), np.where(lost, np.nan, losses))


def _leg(trainer: Trainer, steps: range) -> tuple[Trainer, Leg]:
    """In the worker: on through these steps, looked at after each of them."""
    x, y = trainer.train_data.x[:, 1:], trainer.train_data.y
    leg = Leg([], [])
    for step in steps:
        trainer.run(max_steps=step - trainer.step_count)
        leg.parameters.append(trainer.parameters[0].astype(np.float64))
        leg.losses.append(float(trainer.loss(x, y)[0]))
    return trainer, leg


def _slice(work: Work, settings: Settings, ways: dict[str, Array]) -> Slice:
    """The loss on the plane of all ways, a few rows of places at a time."""
    plane = work(_plane, ways)
    origin = next(iter(ways.values()))[0]
    places = {name: (way - origin) @ plane.directions.T for name, way in ways.items()}
    across, up = (_span(line) for line in plane.near.T)
    rows = [
        work(_losses, settings, origin, plane.directions, across, up[first : first + ROWS])
        for first in range(0, SIDE, ROWS)
    ]
    return Slice(places, across, up, np.concatenate(rows), plane.held)


def _plane(ways: dict[str, Array]) -> Plane:
    """In the worker: the two principal directions of all ways (Li et al. 2018)."""
    origin = next(iter(ways.values()))[0]
    steps = np.concatenate([way - origin for way in ways.values()])
    steps = steps[np.isfinite(steps).all(axis=1)]
    lengths = np.linalg.norm(steps, axis=1)
    steps = steps[lengths <= NEAR * np.median(lengths)]
    # The steps are fewer than the parameters of a wide network: this matrix is the smaller one.
    squares, combinations = np.linalg.eigh(steps @ steps.T)
    directions = combinations[:, :-3:-1].T @ steps
    directions /= np.maximum(np.linalg.norm(directions, axis=1, keepdims=True), TINY)
    held = float(squares[-2:].sum() / max(squares.sum(), TINY))
    return Plane(directions, steps @ directions.T, held)


def _span(line: Array) -> Array:
    """Places (N,) over all values, with a margin."""
    margin = 0.15 * float(np.ptp(line)) or 1.0
    return np.linspace(line.min() - margin, line.max() + margin, SIDE)


def _losses(settings: Settings, origin: Array, plane: Array, across: Array, up: Array) -> Array:
    """In the worker: (M, N) at the heights up (M,)."""
    trainer = begin(settings, copies=SIDE)  # a row of places at once
    x, y = trainer.train_data.x[:, 1:], trainer.train_data.y
    found = np.empty((len(up), SIDE))
    for row, height in enumerate(up):
        trainer.parameters[:] = origin + np.outer(across, plane[0]) + height * plane[1]
        found[row] = trainer.loss(x, y)
    return found
