"""The right and a wrong end of a network, trained beside each other from one start.

What is wrong is the output layer alone: data, hidden layers, start weights of these, optimizer and
number of steps are the same.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice, slice_grid
from nn_core import NetworkConfig, RunConfig, Trainer, accuracy
from pages.live.pictures import View, painted
from pages.live.settings import Settings, for_dataset
from pages.live.source import source
from pages.live.training_slices import Work, trained

Array = NDArray[np.float64]

STEPS, BATCH, RATE, SEED = 1500, 20, 0.02, 1
ACTIVATION = "tanh"
# Small: a large network finds its way round a wrong end, at least among the data.
WIDTHS: dict[str, tuple[int, ...]] = {
    "number": (8,), "yes_no": (), "one_of": (6,), "several_of": (16, 16)
}  # fmt: skip
N_PEOPLE, N_HOMES = 120, 80
PLACES, BEYOND = 241, 0.25  # of a curve, from 0 on and beyond the data by this share
SIDE = 48
N_CLASSES, NOISE = 5, 0.1
AREAS, PRICE_PER_AREA, PRICE_NOISE = (20.0, 200.0), 0.045, 0.4  # m2, and million kronor
HOURS, HALF_HOURS, STEEPNESS = (0.0, 10.0), 5.0, 1.2


class Choice(NamedTuple):
    """An output layer. is_coded: classes are one number, 0 to K - 1, instead of one-hot."""

    output_activation: str
    loss: str
    is_coded: bool = False


class Two(NamedTuple):
    """The right output for a problem, and the wrong one that is tried."""

    right: Choice
    wrong: Choice


TRIALS: dict[str, Two] = {
    "number": Two(Choice("identity", "mse"), Choice("sigmoid", "mse")),
    "yes_no": Two(Choice("sigmoid", "binary_cross_entropy"), Choice("identity", "mse")),
    "one_of": Two(Choice("softmax", "cross_entropy"), Choice("identity", "mse", is_coded=True)),
    "several_of": Two(
        Choice("sigmoid", "binary_cross_entropy"), Choice("softmax", "cross_entropy")
    ),
}
ON_A_LINE = ("number", "yes_no")


class Curves(NamedTuple):
    """Of a problem with one input: points (S,), places (N,), and the answers there (N,)."""

    x: Array
    y: Array
    places: Array
    right: Array
    wrong: Array


class Answers(NamedTuple):
    """On a map: what is painted, the share of new points that are right, and the outputs (K,) in
    the middle."""

    picture: dict[str, NDArray[np.generic]]
    share: float
    middle: Array


class Maps(NamedTuple):
    """Of a problem of the plane."""

    right: Answers
    wrong: Answers


def curves(work: Work, kind: str) -> Curves:
    """Both trainings on a line."""
    x, y = points(kind)
    places = np.linspace(0, (1 + BEYOND) * x.max(), PLACES)
    found = [
        work(_along, kind, trained(work, work(begin, kind, choice), STEPS), places)
        for choice in TRIALS[kind]
    ]
    return Curves(x, y, places, *found)


def maps(work: Work, kind: str) -> Maps:
    """Both trainings in the plane."""
    found = [
        work(_map, kind, choice, trained(work, work(begin, kind, choice), STEPS))
        for choice in TRIALS[kind]
    ]
    return Maps(*found)


def points(kind: str) -> tuple[Array, Array]:
    """Made up: homes (area, price) or pupils (hours of practice, passed), (S,) each."""
    rng = np.random.default_rng(SEED)
    if kind == "number":
        area = rng.uniform(*AREAS, N_HOMES)
        return area, PRICE_PER_AREA * area + PRICE_NOISE * rng.standard_normal(N_HOMES)
    hours = rng.uniform(*HOURS, N_PEOPLE)
    chance = 1 / (1 + np.exp(-STEEPNESS * (hours - HALF_HOURS)))
    return hours, (rng.random(N_PEOPLE) < chance).astype(np.float64)


def data_of(kind: str) -> Dataset:
    """Of a problem of the plane."""
    name = "pinwheel" if kind == "one_of" else "discs"
    asked = replace(for_dataset(Settings(), name), noise=NOISE, data_seed=SEED)
    return source(asked).load()


def view_of(data: Dataset) -> View:
    """The places of a map."""
    return View("map", slice_grid(data, Slice(), SIDE), (SIDE, SIDE))


def begin(kind: str, choice: Choice) -> Trainer:
    """In the worker: the run at its start."""
    on_a_line = kind in ON_A_LINE
    network = NetworkConfig(WIDTHS[kind], ACTIVATION, choice.output_activation, "glorot_normal")
    run = RunConfig(network, choice.loss, "adam", learning_rate=RATE, batch_size=BATCH, seed=SEED)
    if on_a_line:
        x, y = points(kind)
        halves = (_standardized(kind, x), y[:, None]) * 2
    else:
        data = data_of(kind)
        halves = (data.x_train, coded(data.y_train, choice),
                  data.x_validation, coded(data.y_validation, choice))  # fmt: skip
    return Trainer([run], *halves)


def coded(y: Array, choice: Choice) -> Array:
    """Targets (S, K) as this output is given them."""
    return np.asarray(y @ np.arange(y.shape[1])[:, None]) if choice.is_coded else y


def as_classes(answers: Array, n_classes: int) -> Array:
    """(S, K) one-hot of the nearest class number, from single answers (S, 1)."""
    nearest = np.clip(np.rint(answers[:, 0]), 0, n_classes - 1).astype(int)
    return np.asarray(np.eye(n_classes)[nearest])


def _standardized(kind: str, x: Array) -> Array:
    given, _ = points(kind)
    return np.asarray((x - given.mean()) / given.std())[:, None]


def _along(kind: str, trainer: Trainer, places: Array) -> Array:
    """In the worker."""
    return np.asarray(trainer.predict(_standardized(kind, places))[0, :, 0], np.float64)


def _map(kind: str, choice: Choice, trainer: Trainer) -> Answers:
    """In the worker."""
    data = data_of(kind)
    view = view_of(data)
    at_places, new, middle = (
        np.asarray(trainer.predict(x)[0], np.float64)
        for x in (view.x, data.x_validation, np.zeros((1, 2)))
    )
    if choice.is_coded:
        at_places, new = (as_classes(each, N_CLASSES) for each in (at_places, new))
    picture = painted(view, at_places, data, choice.output_activation)
    right = accuracy(new[None], data.y_validation, 0.5, data.is_multilabel)
    return Answers(picture, float(right[0]), middle[0])
