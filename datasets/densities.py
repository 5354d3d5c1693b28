"""Tools for the generators' own densities: mixtures of Gaussians and quadrature."""

import numpy as np

from datasets.dataset import Array

# A truth without noise is taken as the limit of a noise that no chart shows.
LITTLE_NOISE = 1e-3

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(8)


def softmax(logits: Array) -> Array:
    """Rows (S, K) of log-densities -> probabilities."""
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities: Array = weights / weights.sum(axis=1, keepdims=True)
    return probabilities


def log_mean_gaussian(x: Array, nodes: Array, sigma: float) -> Array:
    """log of the mean over nodes (N, D) of exp(-|x - node|^2 / (2 sigma^2)), for x (S, D)."""
    squares = np.sum(x**2, axis=1)[:, np.newaxis] - 2.0 * x @ nodes.T + np.sum(nodes**2, axis=1)
    logs = -0.5 * squares / sigma**2
    top = logs.max(axis=1)
    means: Array = top + np.log(np.exp(logs - top[:, np.newaxis]).mean(axis=1))
    return means


def panels(edges: Array) -> tuple[Array, Array]:
    """Nodes and weights of 8-point Gauss-Legendre quadrature between each two edges."""
    half = 0.5 * np.diff(edges)[:, np.newaxis]
    middle = 0.5 * (edges[:-1] + edges[1:])[:, np.newaxis]
    return (middle + half * _NODES).ravel(), (half * _WEIGHTS).ravel()


def even_panels(low: float, high: float, size: float) -> tuple[Array, Array]:
    """panels of at most the given size from low to high."""
    return panels(np.linspace(low, high, max(1, int(np.ceil((high - low) / size))) + 1))
