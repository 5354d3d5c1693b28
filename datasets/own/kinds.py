"""What kind a column is, and its values for the frame."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from datasets.limits import OWN_LIMITS
from datasets.own.decimals import MOSTLY
from datasets.own.labels import Labels, labels
from datasets.own.notes import Note, repair, warning
from datasets.own.numerals import Array, Flags, Numerals
from datasets.own.table import Column, DecimalMark, Kind
from datasets.own.words import Words, shortened

MOST_SPELLINGS = 1000  # of a column that may still be a category
WHOLE = 2.0**53  # beyond, float64 does not hold every whole number
# Of mobile numbers, 07 and eight digits, one in twenty passes for one by date and check digit.
IDENTITY_SHARE, ALIKE_SHARE, LEAST_IDENTITIES = 0.3, 0.5, 3
IDENTITY_NAME = re.compile(
    r"personn(ummer|r)|person[_-]nr|personal identity|samordningsn(ummer|r)", re.I
)
DATE_NAME = re.compile(r"datum|date|\bdag\b|\bday\b", re.I)
SERIALS = (20_000, 60_000)  # days since 1900 in a spreadsheet: the years 1954 to 2064
NUMBER_NAME = re.compile(r"(^|[\s_.-])(id|nr|no|nummer|index|löpnr|löpnummer|rad|row)$", re.I)
ROW_NUMBERS = 10  # that follow each other before they are taken for such
MOST_MISSING = 0.5


class Described(NamedTuple):
    """A column, its values in the frame, and what was repaired in it."""

    column: Column
    values: Any  # (S,): float64, or pandas' categorical or text; None for what is refused
    repairs: tuple[Note, ...]


class _Cells(NamedTuple):
    """A column's cells, (S,) each."""

    name: str
    codes: NDArray[np.intp]
    found: Words
    mark: DecimalMark
    is_present: Flags
    numbers: Numerals
    values: Array  # NaN where there is no number

    @property
    def is_number(self) -> Flags:
        return np.isfinite(self.values)

    def share(self, flags: Flags) -> float:
        """Of the values, those whose text has the flag (U,)."""
        return float(flags[self.codes[self.is_present]].mean())

    def example(self, flags: Flags) -> str:
        """The text of the first cell that has the flag (S,)."""
        return shortened(str(self.found.texts.iloc[self.codes[int(flags.argmax())]]))

    def units(self) -> tuple[str, ...]:
        """Those that the numbers have."""
        units = np.unique(self.numbers.units[self.is_number])
        return tuple(self.numbers.unit_names[i] for i in units if i)


def described(name: str, codes: NDArray[np.intp], found: Words, mark: DecimalMark) -> Described:
    """The column of these cells (S,): what its values are, most of them at least."""
    is_present = ~found.is_missing[codes]
    numbers = found.numbers.take(codes)
    values = np.where(is_present, numbers.values(mark), np.nan)
    cells = _Cells(name, codes, found, mark, is_present, numbers, values)
    if not is_present.any():
        return _other(cells, "empty", 0)
    if _is_identity(cells):
        return Described(_bare(cells, "personal_number", 0), None, ())
    if cells.share(found.is_date) >= MOSTLY:
        return _other(cells, "date", _n_different(cells))
    return _numeric(cells) if _is_numeric(cells) else _labelled(cells)


def _is_identity(cells: _Cells) -> bool:
    """Many that are certain or look so, or a few that are both; or the column says so itself."""
    found = cells.found
    both = found.is_identity & found.looks_identity
    return (
        bool(IDENTITY_NAME.search(cells.name))
        or cells.share(found.is_identity) >= IDENTITY_SHARE
        or cells.share(found.looks_identity) >= ALIKE_SHARE
        or int(both[cells.codes].sum()) >= LEAST_IDENTITIES
    )


def _is_numeric(cells: _Cells) -> bool:
    n = int(cells.is_number.sum())
    if not n or n < MOSTLY * cells.is_present.sum():
        return False
    return not cells.numbers.is_coded.any() and len(cells.units()) <= 1


def _mixture(cells: _Cells) -> tuple[Note, ...]:
    """Why a column with numbers in it is not one of numbers."""
    units, n_numbers, n = cells.units(), int(cells.is_number.sum()), int(cells.is_present.sum())
    if len(units) > 1 and n_numbers >= MOSTLY * n:
        return (warning("mixed_units", name=cells.name, units=units),)
    if cells.numbers.is_coded.any():
        example = cells.example(cells.numbers.is_coded)
        return (warning("codes", name=cells.name, example=example),)
    if 2 * n_numbers > n:
        return (warning("mixed", name=cells.name, numbers=n_numbers, texts=n - n_numbers),)
    return ()


# Numbers


