"""Two classes, above and below a curve y = f(x) that a student writes.

Points lie evenly over the square; noise flips labels near the curve, points stay: a point is of
class 1 where y + reach * noise * U(-1, 1) is at least f(x).
"""

import numpy as np

from datasets.dataset import Array, as_column
from datasets.densities import even_panels
from datasets.expression import Expression

CURVE = "2*sin(x)"
REACH = 6.0
PANEL, COARSER = 0.05, 0.07  # of the integral over x
AGREES = 1e-3  # of the two: a curve that turns more often than they see has no known best loss


def above(
    n_samples: int, noise: float, rng: np.random.Generator, curve: str = ""
) -> tuple[Array, Array]:
    """Points (S, 2) and labels (S, 1)."""
    base, jitter = rng.spawn(2)
    x = base.uniform(-REACH, REACH, (n_samples, 2))
    seen = x[:, 1] + REACH * noise * jitter.uniform(-1.0, 1.0, n_samples)
    return x, as_column(seen >= heights(x[:, 0], curve))


def above_truth(x: Array, noise: float, curve: str = "") -> Array:
    """P(class 1 | x), from how far above the curve a point lies."""
    distance, reach = x[:, 1] - heights(x[:, 0], curve), REACH * noise
    if reach == 0.0:
        return as_column(distance >= 0.0)
    return as_column(np.clip(0.5 + distance / (2.0 * reach), 0.0, 1.0))


def above_floor(noise: float, curve: str = "") -> dict[str, float] | None:
    """Best achievable losses; None where the curve is too wild for the integral to be trusted."""
    fine, coarse = (_losses(noise, curve, panel) for panel in (PANEL, COARSER))
    sure = all(abs(fine[name] - coarse[name]) <= AGREES * fine[name] + 1e-12 for name in fine)
    return fine if sure else None


def heights(x: Array, curve: str = "") -> Array:
    """f(x) (S,) of a curve that `expression.read` accepts in x; empty: CURVE."""
    return Expression(curve or CURVE)(x, x)


def misses_picture(curve: str) -> bool:
    """Whether all of the square lies on one side of the curve."""
    f = heights(np.linspace(-REACH, REACH, 2001), curve)
    return bool((f <= -REACH).all() or (f >= REACH).all())


def _losses(noise: float, curve: str, panel: float) -> dict[str, float]:
    """Along y the chance p of class 1 rises evenly from 0 to 1, as far as the square goes: the
    integrals of p (1 - p), min(p, 1 - p) and the entropy are known there. Over x by quadrature."""
    reach = REACH * noise
    if reach == 0.0:
        return {"mse": 0.0, "mae": 0.0, "binary_cross_entropy": 0.0}
    x, weights = even_panels(-REACH, REACH, panel)
    f = heights(x, curve)
    ends = (np.clip(0.5 + (side - f) / (2.0 * reach), 0.0, 1.0) for side in (-REACH, REACH))
    low, high = ends
    # dy = 2 reach dp, and y is even over 2 REACH.
    share = weights / weights.sum() * noise
    mse = (high**2 / 2.0 - high**3 / 3.0) - (low**2 / 2.0 - low**3 / 3.0)
    entropy = (
        _entropy_to(high) - _entropy_to(low) + _entropy_to(1.0 - low) - _entropy_to(1.0 - high)
    )
    means = {"mse": mse, "mae": _less_to(high) - _less_to(low), "binary_cross_entropy": entropy}
    return {name: float(share @ each) for name, each in means.items()}


def _less_to(p: Array) -> Array:
    """The integral of min(t, 1 - t) from 0 to p."""
    less: Array = np.where(p < 0.5, p**2 / 2.0, 0.25 - (1.0 - p) ** 2 / 2.0)
    return less


def _entropy_to(p: Array) -> Array:
    """The integral of -t log t from 0 to p."""
    half: Array = 0.5 * p**2 * (0.5 - np.log(np.maximum(p, 1e-300)))
    return half
