"""Errors that name the field, the value and the remedy, as text and as data."""

from __future__ import annotations

PROBLEMS = {
    "unknown": "is unknown",
    "wrong_type": "has the wrong type",
    "not_finite": "is not finite",
    "too_small": "is too small",
    "too_large": "is too large",
    "wrong_length": "has the wrong length",
    "wrong_shape": "has the wrong shape",
    "empty": "is empty",
    "does_not_fit": "does not fit the others in the stack",
    "does_not_suit": "means nothing with the other settings",
}


class LagomError(ValueError):
    """A setting or an array that the core cannot use.

    field: the name of the setting or argument; value: what was given; remedy: what to do, in
    English; reason: a key of PROBLEMS; allowed: the names to choose from, or (minimum, maximum),
    or the shape expected. A page translates by these and need not parse the message.
    """

    def __init__(
        self, field: str, value: object, remedy: str, reason: str, allowed: tuple[object, ...] = ()
    ) -> None:
        self.field, self.value, self.remedy = field, value, remedy
        self.reason, self.allowed = reason, allowed
        super().__init__(f"{field} {_short(value)} {PROBLEMS[reason]}; {remedy}")

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        # The default would call the class with the message alone; a worker process pickles these.
        return type(self), (self.field, self.value, self.remedy, self.reason, self.allowed)


class ConfigError(LagomError):
    """A setting that makes no sense, or runs that cannot share a stack."""


class ShapeError(LagomError):
    """An array whose shape is not the one expected."""


class DataError(LagomError):
    """Data that are empty, not finite, or outside what the loss is defined for."""


def _short(value: object) -> str:
    try:
        text = repr(value)
    except ValueError:  # Python writes no integer of more than 4,300 digits
        return "(too many digits)"
    return text if len(text) <= 60 else f"{text[:57]}..."
