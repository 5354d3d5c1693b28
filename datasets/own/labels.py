"""The labels of a column: ja, "ja " and JA are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets.own.table import each_once, key
from datasets.own.values import YES_NO
from datasets.own.words import Words, shortened

DIGITS = re.compile(r"([0-9]+)")


class Labels(NamedTuple):
    """A column's labels in their order, and which each row has."""

    names: tuple[str, ...]
    codes: NDArray[np.intp]  # (S,): -1 where missing
    counts: tuple[int, ...]
    merged: tuple[str, ...]  # spellings that were taken for another
    is_yes_no: bool


def labels(found: Words, codes: NDArray[np.intp], is_present: NDArray[np.bool_]) -> Labels:
    """The labels of a column; of several spellings the most frequent one."""
    different, places = np.unique(codes[is_present], return_inverse=True)
    counts = np.bincount(places, minlength=len(different))
    spellings = found.texts.iloc[different].tolist()
    groups: dict[str, list[int]] = {}
    for i in sorted(range(len(spellings)), key=lambda i: (-counts[i], different[i])):
        groups.setdefault(key(spellings[i]), []).append(i)
    order, is_yes_no = _ordered(list(groups))
    names = each_once([shortened(spellings[groups[each][0]]) for each in order])
    group_of = np.empty(len(different), np.intp)
    for place, each in enumerate(order):
        group_of[groups[each]] = place
    rows = np.full(len(codes), -1, np.intp)
    rows[is_present] = group_of[places]
    totals = np.bincount(rows[is_present], minlength=len(order))
    return Labels(names, rows, tuple(totals.tolist()), _merged(spellings, groups), is_yes_no)


def _merged(spellings: Sequence[str], groups: dict[str, list[int]]) -> tuple[str, ...]:
    pairs = [(spellings[group[0]], spellings[i]) for group in groups.values() for i in group[1:]]
    return tuple(dict.fromkeys(other for first, other in pairs if other != first))


def _ordered(keys: list[str]) -> tuple[list[str], bool]:
    """No before yes; else as in a dictionary, numbers within by size."""
    for pair in YES_NO:
        if set(keys) == set(pair):
            return list(pair), True
    return sorted(keys, key=_natural), False


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Of two numbers the one with more digits is larger: a label may have more than int() takes."""
    pieces = [(p, p.lstrip("0")) for p in DIGITS.split(text) if p]
    return [(0, len(n), n) if DIGITS.fullmatch(p) else (1, 0, p) for p, n in pieces]
