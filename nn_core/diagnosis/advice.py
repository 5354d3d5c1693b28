"""What to try after a verdict: changed settings, as data. The page says it in words.

What can be tried is tried before it is offered, where there is time (lookahead.py), and once more
from other starts; the rest is offered only where nothing known rules it out.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import NamedTuple

from nn_core.config import RunConfig
from nn_core.diagnosis.changes import FITS_WELL, KINDS, changed_runs
from nn_core.diagnosis.trials import is_single
from nn_core.diagnosis.verdict_view import HELPS_BY, View

GOOD = FITS_WELL
MORE_DATA = 4  # times as many samples halve what chance does
ENOUGH_DATA = 400  # at least: four times next to nothing is still too little
ALIKE = 0.05
GO_ON = 4  # times the epochs, as far as a copy would go
MOST_OFFERED = 3
MOST_SINGLE, MOST_SEVERAL = 3, 2  # changes at once that are tried from other starts
MOST_PROLONGED = 1
# What takes the cause away goes before what does so among other things.
OF_ONE_CAUSE = ("diverged", "symmetric", "straight", "unreachable", "penalized", "unsteady")
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
    """A counter-experiment: the settings to run, or the epoch to stop at, or the data to get.

    kind: of what is changed, several joined by a +.
    """

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
        if kind == "stop_here" and _was_better(view) and view.lasts(kind):
            offered.append(Advice(kind, run, epochs=facts.lowest[0]))
        elif kind == "train_on" and view.future is None:
            offered.append(Advice(kind, run, epochs=GO_ON * max(1, facts.epoch)))
        elif kind == "more_data" and can_tell_more(verdict, view):
            offered.append(Advice(kind, run, n_train=_more(view)))
    if view.trials is None:
        changed = changed_runs(verdict, run)
        offered += _going_on(verdict, view)
        offered += [
            Advice(kind, changed[kind])
            for kind in changed
            if kind in UNTRIED or f"{verdict}:{kind}" in UNTRIED
        ]
    elif verdict in GOOD:
        offered += _smaller(verdict, view)
    else:
        offered += _that_helped(verdict, view)
    return tuple(offered[:MOST_OFFERED])


def to_confirm(verdict: str, view: View) -> tuple[list[str], int | None]:
    """What helped, by kind, and the epoch to stop at: to be tried once more before it is offered.

    The best of single changes and of several at once, since one start does not tell which lasts.
    """
    if verdict in GOOD or view.trials is None:
        return [], None
    kinds = sorted(_promising(verdict, view), key=view.excess_of)
    singles = [kind for kind in kinds if is_single(kind)][:MOST_SINGLE]
    several = [kind for kind in kinds if not is_single(kind)][:MOST_SEVERAL]
    stops = "stop_here" in KINDS[verdict] and _was_better(view)
    return singles + several, view.facts.lowest[0] if stops else None


def to_prolong(verdict: str, view: View) -> dict[str, RunConfig]:
    """Where nothing helped in the run's own epochs: what came furthest may want more of them."""
    trials = view.trials or {}
    settled = verdict in (*GOOD, "no_signal", "overfitting")
    if settled or any(view.would_help(view.excess_of(kind)) for kind in trials):
        return {}
    kinds = sorted((kind for kind in trials if _is_of(verdict, kind, view)), key=view.excess_of)
    furthest = [kind for kind in kinds if view.excess_of(kind) < inf][:MOST_PROLONGED]
    return {f"{kind}+train_on": trials[kind].run for kind in furthest}


def _is_of(verdict: str, kind: str, view: View) -> bool:
    changed = changed_runs(verdict, view.facts.config, classes=view.facts.references.classes)
    return kind.removesuffix("+train_on") in changed


def _promising(verdict: str, view: View) -> list[str]:
    """The trials that brought the validation loss down, at their very end, too, which is shown."""
    own, now = view.facts.config.loss, view.facts.latest[1]
    return [
        kind
        for kind, each in (view.trials or {}).items()
        if _is_of(verdict, kind, view)
        and view.would_help(view.excess_of(kind))
        and not (each.run.loss == own and each.last >= now)
    ]


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


def _more(view: View) -> int:
    return max(MORE_DATA * view.facts.n_train, ENOUGH_DATA)


def _smaller(verdict: str, view: View) -> list[Advice]:
    """The smaller networks that are as good, by size."""
    changed, trials = changed_runs(verdict, view.facts.config), view.trials or {}
    now, found = view.facts.latest[1], []
    for kind in (kind for kind in changed if kind in trials and len(trials[kind].starts) > 1):
        excesses = [view.facts.scale.excess(loss) for loss in trials[kind].starts]
        reached = sum(each <= view.tolerance for each in excesses)
        if verdict != "lagom" and reached > len(excesses) / 2:
            found.append(Advice(kind, trials[kind].run, tried=(now, trials[kind].last)))
    return sorted(found, key=lambda each: trials[each.kind].parameters)


def _that_helped(verdict: str, view: View) -> list[Advice]:
    """The trials that brought the validation loss down, from most starts, the best first.

    Of those that end about alike, the one that says most about the verdict goes first.
    """
    ends = {
        kind: view.from_all_starts(kind) for kind in _promising(verdict, view) if view.lasts(kind)
    }
    best = min(ends.values(), default=0.0)
    kinds = sorted(ends, key=lambda kind: max(ends[kind], best + ALIKE))
    singles = [kind for kind in kinds if is_single(kind)]
    # Several changes at once only where one is not enough.
    if any(ends[kind] <= max(view.tolerance, best + ALIKE) for kind in singles):
        kinds = singles
    elif verdict in OF_ONE_CAUSE:
        kinds = [*singles, *(kind for kind in kinds if kind not in singles)]
    return _with_going_on([_advice(kind, view) for kind in kinds], verdict, ends, view)


def _advice(kind: str, view: View) -> Advice:
    outcome = (view.trials or {})[kind]
    same = outcome.run.loss == view.facts.config.loss  # else the losses cannot be compared
    tried = (view.facts.latest[1], outcome.last) if same else None
    epochs = outcome.epoch if kind.endswith("+train_on") else None
    return Advice(kind, outcome.run, epochs, tried=tried)


def _with_going_on(
    found: list[Advice], verdict: str, ends: Mapping[str, float], view: View
) -> list[Advice]:
    """To train on goes first where that does as well as anything, or halves what is missing.

    Where it brings less than help, only as long as nothing else does better.
    """
    going_on = _going_on(verdict, view)
    if not going_on or going_on[0].tried is None:
        return found
    excess, best = view.facts.scale.excess(going_on[0].tried[1]), min(ends.values(), default=inf)
    enough = excess <= max(view.tolerance, view.e_validation / 2, best + ALIKE)
    helps = view.would_help(excess)
    if found and not helps:
        return found
    place = 0 if enough and helps else MOST_OFFERED - 1
    return [*found[:place], *going_on, *found[place:]]
