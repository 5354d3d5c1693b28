"""Swedish personal identity numbers, and coordination numbers: to be refused, not to be learned.

Form and check digit: Skatteverket, "Personnummer"; the day of a coordination number is 60 more.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Flags = NDArray[np.bool_]

# With or without century and sign; spreadsheets add .0 to whole numbers.
FORM = "(?:18|19|20)?[0-9]{6}[-+ –]?[0-9]{4}(?:[.,]0)?"
SIGNED = "(?:18|19|20)?[0-9]{6}[-+–][0-9]{4}"


def identity_numbers(texts: pd.Series[str]) -> tuple[Flags, Flags]:
    """(U,) twice: whether a text is one by date and check digit, and whether it is written as one.

    Written as one is a date with a sign and four digits: invented ones have any check digit.
    """
    certain, alike = np.zeros(len(texts), bool), np.zeros(len(texts), bool)
    places = np.flatnonzero(texts.str.fullmatch(FORM).to_numpy(dtype=bool))
    if not len(places):
        return certain, alike
    given = texts.iloc[places]
    digits = _last_ten(given)
    is_dated = _is_dated(digits)
    certain[places] = is_dated & _is_checked(digits)
    alike[places] = is_dated & given.str.fullmatch(SIGNED).to_numpy(dtype=bool)
    return certain, alike


def _last_ten(given: pd.Series[str]) -> NDArray[np.int64]:
    """(n, 10): the digits without the century."""
    plain = given.str.replace("[.,]0$", "", regex=True).str.replace("[^0-9]", "", regex=True)
    letters = plain.str[-10:].to_numpy(dtype="U10")
    return letters.view(np.uint32).reshape(-1, 10).astype(np.int64) - ord("0")


def _is_dated(digits: NDArray[np.int64]) -> Flags:
    month = 10 * digits[:, 2] + digits[:, 3]
    day = 10 * digits[:, 4] + digits[:, 5]
    day = np.where(day > 60, day - 60, day)
    found: Flags = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)
    return found


def _is_checked(digits: NDArray[np.int64]) -> Flags:
    """Luhn's rule: every other digit is doubled; the sum of all digits ends in 0."""
    doubled = digits * np.array([2, 1] * 5)
    found: Flags = (doubled // 10 + doubled % 10).sum(axis=1) % 10 == 0
    return found
