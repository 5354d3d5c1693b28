"""The best achievable losses: what a predictor that knows the generator would still lose.

Given x a class has probability p; the best predictor answers p. Its MSE is then E[p (1 - p)] (mean
over outputs) and its cross-entropy E[entropy of p] in nats, where E is over x; those of several
labels add up. For the mean absolute error the best answer is the likelier class for certain, by a
softmax where there are several. Of a regression see regression_floors.py. Each function here is
`(noise) -> {loss: value}`, an integral over the generator's own densities by quadrature. Where
classes are so far apart that the loss is below 1e-10 it is given as 0.
"""

import numpy as np

from datasets import plane, playground, several, space
from datasets.dataset import Array
from datasets.densities import even_panels, panels

Losses = dict[str, float]

# Where a label is certain.
SURE: Losses = {"mse": 0.0, "mae": 0.0, "binary_cross_entropy": 0.0}
SURE_OF_SEVERAL: Losses = {"mse": 0.0, "mae": 0.0, "cross_entropy": 0.0}


def binary_losses(weights: Array, p: Array) -> Losses:
    """Losses of the best predictor from P(class 1) at points whose weights sum to 1, any shape."""
    q = 1.0 - p
    return {
        "mse": float(np.sum(weights * p * q)),
        "mae": float(np.sum(weights * np.minimum(p, q))),
        "binary_cross_entropy": float(np.sum(weights * (_entropy(p) + _entropy(q)))),
    }


def multiclass_losses(weights: Array, p: Array) -> Losses:
    """The same from P(class), (S, K), at points of weights (S,) that sum to 1."""
    return {
        "mse": float(weights @ np.mean(p * (1.0 - p), axis=1)),
        "mae": float(weights @ (1.0 - p.max(axis=1))) * 2.0 / p.shape[1],
        "cross_entropy": float(weights @ np.sum(_entropy(p), axis=1)),
    }


def _entropy(p: Array) -> Array:
    """-p log p, 0 at 0. Rounding may leave p a little outside [0, 1]."""
    part: Array = -p * np.log(np.clip(p, 1e-300, 1.0))
    return part


def _scaled(mass: Array) -> Array:
    """mass, scaled to sum 1."""
    scaled: Array = mass / mass.sum()
    return scaled


def circle(noise: float) -> Losses:
    """Labels flip where the noise square round a point crosses the edge of the disc."""
    angle, angle_weights = even_panels(0.0, np.pi / 4.0, np.pi / 16.0)
    # Within reach of the edge a label turns fast when there is little noise: panels of its own.
    near = playground.CIRCLE_EDGE - np.sqrt(2.0) * playground.RADIUS * noise * np.arange(9) / 8.0
    disc = np.append(np.linspace(0.0, playground.CIRCLE_EDGE, 51), near[near > 0.0])
    ring = np.linspace(playground.CIRCLE_OUTER, playground.RADIUS, 31)
    weights, chances = [], []
    for edges in (np.unique(disc), ring):
        r, r_weights = panels(edges)
        x = np.column_stack(
            (np.outer(r, np.sin(angle)).ravel(), np.outer(r, np.cos(angle)).ravel())
        )
        chances.append(playground.circle_truth(x, noise)[:, 0])
        weights.append(np.outer(r_weights, angle_weights).ravel() / (edges[-1] - edges[0]))
    p = np.concatenate(chances)
    return binary_losses(_scaled(np.concatenate(weights)), p)


def xor(noise: float) -> Losses:
    """Labels flip where the noise carries one coordinate, but not both, over its axis."""
    low = playground.XOR_PADDING
    high = low + playground.RADIUS
    reach = playground.RADIUS * noise
    if reach <= low:
        return dict(SURE)
    distance, weights = panels(
        np.concatenate((low + (reach - low) * np.array([0, 0.2, 1]), [high]))
    )
    crossed = np.maximum(0.5 - distance / (2.0 * reach), 0.0)
    flipped = crossed[:, np.newaxis] * (1.0 - crossed) + (1.0 - crossed[:, np.newaxis]) * crossed
    return binary_losses(np.outer(weights, weights) / playground.RADIUS**2, flipped)


