"""From a table and a recipe to data that a network trains on, and a sealed test set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from datasets.dataset import (
    Array,
    Category,
    Dataset,
    Task,
    combinations,
    fixed,
    one_hot,
    ranges,
    standardize,
    train_size,
)
from datasets.errors import DataError
from datasets.fields import halves
from datasets.limits import real_number, whole_number
from datasets.own.checks import task_of, usable_rows
from datasets.own.fit import fit
from datasets.own.preprocessing import Preprocessing
from datasets.own.proposal import Recipe
from datasets.own.table import Table, each_once
from datasets.own.values import binary_codes, label_codes, numbers

Rows = NDArray[np.intp]
NAME = "own"  # of the data set
TEST_SHARE = 0.2
RARE = 10  # rows of a class; of more some are among the first anyway
LEAST_SHARE, MOST_SHARE = 0.05, 0.5  # of a test set


@dataclass(frozen=True, eq=False)
class Sealed:
    """Rows that neither training nor a choice has seen, in the units trained on."""

    x: Array  # (S, D)
    y: Array  # (S, K)


@dataclass(frozen=True)
class Counts:
    """What became of the table's rows."""

    rows: int  # in the table
    dropped_target: int  # their target was missing
    dropped_inputs: int  # an input was missing, and such rows are dropped
    filled: int  # missing values that were filled
    training: int
    validation: int
    test: int


@dataclass(frozen=True, eq=False)
class Prepared:
    """Data to train on. floor and truth of data are None: nobody knows them for own data."""

    data: Dataset  # training and validation
    test: Sealed
    preprocessing: Preprocessing
    counts: Counts
    table_name: str
    fingerprint: str  # of the table


def prepare(
    table: Table,
    recipe: Recipe,
    train_share: float = 0.7,
    seed: int = 0,
    test_share: float = TEST_SHARE,
) -> Prepared:
    """Shuffled and, for classes, stratified by the seed; statistics of the training rows alone.

    test_share of all rows are sealed: by the table's fingerprint, so the same ones whatever the
    seed and the train_share, which is that of the remaining rows. Raises TableError for a recipe
    that nothing can be learned from, and DataError for a share or seed out of bounds.
    """
    share, number = real_number("train_share", train_share), whole_number("seed", seed)
    if not LEAST_SHARE <= test_share <= MOST_SHARE:
        raise DataError("test_share", test_share, f"choose from {LEAST_SHARE} to {MOST_SHARE}")
    task = task_of(table, recipe)
    rows = usable_rows(table, recipe, task)
    # Rows of a file are sealed once: another seed must not let a network train on them.
    sealing = np.random.default_rng(int(table.fingerprint, 16)).random(table.n_rows)[rows.places]
    classes = _classes(table, recipe, task)[rows.places]
    parts = _parts(classes, sealing, share, test_share, number)
    training, validation, test = (rows.places[part] for part in parts)
    preprocessing = fit(table, recipe, task, training)
    applied = preprocessing.apply(table)
    y = _targets(table, preprocessing)
    return Prepared(
        _dataset(preprocessing, applied.x, y, training, validation),
        Sealed(fixed(applied.x[test]), fixed(y[test])),
        preprocessing,
        Counts(
            table.n_rows,
            rows.dropped_target,
            rows.dropped_inputs,
            _n_filled(table, recipe, rows.places),
            *map(len, (training, validation, test)),
        ),
        table.name,
        table.fingerprint,
    )


def _classes(table: Table, recipe: Recipe, task: Task) -> Rows:
    """(S,): the class of each row, which has no meaning where it is missing; all the same where the
    task has none. Of labels each combination is a class."""
    if task == "regression":
        return np.zeros(table.n_rows, np.intp)
    if task == "multilabel":
        said = [binary_codes(table, name) for name in recipe.targets]
        bits = [2**k * np.nan_to_num(each) for k, each in enumerate(said)]
        combined: Rows = np.sum(bits, axis=0).astype(np.intp)
        return combined
    values = table.frame[recipe.targets[0]].astype("category")
    codes: Rows = values.cat.codes.to_numpy().astype(np.intp)
    return codes


