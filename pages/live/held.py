"""Where the inputs stand that a map does not show: settings and links hold texts such as 3:4.5.

That is input 3 at 4.5 in its own unit; of a category, its first input and the place of the label.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from datasets import Dataset
from pages.live.numerals import index_in, number_in
from pages.live.points import input_values

if TYPE_CHECKING:
    from pages.live.run_settings import RunSettings

S = TypeVar("S", bound="RunSettings")
Options = dict[int, tuple[float, ...]]
_options: WeakKeyDictionary[Dataset, Options] = WeakKeyDictionary()


def as_held(given: str) -> str:
    """As it is kept. ValueError where it is no input with a value."""
    column, _, value = given.partition(":")
    place, number = index_in(column), number_in(value)
    if place is None or number is None:
        raise ValueError(given)
    return f"{place}:{number:.10g}"


def values_in(held: tuple[str, ...]) -> tuple[tuple[int, float], ...]:
    """Inputs and values of texts that as_held gave."""
    pairs = (each.split(":") for each in held)
    return tuple((int(column), float(value)) for column, value in pairs)


def options_of(data: Dataset) -> Options:
    """The values that each column can be held at, by its first input: within its training data."""
    if data not in _options:
        values = input_values(data, beyond=0.0)
        labels = {each.first: each.labels for each in data.categories}
        _options[data] = {
            place: tuple(map(float, range(len(labels[place])))) if place in labels else each
            for place, each in enumerate(values)
            if not data.is_within_category(place)
        }
    return _options[data]


def fitting(held: tuple[str, ...], data: Dataset) -> tuple[str, ...]:
    """Those that mean something for these data, in their order, within the columns' ranges."""
    options, found = options_of(data), dict(values_in(held))
    kept = {column: found[column] for column in sorted(found) if column in options}
    for column, value in kept.items():
        low, high = options[column][0], options[column][-1]
        whole = data.category_at(column) is not None
        kept[column] = min(max(round(value) if whole else value, low), high)
    return tuple(as_held(f"{column}:{value!r}") for column, value in kept.items())


def with_held(settings: S, column: int, value: float) -> S:
    """The settings with a column at another value."""
    values = {**dict(values_in(settings.held)), column: value}
    held = tuple(as_held(f"{each}:{values[each]!r}") for each in sorted(values))
    return replace(settings, held=held)
