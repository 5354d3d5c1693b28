"""Texts as numbers, with either decimal mark. Each different text of a file is looked at once."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

SPACES = " \u00a0\u202f\u2009"
MINUSES = "−–—"  # beside the hyphen
CURRENCIES = "kr|sek|eur|usd|[€$£]"  # that may stand before a number
# Units that may follow a number. Others might be a part of a name: 7A and 7B are school classes.
UNITS = (
    *("%", "‰", "kr", "kr.", ":-", "kronor", "sek", "öre", "tkr", "mkr", "€", "eur", "euro"),
    *("$", "usd", "£", "gbp", "nok", "dkk", "mm", "cm", "dm", "m", "km", "mil", "m2", "m²", "m3"),
    *("m³", "mg", "g", "hg", "kg", "ton", "ml", "cl", "dl", "l", "liter", "ms", "s", "min", "h"),
    *("tim", "år", "st", "°c", "°", "grader", "km/h", "m/s", "kwh", "w", "kw", "hk", "kcal"),
)
_UNIT = "|".join(map(re.escape, sorted(UNITS, key=len, reverse=True)))
_EXPONENT = "(?:[eE][+-]?[0-9]+)?"
PLAIN = f"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+){_EXPONENT}"
# With thousands apart, a sign of its own, or a unit.
DRESSED = (
    f"(?:(?:{CURRENCIES})[{SPACES}]?)?[+{MINUSES}-]?[{SPACES}]?"
    f"(?:[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+(?:[.,][0-9]*)?|[0-9][0-9.,]*|[.,][0-9]+)"
    f"{_EXPONENT}(?:[{SPACES}]?(?:{_UNIT}))?"
)
CODED = "0[0-9]+"


class Numerals(NamedTuple):
    """What each of U texts is as a number; NaN where it is none with that mark."""

    with_comma: Array  # (U,): the comma is the decimal mark, points part thousands
    with_point: Array  # (U,)
    has_comma: Flags  # (U,)
    has_point: Flags  # (U,)
    is_spaced: Flags  # (U,): spaces part thousands
    is_coded: Flags  # (U,): whole numbers that begin with a zero, such as 007
    has_minus_sign: Flags  # (U,): U+2212 or a dash instead of a hyphen
    units: NDArray[np.intp]  # (U,): place in unit_names, 0 for none
    unit_names: tuple[str, ...]

    def take(self, places: NDArray[np.intp]) -> Numerals:
        """Those of a column's cells, by their places in U."""
        return Numerals(
            self.with_comma[places],
            self.with_point[places],
            self.has_comma[places],
            self.has_point[places],
            self.is_spaced[places],
            self.is_coded[places],
            self.has_minus_sign[places],
            self.units[places],
            self.unit_names,
        )

    def values(self, decimal: str) -> Array:
        """(U,): with this mark where that gives a number, else with the other."""
        first, second = self.with_comma, self.with_point
        if decimal == ".":
            first, second = second, first
        return np.where(np.isnan(first), second, first)

    @property
    def is_open(self) -> Flags:
        """(U,): a number with either mark, and not the same."""
        comma, point = self.with_comma, self.with_point
        found: Flags = ~np.isnan(comma) & ~np.isnan(point) & (comma != point)
        return found


def numerals(texts: pd.Series[str]) -> Numerals:
    """Texts (U,), without space around them, as numbers."""
    plain = _matches(texts, PLAIN)
    dressed = np.flatnonzero(~plain)
    dressed = dressed[_matches(texts.iloc[dressed].str.lower(), DRESSED)]
    body, units, is_spaced, minus = _undressed(texts, dressed)
    is_number = plain
    is_number[dressed] = True
    has_comma = is_number & _contains(body, ",")
    has_point = is_number & _contains(body, ".")
    return Numerals(
        _read(body, is_number, has_comma, has_point, ",", "."),
        _read(body, is_number, has_comma, has_point, ".", ","),
        has_comma,
        has_point,
        is_spaced,
        is_number & _matches(body, CODED),
        minus,
        *_numbered(units, dressed),
    )


def _numbered(
    units: NDArray[np.object_], places: NDArray[np.intp]
) -> tuple[NDArray[np.intp], tuple[str, ...]]:
    """Units as places in a list of their names, which begins with that of none."""
    found = np.zeros(len(units), np.intp)
    codes, names = pd.factorize(np.append("", units[places]))
    found[places] = codes[1:]
    return found, tuple(map(str, names))


def _undressed(
    texts: pd.Series[str], places: NDArray[np.intp]
) -> tuple[pd.Series[str], NDArray[np.object_], Flags, Flags]:
    """The texts with bare numbers in these places; what they were dressed in."""
    n = len(texts)
    units, spaced, minus = np.full(n, "", object), np.zeros(n, bool), np.zeros(n, bool)
    if not len(places):
        return texts, units, spaced, minus
    found = texts.iloc[places].str.lower()
    bare = found.str.replace(f"^(?:{CURRENCIES})[{SPACES}]?", "", regex=True)
    bare = bare.str.replace(f"[{SPACES}]?(?:{_UNIT})$", "", regex=True)
    number = f"[+{MINUSES}-]?[{SPACES}]?[0-9.,][0-9.,{SPACES}]*{_EXPONENT}"
    units[places] = found.str.replace(number, "", n=1, regex=True).str.strip().to_numpy(object)
    minus[places] = _matches(bare, f"[{MINUSES}].*")
    spaced[places] = _matches(bare, f".*[0-9][{SPACES}][0-9].*")
    bare = bare.str.replace(f"[{SPACES}]", "", regex=True)
    bare = bare.str.replace(f"^[{MINUSES}]", "-", regex=True)
    body = texts.copy()
    body.iloc[places] = bare
    return body, units, spaced, minus


def _read(
    body: pd.Series[str],
    is_number: Flags,
    has_comma: Flags,
    has_point: Flags,
    mark: str,
    other: str,
) -> Array:
    """(U,): numbers with this decimal mark, the other parting thousands."""
    has_other = has_point if mark == "," else has_comma
    decimals = f"[+-]?(?:[0-9]+[{mark}]?[0-9]*|[{mark}][0-9]+){_EXPONENT}"
    groups = f"[+-]?[1-9][0-9]{{0,2}}(?:[{other}][0-9]{{3}})+(?:[{mark}][0-9]*)?"
    places = np.flatnonzero(is_number & ~has_other)
    places = places[_matches(body.iloc[places], decimals)]
    grouped = np.flatnonzero(has_other)
    grouped = grouped[_matches(body.iloc[grouped], groups)]
    values = np.full(len(body), np.nan)
    values[places] = _floats(body.iloc[places].str.replace(mark, ".", regex=False))
    parted = body.iloc[grouped].str.replace(other, "", regex=False)
    values[grouped] = _floats(parted.str.replace(mark, ".", regex=False))
    return values


def _floats(texts: pd.Series[str]) -> Array:
    """Correctly rounded on every machine, as Python reads them; 1e999 is infinite."""
    return texts.to_numpy(dtype=object).astype(np.float64)


def _matches(texts: pd.Series[str], pattern: str) -> Flags:
    return texts.str.fullmatch(pattern).to_numpy(dtype=bool, copy=True)


def _contains(texts: pd.Series[str], part: str) -> Flags:
    return texts.str.contains(part, regex=False).to_numpy(dtype=bool)
