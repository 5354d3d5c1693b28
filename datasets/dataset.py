"""What a data set is, how it is split, and how its columns are standardized.

Letters: S samples, D inputs, K outputs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from datasets.components import Components, first_two
from datasets.features import FeatureMap

Array = NDArray[np.float64]
Values = NDArray[np.floating]  # as they come from a network, in any precision
Task = Literal["regression", "binary", "multiclass", "multilabel"]
Truth = Callable[[Array], Array]

SMALLEST_SCALE = 1e-30  # of a column that varies
DOMAIN_MARGIN = 0.05  # beside the values that charts show


@dataclass(frozen=True)
class Category:
    """A column of labels that became inputs: one for each label, or a single one, 0 or 1."""

    name: str
    labels: tuple[str, ...]
    first: int  # of its inputs
    n_inputs: int

    @property
    def inputs(self) -> range:
        """Their places."""
        return range(self.first, self.first + self.n_inputs)

    def nearest(self, values: Array) -> NDArray[np.intp]:
        """Places of labels (S,) from numbers (S,)."""
        places: NDArray[np.intp] = np.clip(np.rint(values), 0, len(self.labels) - 1).astype(np.intp)
        return places

    def coded(self, places: NDArray[np.intp]) -> Array:
        """Places of labels (S,) -> its inputs (S, I)."""
        return as_column(places) if self.n_inputs == 1 else one_hot(places, len(self.labels))

    def places_of(self, x: Values) -> Array:
        """Inputs (S, D) -> places of labels (S,)."""
        own = np.asarray(x, np.float64)[:, self.inputs]
        return own[:, 0] if self.n_inputs == 1 else own.argmax(axis=1).astype(np.float64)


@dataclass(frozen=True, eq=False)
class Dataset:
    """Training and validation data for one task, float64, C-contiguous and read-only.

    Binary targets are 0 or 1 in one column; multi-class targets are one-hot. Multi-label targets
    are 0 or 1 in each column by itself, and their classes are the combinations of labels. What the
    source gives in units of its own is standardized: (raw - mean) / scale, by column. Where
    nothing was, means are 0 and scales 1. Every value, domain and truth included, is in the units
    trained on.

    A network is given the inputs, or features of them: F columns instead of D. Everything that a
    person sees or types (charts, domains, points, the truth) is in the inputs.
    """

    name: str
    task: Task
    x_train: Array  # (S, D)
    y_train: Array  # (S, K)
    x_validation: Array  # (S, D)
    y_validation: Array  # (S, K)
    input_names: tuple[str, ...]  # D of them
    output_names: tuple[str, ...]  # K of them
    # None for regression, 2 for binary, K for multi-class, 2^K for multi-label.
    class_names: tuple[str, ...]
    domain: tuple[tuple[float, float], ...]  # (low, high) an input: the region that charts show
    floor: Mapping[str, float] | None  # best achievable loss by loss name, None where not known
    truth: Truth | None  # (S, D) -> (S, K): best predictor; P(class | x), or the noiseless curve
    input_mean: Array  # (D,)
    input_scale: Array  # (D,)
    target_mean: Array  # (K,)
    target_scale: Array  # (K,)
    features: FeatureMap | None = None  # (..., D) -> (..., F); None: the inputs as they are
    categories: tuple[Category, ...] = ()  # columns whose inputs belong together
    shown: int = 0  # the output that charts of a regression show
    target_range: tuple[float, float] | None = None  # that charts show; None: that of the data
    placed: int | None = None  # so many points, too few to learn from; None: there are enough

    @property
    def feature_names(self) -> tuple[str, ...]:
        """F of them: what a network's input units are called."""
        return self.input_names if self.features is None else self.features.labels

    def features_of(self, x: Values) -> Values:
        """Inputs (..., D) -> what a network is given of them, (..., F)."""
        return x if self.features is None else self.features(x)

    @cached_property
    def train_features(self) -> Array:
        """(S, F)"""
        return fixed(self.features_of(self.x_train))

    @cached_property
    def validation_features(self) -> Array:
        """(S, F)"""
        return fixed(self.features_of(self.x_validation))

    def showing(self, output: int) -> "Dataset":
        """The same data, of which charts show another output."""
        return self if output == self.shown else replace(self, shown=output)

    @property
    def is_multilabel(self) -> bool:
        """Whether the labels do not exclude each other."""
        return self.task == "multilabel"

    @property
    def shown_name(self) -> str:
        """Of the output that charts show."""
        return self.output_names[self.shown]

    @property
    def is_image(self) -> bool:
        """Whether the inputs are the pixels of a square picture, row after row."""
        return self.name == "digits"

    @cached_property
    def typical(self) -> Array:
        """(D,): the training point nearest to the medians, and to the shares of labels.

        A point that exists: of a category one input is 1.
        """
        middle = np.median(self.x_train, axis=0)
        labels = [i for category in self.categories for i in category.inputs]
        middle[labels] = self.x_train[:, labels].mean(axis=0)
        return fixed(self.x_train[np.square(self.x_train - middle).sum(axis=1).argmin()])

    @cached_property
    def components(self) -> Components:
        """The first two principal components of the training inputs, of which there are two."""
        return first_two(self.x_train)

    def category_at(self, place: int) -> Category | None:
        """The category whose first input this is."""
        return next((each for each in self.categories if each.first == place), None)

    def is_within_category(self, place: int) -> bool:
        """Whether this is an input of a category, and not its first."""
        return any(place in each.inputs[1:] for each in self.categories)

    @property
    def feature_units(self) -> tuple[Array, Array]:
        """Mean and scale (F,) of what a network is given: in its own units x * scale + mean."""
        if self.features is None:
            return self.input_units
        n_features = len(self.feature_names)
        return np.zeros(n_features), np.ones(n_features)

    @property
    def input_units(self) -> tuple[Array, Array]:
        """Likewise (D,) of the inputs."""
        return self.input_mean, self.input_scale

    @property
    def target_units(self) -> tuple[Array, Array]:
        """Likewise (K,) of the targets."""
        return self.target_mean, self.target_scale

    @property
    def is_standardized(self) -> bool:
        """Whether an input is in another unit than its source's."""
        return bool((self.input_scale != 1).any())

    # Values of all columns stand along the last axis, (..., D) or (..., K), and may have any shape
    # before it; of a single column, whose number is then given, they may have any shape.

    def to_raw_inputs(self, x: Values, column: int | None = None) -> Array:
        """Inputs as trained on -> in the units of their source, of the same shape."""
        return _raw(x, self.input_mean, self.input_scale, column)

    def from_raw_inputs(self, raw: Values, column: int | None = None) -> Array:
        """Inputs in the units of their source -> as trained on, of the same shape."""
        return _standardized(raw, self.input_mean, self.input_scale, column)

    def to_raw_targets(self, y: Values, column: int | None = None) -> Array:
        """Targets or predictions as trained on -> in the units of their source."""
        return _raw(y, self.target_mean, self.target_scale, column)

    def from_raw_targets(self, raw: Values, column: int | None = None) -> Array:
        """Targets in the units of their source -> as trained on, of the same shape."""
        return _standardized(raw, self.target_mean, self.target_scale, column)

    def raw_domain(self, column: int) -> tuple[float, float]:
        """(low, high) of an input in the units of its source: the region that charts show."""
        low, high = self.to_raw_inputs(np.array(self.domain[column]), column).tolist()
        return low, high