def gauss(noise: float) -> Losses:
    """Two equal Gaussians: only the direction from one centre to the other tells them apart."""
    sigma = np.sqrt(playground.gauss_variance(noise))
    centre = np.sqrt(2.0) * playground.GAUSS_CENTRE
    s, weights = even_panels(-centre - 9.0 * sigma, centre + 9.0 * sigma, 0.25 * sigma)
    density = np.exp(-0.5 * ((s - centre) / sigma) ** 2)
    mirrored = np.exp(-0.5 * ((s + centre) / sigma) ** 2)
    return binary_losses(_scaled(weights * (density + mirrored)), density / (density + mirrored))


def spiral(noise: float) -> Losses:
    """How much of each arm lies within reach, on a grid of squares where both do.

    Squares at the rim of the overlap are averaged: right to some 0.03 %, 0.1 % at noise 0.5. It is
    the limit of many samples. The generator's places along an arm are fixed, and the first is the
    origin for both arms: among N samples without noise these two cost 2/N ln 2 of cross-entropy.
    """
    if noise == 0.0:
        return dict(SURE)
    side = _spiral_overlap(noise)
    share = min(1.0, np.sqrt(2.0) * (side + noise) / playground.RADIUS)
    nodes = playground.spiral_curve(share * (np.arange(1200) + 0.5) / 1200, np.ones(1200, bool))
    grid, cell = np.linspace(-side, side, 441, retstep=True)
    # The share of each square's side that lies within reach of each node, for x and for y.
    in_x, in_y = (
        np.clip((noise + 0.5 * cell - np.abs(grid[:, np.newaxis] - column)) / cell, 0.0, 1.0)
        for column in nodes.T
    )
    arm = np.asarray(in_x.astype(np.float32) @ in_y.T.astype(np.float32), dtype=np.float64)
    mass = arm * (share / 1200) * (cell / (2.0 * noise)) ** 2
    return _mirrored_losses(mass, mass[::-1, ::-1])


def _spiral_overlap(noise: float) -> float:
    """Half the side of the square about the origin in which points of both arms can lie."""
    nodes, _ = playground.spiral_nodes(300)
    gap = np.abs(nodes[:, np.newaxis] + nodes).max(axis=2)
    inner = np.abs(nodes).max(axis=1)
    pairs = np.minimum(inner[:, np.newaxis], inner)[gap < 2.0 * noise]
    return float(pairs.max(initial=0.0)) + 1.1 * noise


def _mirrored_losses(density: Array, mirrored: Array) -> Losses:
    """Losses on an even grid, for two classes of these probabilities at each point."""
    total = density + mirrored
    p = np.divide(density, total, out=np.zeros_like(total), where=total > 0.0)
    return binary_losses(0.5 * total, p)


def moons(noise: float) -> Losses:
    """Each moon is a mean of Gaussians, which are products of one factor in x and one in y."""
    if noise < 0.03:
        return dict(SURE)
    angle, weights = even_panels(0.0, np.pi, 4.0 * noise)
    nodes = plane.moon_curve(angle)
    factors = [
        np.exp(
            -0.5 * ((_even_grid(reach + 6.0 * noise, noise / 4.0) - nodes[:, [axis]]) / noise) ** 2
        )
        for axis, reach in ((0, 1.5), (1, 0.75))
    ]
    density = (factors[0].T * weights) @ factors[1]
    return _mirrored_losses(_scaled(density), _scaled(density[::-1, ::-1]))


def _even_grid(reach: float, spacing: float) -> Array:
    """Points from -reach to reach, symmetric about 0."""
    return np.linspace(-reach, reach, 2 * int(np.ceil(reach / spacing)) + 1)


def checkerboard(noise: float) -> Losses:
    """Each axis has lengths of even and odd cells within reach, linear between a few breaks."""
    reach = plane.CELL_JITTER * noise
    if reach == 0.0:
        return dict(SURE)
    breaks = np.concatenate((plane.CELL_EDGES - reach, plane.CELL_EDGES + reach))
    x, weights = panels(np.unique(breaks))
    even, odd = plane.cell_reach(x, reach)
    same = np.outer(even, even) + np.outer(odd, odd)
    total = np.outer(even + odd, even + odd)
    mass = np.outer(weights, weights) * total
    return binary_losses(_scaled(mass), same / total)


