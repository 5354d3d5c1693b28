"""Checks at the public door: settings and arrays are looked at once, here, and trusted inside."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf, isfinite
from numbers import Integral, Real

import numpy as np

from nn_core.arrays import Array
from nn_core.errors import ConfigError, DataError, ShapeError


def one_of(field: str, value: object, names: Iterable[str]) -> str:
    """The name, or ConfigError when it is none of the names."""
    allowed = tuple(names)
    if not isinstance(value, str):
        raise ConfigError(field, value, "give a name in quotes", "wrong_type", allowed)
    if value not in allowed:
        raise ConfigError(field, value, f"choose one of {', '.join(allowed)}", "unknown", allowed)
    return value


def whole_number(field: str, value: object, minimum: int) -> int:
    """A plain int (NumPy's are converted), or ConfigError; True is no number here."""
    if isinstance(value, bool | np.bool_) or not isinstance(value, Integral):
        raise ConfigError(field, value, "give a whole number", "wrong_type", (minimum, None))
    if value < minimum:
        remedy = f"give a whole number from {minimum} up"
        raise ConfigError(field, value, remedy, "too_small", (minimum, None))
    return int(value)


def index(field: str, value: object, length: int) -> int:
    """A plain int from 0 to below length, or ConfigError."""
    number = whole_number(field, value, 0)
    if number >= length:
        remedy = f"give a whole number from 0 to {length - 1}"
        raise ConfigError(field, value, remedy, "too_large", (0, length - 1))
    return number


def finite(field: str, value: object, bounds: tuple[float, float] = (-inf, inf)) -> float:
    """A plain float, or ConfigError, which names the bounds that the caller sees to."""
    if isinstance(value, bool | np.bool_) or not isinstance(value, Real):
        raise ConfigError(field, value, "give a number", "wrong_type", bounds)
    try:
        number = float(value)
    except OverflowError:  # a whole number beyond all floats
        number = inf
    if not isfinite(number):
        raise ConfigError(field, value, "give a finite number", "not_finite", bounds)
    return number


def rate(field: str, value: object, below: float = inf) -> float:
    """A plain float in [0, below), or ConfigError."""
    number = finite(field, value, (0.0, below))
    if number < 0:
        raise ConfigError(field, value, "give 0 or more", "too_small", (0.0, below))
    if number >= below:
        raise ConfigError(field, value, f"give less than {below:g}", "too_large", (0.0, below))
    return number


def matrix(field: str, values: object, n_columns: int | None = None) -> Array:
    """A real array (S, n_columns) with at least one row, all finite; not copied where possible."""
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        raise ShapeError(
            field, values, "give rows of equal length", "wrong_shape", (None, n_columns)
        ) from None
    if array.dtype.kind not in "fiub":
        raise DataError(field, array.dtype.name, "give an array of real numbers", "wrong_type")
    _check_shape(field, array, n_columns)
    if array.size == 0:
        raise DataError(field, array.shape, "give at least one sample and one column", "empty")
    if not np.isfinite(array).all():
        remedy = "fill in or drop the samples that are missing or infinite"
        raise DataError(field, _first_bad(array), remedy, "not_finite")
    return array


def same_length(fields: tuple[str, str], inputs: Array, targets: Array) -> None:
    """ShapeError unless there is one row of targets for each row of inputs."""
    if len(inputs) != len(targets):
        remedy = f"give one row a sample, {len(inputs)} as in {fields[0]}"
        expected = (len(inputs), targets.shape[1])
        raise ShapeError(fields[1], targets.shape, remedy, "wrong_shape", expected)


def representable(field: str, array: Array) -> None:
    """DataError where a finite number became infinite in the run's dtype."""
    if not np.isfinite(array).all():
        limit = float(np.finfo(array.dtype).max)
        remedy = "standardize the data, or choose dtype float64"
        raise DataError(field, array.dtype.name, remedy, "too_large", (-limit, limit))


def shares(field: str, y: Array, loss: str) -> None:
    """Targets of a cross-entropy are probabilities: outside [0, 1] it has no lower bound."""
    if y.min() < 0 or y.max() > 1:
        worst = float(y.min() if y.min() < 0 else y.max())
        remedy = f"{loss} needs targets between 0 and 1; choose mse, or code the classes as 0 and 1"
        raise DataError(field, worst, remedy, "too_small" if worst < 0 else "too_large", (0.0, 1.0))


def _check_shape(field: str, array: Array, n_columns: int | None) -> None:
    expected = ("samples", "columns" if n_columns is None else n_columns)
    if array.ndim != 2:
        remedy = "give a matrix with one row a sample, such as x.reshape(-1, 1)"
        raise ShapeError(field, array.shape, remedy, "wrong_shape", expected)
    if n_columns is not None and array.shape[1] != n_columns:
        remedy = f"give {n_columns} columns"
        raise ShapeError(field, array.shape, remedy, "wrong_shape", expected)


def _first_bad(array: Array) -> str:
    row, column = np.argwhere(~np.isfinite(array))[0]
    return f"{array[row, column]} in row {row}, column {column}"
