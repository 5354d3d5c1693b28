"""The six sets that TensorFlow Playground made known, by its formulas.

Each generator is `(n_samples, noise, rng) -> (x (S, 2), y (S, 1))`; U is the uniform distribution.
Base points and noise come from generators of their own, row by row, so that another noise moves
the same points (or flips their labels) and more samples keep the first ones, except on the spiral,
whose arms they fill evenly. `*_truth` is what the best predictor answers: P(class 1 | x) or the
mean target given x.
"""

import numpy as np

from datasets.dataset import Array, as_column
from datasets.geometry import disc_in_square

RADIUS = 5.0
PLANE_RADIUS = 6.0
CIRCLE_EDGE = 0.5 * RADIUS
CIRCLE_OUTER = 0.7 * RADIUS
XOR_PADDING = 0.3
GAUSS_CENTRE = 2.0
SPIRAL_TURNS = 1.75


def circle(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """A disc (class 1) in a ring; noise flips labels near the edge, points stay."""
    base, jitter = rng.spawn(2)
    draw = base.random((n_samples, 2))
    inside = np.arange(n_samples) % 2 == 0
    ring = CIRCLE_OUTER + (RADIUS - CIRCLE_OUTER) * draw[:, 0]
    r = np.where(inside, CIRCLE_EDGE * draw[:, 0], ring)
    angle = 2.0 * np.pi * draw[:, 1]
    x = np.column_stack((r * np.sin(angle), r * np.cos(angle)))
    seen = x + RADIUS * noise * jitter.uniform(-1.0, 1.0, (n_samples, 2))
    return x, as_column(np.hypot(seen[:, 0], seen[:, 1]) < CIRCLE_EDGE)


def circle_truth(x: Array, noise: float) -> Array:
    """P(class 1 | x): the part of the noise square round x that lies in the disc."""
    half_side = RADIUS * noise
    if half_side == 0.0:
        return as_column(np.hypot(x[:, 0], x[:, 1]) < CIRCLE_EDGE)
    area = disc_in_square(x, half_side, CIRCLE_EDGE)
    return as_column(np.clip(area / (2.0 * half_side) ** 2, 0.0, 1.0))


def xor(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Four squares off the axes, class 1 where x and y have one sign; noise flips labels."""
    base, jitter = rng.spawn(2)
    x = base.uniform(-RADIUS, RADIUS, (n_samples, 2))
    x += np.where(x > 0.0, XOR_PADDING, -XOR_PADDING)
    seen = x + RADIUS * noise * jitter.uniform(-1.0, 1.0, (n_samples, 2))
    return x, as_column(seen[:, 0] * seen[:, 1] >= 0.0)


def xor_truth(x: Array, noise: float) -> Array:
    """P(class 1 | x) from the chance that each noisy coordinate is positive."""
    half_side = RADIUS * noise
    if half_side == 0.0:
        return as_column(x[:, 0] * x[:, 1] >= 0.0)
    positive = np.clip(0.5 + x / (2.0 * half_side), 0.0, 1.0)
    a, b = positive[:, 0], positive[:, 1]
    return as_column(a * b + (1.0 - a) * (1.0 - b))


def gauss_variance(noise: float) -> float:
    """Variance of each cloud in each direction: 0.5 to 4 as the noise goes from 0 to 0.5."""
    return 0.5 + 7.0 * noise


def gauss(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Two round Gaussian clouds, class 1 about (2, 2), class 0 about (-2, -2)."""
    labels = np.arange(n_samples) % 2 == 0
    centres = np.where(labels, GAUSS_CENTRE, -GAUSS_CENTRE)[:, np.newaxis]
    x = centres + np.sqrt(gauss_variance(noise)) * rng.standard_normal((n_samples, 2))
    return x, as_column(labels)


def gauss_truth(x: Array, noise: float) -> Array:
    """P(class 1 | x): a sigmoid, since equal Gaussians differ by a linear log-ratio."""
    logits = 2.0 * GAUSS_CENTRE * x.sum(axis=1) / gauss_variance(noise)
    return as_column(0.5 + 0.5 * np.tanh(0.5 * logits))


def spiral_curve(share: Array, class_one: Array) -> Array:
    """Points (S, 2) at `share` (S,) of the way out along the arm of class 1, or of class 0."""
    angle = SPIRAL_TURNS * 2.0 * np.pi * share + np.where(class_one, 0.0, np.pi)
    direction = np.column_stack((np.sin(angle), np.cos(angle)))
    curve: Array = RADIUS * share[:, np.newaxis] * direction
    return curve


def spiral(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Two arms, each wound 1.75 turns round the other; noise moves points by U(-1, 1) noise."""
    index = np.arange(n_samples)
    share = (index // 2) / (n_samples / 2.0)
    curve = spiral_curve(share, index % 2 == 0)
    return curve + noise * rng.uniform(-1.0, 1.0, (n_samples, 2)), as_column(index % 2 == 0)


def spiral_truth(x: Array, noise: float) -> Array:
    """P(class 1 | x): how much of each arm lies within reach; the nearer arm where none does."""
    nodes, lengths = spiral_nodes(512)
    other, this = (_reached(x, arm, lengths, noise) for arm in (-nodes, nodes))
    total = this[0] + other[0]
    nearer = (this[1] < other[1]).astype(np.float64)
    return as_column(np.divide(this[0], total, out=nearer, where=total > 0.0))


def spiral_nodes(n_nodes: int) -> tuple[Array, Array]:
    """Middles (N, 2) and lengths (N,) of pieces of class 1's arm; the other arm mirrors it."""
    ends = spiral_curve(np.arange(n_nodes + 1) / n_nodes, np.ones(n_nodes + 1, dtype=bool))
    middles = spiral_curve((np.arange(n_nodes) + 0.5) / n_nodes, np.ones(n_nodes, dtype=bool))
    return middles, np.linalg.norm(np.diff(ends, axis=0), axis=1)


def _reached(x: Array, nodes: Array, lengths: Array, noise: float) -> tuple[Array, Array]:
    """Pieces (S,) of an arm that could have been moved to x, and the distance (S,) to the arm.

    The distance is the larger of the two coordinates'. A piece at the rim counts in part.
    """
    reached, nearest = np.zeros(len(x)), np.full(len(x), np.inf)
    across, up = np.ascontiguousarray(x.T)
    for node, length in zip(nodes, lengths, strict=True):
        distance = np.maximum(np.abs(across - node[0]), np.abs(up - node[1]))
        reached += np.clip(0.5 + (noise - distance) / length, 0.0, 1.0) * (noise > 0.0)
        np.minimum(nearest, distance, out=nearest)
    return reached, nearest


def reg_plane(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Target (x + y) / 10, read at noisy coordinates."""
    base, jitter = rng.spawn(2)
    x = base.uniform(-PLANE_RADIUS, PLANE_RADIUS, (n_samples, 2))
    seen = x + PLANE_RADIUS * noise * jitter.uniform(-1.0, 1.0, (n_samples, 2))
    return x, as_column(seen.sum(axis=1) / 10.0)


def reg_plane_truth(x: Array, noise: float) -> Array:
    """The plane itself: the noise has mean 0 and enters linearly."""
    return as_column(x.sum(axis=1) / 10.0)


def bumps(x: Array) -> Array:
    """Six cones of radius 2 and height +-1; of those that overlap the larger counts. (S, 2) -> (S,)

    They lie at least 4 apart, so at most the nearest is not 0.
    """
    column = np.clip(np.round(x[:, 0] / 4.0), -1.0, 1.0)
    upper = x[:, 1] >= 0.0
    distance = np.hypot(x[:, 0] - 4.0 * column, np.abs(x[:, 1]) - 2.5)
    sign = np.where(column == 0.0, -1.0, 1.0) * np.where(upper, 1.0, -1.0)
    return sign * np.clip(1.0 - 0.5 * distance, 0.0, 1.0)


def reg_gauss(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Six bumps, up and down in turn, read at noisy coordinates."""
    base, jitter = rng.spawn(2)
    x = base.uniform(-PLANE_RADIUS, PLANE_RADIUS, (n_samples, 2))
    seen = x + PLANE_RADIUS * noise * jitter.uniform(-1.0, 1.0, (n_samples, 2))
    return x, as_column(bumps(seen))


def reg_gauss_truth(x: Array, noise: float) -> Array:
    """The mean target given x: the bumps averaged over the square of noise round x."""
    half_side = PLANE_RADIUS * noise
    n_nodes = max(4, int(np.ceil(half_side / 0.15)))
    steps = half_side * (2.0 * np.arange(n_nodes) + 1.0 - n_nodes) / n_nodes
    total = sum(bumps(x + np.array((dx, dy))) for dx in steps for dy in steps)
    return as_column(np.asarray(total) / n_nodes**2)