def rings(noise: float) -> Losses:
    """Only the radius tells the rings apart."""
    sigma = plane.RING_GAP * noise
    if noise < 0.03:
        return dict(SURE_OF_SEVERAL)
    radius, weights = even_panels(0.0, plane.RING_RADII[-1] + 9.0 * sigma, sigma)
    densities = np.exp(plane.log_ring_density(radius, sigma))
    mass = weights * radius * densities.sum(axis=1)
    return multiclass_losses(_scaled(mass), plane.rings_posterior(radius, sigma))


def blobs(noise: float, n_classes: int = 4) -> Losses:
    """All blobs see the same picture, so the integral over the first one is enough."""
    sigma = plane.blob_sigma(noise)
    offset, weights = even_panels(-8.0 * sigma, 8.0 * sigma, sigma)
    normal = weights * np.exp(-0.5 * (offset / sigma) ** 2)
    mass = np.outer(normal, normal).ravel()
    pairs = np.stack(np.meshgrid(offset, offset, indexing="ij"), axis=-1).reshape(-1, 2)
    x = plane.blob_centres(n_classes)[0] + pairs
    return multiclass_losses(_scaled(mass), plane.blobs_truth(x, noise, n_classes))


def pinwheel(noise: float) -> Losses:
    """Only the untwisted angle tells the arms apart, and all arms are alike."""
    sigma = plane.pinwheel_spread(noise)
    angle, weights = even_panels(-9.0 * sigma, 9.0 * sigma, 0.25 * sigma)
    mass = weights * np.exp(-0.5 * (angle / sigma) ** 2)
    return multiclass_losses(_scaled(mass), plane.pinwheel_posterior(angle, noise))


def ball_in_shell(noise: float) -> Losses:
    """Only the distance from the origin tells ball from shell."""
    sigma = space.SIGMA_PER_NOISE * noise
    if noise < 0.05:
        return dict(SURE)
    radius, weights = even_panels(0.0, space.SHELL_RADII[1] + 8.0 * sigma, 0.5 * sigma)
    shell, ball = np.exp(space.log_radial_densities(radius, sigma)).T
    return binary_losses(_scaled(weights * radius * (shell + ball)), ball / (shell + ball))


def double_helix(noise: float) -> Losses:
    """Each strand is a mean of Gaussians, which are products of factors in (x, y) and in z."""
    sigma = space.SIGMA_PER_NOISE * noise
    if noise < 0.11:
        return dict(SURE)
    share, weights = even_panels(0.0, 1.0, sigma / 6.0)
    nodes = space.helix_curve(share)
    sides = (space.HELIX_RADIUS, space.HELIX_RADIUS, space.HELIX_HALF_HEIGHT)
    x, y, z = (
        np.exp(
            -0.5 * ((_even_grid(side + 4.5 * sigma, sigma / 2.0) - nodes[:, [axis]]) / sigma) ** 2
        )
        for axis, side in enumerate(sides)
    )
    plane_part = (x * weights[:, np.newaxis])[:, :, np.newaxis] * y[:, np.newaxis, :]
    density = np.tensordot(plane_part, z, axes=(0, 0))
    return _mirrored_losses(_scaled(density), _scaled(density[::-1, ::-1, :]))


def discs(noise: float) -> Losses:
    """All discs lie so far within the field that each one's edge costs the same.

    In polar coordinates about a disc's centre; an eighth of the turn stands for all of it.
    """
    reach = np.sqrt(2.0) * several.REACH_PER_NOISE * noise
    if reach == 0.0:
        return dict(SURE)
    angle, angle_weights = even_panels(0.0, np.pi / 4.0, np.pi / 16.0)
    radius = several.DISC_RADIUS
    r, r_weights = panels(np.linspace(radius - reach, radius + reach, 17))
    x = np.column_stack((np.outer(r, np.sin(angle)).ravel(), np.outer(r, np.cos(angle)).ravel()))
    area = 8.0 * np.outer(r * r_weights, angle_weights).ravel()
    one = binary_losses(
        area / (np.pi * several.FIELD_RADIUS**2), several.disc_chance(x, noise)
    )  # elsewhere a label is certain
    n_labels = len(several.LABELS)
    return {**one, "binary_cross_entropy": n_labels * one["binary_cross_entropy"]}
