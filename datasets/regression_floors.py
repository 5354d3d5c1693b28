"""The best achievable losses of a regression: what is left to one who knows the generator.

The best MSE is the mean variance of the target given x. The mean absolute error and Huber's loss,
of width 1, are given where the noise is symmetric: its mean is the best answer for them, too.
Each public function is `(noise) -> {loss: value}`.
"""

from math import erfc

import numpy as np

from datasets import playground
from datasets.dataset import Array

Losses = dict[str, float]


def line(noise: float) -> Losses:
    """Normal noise on the target: variance, mean size and mean Huber loss of the noise itself."""
    mae = noise * np.sqrt(2.0 / np.pi)
    return {"mse": noise**2, "mae": mae, "huber": _huber_of_normal(noise)}


def _huber_of_normal(sigma: float) -> float:
    """E[x^2 / 2] where |x| < 1, E[|x| - 1 / 2] beyond, by the moments of a cut normal density."""
    if sigma == 0.0:
        return 0.0
    density = float(np.exp(-0.5 / sigma**2)) / np.sqrt(2.0 * np.pi)
    beyond = erfc(1.0 / (sigma * np.sqrt(2.0)))  # of both sides
    inside = 0.5 * (sigma**2 * (1.0 - beyond) - 2.0 * sigma * density)
    return float(inside + 2.0 * sigma * density - 0.5 * beyond)


def reg_plane(noise: float) -> Losses:
    """The sum of two uniform coordinates' noise, over 10: a triangle of half-width 1.2 noise."""
    half_width = 2.0 * playground.PLANE_RADIUS * noise / 10.0
    found = {"mse": half_width**2 / 6.0, "mae": half_width / 3.0}
    # Huber's loss is half the square up to 1, and the noise goes no farther.
    return {**found, "huber": found["mse"] / 2.0} if half_width <= 1.0 else found


def reg_gauss(noise: float) -> Losses:
    """The mean variance of the bumps within the square of noise round x, from running sums."""
    reach = playground.PLANE_RADIUS * noise
    least = 0.02
    if reach < least:
        # For little noise the variance grows with the square of the noise.
        smaller = reg_gauss(least / playground.PLANE_RADIUS)["mse"] if reach > 0.0 else 0.0
        return {"mse": smaller * (reach / least) ** 2}
    n_cells = int(np.ceil(reach / 0.02))
    cell = reach / n_cells
    return {"mse": _mean_bump_variance(cell, n_cells)}


def _mean_bump_variance(cell: float, n_cells: int) -> float:
    """Mean over x of the variance in a square of 2 n_cells cells a side; a quarter plane is enough.

    Within a cell the cones vary with slope 1/2 in one direction: variance cell^2 / 48.
    """
    side = playground.PLANE_RADIUS
    n_points = int(np.ceil(side / cell)) + 1
    middle = cell * (np.arange(-n_cells, n_points + n_cells - 1) + 0.5)
    cells = np.stack(np.meshgrid(middle, middle, indexing="ij"), axis=-1).reshape(-1, 2)
    height = playground.bumps(cells).reshape(len(middle), -1)
    mean = _square_means(height, 2 * n_cells)
    mean_square = _square_means(height**2 + (height != 0.0) * cell**2 / 48.0, 2 * n_cells)
    corner = cell * np.arange(n_points)
    share = np.clip(corner + cell / 2.0, 0.0, side) - np.clip(corner - cell / 2.0, 0.0, side)
    return float(share @ (mean_square - mean**2) @ share) / side**2


def _square_means(values: Array, side: int) -> Array:
    """Means of all squares of side x side neighbours, by running sums."""
    sums = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    sums[1:, 1:] = values.cumsum(axis=0).cumsum(axis=1)
    rows = sums[side:] - sums[:-side]
    means: Array = (rows[:, side:] - rows[:, :-side]) / side**2
    return means
