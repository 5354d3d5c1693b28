"""What to try after a verdict: changed settings, as data. The page says it in words.

What can be tried is tried before it is offered, where there is time (lookahead.py); the rest is
offered only where nothing known rules it out.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import NamedTuple

from nn_core.config import RunConfig
from nn_core.diagnosis.changes import KINDS, changed_runs
from nn_core.diagnosis.trials import Outcome, is_single
from nn_core.diagnosis.verdict_view import HELPS_BY, View

MORE_DATA = 4  # times as many samples halve what chance does
ENOUGH_DATA = 100  # at least: four times next to nothing is still too little
ALIKE = 0.05
GO_ON = 4  # times the epochs, as far as a copy would go
MOST_OFFERED = 3
GOOD = ("learned", "oversized", "lagom")
# Without having been tried, these are offered: what they do follows from what was computed or seen.
UNTRIED = {
    *("random_initialization", "bend", "linear_output", "stop_here", "train_on", "more_data"),
    "learned:halve_width",
    "learned:one_layer_less",
    "penalized:no_penalty",
    "diverged:learning_rate_tenth",
    "unsteady:learning_rate_tenth",
}


class Advice(NamedTuple):
    """A counter-experiment: the settings to run, or the epoch to stop at, or the data to get."""

    kind: str
    run: RunConfig
    epochs: int | None = None  # stop_here: the epoch to stop at; train_on: the epoch to reach
    n_train: int | None = None  # more_data: training samples
    tried: tuple[float, float] | None = None  # validation loss without it and with it


def advice_for(verdict: str, view: View) -> tuple[Advice, ...]:
    """Experiments that could change the verdict, the most promising first; none that would not."""
    facts, run = view.facts, view.facts.config
    offered: list[Advice] = []
    for kind in KINDS[verdict]:
        if kind == "stop_here" and _was_better(view):
            offered.append(Advice(kind, run, epochs=facts.lowest[0]))
        elif kind == "train_on" and view.future is None:
            offered.append(Advice(kind, run, epochs=GO_ON * max(1, facts.epoch)))
        elif kind == "more_data" and can_tell_more(verdict, view):
            n_train = max(MORE_DATA * facts.n_train, ENOUGH_DATA)
            offered.append(Advice(kind, run, n_train=n_train))
    changed = changed_runs(verdict, run)
    if view.trials is None:
        offered += _going_on(verdict, view)
        offered += [
            Advice(kind, changed[kind])
            for kind in changed
            if kind in UNTRIED or f"{verdict}:{kind}" in UNTRIED
        ]
    else:
        offered += _that_helped(verdict, view, changed)
    return tuple(offered[:MOST_OFFERED])


def _going_on(verdict: str, view: View) -> list[Advice]:
    """To train on until validation was lowest, as a copy that did so has shown."""
    facts, future = view.facts, view.future
    if "train_on" not in KINDS[verdict] or future is None:
        return []
    best = facts.scale.excess(future.best_validation)
    at_end = facts.scale.excess(future.validation) <= best + ALIKE
    loss = future.validation if at_end else future.best_validation
    if facts.scale.excess(loss) > view.e_validation - HELPS_BY:
        return []
    epochs = future.epoch if at_end else future.best_epoch
    return [Advice("train_on", facts.config, epochs, tried=(facts.latest[1], loss))]


def _was_better(view: View) -> bool:
    """Whether validation was lower once: by more than chance, and by as much as would be seen."""
    lowest = view.facts.scale.excess(view.facts.validation.best)
    return view.rise > view.facts.rise_error and view.would_help(lowest)


def can_tell_more(verdict: str, view: View) -> bool:
    """Whether more data could bring anything: not where there is nothing to learn at all."""
    references = view.facts.references
    return verdict != "no_signal" or (references.constant_train and not references.constant)


def _that_helped(verdict: str, view: View, changed: Mapping[str, RunConfig]) -> list[Advice]:
    """The trials that brought the validation loss down, the best first; smaller ones by size.

    Of those that end about alike, the one that says most about the verdict goes first.
    """
    outcomes = {
        kind: (view.trials or {})[kind]
        for kind in changed
        if kind in (view.trials or {}) and _helped(verdict, view, (view.trials or {})[kind])
    }
    now = view.facts.latest[1]
    found = [Advice(kind, each.run, tried=(now, each.last)) for kind, each in outcomes.items()]
    if verdict in GOOD:
        return sorted(found, key=lambda each: outcomes[each.kind].parameters)
    # By the loss over the last epochs, not by the very last one, which may jump.
    best = min((view.excess_of(each.kind) for each in found), default=0.0)
    found.sort(key=lambda each: max(view.excess_of(each.kind), best + ALIKE))
    singles = [each for each in found if is_single(each.kind)]
    # Several changes at once only where one is not enough, and after those that help alone.
    if not any(view.excess_of(each.kind) <= view.tolerance for each in singles):
        singles += [each for each in found if not is_single(each.kind)]
    return _with_going_on(singles, _going_on(verdict, view), view)


def _with_going_on(found: list[Advice], going_on: list[Advice], view: View) -> list[Advice]:
    """To train on goes first where that is enough to help, else last of what is offered."""
    loss = going_on[0].tried[1] if going_on and going_on[0].tried else inf
    place = 0 if view.would_help(view.facts.scale.excess(loss)) else MOST_OFFERED - 1
    return [*found[:place], *going_on, *found[place:]]


def _helped(verdict: str, view: View, outcome: Outcome) -> bool:
    scale = view.facts.scale
    if verdict in GOOD:  # smaller, and as good
        if len(outcome.starts) == 1:
            return False
        reached = [scale.excess(loss) <= view.tolerance for loss in outcome.starts]
        return verdict != "lagom" and sum(reached) > len(reached) / 2
    return view.would_help(scale.excess(outcome.validation))
