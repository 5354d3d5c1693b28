"""Five more sets in the plane: moons, rings, blobs, checkerboard, pinwheel.

Each generator is `(n_samples, noise, rng) -> (x (S, 2), y (S, K))`; classes take turns from row to
row. Base points and noise come from generators of their own, so that another noise moves the same
points. `*_truth` is P(class | x) for the generator's own densities; without noise, when classes
lie on curves, it is the limit of little noise: the nearest curve's class.
"""

import numpy as np

from datasets.dataset import Array, as_column, one_hot
from datasets.densities import LITTLE_NOISE, log_mean_gaussian, softmax

MOON_CENTRE = np.array([0.5, 0.25])
RING_RADII = np.array([1.2, 2.8, 4.4])
RING_GAP = 1.6
BLOB_RADIUS = 3.6
CELL = 2.5
CELL_EDGES = CELL * np.arange(-2.0, 3.0)  # four cells in a row
CELL_JITTER = 2.0
PINWHEEL_ARMS = 5
PINWHEEL_RADII = (0.5, 5.0)
PINWHEEL_TWIST = 0.35  # radians a unit of radius


def moon_curve(angle: Array) -> Array:
    """Points (S, 2) of the upper moon (class 0); the lower one is its mirror through the origin."""
    curve: Array = np.column_stack((np.cos(angle), np.sin(angle))) - MOON_CENTRE
    return curve


