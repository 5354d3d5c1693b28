"""Principal components: the directions in which the training inputs vary most."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Components(NamedTuple):
    """Of inputs (S, D) as a network is given them: numbers standardized, labels 0 or 1."""

    mean: Array  # (D,)
    directions: Array  # (2, D), orthonormal
    shares: tuple[float, float]  # of the variance that lies along each

    def of(self, x: NDArray[np.floating]) -> Array:
        """Where inputs (S, D) lie along the two directions (S, 2)."""
        places: Array = (x - self.mean) @ self.directions.T
        return places

    def at(self, places: Array) -> Array:
        """Inputs (S, D) in the plane through the mean, from places (S, 2)."""
        x: Array = self.mean + places @ self.directions
        return x


def first_two(x: Array) -> Components:
    """Of at least two inputs (S, D), by the singular value decomposition of their covariance.

    That is D x D, so the rows are passed over once. The sign of a direction is free: its largest
    entry is positive.
    """
    mean = x.mean(axis=0)
    centred = x - mean
    covariance = centred.T @ centred / len(x)
    vectors, variances, _ = np.linalg.svd(covariance, hermitian=True)
    directions = np.ascontiguousarray(vectors[:, :2].T)
    largest = np.take_along_axis(directions, np.abs(directions).argmax(axis=1)[:, None], axis=1)
    directions *= np.where(largest < 0, -1.0, 1.0)
    total = float(variances.sum()) or 1.0
    return Components(mean, directions, (float(variances[0]) / total, float(variances[1]) / total))
