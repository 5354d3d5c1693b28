"""Two sets with three inputs x, y, z: a ball in a shell, and a double helix.

A generator is `(n_samples, noise, rng) -> (x (S, 3), y (S, 1))`. Noise moves each point by
2 * noise * N(0, 1) in every direction. `*_truth` is P(class 1 | x); without noise it is the
limit of little noise.
"""

import numpy as np

from datasets.dataset import Array, as_column
from datasets.densities import LITTLE_NOISE, log_mean_gaussian, panels, softmax

SIGMA_PER_NOISE = 2.0
BALL_RADIUS = 2.0
SHELL_RADII = (3.5, 4.5)
HELIX_RADIUS = 3.0
HELIX_HALF_HEIGHT = 5.0
HELIX_TURNS = 1.5


def ball_in_shell(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """A solid ball (class 1) within a thick shell, both evenly filled."""
    base, depths, jitter = rng.spawn(3)
    direction = base.standard_normal((n_samples, 3))
    direction = direction / np.linalg.norm(direction, axis=1, keepdims=True)
    depth = depths.random(n_samples)
    in_ball = np.arange(n_samples) % 2 == 0
    radius = np.where(in_ball, ball_radius(depth), shell_radius(depth))
    points = radius[:, np.newaxis] * direction
    moved = points + SIGMA_PER_NOISE * noise * jitter.standard_normal((n_samples, 3))
    return moved, as_column(in_ball)


def ball_radius(share: Array) -> Array:
    """Radius that holds this share of the ball's volume."""
    return BALL_RADIUS * np.cbrt(share)


def shell_radius(share: Array) -> Array:
    """Radius that holds this share of the shell's volume."""
    low, high = SHELL_RADII
    return np.cbrt(low**3 + share * (high**3 - low**3))


def ball_in_shell_truth(x: Array, noise: float) -> Array:
    """P(class 1 | x), which depends on the distance from the origin alone."""
    sigma = max(SIGMA_PER_NOISE * noise, LITTLE_NOISE)
    return softmax(log_radial_densities(np.linalg.norm(x, axis=1), sigma))[:, 1:]


def log_radial_densities(radius: Array, sigma: float) -> Array:
    """log density of the shell and of the ball at a radius (S,), (S, 2), up to a common constant.

    A sphere of radius R under Gaussian noise has density (g(r - R) - g(r + R)) / (r R), where g is
    the normal density; a ball is many spheres, weighted by their area R^2.
    """
    columns = []
    for low, high in (SHELL_RADII, (0.0, BALL_RADIUS)):
        spheres, weights = panels(np.linspace(low, high, 9))
        weights = 3.0 * weights * spheres / (high**3 - low**3)
        near = -0.5 * ((radius[:, np.newaxis] - spheres) / sigma) ** 2
        # 1 - exp(-2 r R / sigma^2) is the second Gaussian over the first.
        far = -np.expm1(-2.0 * np.maximum(radius[:, np.newaxis], 1e-12) * spheres / sigma**2)
        top = near.max(axis=1)
        columns.append(top + np.log((np.exp(near - top[:, np.newaxis]) * far) @ weights))
    return np.column_stack(columns)


def helix_curve(share: Array) -> Array:
    """Points (S, 3) of the strand of class 1, `share` of the way up.

    The other strand is this one turned half round the z axis.
    """
    angle = 2.0 * np.pi * HELIX_TURNS * share
    height = HELIX_HALF_HEIGHT * (2.0 * share - 1.0)
    return np.column_stack((HELIX_RADIUS * np.cos(angle), HELIX_RADIUS * np.sin(angle), height))


def double_helix(n_samples: int, noise: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Two strands wound round each other, 1.5 turns."""
    base, jitter = rng.spawn(2)
    strand = np.arange(n_samples) % 2 == 0
    curve = helix_curve(base.random(n_samples))
    curve[~strand, :2] *= -1.0
    moved = curve + SIGMA_PER_NOISE * noise * jitter.standard_normal((n_samples, 3))
    return moved, as_column(strand)


def double_helix_truth(x: Array, noise: float) -> Array:
    """P(class 1 | x), each strand's density being the mean of Gaussians along it."""
    nodes = helix_curve((np.arange(384) + 0.5) / 384)
    sigma = max(SIGMA_PER_NOISE * noise, LITTLE_NOISE)
    turned = nodes * np.array([-1.0, -1.0, 1.0])
    logs = np.column_stack([log_mean_gaussian(x, strand, sigma) for strand in (turned, nodes)])
    return softmax(logs)[:, 1:]
