"""From rules to a verdict: how sure it is, what else it could be, and what is still to be tried."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import NamedTuple

from nn_core.diagnosis.changes import changed_runs
from nn_core.diagnosis.excess import NO_RANGE
from nn_core.diagnosis.verdict_view import DEFAULT_LIMITS, THRESHOLDS, View
from nn_core.diagnosis.verdicts import (
    AT_THE_START,
    SETTLED,
    below_floor,
    first_rule,
    held_back,
    saturated,
    underfitting,
    unsteady,
    vanished,
    weighed_down,
)

# A verdict that changes under these is a close call. Together with the jitter below they leave
# about one random run in six unanswered; see tests/benchmarks/score_diagnosis.py.
SCALINGS = (0.85, 1.18)
SHIFTS = (-0.5, 0.5)
WIDER_SCALINGS, WIDER_SHIFTS = (0.4, 2.5), (-3.0, 3.0)  # for a second candidate
# A loss that jumps by more than this from epoch to epoch (in excess) would be judged otherwise an
# epoch later. 0.03 to 0.15 were tried.
LARGEST_JITTER = 0.15
FEWEST_EPOCHS = 3
# Fewer validation samples, or a larger standard error of the excess, cannot tell good from bad.
# With 15 instead of 25, one random run in fifty more was wrong and certain.
FEWEST_SAMPLES, LARGEST_ERROR = 25, 0.3
FEWEST_LEARNT = 25  # training samples, of which a network can learn more than themselves
# With so few samples still: of the rise, and of the standard errors that it or a gap stands out by.
CLEAR_RISE, CLEAR_ERRORS = 0.3, 3
SURELY = 1.25  # times a threshold
# Verdicts that hold whether or not there is anything to learn.
DESPITE_NOISE = ("diverged", "overfitting", "no_signal", "penalized")
# Rules that compare with a run that was changed.
BY_TRIALS = (held_back, weighed_down, unsteady)
# Verdicts that are computed: another that holds as well does not make them doubtful.
COMPUTED = ("symmetric", "straight", "unreachable")
# Verdicts that rest on the height of the curves, and not on what is inside the network.
BY_CURVES = ("overfitting", "learned", "oversized", "lagom", "still_learning", "underfitting")
GOOD = ("learned", "oversized", "lagom")
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
    return view.facts.epoch > 0 and view.future is None and first_rule(view)[1] not in SETTLED


def lacks_trials(view: View) -> bool:
    """Whether trials could change the verdict, or have something to offer."""
    if view.facts.epoch == 0:
        return False
    changed = changed_runs(first_rule(view)[0], view.facts.config)
    return any(kind not in (view.trials or ()) for kind in changed)


def judge(view: View) -> Judgement:
    """The verdict on the facts, and how sure it is."""
    facts = view.facts
    verdict, rule = first_rule(view)
    needs_probe = view.future is None and rule not in SETTLED
    if facts.epoch == 0 and rule not in AT_THE_START:
        return Judgement("still_learning", "not_trained", "underfitting")
    if needs_probe and rule is underfitting and _was_falling(view):
        verdict = "still_learning"
    reason = _doubt(view, verdict, needs_probe)
    if verdict in GOOD and knows_few_by_heart(view):
        return Judgement("overfitting", "too_few_samples", verdict)
    return Judgement(verdict, reason, reason and _runner_up(view, verdict, reason))


def flat_before(view: View) -> bool:
    """Whether the gradient had vanished before training: then it is not that units are flat now."""
    return view.facts.start.gradient_ratio < view.limits["gradient_ratio"]


def knows_few_by_heart(view: View) -> bool:
    """Hardly any samples to learn from, and all of them learnt: what is good is good by chance."""
    return view.facts.n_train < FEWEST_LEARNT and view.e_train <= 0


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
    if reason is None and not (verdict == "still_learning" and falls_alike(view)):
        return "close_call" if _wavers(view, verdict) else None
    return reason


def _wavers(view: View, verdict: str) -> bool:
    """Whether another choice of thresholds, or other samples, would change the verdict."""
    if verdict not in DESPITE_NOISE and faint(view):
        return True
    rule = first_rule(view)[1]
    if rule in BY_TRIALS and too_wide(view):
        return True
    if rule is vanished and saturated(view) and not flat_before(view):
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
    return "close_call" if goes_on_otherwise(view, verdict) else None


def faint(view: View) -> bool:
    """Whether there may be nothing to learn: the targets' variance is known by samples only.

    Its relative standard error is that of a normal variable's, sqrt(2 / n).
    """
    facts = view.facts
    if facts.scale.classification or not facts.scale.floor_known or facts.scale.constant_targets:
        return False
    guessing = facts.references.signal
    chance = sqrt(2 / (facts.n_train + facts.n_validation))
    return guessing - facts.least <= (NO_RANGE + chance) * guessing


def too_wide(view: View) -> bool:
    """Whether the validation loss is too unsure to compare it with anything."""
    return view.facts.standard_error > LARGEST_ERROR * max(1.0, view.e_validation)


def told_by_training(view: View, verdict: str) -> bool:
    """Whether few validation samples are enough, since they do not decide alone.

    What is learned by heart shows in training: below what any predictor can reach, or as good as
    that, where it is known. Where a copy brings both losses down alike, the samples are compared
    with themselves.
    """
    if verdict == "overfitting":
        errors = 1 if view.facts.scale.floor_known else CLEAR_ERRORS
        wide = view.gap > errors * view.facts.standard_error
        by_heart = view.e_train < view.tolerance / 2 and wide
        return by_heart or below_floor(view) or clearly_risen(view, verdict)
    if verdict == "underfitting":  # far from the best on the training samples, and staying there
        future, far = view.future, SURELY * view.limits["memorized"]
        return (
            view.e_train > far
            and future is not None
            and future.train_gain < view.limits["probe_gain"]
        )
    return verdict == "still_learning" and falls_alike(view)


def clearly_risen(view: View, verdict: str) -> bool:
    """Whether validation was so much better before that no chance explains it."""
    least = max(CLEAR_RISE, CLEAR_ERRORS * view.facts.rise_error)
    return verdict == "overfitting" and view.rise > least


def falls_alike(view: View) -> bool:
    """Whether the copy brings validation down as it does training."""
    future = view.future
    if future is None or future.train_gain <= view.limits["probe_gain"]:
        return False
    return future.validation_gain > future.train_gain / 2


def goes_on_otherwise(view: View, verdict: str) -> bool:
    """What the copy that trained on found does not quite go with the verdict.

    It comes down, though too little to be still learning; or nearly all of it is memory.
    """
    future = view.future
    if future is None:
        return False
    unit = view.limits["probe_gain"] * max(1.0, view.e_validation)
    if verdict == "underfitting":
        return future.gain > unit or future.train_gain > 2 * unit
    return verdict == "still_learning" and future.validation_gain < future.train_gain / 4


def surprising(view: View) -> bool:
    """A good fit far below the floor: the samples that judge it are not like others.

    Where the floor is only the best that was seen, training far below it may be memory.
    """
    return min(view.e_train, view.e_validation) < -view.tolerance


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
    if reason != "not_probed":
        for scalings, shifts in ((SCALINGS, SHIFTS), (WIDER_SCALINGS, WIDER_SHIFTS)):
            for other in _others(view, scalings, shifts):
                if other != verdict:
                    return other
    return NEIGHBOURS.get(verdict, "still_learning")
