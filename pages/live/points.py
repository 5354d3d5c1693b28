"""Points to ask about: from the data or typed in, in the data's own units.

Letters: S points, D inputs, K outputs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, log10
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from pages.charts.points import true_classes
from pages.charts.style import MAX_POINTS
from pages.live.numerals import number_in
from pages.live.own_key import OWN

Array = NDArray[np.float64]
HALVES = ("training", "validation")
STEPS = 150  # of a slider, about; fewer where a column holds whole numbers
BEYOND = 0.3  # of the training range, on either side: how far a slider goes beyond it
COMPARED = 400  # training points whose own distance to the nearest one is measured
# It takes a while; own data must be free to go.
_found: WeakKeyDictionary[Dataset, float] = WeakKeyDictionary()


class Point(NamedTuple):
    """Inputs (D,) as the network takes them, targets (K,) as the data hold them."""

    x: Array
    y: Array


def half(data: Dataset, name: str) -> tuple[Array, Array]:
    """Inputs and targets of the training or of the validation points."""
    if name == "training":
        return data.x_train, data.y_train
    return data.x_validation, data.y_validation


def point_of(data: Dataset, name: str, index: int) -> Point:
    """A point of one half; the last one where there are not so many."""
    x, y = half(data, name)
    place = min(index, len(x) - 1)
    return Point(x[place], y[place])


def picked(data: Dataset, told: object) -> tuple[str, int] | None:
    """Which half, and which of its points, a mark in a picture of the data is: told as the name of
    its trace (pages/charts/points.py) and its place in that; None where there is no such mark."""
    if not isinstance(told, Mapping):
        return None
    name, _, k = str(told.get("trace")).partition("_")
    place = number_in(told.get("place"))
    if name not in HALVES or place is None or not place.is_integer():
        return None
    y = half(data, name)[1][:MAX_POINTS]
    indices = (
        np.flatnonzero(true_classes(data, y) == int(k)) if k.isdecimal() else np.arange(len(y))
    )
    at = int(place)
    return (name, int(indices[at])) if 0 <= at < len(indices) else None


def training_ranges(data: Dataset) -> Array:
    """(D, 2): the least and the largest of each input in the training data, in its own unit."""
    raw = data.to_raw_inputs(data.x_train)
    return np.stack([raw.min(axis=0), raw.max(axis=0)], axis=1)


def values_of(low: float, high: float, whole: bool, beyond: float = BEYOND) -> tuple[float, ...]:
    """The values of a slider, a round step apart, from below low to above high."""
    width = (high - low) or max(abs(high), 1.0)
    step = _round_step((1 + 2 * beyond) * width / STEPS)
    step = max(step, 1.0) if whole else step
    first = floor((low - beyond * width) / step)
    last = -floor(-(high + beyond * width) / step)
    return tuple(float(f"{i * step:.10g}") for i in range(first, last + 1))


def _round_step(width: float) -> float:
    power = 10.0 ** floor(log10(width))
    return float(next(m for m in (1, 2, 5, 10) if m * power >= 0.999 * width) * power)


def input_values(data: Dataset, beyond: float = BEYOND) -> tuple[tuple[float, ...], ...]:
    """The values that a slider offers, for each input."""
    raw = data.to_raw_inputs(data.x_train)
    whole = np.all(np.abs(raw - np.round(raw)) < 1e-9, axis=0)
    return tuple(
        # Yes or no, or one of a category's inputs: nothing lies beyond.
        (0.0, 1.0)
        if data.name == OWN and is_whole and (low, high) == (0.0, 1.0)
        else values_of(float(low), float(high), bool(is_whole), beyond)
        for (low, high), is_whole in zip(training_ranges(data), whole, strict=True)
    )


def target_values(data: Dataset, output: int = 0) -> tuple[float, ...]:
    """Likewise for a target of a regression."""
    raw = data.to_raw_targets(data.y_train)[:, output]
    return values_of(float(raw.min()), float(raw.max()), whole=False)


def nearest_value(values: tuple[float, ...], wanted: float) -> float:
    """The value of a slider that is closest."""
    return min(values, key=lambda value: abs(value - wanted))


@dataclass(frozen=True)
class Beyond:
    """An input outside its training range, in its own unit."""

    place: int
    value: float
    low: float
    high: float

    @property
    def by(self) -> float:
        return max(self.low - self.value, self.value - self.high)


@dataclass(frozen=True)
class Nearness:
    """How far a point is from the training data, in the units that the network is given."""

    distance: float  # to the nearest training point
    farthest: float  # the largest distance of a training point to the nearest other one
    beyond: tuple[Beyond, ...]

    @property
    def is_outside(self) -> bool:
        return self.distance > self.farthest or bool(self.beyond)


def nearness(data: Dataset, x: Array) -> Nearness:
    """Of inputs (D,). Rounding of a slider's step is no distance."""
    raw = data.to_raw_inputs(x)
    beyond = tuple(
        Beyond(i, float(value), float(low), float(high))
        for i, (value, (low, high)) in enumerate(zip(raw, training_ranges(data), strict=True))
        if max(low - value, value - high) > 1e-6 * max(high - low, 1e-9)
    )
    return Nearness(float(_distances(data, x[None])[0]), _farthest(data), beyond)


def _farthest(data: Dataset) -> float:
    if data not in _found:
        some = data.x_train[:COMPARED]
        several = len(data.x_train) > 1
        _found[data] = float(_distances(data, some, itself=True).max()) if several else 0.0
    return _found[data]


def _distances(data: Dataset, x: Array, itself: bool = False) -> Array:
    """(S,) to the nearest training point; itself: x are the first of these, each without itself."""
    found = np.empty(len(x))
    for i, place in enumerate(x):
        squares = np.sum((data.x_train - place) ** 2, axis=1)
        if itself:
            squares[i] = np.inf
        found[i] = np.sqrt(squares.min())
    return found