def moons(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Two half circles of radius 1, hooked into each other; noise is the sigma of each point."""
    base, jitter = rng.spawn(2)
    lower = np.arange(n_samples) % 2 == 1
    curve = moon_curve(base.uniform(0.0, np.pi, n_samples))
    curve[lower] *= -1.0
    return curve + noise * jitter.standard_normal((n_samples, 2)), as_column(lower)


def moons_truth(x: Array, noise: float) -> Array:
    """P(class 1 | x), each moon's density being the mean of Gaussians along it."""
    nodes = moon_curve(np.pi * (np.arange(256) + 0.5) / 256)
    sigma = max(noise, LITTLE_NOISE)
    logs = np.column_stack([log_mean_gaussian(x, sign * nodes, sigma) for sign in (1.0, -1.0)])
    return softmax(logs)[:, 1:]


def rings(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Three circles about one centre; noise is sigma in units of the gap between them."""
    base, jitter = rng.spawn(2)
    labels = np.arange(n_samples) % 3
    angle = base.uniform(0.0, 2.0 * np.pi, n_samples)
    curve = RING_RADII[labels, np.newaxis] * np.column_stack((np.cos(angle), np.sin(angle)))
    x = curve + RING_GAP * noise * jitter.standard_normal((n_samples, 2))
    return x, one_hot(labels, 3)


def rings_truth(x: Array, noise: float) -> Array:
    """P(class | x): a circle under Gaussian noise is a Rice distribution of the radius."""
    return rings_posterior(np.hypot(x[:, 0], x[:, 1]), RING_GAP * noise)


def rings_posterior(radius: Array, sigma: float) -> Array:
    """P(class | radius), (S,) -> (S, 3)."""
    return softmax(log_ring_density(radius, sigma))


def log_ring_density(radius: Array, sigma: float) -> Array:
    """log density at a radius (S,) of each ring, (S, 3), up to a common constant."""
    variance = max(sigma, LITTLE_NOISE) ** 2
    radius = radius[:, np.newaxis]
    distance = radius - RING_RADII
    bessel = _log_scaled_i0(radius * RING_RADII / variance)
    logs: Array = bessel - 0.5 * distance**2 / variance
    return logs


def _log_scaled_i0(z: Array) -> Array:
    """log(exp(-z) I0(z)); the asymptotic series (Abramowitz & Stegun 9.7.1) from z = 30 on."""
    small = np.minimum(z, 30.0)
    u = 1.0 / (8.0 * np.maximum(z, 30.0))
    series = 1.0 + u * (1.0 + u * (4.5 + u * (37.5 + u * 459.375)))
    far = np.log(series) + 0.5 * np.log(4.0 * u / np.pi)
    return np.where(z < 30.0, np.log(np.i0(small)) - small, far)


def blob_centres(n_classes: int) -> Array:
    """Corners (K, 2) of a regular polygon, the first at the top."""
    angle = 2.0 * np.pi * np.arange(n_classes) / n_classes
    centres: Array = BLOB_RADIUS * np.column_stack((np.sin(angle), np.cos(angle)))
    return centres


def blob_sigma(noise: float) -> float:
    """Spread of each blob: 0.5 to 1.75 as the noise goes from 0 to 0.5."""
    return 0.5 + 2.5 * noise


def blobs(
    n_samples: int, noise: float, rng: np.random.Generator, n_classes: int = 4
) -> tuple[Array, Array]:
    """Round Gaussian clouds on a circle; noise widens them."""
    labels = np.arange(n_samples) % n_classes
    cloud = blob_sigma(noise) * rng.standard_normal((n_samples, 2))
    x: Array = blob_centres(n_classes)[labels] + cloud
    return x, one_hot(labels, n_classes)


def blobs_truth(x: Array, noise: float, n_classes: int = 4) -> Array:
    """P(class | x): a softmax of linear functions, since the clouds are equally wide."""
    return softmax(x @ blob_centres(n_classes).T / blob_sigma(noise) ** 2)


def checkerboard(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Four by four squares in two colours; noise moves points by U(-2, 2) noise."""
    base, jitter = rng.spawn(2)
    cells = base.uniform(CELL_EDGES[0], CELL_EDGES[-1], (n_samples, 2))
    even = np.floor(cells / CELL).sum(axis=1) % 2 == 0
    x = cells + CELL_JITTER * noise * jitter.uniform(-1.0, 1.0, (n_samples, 2))
    return x, as_column(even)


def checkerboard_truth(x: Array, noise: float) -> Array:
    """P(class 1 | x): origins within reach of x that lie in squares of class 1."""
    even, odd = cell_reach(x, max(CELL_JITTER * noise, 1e-6))
    same = even[:, 0] * even[:, 1] + odd[:, 0] * odd[:, 1]
    total = (even + odd).prod(axis=1)
    # Where no point can fall, any answer is as good: one half.
    return as_column(np.divide(same, total, out=np.full_like(same, 0.5), where=total > 0.0))


def cell_reach(x: Array, half_side: float) -> tuple[Array, Array]:
    """Length of [x - half_side, x + half_side] within even and within odd cells, elementwise."""
    lengths = np.diff(CELL_EDGES)
    is_even = np.arange(-2, 2) % 2 == 0
    reaches = []
    for cells in (is_even, ~is_even):
        up_to = np.concatenate(([0.0], np.cumsum(lengths * cells)))
        high = np.interp(x + half_side, CELL_EDGES, up_to)
        reaches.append(high - np.interp(x - half_side, CELL_EDGES, up_to))
    return reaches[0], reaches[1]


def pinwheel_spread(noise: float) -> float:
    """Standard deviation of the angle within an arm, in radians: 0.1 to 0.4."""
    return 0.1 + 0.6 * noise


def pinwheel(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Five twisted arms; noise widens each arm by angle."""
    base, jitter = rng.spawn(2)
    labels = np.arange(n_samples) % PINWHEEL_ARMS
    radius = base.uniform(*PINWHEEL_RADII, n_samples)
    angle = 2.0 * np.pi * labels / PINWHEEL_ARMS + PINWHEEL_TWIST * radius
    angle = angle + pinwheel_spread(noise) * jitter.standard_normal(n_samples)
    x = radius[:, np.newaxis] * np.column_stack((np.cos(angle), np.sin(angle)))
    return x, one_hot(labels, PINWHEEL_ARMS)


def pinwheel_truth(x: Array, noise: float) -> Array:
    """P(class | x): Gaussians of the angle about each arm, at x's radius."""
    angle = np.arctan2(x[:, 1], x[:, 0]) - PINWHEEL_TWIST * np.hypot(x[:, 0], x[:, 1])
    return pinwheel_posterior(angle, noise)


def pinwheel_posterior(angle: Array, noise: float) -> Array:
    """P(class | angle once untwisted), (S,) -> (S, 5)."""
    arms = 2.0 * np.pi * np.arange(PINWHEEL_ARMS) / PINWHEEL_ARMS
    offset = np.remainder(angle[:, np.newaxis] - arms + np.pi, 2.0 * np.pi) - np.pi
    return softmax(-0.5 * (offset / pinwheel_spread(noise)) ** 2)
