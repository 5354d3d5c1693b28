"""Curves over one input: y = f(x) + noise * N(0, 1), x uniform on [-1, 1].

`noise` is the standard deviation itself, so the lowest possible MSE is noise^2. A generator is
`(n_samples, noise, rng) -> (x (S, 1), y (S, 1))`; x and noise come from generators of their own,
so that another noise lets the same points drift.
"""

from collections.abc import Callable

import numpy as np

from datasets.dataset import Array

Curve = Callable[[Array], Array]

FREQUENCIES = (1, 2, 4, 8, 16)
GOLDEN_ANGLE = np.pi * (3.0 - np.sqrt(5.0))
# With three folds 10 of 12 trials with two layers of 8 or 16 units failed, with two folds none.
TENT_FOLDS = 2


def sine(x: Array) -> Array:
    """sin(2 pi x): two periods."""
    return np.sin(2.0 * np.pi * x)


def step(x: Array) -> Array:
    """-1 left of 0, +1 from there on: no smooth function fits it exactly."""
    return np.where(x < 0.0, -1.0, 1.0)


def sawtooth(x: Array) -> Array:
    """The tent map relu(2 t) - relu(4 t - 2) folded twice, t = (x + 1) / 2: 4 straight pieces.

    Each fold doubles the number of pieces (Telgarsky 2016).
    """
    t = 0.5 * (x + 1.0)
    for _ in range(TENT_FOLDS):
        t = np.maximum(2.0 * t, 0.0) - np.maximum(4.0 * t - 2.0, 0.0)
    return t


def sum_of_sines(x: Array) -> Array:
    """Equally strong sines with 1, 2, 4, 8 and 16 periods, in phases that keep peaks apart."""
    t = 0.5 * (x + 1.0)
    waves = [
        np.sin(2.0 * np.pi * frequency * t + GOLDEN_ANGLE * place)
        for place, frequency in enumerate(FREQUENCIES)
    ]
    total: Array = 0.5 * np.sum(waves, axis=0)
    return total


def cubic(x: Array) -> Array:
    """4 x^3 - 3 x, which stays within -1 and 1 (the third Chebyshev polynomial)."""
    return 4.0 * x**3 - 3.0 * x


def noisy(
    n_samples: int, noise: float, rng: np.random.Generator, *, curve: Curve
) -> tuple[Array, Array]:
    """Points of the curve at uniform x, moved up or down by noise * N(0, 1)."""
    base, jitter = rng.spawn(2)
    x = base.uniform(-1.0, 1.0, (n_samples, 1))
    return x, curve(x) + noise * jitter.standard_normal((n_samples, 1))


def noiseless(x: Array, noise: float, *, curve: Curve) -> Array:
    """The curve itself, whatever the noise: its mean is 0."""
    return curve(x)
