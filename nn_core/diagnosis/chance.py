"""What chance can do to a verdict: few samples, wide errors, and what stands out from them."""

from __future__ import annotations

from math import sqrt

from nn_core.diagnosis.excess import NO_RANGE
from nn_core.diagnosis.verdict_view import View
from nn_core.diagnosis.verdicts import below_floor, gaping, good, rising

# Fewer validation samples, or a larger standard error of the excess, cannot tell good from bad.
# With 15 instead of 25, one random run in fifty more was wrong and certain.
FEWEST_SAMPLES, LARGEST_ERROR = 25, 0.3
FEWEST_HELD_OUT = 15  # by all splits together
FEWEST_LEARNT = 25  # training samples, of which a network can learn more than themselves
# With so few samples still: of the rise, and of the standard errors that it or a gap stands out by.
CLEAR_RISE, CLEAR_ERRORS = 0.3, 3
# With fewer training samples, a best loss that is still so large a share of guessing may be theirs.
FEWEST_TO_KNOW, POOR_FLOOR = 50, 0.2
SURELY = 1.25  # times a threshold
SURELY_GOOD = 0.7  # of the tolerance, where the floor is estimated
STANDS_OUT = 2  # standard errors, of what decides on its own


def knows_few_by_heart(view: View) -> bool:
    """Hardly any samples to learn from, and all of them learnt: what is good is good by chance."""
    return view.facts.n_train < FEWEST_LEARNT and view.e_train <= 0


def knows_noise_by_heart(view: View) -> bool:
    """Few samples, learnt far below the floor, and the held-out ones of other splits are not good.

    What a predictor cannot know has been learnt there, whatever the few validation samples say.
    """
    scale, facts = view.facts.scale, view.facts
    if not scale.floor_known or facts.noise_hides_targets or not learnt_alike(view):
        return False
    far = knows_few_by_heart(view) and view.e_train < -view.tolerance
    elsewhere = view.elsewhere
    return far and elsewhere is not None and scale.excess(elsewhere.validation) > view.tolerance


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


def learns_noise(view: View) -> bool:
    """Whether training is below what any predictor can reach, where there is nothing to learn.

    New points will tell it before long, if these few do not yet.
    """
    return not view.facts.scale.constant_targets and view.e_train < -view.limits["below_floor"]


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
    return verdict == "still_learning" and falls_alike(view) and not gaping(view)


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

    It comes down, though too little to be still learning; or nearly all of it is memory. Of a bad
    fit, training may come down far, as long as validation is sure not to follow.
    And what has been memorized may still get better on new points.
    """
    future = view.future
    if future is None:
        return False
    unit = view.limits["probe_gain"] * max(1.0, view.e_validation)
    if verdict == "underfitting":
        may_follow = future.validation_gain + STANDS_OUT * future.gain_error > unit / 2
        return future.gain > unit or (future.train_gain > 2 * unit and may_follow)
    if verdict == "overfitting" and not rising(view):
        comes_down = future.validation_gain > unit / 2
        return comes_down and future.validation_gain + future.gain_error > unit
    return verdict == "still_learning" and future.validation_gain < future.train_gain / 4


def good_by_luck(view: View, verdict: str) -> bool:
    """Whether one standard error less would make a good fit of what is said not to be one."""
    if verdict not in ("overfitting", "still_learning", "underfitting") or rising(view):
        return False
    return good(view._replace(shift=view.shift - 1))


def hardly_better(view: View) -> bool:
    """Whether what the run gains without its penalty may be a chance of the validation samples."""
    gain = view.e_validation - view.excess_of("no_penalty")
    return gain < STANDS_OUT * view.facts.standard_error


def learnt_alike(view: View) -> bool:
    """Whether the other splits were learnt as well as this: else they tell of another network."""
    scale, tried = view.facts.scale, view.elsewhere
    if tried is None or tried.samples < FEWEST_HELD_OUT:
        return False
    if scale.range <= NO_RANGE * scale.baseline:
        return False
    there, here = scale.excess(tried.train), view.e_train
    return max(there, here) <= view.tolerance or abs(there - here) <= view.tolerance


def needs_the_floor(view: View, verdict: str) -> bool:
    """Whether an estimated floor is too little for a verdict.

    A good fit that is only just one, since the floor may be lower. Memory, where nothing that was
    seen beats guessing: there is no scale for it. And a layer without a slope, which may be why
    little was learnt, if little it was.
    """
    facts, scale = view.facts, view.facts.scale
    if scale.floor_known or scale.constant_targets:
        return False
    if verdict == "overfitting":
        return scale.range <= NO_RANGE * scale.baseline
    if verdict == "underfitting":
        return facts.flat_layer >= 0
    poor = facts.n_train < FEWEST_TO_KNOW and scale.floor > POOR_FLOOR * scale.baseline
    return good(view) and (poor or view.e_validation > SURELY_GOOD * view.tolerance)


def surprising(view: View) -> bool:
    """A good fit far below the floor: the samples that judge it are not like others.

    Where the floor is only the best that was seen, training far below it may be memory.
    """
    return min(view.e_train, view.e_validation) < -view.tolerance
