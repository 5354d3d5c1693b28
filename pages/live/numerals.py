"""Numbers that come from outside, in a link or from a browser: one reading of them for all."""

import math

LONGEST = 30  # characters; the longest number that a link of ours holds has 25


def number_in(given: object) -> float | None:
    """The number that a text writes, or a browser sent; None where it is none, NaN or infinite.

    A decimal comma and spaces around it are understood, Python's underscores are not.
    """
    if isinstance(given, str):
        given = given.strip().replace(",", ".")
        if len(given) > LONGEST or "_" in given:
            return None
    elif not isinstance(given, int | float):
        return None
    try:
        value = float(given)
    except (ValueError, OverflowError):
        return None
    return value + 0.0 if math.isfinite(value) else None  # -0.0 becomes 0.0


def index_in(given: object) -> int | None:
    """The whole number from 0 on that was given; None where it is none."""
    value = number_in(given)
    return int(value) if value is not None and value >= 0 and value.is_integer() else None


def meaning(text: str) -> float | str:
    """What a value in a link says, however it is spelled: 0.10, +.1 and 1e-1 are all 0.1."""
    value = number_in(text)
    return text if value is None else value
