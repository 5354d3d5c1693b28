"""Data sets to learn from: synthetic ones with noise to choose, and small real ones.

`load(name, ...)` makes a Dataset; DATASETS says what there is. Knows no network and no screen.
"""

from datasets.catalog import DATASETS, DatasetSpec
from datasets.dataset import Dataset, train_size
from datasets.errors import DataError
from datasets.expression import ExpressionError
from datasets.features import FEATURES, FeatureMap
from datasets.limits import LIMITS, OWN_LIMITS, Limit
from datasets.loading import load
from datasets.own import read_csv
from datasets.painted import PAINTED, PaintedError, load_painted

__all__ = [
    "DATASETS",
    "FEATURES",
    "LIMITS",
    "OWN_LIMITS",
    "PAINTED",
    "DataError",
    "Dataset",
    "DatasetSpec",
    "ExpressionError",
    "FeatureMap",
    "Limit",
    "PaintedError",
    "load",
    "load_painted",
    "read_csv",
    "train_size",
]
