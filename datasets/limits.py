"""What a data setting may be: one table that bounds sliders and validates links."""

import math
from numbers import Integral, Real
from typing import NamedTuple

from datasets.errors import DataError


class Limit(NamedTuple):
    """The range of one setting, in the order in which a slider takes it."""

    minimum: float
    maximum: float
    default: float
    step: float


LIMITS: dict[str, Limit] = {
    "n_samples": Limit(10, 5000, 500, 10),
    "noise": Limit(0.0, 0.5, 0.0, 0.05),
    "train_share": Limit(0.1, 0.9, 0.5, 0.1),
    "seed": Limit(0, 9999, 0, 1),
    "n_classes": Limit(3, 6, 4, 1),
}

# A user's own table; .streamlit/config.toml holds the upload to the same size.
OWN_LIMITS: dict[str, int] = {
    "bytes": 10 * 2**20,
    "rows": 20_000,
    "least_rows": 10,  # that a network trains on: three parts come of them
    "columns": 300,
    "inputs": 200,  # of the network: a category is one for each of its labels
    "categories": 50,  # labels of a column, and classes
    "targets": 10,  # numbers that are predicted together
    "labels": 5,  # that are: charts show each combination of them
    "name": 60,  # characters of a column's name or of a label
}

# More than a page offers: a best achievable loss is checked against large samples, and any seed is
# as good as another.
MOST = {"n_samples": 1_000_000, "seed": 2**32 - 1}

# Sliders count in steps of 0.1, whose sums overshoot the last bit: 0.1 * 3 is not 0.3.
ROUNDING = 1e-9


def whole_number(field: str, value: object) -> int:
    """value as int; DataError unless it is a whole number in the field's range."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise DataError(field, value, f"give a whole number {_range(field)}")
    number = int(value)
    if not LIMITS[field].minimum <= number <= _most(field):
        raise DataError(field, value, f"choose a whole number {_range(field)}")
    return number


def real_number(field: str, value: object) -> float:
    """value as float; DataError unless it is a finite number within LIMITS[field]."""
    limit = LIMITS[field]
    if isinstance(value, bool) or not isinstance(value, Real):
        raise DataError(field, value, f"give a number {_range(field)}")
    try:
        number = float(value)
    except OverflowError:  # a whole number beyond all floats
        number = math.inf
    if not limit.minimum - ROUNDING <= number <= limit.maximum + ROUNDING:
        raise DataError(field, value, f"choose a number {_range(field)}")
    return min(max(number, limit.minimum), limit.maximum)


def _most(field: str) -> float:
    return MOST.get(field, LIMITS[field].maximum)


def _range(field: str) -> str:
    return f"from {LIMITS[field].minimum} to {_most(field)}"