def _raw(values: Values, mean: Array, scale: Array, column: int | None) -> Array:
    if column is None:
        return values * scale + mean
    raw: Array = values * scale[column] + mean[column]
    return raw


def _standardized(raw: Values, mean: Array, scale: Array, column: int | None) -> Array:
    if column is None:
        return standardize(raw, mean, scale)
    values: Array = (raw - mean[column]) / scale[column]
    return values


def fixed(array: Values) -> Array:
    """The array, C-contiguous and read-only: a page may share one data set between runs."""
    kept = np.ascontiguousarray(array, dtype=np.float64)
    kept.setflags(write=False)
    return kept


def one_hot(labels: NDArray[np.intp], n_classes: int) -> Array:
    """Labels (S,) 0..K-1 -> (S, K) with a single 1 in each row."""
    rows: Array = np.eye(n_classes)[labels]
    return rows


def combinations(labels: tuple[str, ...]) -> tuple[str, ...]:
    """(2^K,) names of what K labels can say together; label k is said where bit k is set."""
    names = [" + ".join(name for k, name in enumerate(labels) if place >> k & 1)
             for place in range(2 ** len(labels))]  # fmt: skip
    return ("none", *names[1:])


def as_column(values: NDArray[np.generic]) -> Array:
    """Values (S,), booleans or numbers -> (S, 1) float64."""
    return np.asarray(values, dtype=np.float64)[:, np.newaxis]


def split(
    n_samples: int, train_share: float, rng: np.random.Generator
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Indices of the training and of the validation rows, shuffled, at least one of each.

    Every row draws a rank and the lowest ranks train, so that a larger share keeps the rows that
    already were training rows.
    """
    order = np.argsort(rng.random(n_samples), kind="stable")
    n_train = train_size(n_samples, train_share)
    return order[:n_train], order[n_train:]


def train_size(n_samples: int, train_share: float) -> int:
    """How many of the samples train."""
    return min(max(round(train_share * n_samples), 1), n_samples - 1)


def column_statistics(training: Array, shared_scale: bool = False) -> tuple[Array, Array]:
    """Mean (D,) and scale (D,) of the columns of the training rows (S, D).

    The scale is the standard deviation, 1 for a constant column. With shared_scale it is that of
    all columns together: for columns of one unit (pixels), where a pixel that is almost always
    black would else be blown up.
    """
    mean = training.mean(axis=0)
    deviation = (training - mean).std(axis=0)
    if shared_scale:
        deviation = np.full_like(deviation, np.sqrt(np.mean(deviation**2)))
    # A constant column of 0.1 has a deviation of some 1e-17, not exactly 0. One of 1e-19 (a charge
    # in coulombs) varies all the same; what is smaller than SMALLEST_SCALE would blow others up.
    constant = deviation <= np.maximum(SMALLEST_SCALE, 1e-12 * np.abs(mean))
    return mean, np.where(constant, 1.0, deviation)


def standardize(values: Values, mean: Array, scale: Array) -> Array:
    """(values - mean) / scale, by column."""
    return (values - mean) / scale


def ranges(x: Array) -> tuple[tuple[float, float], ...]:
    """(low, high) of each column with a margin; a constant column gets room too."""
    low, high = x.min(axis=0), x.max(axis=0)
    margin = DOMAIN_MARGIN * np.where(high > low, high - low, 1.0)
    return tuple(zip((low - margin).tolist(), (high + margin).tolist(), strict=True))
