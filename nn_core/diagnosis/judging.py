"""From rules to a verdict: how sure it is, what else it could be, and what is still to be tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from nn_core.config import RunConfig
from nn_core.diagnosis.chance import (
    FEWEST_SAMPLES,
    clearly_risen,
    faint,
    falls_alike,
    goes_on_otherwise,
    good_by_luck,
    hardly_better,
    knows_few_by_heart,
    knows_noise_by_heart,
    learns_noise,
    learnt_alike,
    needs_the_floor,
    surprising,
    told_by_training,
    too_wide,
)
from nn_core.diagnosis.changes import changed_runs
from nn_core.diagnosis.going_on import falling
from nn_core.diagnosis.settled import AT_THE_START, settled
from nn_core.diagnosis.verdict_view import DEFAULT_LIMITS, THRESHOLDS, View
from nn_core.diagnosis.verdicts import (
    born_unable,
    collapsed,
    first_rule,
    held_back,
    saturated,
    symmetric,
    underfitting,
    unsteady,
    vanished,
    weighed_down,
)

# A verdict that changes under these is a close call. Together with the jitter below they leave
# about one random run in six unanswered; see tests/benchmarks/score_diagnosis.py.
SCALINGS = (0.85, 1.18)
SHIFTS = (-0.5, 0.5)
SPLIT_SHIFTS = (-1.0, 1.0)  # of the losses on other splits
WIDER_SCALINGS, WIDER_SHIFTS = (0.4, 2.5), (-3.0, 3.0)  # for a second candidate
# A loss that jumps by more than this from epoch to epoch (in excess) would be judged otherwise an
# epoch later. 0.03 to 0.15 were tried.
LARGEST_JITTER = 0.15
FEWEST_EPOCHS = 3
# Verdicts that hold whether or not there is anything to learn.
DESPITE_NOISE = ("diverged", "overfitting", "no_signal", "penalized")
# Rules that compare with a run that was changed.
BY_TRIALS = (held_back, weighed_down, unsteady)
# Verdicts that are computed: another that holds as well does not make them doubtful.
COMPUTED = ("symmetric", "straight", "unreachable")
# Verdicts that rest on the height of the curves, and not on what is inside the network.
BY_CURVES = ("overfitting", "learned", "oversized", "lagom", "still_learning", "underfitting")
GOOD = ("learned", "oversized", "lagom")
BY_CHANCE = ("too_few_samples", "close_call", "unknown_floor")  # doubts that more samples end
# What else it could be, where nothing more particular is known.
NEIGHBOURS = {
    "overfitting": "underfitting",
    "learned": "underfitting",
    "oversized": "lagom",
    "lagom": "oversized",
    "still_learning": "underfitting",
    "underfitting": "still_learning",
    "unsteady": "underfitting",
    "penalized": "underfitting",
    "diverged": "unsteady",
    "no_signal": "underfitting",
    "vanished": "saturated",
}


class Judgement(NamedTuple):
    """A verdict, what makes it doubtful, and what else it could be; None where it is certain."""

    verdict: str
    reason: str | None
    runner_up: str | None


def lacks_probe(view: View) -> bool:
    """Whether a copy that trains on could change what the rules say."""
    return view.facts.epoch > 0 and view.future is None and not settled(view, first_rule(view)[1])


def lacks_trials(view: View) -> bool:
    """Whether trials could change the verdict, or have something to offer."""
    if view.facts.epoch == 0:
        return False
    changed = worth_trying(view, first_rule(view)[0])
    return any(kind not in (view.trials or ()) for kind in changed)


def worth_trying(view: View, verdict: str) -> Mapping[str, RunConfig]:
    """What can be tried after a verdict, by kind."""
    larger = verdict in GOOD and not view.facts.scale.floor_known
    return changed_runs(verdict, view.facts.config, larger, view.facts.references.classes)


def lacks_splits(view: View) -> bool:
    """Whether other splits of the samples could end a doubt."""
    found = judge(view)
    return view.elsewhere is None and found.reason in BY_CHANCE and found.verdict in BY_CURVES


def judge(view: View) -> Judgement:
    """The verdict on the facts, and how sure it is."""
    found, tried = _judge(view), view.elsewhere
    if tried is None or tried.epoch != view.facts.epoch or found.verdict not in BY_CURVES:
        return found
    by_heart = (found.verdict, found.reason) == ("overfitting", "too_few_samples")
    if by_heart and knows_noise_by_heart(view):
        return Judgement("overfitting", None, None)
    elsewhere = _judged_by_splits(view) if found.reason in BY_CHANCE else None
    return found if elsewhere is None else Judgement(elsewhere, None, None)


def _judged_by_splits(view: View) -> str | None:
    """What the rules say with the losses of other splits; None where that is not sure either."""
    if view.facts.noise_hides_targets or not learnt_alike(view):
        return None
    view = view._replace(by_splits=True)
    verdict = first_rule(view)[0]
    if verdict not in BY_CURVES or goes_on_otherwise(view, verdict):
        return None
    if verdict == "still_learning" and not falls_alike(view):  # a copy tells that, no other split
        return None
    sure = all(other == verdict for other in _others(view, SCALINGS, SPLIT_SHIFTS))
    return verdict if sure else None


def _judge(view: View) -> Judgement:
    facts = view.facts
    verdict, rule = first_rule(view)
    needs_probe = view.future is None and facts.epoch > 0 and not settled(view, rule)
    if facts.epoch == 0 and rule not in AT_THE_START:
        return Judgement("still_learning", "not_trained", "underfitting")
    if needs_probe and rule is underfitting and _was_falling(view):
        verdict = "still_learning"
    reason = _doubt(view, verdict, needs_probe)
    if verdict in GOOD and knows_few_by_heart(view):
        return Judgement("overfitting", "too_few_samples", verdict)
    return Judgement(verdict, reason, reason and _runner_up(view, verdict, reason))


def made_flat(view: View) -> bool:
    """Whether little has been learnt, and training has driven a whole layer into its flat ends.

    Where smaller steps end better, it may be what the steps did, and not the size.
    """
    if view.e_train <= view.limits["memorized"] or not view.gains(*view.lower_rates):
        return False
    least = 1 - view.limits["unsaturated"]
    return not born_unable(view) and view.facts.inside.saturated_share > least


def flat_before(view: View) -> bool:
    """Whether the gradient had vanished before training: then it is not that units are flat now."""
    return view.facts.start.gradient_ratio < view.limits["gradient_ratio"]


def _was_falling(view: View) -> bool:
    """Without a probe: validation has come down in the second half of the epochs."""
    facts = view.facts
    fallen = (facts.validation.halfway - facts.validation.now) / facts.scale.unit
    return fallen > view.limits["probe_gain"]


def _doubt(view: View, verdict: str, needs_probe: bool) -> str | None:
    """Why the verdict is not certain; None where it is."""
    facts = view.facts
    if needs_probe and (verdict not in BY_CURVES or facts.n_recorded > FEWEST_EPOCHS):
        return "not_probed"
    reason = _doubt_of_curves(view, verdict) if verdict in BY_CURVES else None
    if verdict == "no_signal" and not (facts.scale.floor_known or facts.scale.constant_targets):
        return "unknown_floor"
    if reason is None and verdict == "still_learning" and falls_alike(view):
        return None if _falls_by_far(view) else "close_call"
    if reason is None:
        return "close_call" if _wavers(view, verdict) else None
    return reason


def _falls_by_far(view: View) -> bool:
    """Whether it falls by other thresholds and on other samples, too."""
    future = view.future
    return future is not None and all(
        falling(other, future) for other in _views(view, SCALINGS, SHIFTS)
    )


def _wavers(view: View, verdict: str) -> bool:
    """Whether another choice of thresholds, or other samples, would change the verdict."""
    if verdict not in DESPITE_NOISE and faint(view):
        return True
    rule = first_rule(view)[1]
    if rule in BY_TRIALS and too_wide(view):
        return True
    if rule is vanished and saturated(view) and not flat_before(view):
        return True
    if rule is underfitting and made_flat(view):
        return True
    if verdict == "no_signal" and learns_noise(view):
        return True
    if rule is symmetric and collapsed(view):  # weights that a penalty holds at 0 are equal, too
        return True
    if rule is weighed_down and hardly_better(view):
        return True
    if verdict in COMPUTED:
        return not all(rule(other) for other in _views(view, SCALINGS, ()))
    return any(other != verdict for other in _others(view, SCALINGS, SHIFTS))


def _doubt_of_curves(view: View, verdict: str) -> str | None:
    """What makes the height of curves unsure, whatever the rules make of it."""
    facts = view.facts
    if facts.n_recorded <= FEWEST_EPOCHS:
        return "too_few_epochs"
    if facts.noise_hides_targets and not clearly_risen(view, verdict):
        return "too_few_samples"
    few = facts.n_validation < FEWEST_SAMPLES or too_wide(view)
    if few and not told_by_training(view, verdict):
        return "too_few_samples"
    jumps = facts.train.jitter / facts.scale.unit > LARGEST_JITTER * max(1.0, view.e_train)
    if jumps and not (
        verdict == "still_learning" and falls_alike(view)
    ):  # else they are steps down
        return "jumping"
    if verdict in GOOD and surprising(view):
        return "too_few_samples" if facts.scale.floor_known else "unknown_floor"
    if needs_the_floor(view, verdict):
        return "unknown_floor"
    otherwise = goes_on_otherwise(view, verdict) or good_by_luck(view, verdict)
    return "close_call" if otherwise else None


def _others(view: View, scalings: tuple[float, ...], shifts: tuple[float, ...]) -> Iterator[str]:
    """Verdicts under other thresholds, and with another validation loss within its error."""
    return (first_rule(other)[0] for other in _views(view, scalings, shifts))


def _views(view: View, scalings: tuple[float, ...], shifts: tuple[float, ...]) -> Iterator[View]:
    for factor in scalings:
        limits = {
            name: value * factor if THRESHOLDS[name].soft else value
            for name, value in DEFAULT_LIMITS.items()
        }
        yield view._replace(limits=limits)
    for shift in shifts:
        yield view._replace(shift=shift)


def _runner_up(view: View, verdict: str, reason: str) -> str:
    if verdict not in DESPITE_NOISE and faint(view):
        return "no_signal"
    if verdict == "no_signal" and learns_noise(view):
        return "overfitting"
    if verdict == "symmetric" and collapsed(view):
        return "penalized"
    if reason == "close_call" and verdict == "underfitting" and made_flat(view):
        return "unsteady"
    if reason != "not_probed":
        for scalings, shifts in ((SCALINGS, SHIFTS), (WIDER_SCALINGS, WIDER_SHIFTS)):
            for other in _others(view, scalings, shifts):
                if other != verdict:
                    return other
    return NEIGHBOURS.get(verdict, "still_learning")
