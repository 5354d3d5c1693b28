"""The curve of the run before a counter-experiment, kept beside the new one for comparison."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pages.charts.chart import plain

MOST_POINTS = 300
LOSS_DIGITS = 6

NO_CURVES: dict[str, list[float | None]] = {"epochs": [], "train": [], "validation": []}


class Ghost(NamedTuple):
    """A run that has given way."""

    run: int
    curves: NDArray[np.float64]  # (3, E): epochs, training and validation loss

    def content(self) -> dict[str, list[float | None]]:
        """For the browser: thinned, with null for what is not finite."""
        names = ("epochs", "train", "validation")
        rows = zip(names, thinned(self.curves), strict=True)
        return {name: plain(row, LOSS_DIGITS) for name, row in rows}


def thinned(rows: NDArray[np.float64], most: int = MOST_POINTS) -> NDArray[np.float64]:
    """At most that many of the columns (3, E), the first and the last among them."""
    n = rows.shape[1]
    if n <= most:
        return rows
    return rows[:, np.unique(np.linspace(0, n - 1, most).round().astype(int))]
