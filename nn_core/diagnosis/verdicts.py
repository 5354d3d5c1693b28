"""The rules of the verdict, in order.

What can be computed comes first: the data's constants, the output's reach, the best linear fit,
equal units. The rest is judged from the curves, from a copy that trained on (`future`), and from
runs with one thing changed (`trials`).
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf, isfinite

from nn_core.diagnosis.excess import NO_RANGE
from nn_core.diagnosis.going_on import falling, gets_away
from nn_core.diagnosis.trials import SMALLER, is_single
from nn_core.diagnosis.verdict_view import DEFAULT_LIMITS, View

FAR_BELOW = 1.0  # tolerances below the floor
NOTHING_SEEN = 0.05  # of the baseline: no network and no reference has done better than that
WEIGHED = 0.8  # of what is missing is left without the penalty, where that is the matter
SHRUNK = 0.3  # of the initial weights' length: less is what the penalty has left of them


def no_signal(view: View) -> bool:
    """Even the best predictor can only guess; unless this one has begun to learn the noise."""
    facts = view.facts
    if facts.scale.constant_targets:
        return True
    guessing = facts.references.signal
    least = NO_RANGE
    if not facts.scale.floor_known:
        # The best that was seen is told by the validation samples: it has to beat guessing on them.
        guessing, least = min(guessing, facts.references.guessed), NOTHING_SEEN
    return guessing - facts.least <= least * guessing and not rising(view)


def pushed_away(view: View) -> bool:
    """The penalty's own steps make the weights grow, and the loss has followed.

    Unless it is lost without the penalty, too: then it is the rate.
    """
    pull = view.facts.pull
    lost = view.facts.diverged_epoch >= 0 or view.e_train > 1 + view.limits["learnt"]
    trial = (view.trials or {}).get("no_penalty")
    lost_without = trial is not None and not isfinite(trial.validation)
    return pull is not None and pull.grows and lost and not lost_without


def shrunk(view: View) -> bool:
    """The penalty has shrunk the weights to next to nothing, and cost more than there is to learn.

    Nothing has been learnt, so it was not the data that shrank them.
    """
    return collapsed(view) and "no_penalty" not in (view.trials or ())


def collapsed(view: View) -> bool:
    """As above, whatever a run without the penalty came to."""
    pull = view.facts.pull
    if pull is None or not stuck(view):
        return False
    return pull.kept < SHRUNK and pull.initial > view.limits["helped"] * view.facts.scale.unit


def held_back(view: View) -> bool:
    """Without the penalty it does much better, and better than it would with more epochs."""
    if view.e_validation <= view.tolerance / 2 or not view.helps("no_penalty"):
        return False
    return view.beats_going_on("no_penalty")


def weighed_down(view: View) -> bool:
    """Without the penalty it does better by a fifth, and than with any other change."""
    now, without = view.e_validation, view.excess_of("no_penalty")
    if now <= view.tolerance or without >= min(WEIGHED * now, now - view.limits["helped_by"]):
        return False
    singles = (kind for kind in view.trials or () if kind != "no_penalty" and is_single(kind))
    others = (view.excess_of(kind) for kind in singles)
    return without < min(others, default=inf) and view.beats_going_on("no_penalty")


def blown_up(view: View) -> bool:
    """A loss has been infinite or not a number."""
    return view.facts.diverged_epoch >= 0


def diverged(view: View) -> bool:
    """Finite, yet far worse than guessing and than at the start, and not on the way back."""
    facts = view.facts
    limit = max(view.limits["worse_than_guessing"] * facts.scale.baseline, facts.train.first)
    if not facts.train.now > limit > 0:
        return False
    return view.future is None or view.future.train > limit


def symmetric(view: View) -> bool:
    """All units of a layer are equal, whatever the loss."""
    return bool(view.facts.twin_layers) and not view.facts.is_linear


def straight(view: View) -> bool:
    """No hidden layer bends, and no straight line or plane solves the problem."""
    facts = view.facts
    if not facts.is_linear:
        return False
    # Fitted to these very samples the line is too good already: the tolerance is not stretched.
    tolerance = view._replace(limits=DEFAULT_LIMITS).tolerance
    return facts.scale.excess(facts.references.straight) > tolerance


def unreachable(view: View) -> bool:
    """The best values that the output can take are far from the targets."""
    return view.facts.out_of_reach > view.tolerance


def lagom(view: View) -> bool:
    """Validation is close to the best achievable."""
    return view.e_validation <= view.tolerance


def good(view: View) -> bool:
    """As good as the data allow, and not past its best.

    Where training is no better than guessing, validation is good by chance alone.
    """
    return lagom(view) and not (rising(view) or below_floor(view) or stuck(view))


def smaller_is_enough(view: View) -> bool:
    """Good, and most starts of a smaller network are good, too."""
    return good(view) and max(shares_of_smaller(view), default=0.0) > 0.5


def smallest_tried(view: View) -> bool:
    """Good, and the smaller networks that were tried are not, or there are none."""
    tried = any(kind in SMALLER for kind in view.trials or ())
    known = tried or not view.facts.config.network.hidden_widths
    return good(view) and known and not smaller_is_enough(view)


def shares_of_smaller(view: View) -> list[float]:
    """The share of starts from which each smaller network is as good as the data allow."""
    scale, trials = view.facts.scale, view.trials or {}
    return [
        sum(scale.excess(loss) + view.error <= view.tolerance for loss in trials[kind].starts)
        / len(trials[kind].starts)
        for kind in SMALLER
        if kind in trials
    ]


def unsteady(view: View) -> bool:
    """Steps too large: a lower rate brings more than going on does, or the loss was far better."""
    if view.e_train <= view.tolerance / 2 or born_unable(view):
        return False
    lower = view.lower_rates
    # Smaller steps fit the training data better, too: else they only memorize more slowly.
    fitting = [kind for kind in lower if view.fits_better(kind)]
    if view.helps(*fitting) and view.beats_going_on(*fitting):
        return True
    return fell_back(view) and (not lower or view.gains(*lower))


def fell_back(view: View) -> bool:
    """Training itself was much better before: it is the steps, not the samples."""
    facts = view.facts
    return (facts.train.now - facts.train.best) / facts.scale.unit > view.limits["fallen_back"]


def born_unable(view: View) -> bool:
    """Saturated before the first step: not by its rate."""
    return view.facts.start.saturated_share > 1 - view.limits["unsaturated"]


def stuck(view: View) -> bool:
    """Next to nothing has been learnt."""
    return view.e_train > 1 - view.limits["learnt"]


def dead(view: View) -> bool:
    """Stuck, and some layer is 0 on all training samples."""
    return stuck(view) and view.facts.inside.dead_share >= 1 - view.limits["alive"]


def vanished(view: View) -> bool:
    """Stuck, deep, and the gradient dies on its way to the first layer.

    Or it did so before training: what has learnt next to nothing since has not got over that.
    """
    facts, least = view.facts, view.limits["gradient_ratio"]
    if facts.config.network.depth < 3 or not stuck(view):
        return False
    if facts.inside.gradient_ratio >= least and facts.start.gradient_ratio >= least:
        return False
    return not (saturated(view) and born_unable(view))  # flat from the start: that comes first


def blocked(view: View) -> bool:
    """Stuck, and a hidden layer lets no gradient through, whatever its weights.

    The layers behind it can learn all the same.
    """
    return view.facts.flat_layer >= 0 and stuck(view) and not still_learning(view)


def saturated(view: View) -> bool:
    """Stuck, and some layer's activations lie in their flat ends."""
    return stuck(view) and view.facts.inside.saturated_share > 1 - view.limits["unsaturated"]


