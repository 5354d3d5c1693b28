"""The core's own functions, asked at many places: activations, softmax and losses."""

from functools import cache
from math import copysign
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nn_core import ACTIVATIONS, LOSSES, OUTPUT_ACTIVATIONS

Array = NDArray[np.float64]

REACH = 6.0  # pre-activations shown on either side of 0
PLACES = 601
FAR, ENDLESS = 1e6, 1e3  # a value above ENDLESS at a distance of FAR counts as unbounded
# A function that levels off is flat where its derivative is below this share of the largest. It is
# what inspection calls saturated: tanh and sigmoid are 98 % of the way to their limits there.
FLAT = 0.04


class Curve(NamedTuple):
    """A function and its derivative at places z, all (S,)."""

    z: Array
    value: Array
    derivative: Array


class Facts(NamedTuple):
    """What can be read off an activation. Limits may be infinite.

    flat_below, flat_above: where it has levelled off, to the left and to the right; None: nowhere.
    """

    low: float
    high: float
    steepest: float
    flat_below: float | None
    flat_above: float | None


class Answer(NamedTuple):
    """One loss of one prediction; None where it is not defined."""

    loss: float | None
    derivative: float | None


def activation_at(name: str, z: Array) -> Curve:
    """An activation of the core at any places (S,)."""
    entry = ACTIVATIONS[name]
    value, derivative = np.empty_like(z), np.empty_like(z)
    with np.errstate(all="ignore"):
        entry.value(z, value)
        entry.derivative(z, value, derivative)
    return Curve(z, value, derivative)


def activation_curve(name: str) -> Curve:
    """Over all that the chart shows."""
    return activation_at(name, np.linspace(-REACH, REACH, PLACES))


@cache
def activation_facts(name: str) -> Facts:
    """Range, steepest slope, and where it levels off: found by asking the function."""
    near = activation_at(name, np.linspace(-20, 20, 40_001))
    far = activation_at(name, np.array([-FAR, FAR]))
    values, slopes = np.concatenate([near.value, far.value]), np.abs(near.derivative)
    low, high = float(values.min()), float(values.max())
    flat = slopes <= FLAT * slopes.max()
    levels_off = far.derivative == 0
    return Facts(
        low=low if low > -ENDLESS else -np.inf,
        high=high if high < ENDLESS else np.inf,
        steepest=float(slopes.max()),
        flat_below=_end_of_flat(near.z, flat) if levels_off[0] else None,
        flat_above=_end_of_flat(near.z[::-1], flat[::-1]) if levels_off[1] else None,
    )


def _end_of_flat(z: Array, flat: NDArray[np.bool_]) -> float | None:
    """The last place, from the outside in, where it is flat, to two decimals towards 0."""
    if flat.all():  # a step: flat on both sides of its jump
        return 0.0
    end = float(z[np.argmin(flat) - 1])
    return copysign(round(abs(end) - 1e-9, 2), end) + 0.0 if flat[0] else None


def softmax_of(logits: Array) -> Array:
    """Shares (K,) of logits (K,)."""
    shares = np.empty((1, len(logits), 1))
    OUTPUT_ACTIVATIONS["softmax"].value(logits.reshape(shares.shape), shares)
    return np.asarray(shares[0, :, 0])


def loss_at(name: str, predictions: Array, target: float) -> Curve:
    """A loss of single predictions (S,), nan where it is not defined, and its derivative."""
    entry = LOSSES[name]
    asked = np.asarray(predictions, np.float64)
    targets = np.full_like(asked, target)
    value, derivative = entry.value(asked, targets), entry.derivative(asked, targets)
    if entry.targets_are_shares:  # a cross-entropy asks for probabilities
        outside = (asked <= 0) | (asked >= 1)
        value, derivative = (np.where(outside, np.nan, each) for each in (value, derivative))
    return Curve(asked, value, derivative)


def answer_at(name: str, prediction: float, target: float) -> Answer:
    """Loss and derivative of one prediction."""
    _, value, derivative = loss_at(name, np.array([prediction]), target)
    if np.isnan(value[0]):
        return Answer(None, None)
    return Answer(float(value[0]), float(derivative[0]))


def best_guess(name: str, targets: Array) -> float:
    """The one number that costs least over targets (S,)."""
    return float(LOSSES[name].best_constant(targets[:, None])[0])


def share_of_last(name: str, guess: float, targets: Array) -> float:
    """Which share of the whole loss the last target alone makes."""
    losses = LOSSES[name].value(np.full_like(targets, guess), targets)
    total = float(losses.sum())
    return float(losses[-1]) / total if total else 0.0
