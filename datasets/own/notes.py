"""What is said of a table: a code with values, from which the interface makes a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from datasets.errors import DataError

About = Literal["repair", "warning", "reason"]


@dataclass(frozen=True)
class Note:
    """One thing to say. Its sentence is own.<about>.<code>, with these values.

    A value is a number, a text, or a tuple of texts: names of columns, categories.
    """

    about: About
    code: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


class TableError(DataError):
    """Why a table cannot be used. Its sentence is own.error.<code>, with these values."""

    def __init__(self, code: str, remedy: str, **values: object) -> None:
        super().__init__(f"table ({code})", values, remedy)
        self.code, self.values = code, values

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.code, self.remedy, self.values)


def _again(code: str, remedy: str, values: dict[str, object]) -> TableError:
    return TableError(code, remedy, **values)


def repair(code: str, **values: object) -> Note:
    """What was repaired while a file was read."""
    return Note("repair", code, values)


def warning(code: str, **values: object) -> Note:
    """What may go wrong with a column or a choice."""
    return Note("warning", code, values)


def reason(code: str, **values: object) -> Note:
    """Why something is proposed."""
    return Note("reason", code, values)
