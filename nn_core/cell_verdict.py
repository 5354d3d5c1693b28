"""One verdict on an architecture from all of its starts, with the names of the verdict on a run.

What all starts reach together says whether it is good enough, and the sizes that were tried whether
it is lagom. Where it is not good enough, the starts that failed say why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from nn_core.lagom import Cell, Lagom
from nn_core.verdicts import VERDICTS

GOOD = ("learned", "oversized", "lagom")  # whatever the size, the fit is good


class Verdict(NamedTuple):
    """A verdict, and what else it could be; None where it is certain."""

    name: str
    runner_up: str | None = None


def cell_verdict(cell: Cell, lagom: Lagom, starts: Sequence[Verdict]) -> Verdict:
    """The verdict on a cell.

    lagom: the argument that the cell was part of. starts: what the rules say of each start by
    itself (diagnosis.py), in the cell's order.
    """
    if all(start.name == "no_signal" for start in starts):
        return Verdict("no_signal")  # with such data no size has anything to learn
    if cell.enough:
        return Verdict(_size(cell, lagom))
    told = zip(starts, cell.succeeded, cell.fits, strict=True)
    return _why([_failed(start, fits) for start, succeeded, fits in told if not succeeded])


def _size(cell: Cell, lagom: Lagom) -> str:
    """Of a good one: a network that stands in several places has a cell in each."""
    if lagom.chosen is None:
        return "learned"
    if cell.parameters > lagom.chosen.parameters:
        return "oversized"
    return "lagom" if cell.rows == lagom.chosen.rows else "learned"


def _failed(start: Verdict, fits: bool) -> Verdict:
    """A start may be good by its own rules and yet fail: the map's tolerance can be set lower."""
    other = "learned" if start.runner_up in GOOD else start.runner_up
    if start.name not in GOOD:
        return Verdict(start.name, other)
    return Verdict("overfitting" if fits else "underfitting", other)


def _why(failed: Sequence[Verdict]) -> Verdict:
    """What most of them say; certain where two of three are certain of it.

    A start in doubt names its second candidate too, which counts half.
    """
    named: Counter[str] = Counter()
    for start in failed:
        named[start.name] += 2
        if start.runner_up is not None:
            named[start.runner_up] += 1
    ranked = sorted(named, key=lambda name: (-named[name], _rank(name)))
    first = next(name for name in ranked if name not in GOOD)
    if 3 * sum(start == Verdict(first) for start in failed) >= 2 * len(failed):
        return Verdict(first)
    return Verdict(first, next((name for name in ranked if name != first), None))


def _rank(name: str) -> int:
    """The place among the rules, of which the first that holds gives the verdict."""
    return VERDICTS.index(name) if name in VERDICTS else len(VERDICTS)
