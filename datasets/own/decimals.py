"""Which mark is the decimal mark: what the file's numbers tell, and what they leave open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets.own.table import DecimalMark, Question
from datasets.own.words import Words

MOSTLY = 0.9  # of a column's values: what they are, the column is
MARKS: tuple[DecimalMark, DecimalMark] = (",", ".")


class Decimals(NamedTuple):
    """The file's mark, that of each column, and what to ask."""

    mark: DecimalMark
    columns: tuple[DecimalMark, ...]
    questions: tuple[Question, ...]


def decimals(
    found: Words, names: Sequence[str], separator: str, chosen: DecimalMark | None
) -> Decimals:
    """A column's own numbers tell (1,5 or 1.5), else the other columns', else the choice.

    1,234 tells nothing: it is a little more than one, or a thousand.
    """
    told = [_told(found, codes) for codes in found.codes.T]
    sure: set[DecimalMark] = {mark for mark, _ in told if mark}
    open_columns = [i for i, (mark, example) in enumerate(told) if not mark and example is not None]
    if len(sure) == 1:
        mark = chosen or sure.pop()
        # The other columns agree, so nothing is asked.
        return Decimals(mark, tuple(own or mark for own, _ in told), ())
    examples = [example for i in open_columns if (example := told[i][1]) is not None]
    mark = chosen or _likely(found, examples, separator)
    questions = (_question(found, names, open_columns, examples[0], mark),) if examples else ()
    return Decimals(mark, tuple(own or mark for own, _ in told), questions)


def _told(found: Words, codes: NDArray[np.intp]) -> tuple[DecimalMark | None, int | None]:
    """The mark that a column's numbers need, None where they need none or both; and, where that is
    open, the first text that can be read in two ways."""
    different = np.unique(codes)
    different = different[~found.is_missing[different]]
    numbers = found.numbers.take(different)
    comma, point = numbers.with_comma, numbers.with_point
    is_number = ~(np.isnan(comma) & np.isnan(point))
    if not len(different) or is_number.mean() < MOSTLY:
        return None, None
    needs_comma, needs_point = np.isnan(point) & is_number, np.isnan(comma) & is_number
    needs_comma &= numbers.has_comma | numbers.has_point
    if needs_comma.any() != needs_point.any():
        return MARKS[0] if needs_comma.any() else MARKS[1], None
    is_open = different[numbers.is_open]
    return None, int(is_open[0]) if len(is_open) else None


def _likely(found: Words, examples: Sequence[int], separator: str) -> DecimalMark:
    """A mark that parts columns is no decimal mark; a single one is rather a decimal mark."""
    has_comma = any(found.numbers.has_comma[i] for i in examples)
    if separator == "," or (examples and not has_comma):
        return "."
    return ","


def _question(
    found: Words, names: Sequence[str], places: Sequence[int], example: int, mark: DecimalMark
) -> Question:
    numbers = found.numbers
    return Question(
        parameter="decimal",
        options=MARKS,
        chosen=mark,
        example=str(found.texts.iloc[example]),
        readings=(float(numbers.with_comma[example]), float(numbers.with_point[example])),
        columns=tuple(names[i] for i in places),
    )
