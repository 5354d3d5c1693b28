"""Initial weights, one entry each in INITIALIZERS. Biases start at zero, but for one entry.

A function takes (rng, fan_in, fan_out) and returns the weights (fan_in, fan_out) in float64, so
that a run starts alike in float32 and float64.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import sqrt

import numpy as np

from nn_core.arrays import Array

CONSTANT = 0.1
UNIFORM_LIMIT = 0.5
PLAYGROUND_BIAS = 0.1
NORMAL_SCALE = 0.1


@dataclass(frozen=True)
class Initializer:
    """A draw of the weights of one layer of one run, and the value of all its biases."""

    draw: Callable[[np.random.Generator, int, int], Array]
    latex: str
    source: str
    bias: float = 0.0


def constant(rng: np.random.Generator, fan_in: int, fan_out: int, value: float) -> Array:
    return np.full((fan_in, fan_out), value)


def normal(
    variance: Callable[[int, int], float], rng: np.random.Generator, fan_in: int, fan_out: int
) -> Array:
    return rng.standard_normal((fan_in, fan_out)) * sqrt(variance(fan_in, fan_out))


def uniform(
    variance: Callable[[int, int], float], rng: np.random.Generator, fan_in: int, fan_out: int
) -> Array:
    limit = sqrt(3 * variance(fan_in, fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))


def orthogonal(rng: np.random.Generator, fan_in: int, fan_out: int) -> Array:
    """Orthonormal rows or columns, whichever are fewer, uniform over all such matrices."""
    tall = rng.standard_normal((max(fan_in, fan_out), min(fan_in, fan_out)))
    q, r = np.linalg.qr(tall)
    q *= np.where(np.diagonal(r) < 0, -1.0, 1.0)  # QR fixes the signs; this makes them random again
    return np.ascontiguousarray(q if fan_in >= fan_out else q.T)


def _he(fan_in: int, fan_out: int) -> float:
    return 2 / fan_in


def _glorot(fan_in: int, fan_out: int) -> float:
    return 2 / (fan_in + fan_out)


def _lecun(fan_in: int, fan_out: int) -> float:
    return 1 / fan_in


def _fixed(fan_in: int, fan_out: int) -> float:
    return NORMAL_SCALE**2


def _fixed_uniform(fan_in: int, fan_out: int) -> float:
    return UNIFORM_LIMIT**2 / 3


GLOROT, HE = "Glorot & Bengio 2010", "He et al. 2015"

INITIALIZERS: dict[str, Initializer] = {
    "zeros": Initializer(partial(constant, value=0.0), "0", "a trap: no unit differs from another"),
    "constant": Initializer(
        partial(constant, value=CONSTANT), "0.1", "a trap: no unit differs from another"
    ),
    "uniform": Initializer(partial(uniform, _fixed_uniform), r"U(-0.5, 0.5)", "a fixed limit"),
    "playground": Initializer(
        partial(uniform, _fixed_uniform),
        r"U(-0.5, 0.5),\ b = 0.1",
        "TensorFlow Playground",
        PLAYGROUND_BIAS,
    ),
    "normal": Initializer(partial(normal, _fixed), r"N(0, 0.1^2)", "a fixed scale"),
    "glorot_uniform": Initializer(
        partial(uniform, _glorot), r"U(-a, a),\ a = \sqrt{6 / (n_{in} + n_{out})}", GLOROT
    ),
    "glorot_normal": Initializer(
        partial(normal, _glorot), r"N\bigl(0, 2 / (n_{in} + n_{out})\bigr)", GLOROT
    ),
    "he_uniform": Initializer(partial(uniform, _he), r"U(-a, a),\ a = \sqrt{6 / n_{in}}", HE),
    "he_normal": Initializer(partial(normal, _he), r"N(0, 2 / n_{in})", HE),
    "lecun_normal": Initializer(partial(normal, _lecun), r"N(0, 1 / n_{in})", "LeCun et al. 1998"),
    "orthogonal": Initializer(orthogonal, r"W^T W = I", "Saxe, McClelland & Ganguli 2014"),
}
