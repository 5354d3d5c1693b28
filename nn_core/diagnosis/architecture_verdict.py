"""One verdict on an architecture from all of its starts, with the names of the verdict on a run.

What all starts reach together says whether it is good enough, and the sizes that were tried whether
it is lagom. Where it is not good enough, the starts that failed say why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from nn_core.diagnosis.judging import GOOD
from nn_core.diagnosis.verdicts import VERDICTS
from nn_core.sweep.lagom import Cell, Lagom

TOO_LITTLE = ("underfitting", "still_learning")  # not where the training data are learnt
BEFORE_SIZE = ("no_signal", "unreachable")  # of the data or the output: there no size is enough


class Verdict(NamedTuple):
    """A verdict, and what else it could be; None where it is certain."""

    name: str
    runner_up: str | None = None


def cell_verdict(cell: Cell, lagom: Lagom, starts: Sequence[Verdict]) -> Verdict:
    """The verdict on a cell.

    lagom: the argument that the cell was part of. starts: what the rules say of each start by
    itself (diagnosis.py), in the cell's order.
    """
    if starts[0].name in BEFORE_SIZE and len({start.name for start in starts}) == 1:
        return Verdict(starts[0].name)
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
    """What a start says that has failed: candidates are out that its losses rule out.

    One may be good by its own rules and yet fail, since the map's tolerance can be set lower.
    """
    if start.name in GOOD:
        return Verdict("overfitting" if fits else "underfitting", "learned")
    ruled_out = (*GOOD, *TOO_LITTLE) if fits else GOOD
    return Verdict(start.name, None if start.runner_up in ruled_out else start.runner_up)


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
