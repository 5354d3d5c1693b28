"""What the penalties do to a run: their pull on the weights against that of the data."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.config import RunConfig
from nn_core.diagnosis.start import Start
from nn_core.functions.optimizers import MOMENTUM

# Of gradient descent on l2 / 2 w^2 alone: the largest learning rate x l2 at which w does not grow.
STABLE = {
    "sgd": 2.0,
    "momentum": 2 * (1 + MOMENTUM),
    "nesterov": 2 * (1 + MOMENTUM) / (1 + 2 * MOMENTUM),
    "adamw": 2.0,
}


class Pull(NamedTuple):
    """Of l1 and l2 in one run; losses are those that the penalties add."""

    grows: bool  # the steps along the penalty alone make the weights larger and larger
    initial: float  # what the penalties cost at the initial weights
    now: float  # and now
    kept: float  # length of the weights now, as a share of that at the start
    share: float  # length of the penalty's gradient over that of the data's
    against: float  # cosine between both: -1 where they are in balance


def penalty_grows(run: RunConfig) -> bool:
    """Whether the penalty multiplies a weight by more than one in size at each step.

    Without the data a step of SGD is w <- (1 - rate x l2) w; with momentum see Goh 2017. Adam and
    RMSprop divide by the gradient's own size, so their steps stay as large as the rate.
    """
    return run.learning_rate * run.l2 > STABLE.get(run.optimizer, np.inf)


def pull_of(run: RunConfig, weights: list[Array], gradients: list[Array], start: Start) -> Pull:
    """From the weights and the data's gradients (D, H) of every layer."""
    now, data = _flat(weights), _flat(gradients)
    penalty = run.l1 * np.sign(now) + run.l2 * now
    lengths = float(np.linalg.norm(penalty)), float(np.linalg.norm(data))
    product = lengths[0] * lengths[1]
    return Pull(
        penalty_grows(run),
        _cost(run, start.sum_of_sizes, start.sum_of_squares),
        _cost(run, float(np.abs(now).sum()), float(now @ now)),
        float(np.linalg.norm(now)) / (sqrt(start.sum_of_squares) or 1.0),
        lengths[0] / lengths[1] if lengths[1] > 0 else np.inf,
        float(penalty @ data) / product if product > 0 else 0.0,
    )


def _cost(run: RunConfig, sum_of_sizes: float, sum_of_squares: float) -> float:
    return run.l1 * sum_of_sizes + run.l2 / 2 * sum_of_squares


def _flat(parts: list[Array]) -> FloatArray:
    return np.concatenate([np.asarray(part, np.float64).ravel() for part in parts])
