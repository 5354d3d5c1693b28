"""Numbers as JSON takes them: lists, a few digits, None for what is no number."""

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

DIGITS = 4  # significant: more than a chart can show
EPOCH_DIGITS = 8  # and enough for every epoch to be told from the next


def plain(values: ArrayLike, digits: int = DIGITS) -> list[Any]:
    """Nested lists of the values, rounded; None for nan and infinite ones."""
    array = np.asarray(values, dtype=np.float64)
    if array.ndim > 1:
        return [plain(row, digits) for row in array]
    return [_number(value, digits) for value in array.tolist()]


def _number(value: float, digits: int) -> float | None:
    return float(f"{value:.{digits}g}") if math.isfinite(value) else None
