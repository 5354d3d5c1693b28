"""Areas that the label noise of the circle needs."""

import numpy as np

from datasets.dataset import Array


def disc_in_square(centres: Array, half_side: float, radius: float) -> Array:
    """Area (S,) that a disc about the origin shares with squares about centres (S, 2)."""
    x_low, x_high = centres[:, 0] - half_side, centres[:, 0] + half_side
    y_low, y_high = centres[:, 1] - half_side, centres[:, 1] + half_side
    return (
        _disc_in_corner(x_high, y_high, radius)
        - _disc_in_corner(x_low, y_high, radius)
        - _disc_in_corner(x_high, y_low, radius)
        + _disc_in_corner(x_low, y_low, radius)
    )


def _disc_in_corner(x: Array, y: Array, radius: float) -> Array:
    """Signed area of the disc over the rectangle from the origin to (x, y).

    Signed and odd in x and y, so that differences of it give the area over any rectangle.
    """
    a, b = np.minimum(np.abs(x), radius), np.minimum(np.abs(y), radius)
    # Left of `turn` the rectangle's top bounds the area, right of it the circle does.
    turn = np.minimum(a, np.sqrt(radius**2 - b**2))
    area = b * turn + _half_segment(a, radius) - _half_segment(turn, radius)
    return np.sign(x) * np.sign(y) * area


def _half_segment(x: Array, radius: float) -> Array:
    """The integral of sqrt(radius^2 - t^2) over t from 0 to x, 0 <= x <= radius."""
    return 0.5 * (x * np.sqrt(radius**2 - x**2) + radius**2 * np.arcsin(x / radius))
