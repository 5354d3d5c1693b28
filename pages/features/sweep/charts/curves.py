"""The loss curves of many starts: one by one, and summed up in quartiles."""

from collections.abc import Sequence
from math import isfinite
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pages.charts.chart import plain

MOST_POINTS = 80  # of a curve on screen: thirty starts must be light enough for a phone

Array = NDArray[np.float64]


class StartCurve(NamedTuple):
    """The losses (E,) of one start at its epochs (E,)."""

    epochs: Sequence[float]
    train: Sequence[float]
    validation: Sequence[float]


class Band(NamedTuple):
    """Quartiles of the starts' validation losses at the epochs (E,); inf where starts diverged."""

    epochs: Sequence[float]
    low: Sequence[float]
    median: Sequence[float]
    high: Sequence[float]


def thinned(n: int) -> list[int]:
    """Indices of at most MOST_POINTS of n points, spread evenly, with the first and the last."""
    indices = np.linspace(0, n - 1, min(n, MOST_POINTS)).round().astype(int)
    return [int(i) for i in np.unique(indices)]


def joined(curves: Sequence[tuple[Sequence[float], Sequence[float]]]) -> dict[str, Any]:
    """Many curves, each (epochs, losses), as one line with gaps."""
    x: list[float | None] = []
    y: list[float | None] = []
    for epochs, losses in curves:
        kept = thinned(len(epochs))
        x += [*plain(float(epochs[i]) for i in kept), None]
        y += [*plain(float(losses[i]) for i in kept), None]
    return {"x": x, "y": y}


def quartile_band(curves: Sequence[StartCurve]) -> Band:
    """A start that has diverged counts as infinite from then on.

    The band ends where the slowest of the others is.
    """
    alive = [curve for curve in curves if len(curve.epochs) and isfinite(curve.validation[-1])]
    if not any(len(curve.epochs) for curve in curves):
        return Band([], [], [], [])
    ends = [curve.epochs[-1] for curve in alive] or [max(c.epochs[-1] for c in curves if c.epochs)]
    longest = np.asarray(max(curves, key=lambda curve: len(curve.epochs)).epochs, float)
    epochs = longest[longest <= min(ends)]
    losses = np.array([_at(epochs, curve) for curve in curves if len(curve.epochs)])
    low, high = np.quantile(losses, [0.25, 0.75], axis=0, method="inverted_cdf")
    parts = (epochs, low, np.median(losses, axis=0), high)
    return Band(*(part.tolist() for part in parts))


def _at(epochs: Array, curve: StartCurve) -> Array:
    """The curve's validation losses at these epochs, inf from where it diverged."""
    own, losses = np.asarray(curve.epochs, float), np.asarray(curve.validation, float)
    finite = np.isfinite(losses)
    if not finite.any():
        return np.full_like(epochs, np.inf)
    values = np.interp(epochs, own[finite], losses[finite])
    ended = own[~finite].min() if not finite.all() else np.inf
    return np.where(epochs >= ended, np.inf, values)
