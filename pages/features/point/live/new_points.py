"""A file of new points, read by the same reader as own data, and the predictions beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from pages.live.points import training_ranges
from pages.live.questions import AnswersOf, rows_at_once
from pages.text import LANGUAGES, translate_name

if TYPE_CHECKING:
    import pandas as pd

    from datasets.own import Note, Preprocessing

Array = NDArray[np.float64]
LARGEST = 1e30  # of an input, with room for sums of many in float32


class NewPoints(NamedTuple):
    """What was read of a file."""

    table: pd.DataFrame  # all columns, as they are called in the file
    inputs: Array  # (S, D) in their own units; NaN in a row that lacks an input
    others: list[str]  # columns that are no inputs
    unknown: Mapping[str, Sequence[str]]  # what means nothing to the network, by column
    repairs: tuple[Note, ...]  # what was repaired while the file was read


def read_points(content: bytes, name: str, preprocessing: Preprocessing) -> NewPoints:
    """A file with the columns that the network learned from. Raises TableError.

    What was done to the training rows is done to these: labels become inputs, and missing values
    are filled where theirs were. A column may be called by the data's own name or as a page calls
    it.
    """
    from datasets.own import check_each_is_one, read_csv

    table = read_csv(content, name)
    own_names = _own_names(table.frame.columns, preprocessing)
    check_each_is_one(table, own_names, preprocessing)
    known = table.called(own_names)
    applied = preprocessing.apply(known)
    complete = np.array(applied.is_complete, bool)[:, None]
    used = {known.named(column.name) for column in preprocessing.inputs}
    pairs = zip(table.frame.columns, known.frame.columns, strict=True)
    others = [given for given, called in pairs if called not in used]
    inputs = np.where(complete, applied.raw, np.nan)
    return NewPoints(table.frame, inputs, others, applied.unknown, table.repairs)


def plain_preprocessing(data: Dataset) -> Preprocessing:
    """Of data whose inputs are numbers as their source has them."""
    from datasets.own import InputColumn, Preprocessing

    each = zip(data.input_names, *map(np.ndarray.tolist, data.input_units), strict=True)
    columns = tuple(InputColumn(name, "number", (), mean, scale) for name, mean, scale in each)
    return Preprocessing(columns, (), data.task)


def _own_names(given: Iterable[str], preprocessing: Preprocessing) -> dict[str, str]:
    """The data's own name for each of a file's columns that is called as a page calls it."""
    from datasets.own.table import key

    own = {
        key(translate_name(language, column.name)): column.name
        for column in preprocessing.inputs
        for language in LANGUAGES
    }
    return {name: own[key(name)] for name in given if key(name) in own}


def answers(
    data: Dataset, raw: Array, n_parameters: int, ask: Callable[[AnswersOf], Array]
) -> Array:
    """(S, K): what the network answers, asked for some rows at a time; a row with an input that
    float32 cannot hold has none, which is NaN."""
    with np.errstate(over="ignore"):
        x = data.from_raw_inputs(raw)
    is_held = (np.abs(data.features_of(x)) <= LARGEST).all(axis=1, keepdims=True)
    x = np.where(is_held, x, 0.0)
    step = rows_at_once(n_parameters)
    found = np.concatenate([ask(AnswersOf(x[i : i + step])) for i in range(0, len(x), step)])
    return np.where(is_held, found, np.nan)


def outside(data: Dataset, raw: Array) -> NDArray[np.bool_]:
    """(S,): whether any input lies outside its training range."""
    low, high = training_ranges(data).T
    return np.asarray(((raw < low) | (raw > high)).any(axis=1))
