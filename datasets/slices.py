"""Slices through the inputs: what a map, which has two directions, shows of more than two inputs.

Letters: S places, D inputs. A slice's own places (S, 2) are in the units that the map's axes show:
the source's, the places of a category's labels, or those of the principal components.
"""

from dataclasses import dataclass

import numpy as np

from datasets.dataset import Array, Dataset, Values, ranges

GOLDEN = (np.sqrt(5.0) - 1.0) / 2.0
SPREAD = 0.6  # of the width of a label's band: how far apart its points are drawn


@dataclass(frozen=True)
class Slice:
    """Two inputs with the others held, or the plane of the first two principal components.

    across, up: of a category the first of its inputs. held: (first input, value) where a column
    does not stand as in the typical point; values in the source's unit, of a category the place of
    the label.
    """

    across: int = 0
    up: int = 1
    held: tuple[tuple[int, float], ...] = ()
    components: bool = False

    @property
    def axes(self) -> tuple[int, int]:
        return self.across, self.up

    @property
    def chosen(self) -> tuple[int, ...]:
        """The columns that stand at a value which somebody chose."""
        if self.components:
            return ()
        return tuple(column for column, _ in self.held if column not in self.axes)


def slice_grid(data: Dataset, cut: Slice, side: int, through: Values | None = None) -> Array:
    """Cell centres (side * side, D) as trained on, rows upwards.

    through: a point (D,) that the slice goes through, instead of the typical one with the held
    values, or instead of the mean.
    """
    across, up = np.meshgrid(*slice_lines(data, cut, side))
    places = np.stack([across.ravel(), up.ravel()], axis=1)
    if cut.components:
        found = data.components
        x = found.at(places)
        if through is not None:  # parallel to the plane through the mean
            x = x + (np.asarray(through) - found.at(found.of(np.asarray(through)[None]))[0])
        return x
    x = np.tile(held_point(data, cut) if through is None else through, (side * side, 1))
    for axis, values in zip(cut.axes, places.T, strict=True):
        _put(data, x, axis, values)
    return x


def held_point(data: Dataset, cut: Slice) -> Array:
    """(D,) as trained on: the typical training point, with the values that were chosen."""
    x = np.array(data.typical)[None]
    for column, value in cut.held:
        _put(data, x, column, np.array([value]))
    point: Array = x[0]
    return point


def slice_lines(data: Dataset, cut: Slice, side: int) -> tuple[Array, Array]:
    """The cells' centres (side,) along both axes."""
    across, up = (
        low + (np.arange(side) + 0.5) * (high - low) / side for low, high in slice_ranges(data, cut)
    )
    return across, up


def _put(data: Dataset, x: Array, column: int, values: Array) -> None:
    """Values (S,) of a column into x (S, D); of a category the nearest label."""
    category = data.category_at(column)
    if category is not None:
        x[:, category.inputs] = category.coded(category.nearest(values))
    elif not data.is_within_category(column):
        x[:, column] = data.from_raw_inputs(values, column)


def slice_places(data: Dataset, x: Values, cut: Slice) -> Array:
    """Where points x (S, D), as trained on, are drawn (S, 2)."""
    if cut.components:
        return data.components.of(x)
    return np.stack([_drawn(data, x, column) for column in cut.axes], axis=1)


def _drawn(data: Dataset, x: Values, column: int) -> Array:
    category = data.category_at(column)
    if category is not None:
        return category.places_of(x) + _spread(len(x), column)
    if data.is_within_category(column):  # there is no second column: nothing but the spread
        return _spread(len(x), column)
    return data.to_raw_inputs(x[:, column], column)


def _spread(n: int, column: int) -> Array:
    """(n,): evenly apart, so that points of one label do not cover each other."""
    steps: Array = SPREAD * ((np.arange(1, n + 1) * GOLDEN + 0.37 * column) % 1.0 - 0.5)
    return steps


def slice_ranges(data: Dataset, cut: Slice) -> tuple[tuple[float, float], tuple[float, float]]:
    """(low, high) of both axes."""
    if cut.components:
        across, up = ranges(data.components.of(data.x_train))
        return across, up
    return _range(data, cut.across), _range(data, cut.up)


def _range(data: Dataset, column: int) -> tuple[float, float]:
    category = data.category_at(column)
    if category is not None:
        return -0.5, len(category.labels) - 0.5
    return (-0.5, 0.5) if data.is_within_category(column) else data.raw_domain(column)


def n_held(data: Dataset) -> int:
    """Columns that a map over two of them does not show."""
    inner = sum(len(category.inputs) - 1 for category in data.categories)
    return max(0, len(data.input_names) - inner - 2)