def rising(view: View) -> bool:
    """Validation was better before, while training has learnt on."""
    facts, limits = view.facts, view.limits
    if view.e_train > limits["memorized"] and not memorizing(view):
        return False
    return view.rise > max(limits["rise"], limits["rise_errors"] * facts.rise_error)


def memorizing(view: View) -> bool:
    """Training has come much further than validation, wherever both stand."""
    return view.e_train < view.limits["gap_share"] * view.e_validation


def below_floor(view: View) -> bool:
    """Training is better than any predictor can be, and validation is not, or only by chance."""
    if not view.facts.scale.floor_known:
        return False
    memorized = view.e_train < -view.limits["below_floor"]
    return memorized and (view.e_validation > view.tolerance or far_below_floor(view))


def far_below_floor(view: View) -> bool:
    """Both losses are so far below the floor that the samples cannot be like others."""
    return max(view.e_train, view.e_validation) < -FAR_BELOW * view.tolerance


def starting(view: View) -> bool:
    """Stuck, but the copy gets away from guessing: a plateau is no dead end."""
    return stuck(view) and still_learning(view)


def still_learning(view: View) -> bool:
    """A copy gains by more epochs, on new samples too, and gets to where guessing does not."""
    future = view.future
    return future is not None and falling(view, future) and gets_away(view, future)


def gaping(view: View) -> bool:
    """Most of what validation lacks, training has, and training is not far from the best.

    Where training lacks nothing, nothing else can be the matter, however wide the gap.
    """
    if view.gap <= view.limits["gap_share"] * view.e_validation:
        return False
    wide = view.gap > view.limits["gap_errors"] * view.standard_error
    by_heart = view.e_train < view.tolerance / 2 and not view.facts.noise_hides_targets
    return by_heart or (wide and view.e_train < view.limits["memorized"])


def underfitting(view: View) -> bool:
    """Whatever no other rule explains."""
    return True


# The first that holds gives the verdict.
RULES: tuple[tuple[str, Callable[[View], bool]], ...] = (
    ("no_signal", no_signal),
    ("penalized", pushed_away),
    ("penalized", shrunk),
    ("penalized", held_back),
    ("diverged", blown_up),
    ("diverged", diverged),
    ("symmetric", symmetric),
    ("straight", straight),
    ("unreachable", unreachable),
    ("oversized", smaller_is_enough),
    ("lagom", smallest_tried),
    ("learned", good),
    ("vanished", blocked),
    ("dead", dead),
    ("unsteady", unsteady),
    ("still_learning", starting),
    ("vanished", vanished),
    ("saturated", saturated),
    ("overfitting", rising),
    ("overfitting", below_floor),
    ("still_learning", still_learning),
    ("penalized", weighed_down),
    ("overfitting", gaping),
    ("underfitting", underfitting),
)
VERDICTS = tuple(dict.fromkeys(name for name, _ in RULES))


def first_rule(view: View) -> tuple[str, Callable[[View], bool]]:
    """The verdict, and the rule that gave it."""
    return next((name, rule) for name, rule in RULES if rule(view))
