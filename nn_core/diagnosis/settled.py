"""Verdicts that hold whatever a copy that trains on would show."""

from __future__ import annotations

from collections.abc import Callable

from nn_core.diagnosis.verdict_view import View
from nn_core.diagnosis.verdicts import (
    below_floor,
    blocked,
    blown_up,
    dead,
    good,
    no_signal,
    pushed_away,
    rising,
    shrunk,
    smaller_is_enough,
    smallest_tried,
    straight,
    symmetric,
    unreachable,
)

# What no copy that trains on can change; and what needs no training to be said.
COMPUTED = (pushed_away, shrunk, blown_up, no_signal, symmetric, straight, unreachable, dead)
# What lies behind a layer without a slope can learn: a copy shows whether it does.
AT_THE_START = (*COMPUTED, blocked)
BY_THE_FLOOR = (smaller_is_enough, smallest_tried, good)
SETTLED = (*COMPUTED, *BY_THE_FLOOR, rising, below_floor)


def settled(view: View, rule: Callable[[View], bool]) -> bool:
    """Whether no copy that trains on can change what a rule says.

    A good fit is as good as the data allow only while nothing better is known: a copy may find it.
    """
    floor_known = view.facts.scale.floor_known
    return rule in SETTLED and (floor_known or rule not in BY_THE_FLOOR)