def _parts(
    classes: Rows, sealing: Array, share: float, test_share: float, seed: int
) -> tuple[Rows, Rows, Rows]:
    """Places of the training, validation and test rows; each part has a class's share of its rows.

    Rows of a class are shuffled and spread evenly over one order of all rows, first ones first. A
    part is a piece of it: any piece has every class in proportion. Of a rare class one row trains.
    The last rows by the sealing draws (S,) are the test; the seed shuffles the rest.
    """
    order = _spread(classes, sealing)
    n_test = max(1, round(test_share * len(classes)))
    rest, test = np.sort(order[:-n_test]), order[-n_test:]
    rest = rest[_spread(classes[rest], np.random.default_rng(seed).random(len(rest)))]
    n_train = train_size(len(rest), share)
    return rest[:n_train], rest[n_train:], test


def _spread(classes: Rows, draws: Array) -> Rows:
    """All rows, those of each class evenly spread; the draws shuffle within and between."""
    by_class = np.lexsort((draws, classes))
    sizes = np.bincount(classes)
    starts = np.cumsum(sizes) - sizes
    sorted_classes = classes[by_class]
    places = np.arange(len(classes)) - starts[sorted_classes]
    quantiles = (places + 0.5) / sizes[sorted_classes]
    quantiles[(places == 0) & (sizes[sorted_classes] <= RARE)] = 0.0
    order: Rows = by_class[np.lexsort((draws[by_class], quantiles))]
    return order


def _targets(table: Table, preprocessing: Preprocessing) -> Array:
    """(S, K); rows without a target have no meaning, and are in no part."""
    if preprocessing.task == "regression":
        targets = preprocessing.targets
        raw = np.column_stack([numbers(table.frame[each.name], ".") for each in targets])
        mean, scale = (np.array([getattr(t, of) for t in targets]) for of in ("mean", "scale"))
        return standardize(raw, mean, scale)
    if preprocessing.task == "multilabel":
        said = [binary_codes(table, each.name) for each in preprocessing.targets]
        return np.nan_to_num(np.column_stack(said))
    (target,) = preprocessing.targets
    codes = np.nan_to_num(label_codes(table.frame[target.name], target.labels))
    if preprocessing.task == "binary":
        return codes[:, np.newaxis]
    return one_hot(codes.astype(np.intp), len(target.labels))


def _n_filled(table: Table, recipe: Recipe, places: Rows) -> int:
    return int(table.frame[list(recipe.inputs)].iloc[places].isna().to_numpy().sum())


def _dataset(found: Preprocessing, x: Array, y: Array, training: Rows, validation: Rows) -> Dataset:
    names, classes = _output_names(found)
    is_scaled = found.task == "regression"
    return Dataset(
        name=NAME,
        task=found.task,
        **halves(x, y, training, validation),
        input_names=found.input_names,
        output_names=names,
        class_names=classes,
        domain=ranges(x[training]),
        floor=None,
        truth=None,
        input_mean=fixed(found.mean),
        input_scale=fixed(found.scale),
        target_mean=fixed(_per_output([t.mean for t in found.targets], is_scaled, y, 0.0)),
        target_scale=fixed(_per_output([t.scale for t in found.targets], is_scaled, y, 1.0)),
        categories=tuple(_categories(found)),
    )


def _output_names(found: Preprocessing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the outputs and of the classes."""
    labels = found.targets[0].labels
    if found.task == "regression":
        return tuple(each.name for each in found.targets), ()
    if found.task == "multilabel":
        names = each_once([each.said for each in found.targets])
        return names, each_once(combinations(names))
    if found.task == "binary":
        return tuple(f"P({label})" for label in labels[1:]), labels
    return labels, labels


def _categories(found: Preprocessing) -> Iterator[Category]:
    first = 0
    for column in found.inputs:
        n_inputs = len(column.input_names)
        if column.kind != "number":
            yield Category(column.name, column.labels, first, n_inputs)
        first += n_inputs


def _per_output(values: list[float], is_scaled: bool, y: Array, neutral: float) -> Array:
    return np.array(values) if is_scaled else np.full(y.shape[1], neutral)
