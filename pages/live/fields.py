"""What is to be known of a setting: its row. It stands where the setting is declared.

Links, controls, notices, the map's axes and the comparison of two settings all ask the row.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from sys import maxsize
from typing import Any, Literal, NamedTuple

# What a change does: begins with other data, or a run on the same; goes on with the same run at
# another rate; shows the same in another way.
Effect = Literal["data", "run", "rate", "view"]
ANY_NUMBER = maxsize


class Bounds(NamedTuple):
    """What a number may be: inclusive bounds and whether it is a whole number."""

    minimum: float
    maximum: float
    whole: bool


class Axis(NamedTuple):
    """A setting as an axis of the map.

    Values are texts, which is what a link holds and a button shows. name: its text is axis.<name>.
    first: the values that it starts with. scale: "size" where it is the number of parameters that
    counts, "factor" where steps are factors. place: (settings, value) -> settings with the value;
    None: the setting takes the value as it is.
    """

    name: str
    values: tuple[str, ...]
    first: tuple[str, ...]
    scale: Literal["size", "factor", "linear"] = "linear"
    place: Callable[[Any, str], Any] | None = None


@dataclass(frozen=True)
class Row:
    """A setting that is a number, a choice, a switch or, with neither of these, a text.

    link: its name in a link. It is never given another meaning, so that old links live on.
    most: entries of a tuple; None where it is a single value.
    """

    link: str
    effect: Effect = "run"
    bounds: Bounds | None = None
    choices: tuple[Any, ...] = ()
    switch: bool = False
    most: int | None = None
    control: str = ""  # its text is control.<control>; empty: as the setting
    words: str = ""  # where the names of the choices stand in the texts
    percent: bool = False  # whether it is written as a share of a hundred
    leads: bool = False  # whether other controls follow it
    has: str = ""  # the attribute of a data set that says whether it has this
    of_data: bool = False  # whether it goes with the data set, and is chosen anew with it
    reads: Callable[[str], str] | None = None  # of a text: as it is kept; ValueError for no such
    measures: bool = False  # whether a loss means something else with another value
    axes: tuple[Axis, ...] = ()

    def read(self, value: str) -> Any:
        """A value that the table itself holds as text, such as one of an axis."""
        if self.bounds is None:
            return next((each for each in self.choices if str(each) == value), value)
        return int(value) if self.bounds.whole else float(value)


def number(default: float, link: str, bounds: Bounds, **row: Any) -> Any:
    """A number within bounds."""
    return field(default=default, metadata={"row": Row(link, bounds=bounds, **row)})


def choice(default: object, link: str, choices: tuple[Any, ...], **row: Any) -> Any:
    """One of several names or numbers."""
    return field(default=default, metadata={"row": Row(link, choices=choices, **row)})


def text(link: str, reads: Callable[[str], str] | None = None, **row: Any) -> Any:
    """Empty at first; reads: see Row."""
    return field(default="", metadata={"row": Row(link, reads=reads, **row)})


def switch(link: str, default: bool = False, **row: Any) -> Any:
    """On or off; off at first, unless said otherwise."""
    return field(default=default, metadata={"row": Row(link, switch=True, **row)})


def several(default: tuple[Any, ...], link: str, most: int = ANY_NUMBER, **row: Any) -> Any:
    """Numbers, choices or texts in a row."""
    return field(default=default, metadata={"row": Row(link, most=most, **row)})


def rows_of(settings: type, before: str = "") -> dict[str, Row]:
    """The rows of a dataclass by the name of the setting, with something before the name."""
    named = ((each.name, each.metadata.get("row")) for each in fields(settings))
    return {f"{before}{name}": row for name, row in named if row is not None}


def with_effect(rows: Mapping[str, Row], *effects: Effect) -> tuple[str, ...]:
    """The settings whose change does that."""
    return tuple(name for name, row in rows.items() if row.effect in effects)


def axes_of(rows: Mapping[str, Row]) -> Iterator[tuple[str, Axis]]:
    """Each axis with the name of its setting."""
    for name, row in rows.items():
        for axis in row.axes:
            yield name, axis
