"""From a table and a recipe to data that a network trains on, and a sealed test set."""

from __future__ import annotations

from dataclasses import dataclass

from datasets.dataset import Array, Dataset
from datasets.own.preprocessing import Preprocessing
from datasets.own.proposal import Recipe
from datasets.own.table import Table

TEST_SHARE = 0.2


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

    test_share of all rows are sealed, the same ones whatever the train_share, which is that of the
    remaining rows. Raises TableError for a recipe that nothing can be learned from, and DataError
    for a share or seed out of bounds.
    """
    raise NotImplementedError
