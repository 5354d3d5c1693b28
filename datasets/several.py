"""Two sets of the plane with several outputs: an eddy of wind, and three discs that overlap.

A generator is `(n_samples, noise, rng) -> (x (S, 2), y (S, K))`. Base points and noise come from
generators of their own, row by row, so that another noise leaves the points where they are and more
samples keep the first ones.
"""

import numpy as np

from datasets.dataset import Array
from datasets.geometry import disc_in_square

SIDE = 6.0  # wind: points are spread evenly over the square from -SIDE to SIDE
EDDY_RADIUS = 2.5  # where the wind is strongest, of speed 1
WIND = ("wind to the east", "wind to the north")

FIELD_RADIUS = 6.0  # discs: points are spread evenly over this disc
DISC_RADIUS = 3.0
LABELS = ("A", "B", "C")
_ANGLES = 2.0 * np.pi * np.arange(len(LABELS)) / len(LABELS)
DISC_CENTRES = 1.7 * np.column_stack((np.sin(_ANGLES), np.cos(_ANGLES)))  # (K, 2), A at the top
REACH_PER_NOISE = 1.8


def eddy(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Wind round the origin; noise is the sigma of each of its two parts."""
    base, jitter = rng.spawn(2)
    x = base.uniform(-SIDE, SIDE, (n_samples, 2))
    return x, eddy_truth(x, noise) + noise * jitter.standard_normal((n_samples, 2))


def eddy_truth(x: Array, noise: float) -> Array:
    """(S, 2): anticlockwise, of speed (r / R) exp((1 - (r / R)^2) / 2) at the radius r."""
    scaled = x / EDDY_RADIUS
    strength = np.exp(0.5 * (1.0 - np.sum(scaled**2, axis=1, keepdims=True)))
    wind: Array = strength * scaled[:, ::-1] * (-1.0, 1.0)
    return wind


def discs(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """A label is said of a point that lies in its disc; noise flips each label near its edge."""
    base, jitter = rng.spawn(2)
    draw = base.random((n_samples, 2))
    radius, angle = FIELD_RADIUS * np.sqrt(draw[:, 0]), 2.0 * np.pi * draw[:, 1]
    x = np.column_stack((radius * np.sin(angle), radius * np.cos(angle)))
    # Each label sees the point moved by chance of its own, so the labels err independently.
    moved = REACH_PER_NOISE * noise * jitter.uniform(-1.0, 1.0, (n_samples, len(LABELS), 2))
    offset = x[:, np.newaxis] + moved - DISC_CENTRES
    return x, (np.hypot(offset[..., 0], offset[..., 1]) < DISC_RADIUS).astype(np.float64)


def discs_truth(x: Array, noise: float) -> Array:
    """(S, K) P(label | x)."""
    return np.column_stack([disc_chance(x - centre, noise) for centre in DISC_CENTRES])


def disc_chance(offset: Array, noise: float) -> Array:
    """P(label) (S,) at offsets (S, 2) from its disc's centre: the part of the square of noise round
    the point that lies in the disc."""
    half_side = REACH_PER_NOISE * noise
    if half_side == 0.0:
        return (np.hypot(offset[:, 0], offset[:, 1]) < DISC_RADIUS).astype(np.float64)
    area = disc_in_square(offset, half_side, DISC_RADIUS)
    return np.clip(area / (2.0 * half_side) ** 2, 0.0, 1.0)
