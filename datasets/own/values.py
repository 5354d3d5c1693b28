"""A column of the frame as numbers, or as places of known labels, whatever kind it was read as.

In a file of three new rows a column of numbers may be constant, and one of labels may be numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from datasets.dataset import Array
from datasets.own.table import Table, key

if TYPE_CHECKING:
    import pandas as pd

# No first: a network's single output is the probability of the second.
YES_NO = [
    *(("nej", "ja"), ("no", "yes"), ("n", "j"), ("n", "y"), ("falskt", "sant"), ("false", "true")),
    *(("falsk", "sann"), ("f", "t"), ("av", "på"), ("off", "on"), ("0", "1")),
]
MOST_TOLD = 20  # texts that are told of


def numbers(values: pd.Series[Any], decimal: str) -> Array:
    """(S,): numbers, NaN where missing or where there is no number."""
    if values.dtype == np.float64:
        return values.to_numpy()
    import pandas as pd

    from datasets.own.numerals import numerals

    codes, different = pd.factorize(values.astype(object))
    if not len(different):
        return np.full(len(values), np.nan)
    read = numerals(pd.Series(different, dtype=str)).values(decimal)
    found: Array = np.append(read, np.nan)[codes]
    return np.where(np.isinf(found), np.nan, found)


def label_codes(values: pd.Series[Any], labels: Sequence[str]) -> Array:
    """(S,): places in labels, NaN where missing or where it is none of them."""
    import pandas as pd

    codes, different = pd.factorize(values.astype(object))
    places = {key(label): float(place) for place, label in enumerate(labels)}
    found = [places.get(key(label(each)), np.nan) for each in different]
    return np.array([*found, np.nan])[codes]


def label(value: object) -> str:
    """A value as a label: a whole number has no decimals."""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def unread(values: pd.Series[Any], is_unread: NDArray[np.bool_]) -> tuple[str, ...]:
    """The different texts of these rows, as far as they are told of."""
    return tuple(label(each) for each in values[is_unread].unique()[:MOST_TOLD])


def is_yes_no(labels: Sequence[str]) -> bool:
    """Whether the labels say no and yes."""
    return {key(each) for each in labels} in map(set, YES_NO)


def target_labels(table: Table, name: str) -> tuple[str, ...]:
    """The classes of a column in their order, of labels or of numbers."""
    column = table.column(name)
    if column.categories:
        return column.categories
    return tuple(label(each) for each in np.unique(table.frame[name].dropna()))


def binary_codes(table: Table, name: str) -> Array:
    """(S,): of a column with two values 1 where the second one stands, NaN where it is missing."""
    return label_codes(table.frame[name], target_labels(table, name))