def _numeric(cells: _Cells) -> Described:
    values = cells.values[cells.is_number]
    different, counts = np.unique(values, return_counts=True)
    if _is_serial(cells.name, different):
        return _other(cells, "date", len(different))
    is_whole = bool((different == np.round(different)).all())
    if is_whole and np.abs(different[[0, -1]]).max() >= WHOLE:
        return _other(cells, "identifier", len(different))
    kind: Kind = "constant" if len(different) == 1 else "number"
    column = replace(
        _bare(cells, kind, len(different), len(cells.values) - len(values)),
        low=float(different[0]),
        high=float(different[-1]),
        mean=float(values.mean()),
        is_whole=is_whole,
    )
    repairs = _number_repairs(cells)
    if different.tolist() == [0.0, 1.0]:
        codes = np.where(cells.is_number, np.nan_to_num(cells.values), -1).astype(np.intp)
        column = replace(
            column, kind="yes_no", categories=("0", "1"), counts=tuple(counts.tolist())
        )
        return Described(column, _categorical(codes, ("0", "1")), repairs)
    if kind == "number" and _is_row_number(cells.name, values, is_whole):
        column = replace(column, warnings=(*column.warnings, warning("numbered", name=cells.name)))
    return Described(column, cells.values, repairs)


def _is_serial(name: str, different: Array) -> bool:
    """Whole numbers that are days: 45352 in a column of that name, or 20240301 in any."""
    low, high = different[0], different[-1]
    if (different != np.round(different)).any() and not DATE_NAME.search(name):
        return False
    if DATE_NAME.search(name) and low >= SERIALS[0] and high <= SERIALS[1]:
        return True
    if len(different) < 3 or low < 19000101 or high > 21001231:
        return False
    month, day = different // 100 % 100, different % 100
    return bool(((month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)).all())


def _is_row_number(name: str, values: Array, is_whole: bool) -> bool:
    """Whole numbers one after the other, or each once under such a name."""
    if not is_whole or len(values) < ROW_NUMBERS:
        return False
    if (np.diff(values) == 1).all():
        return True
    return bool(NUMBER_NAME.search(name)) and len(np.unique(values)) == len(values)


def _number_repairs(cells: _Cells) -> tuple[Note, ...]:
    """How numbers were written that are not bare digits, each way with an example."""
    numbers, name = cells.numbers, cells.name
    other = numbers.has_point if cells.mark == "," else numbers.has_comma
    main = numbers.with_comma if cells.mark == "," else numbers.with_point
    notes = [repair("units", name=name, unit=unit) for unit in cells.units()]
    for code, flags in (
        ("thousands", numbers.is_spaced | (other & ~np.isnan(main))),
        ("other_decimals", other & np.isnan(main)),
        ("minus", numbers.has_minus_sign),
    ):
        is_hit = flags & cells.is_number
        if is_hit.any():
            value = float(cells.values[int(is_hit.argmax())])
            example = cells.example(is_hit)
            notes.append(repair(code, name=name, n=int(is_hit.sum()), example=example, value=value))
    is_text = cells.is_present & ~cells.is_number
    if is_text.any():
        example = cells.example(is_text)
        notes.append(repair("not_numbers", name=name, n=int(is_text.sum()), example=example))
    return tuple(notes)


# Labels


def _labelled(cells: _Cells) -> Described:
    n = int(cells.is_present.sum())
    n_different = _n_different(cells)
    if n_different > MOST_SPELLINGS:
        return _other(cells, "identifier" if n_different >= MOSTLY * n else "text", n_different)
    found = labels(cells.found, cells.codes, cells.is_present)
    kind = _kind_of(found, n)
    if kind not in ("yes_no", "category"):
        return _other(cells, kind, len(found.names))
    column = replace(
        _bare(cells, kind, len(found.names)), categories=found.names, counts=found.counts
    )
    column = replace(column, warnings=(*column.warnings, *_mixture(cells)))
    merged = [repair("spellings", name=cells.name, names=found.merged)] if found.merged else []
    return Described(column, _categorical(found.codes, found.names), tuple(merged))


def _categorical(codes: NDArray[np.intp], names: Sequence[str]) -> Any:
    from_codes: Any = pd.Categorical.from_codes  # its types know no categories of text
    return from_codes(codes, list(names))


def _kind_of(found: Labels, n: int) -> Kind:
    n_different = len(found.names)
    if n_different == 1:
        return "constant"
    if found.is_yes_no:
        return "yes_no"
    # Five names in five rows are names; two labels in two rows may be anything.
    if (n_different == n and n >= 5) or (n_different >= MOSTLY * n and n >= 20):
        return "identifier"
    return "category" if n_different <= OWN_LIMITS["categories"] else "text"


def _n_different(cells: _Cells) -> int:
    return len(np.unique(cells.codes[cells.is_present]))


# What cannot be used


def _other(cells: _Cells, kind: Kind, n_different: int) -> Described:
    texts = cells.found.texts.take(cells.codes).reset_index(drop=True).astype(object)
    texts[~cells.is_present] = None
    return Described(_bare(cells, kind, n_different), texts, ())


def _bare(cells: _Cells, kind: Kind, n_different: int, n_missing: int | None = None) -> Column:
    """A column with what is known of every kind."""
    n_rows = len(cells.codes)
    n_missing = n_rows - int(cells.is_present.sum()) if n_missing is None else n_missing
    notes: Sequence[Note] = ()
    if kind not in ("number", "yes_no", "category"):
        notes = [warning(kind, name=cells.name, n=n_different)]
    elif n_missing > MOST_MISSING * n_rows:
        notes = [warning("many_missing", name=cells.name, n=n_missing, rows=n_rows)]
    return Column(cells.name, kind, n_rows, n_missing, n_different, warnings=tuple(notes))
