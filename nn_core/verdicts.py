"""The rules of the verdict, in order, and their thresholds, each with its reason.

What can be computed comes first: the data's constants, the output's reach, the best linear fit,
equal units. The rest is judged from the curves, from a copy that trained on (`future`), and from
runs with one thing changed (`trials`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import inf
from typing import NamedTuple

from nn_core.excess import NO_RANGE, Curves, summarize, until_diverged
from nn_core.facts import Facts
from nn_core.trials import SMALLER, Outcome


class Threshold(NamedTuple):
    """A number that a rule compares with; those that are soft say how close a call it is."""

    value: float
    soft: bool
    reason: str


# "tuned" means: several values were tried on the tuning sets of tests/benchmarks.
THRESHOLDS: dict[str, Threshold] = {
    "worse_than_guessing": Threshold(
        1.5, False, "a network that is merely stuck loses as guessing does, 1.0 to 1.2 baselines"
    ),
    "learnt": Threshold(
        0.1, True, "nine tenths of the way still to go is as good as nothing learnt"
    ),
    "alive": Threshold(0.1, False, "a tenth of a layer's units is too few to carry a function"),
    "gradient_ratio": Threshold(
        1e-3, False, "the first layer takes 1000 steps where the last takes one (science, S8)"
    ),
    "unsaturated": Threshold(0.1, True, "a tenth of the activations lets too little gradient by"),
    "helped": Threshold(0.5, True, "what was changed accounts for half of what is missing"),
    "helped_by": Threshold(0.1, True, "and by as much as one can see in the pictures"),
    "rise": Threshold(
        0.05, True, "half the smaller tolerance; smaller rises are noise of the batches (tuned)"
    ),
    "rise_errors": Threshold(
        1.0,
        True,
        "of the same samples then and now: 20 of 28 right below one, 73 of 77 above",
    ),
    "below_floor": Threshold(
        0.05, True, "training cannot beat the floor but by learning its noise; 0.05 for chance"
    ),
    "tolerance_regression": Threshold(
        0.1, True, "a tenth of what there is to learn is missing: hardly visible beside the curve"
    ),
    "tolerance_classification": Threshold(
        0.2, True, "cross-entropy stays above its floor long after the border is right"
    ),
    "probe_gain": Threshold(
        0.05, True, "three times the epochs again must bring what one can see (tuned)"
    ),
    "memorized": Threshold(
        0.5, True, "with half of the way still to go in training, size is the matter, not memory"
    ),
    "gap_share": Threshold(
        0.5, True, "most of what is missing in validation is not missing in training"
    ),
    "gap_errors": Threshold(
        1.0, True, "a gap must stand out from chance; few samples hide many real gaps (tuned)"
    ),
}
DEFAULT_LIMITS: dict[str, float] = {name: entry.value for name, entry in THRESHOLDS.items()}
# Validation is what counts, but a small validation set is noisy and the training set less so: this
# weight of the training gain foresaw the gain on new points best (0 to 0.5 were tried).
TRAIN_WEIGHT = 0.3
WORTH_MORE = 0.05  # by so much a lower rate must beat the present one with four times the epochs
FAR_BELOW = 1.0  # tolerances below the floor
NOTHING_SEEN = 0.05  # of the baseline: no network and no reference has done better than that
SHRUNK = 0.3  # of the initial weights' length: less is what the penalty has left of them


class Future(NamedTuple):
    """What a copy found that trained on: how far both losses fall from here, in excess."""

    epoch: int
    train: float  # training loss at its end
    validation: float
    train_gain: float
    validation_gain: float

    @property
    def gain(self) -> float:
        """What more epochs would bring."""
        return (1 - TRAIN_WEIGHT) * self.validation_gain + TRAIN_WEIGHT * self.train_gain


class View(NamedTuple):
    """The facts under one choice of thresholds, and with the validation loss moved by its error."""

    facts: Facts
    limits: Mapping[str, float] = DEFAULT_LIMITS
    future: Future | None = None
    trials: Mapping[str, Outcome] | None = None
    shift: float = 0.0  # standard errors added to the validation loss

    @property
    def e_train(self) -> float:
        """Excess of the training loss."""
        return self.facts.e_train

    @property
    def e_validation(self) -> float:
        """Excess of the validation loss."""
        error = self.shift * self.facts.standard_error if self.shift else 0.0
        return self.facts.scale.excess(self.facts.validation.now) + error

    @property
    def gap(self) -> float:
        """How much worse validation is than training."""
        return self.e_validation - self.e_train

    @property
    def rise(self) -> float:
        """How far validation has risen from its best, or the gap since then, which is smaller.

        Where both losses rise together, it is the optimizer that jumps about.
        """
        facts = self.facts
        risen = facts.validation.now - facts.validation.best
        error = self.shift * facts.rise_error if self.shift else 0.0
        return (risen + min(facts.train_at_best - facts.train.now, 0.0)) / facts.scale.unit + error

    @property
    def tolerance(self) -> float:
        """The validation excess that is still just right."""
        kind = "classification" if self.facts.scale.classification else "regression"
        return self.limits[f"tolerance_{kind}"]

    def excess_of(self, kind: str) -> float:
        """Validation excess of a trial; infinite where it was not made or diverged."""
        if self.trials is None or kind not in self.trials:
            return inf
        return self.facts.scale.excess(self.trials[kind].validation)

    def helps(self, *kinds: str) -> bool:
        """Whether one of these trials accounts for most of what is missing."""
        now = self.e_validation if self.facts.diverged_epoch < 0 else inf
        best = min((self.excess_of(kind) for kind in kinds), default=inf)
        return best < min(self.limits["helped"] * now, now - self.limits["helped_by"])

    def beats_going_on(self, *kinds: str) -> bool:
        """Whether one of these trials is better than the run itself with more epochs."""
        if self.future is None:
            return True
        later = self.facts.scale.excess(min(self.future.validation, self.facts.validation.now))
        return min(self.excess_of(kind) for kind in kinds) < later - WORTH_MORE

    @property
    def lower_rates(self) -> tuple[str, ...]:
        """The trials that differ from the run in a lower learning rate alone."""
        run = self.facts.config
        return tuple(
            kind
            for kind, outcome in (self.trials or {}).items()
            if outcome.run == replace(run, learning_rate=outcome.run.learning_rate)
            and outcome.run.learning_rate < run.learning_rate
        )


def no_signal(view: View) -> bool:
    """Even the best predictor can only guess; unless this one has begun to learn the noise."""
    facts = view.facts
    if facts.scale.constant_targets:
        return True
    guessing = facts.references.signal
    # Where the floor is only the best that was seen, nothing better than guessing is told by less.
    least = NO_RANGE if facts.scale.floor_known else NOTHING_SEEN
    return guessing - facts.least <= least * guessing and not rising(view)


def pushed_away(view: View) -> bool:
    """The penalty's own steps make the weights grow, and the loss has followed."""
    pull = view.facts.pull
    lost = view.facts.diverged_epoch >= 0 or view.e_train > 1 + view.limits["learnt"]
    return pull is not None and pull.grows and lost


def shrunk(view: View) -> bool:
    """The penalty has shrunk the weights to next to nothing, and cost more than there is to learn.

    Nothing has been learnt, so it was not the data that shrank them.
    """
    pull = view.facts.pull
    if pull is None or not stuck(view) or "no_penalty" in (view.trials or ()):
        return False
    return pull.kept < SHRUNK and pull.initial > view.limits["helped"] * view.facts.scale.unit


def held_back(view: View) -> bool:
    """Without the penalty it does much better, and better than it would with more epochs."""
    if view.e_validation <= view.tolerance / 2 or not view.helps("no_penalty"):
        return False
    return view.beats_going_on("no_penalty")


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
    """As good as the data allow, and not past its best."""
    return lagom(view) and not rising(view) and not below_floor(view)


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
    shift = view.shift * view.facts.standard_error if view.shift else 0.0
    return [
        sum(scale.excess(loss) + shift <= view.tolerance for loss in trials[kind].starts)
        / len(trials[kind].starts)
        for kind in SMALLER
        if kind in trials
    ]


def unsteady(view: View) -> bool:
    """Steps too large: a lower rate brings more than going on does."""
    if view.e_train <= view.tolerance / 2 or born_unable(view):
        return False
    lower = view.lower_rates
    return view.helps(*lower) and view.beats_going_on(*lower)


def born_unable(view: View) -> bool:
    """Saturated before the first step: not by its rate."""
    return view.facts.saturated_at_start > 1 - view.limits["unsaturated"]


def stuck(view: View) -> bool:
    """Next to nothing has been learnt."""
    return view.e_train > 1 - view.limits["learnt"]


def dead(view: View) -> bool:
    """Stuck, and some layer is 0 on all training samples."""
    return stuck(view) and view.facts.inside.dead_share >= 1 - view.limits["alive"]


def vanished(view: View) -> bool:
    """Stuck, deep, and the gradient dies on its way to the first layer."""
    facts = view.facts
    deep = facts.config.network.depth >= 3 and stuck(view)
    return (
        deep
        and facts.inside.gradient_ratio < view.limits["gradient_ratio"]
        and not (saturated(view) and born_unable(view))  # flat from the start: that comes first
    )


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


def falling(view: View, future: Future) -> bool:
    """More epochs bring both losses down; by more, where they are above guessing."""
    unit, least = max(1.0, view.e_validation), view.limits["probe_gain"]
    error = abs(view.shift) * view.facts.standard_error / 2
    return future.gain > least * unit and future.validation_gain - error > least / 2 * unit


def gets_away(view: View, future: Future) -> bool:
    """Whether the copy does better than guessing, or comes down from far above it."""
    scale, limits = view.facts.scale, view.limits
    if scale.excess(future.train) < 1 - limits["learnt"] / 2:
        return True
    return view.facts.train.now > limits["worse_than_guessing"] * scale.baseline


def gaping(view: View) -> bool:
    """Most of what validation lacks, training has, and training is not far from the best."""
    share = view.limits["gap_share"] * view.e_validation
    wide = view.gap > max(share, view.limits["gap_errors"] * view.facts.standard_error)
    return wide and view.e_train < view.limits["memorized"]


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
    ("dead", dead),
    ("unsteady", unsteady),
    ("still_learning", starting),
    ("vanished", vanished),
    ("saturated", saturated),
    ("overfitting", rising),
    ("overfitting", below_floor),
    ("still_learning", still_learning),
    ("overfitting", gaping),
    ("underfitting", underfitting),
)
VERDICTS = tuple(dict.fromkeys(name for name, _ in RULES))
# What needs no training to be said, and what no copy that trains on can change.
AT_THE_START = (pushed_away, shrunk, blown_up, no_signal, symmetric, straight, unreachable, dead)
SETTLED = (
    *AT_THE_START,
    *(smaller_is_enough, smallest_tried, good, rising, below_floor),
)


def first_rule(view: View) -> tuple[str, Callable[[View], bool]]:
    """The verdict, and the rule that gave it."""
    return next((name, rule) for name, rule in RULES if rule(view))


def future_of(facts: Facts, curves: Curves) -> Future | None:
    """What lies ahead of the facts' epoch on a copy's curves; None where that is too little."""
    finite = until_diverged(curves)
    ahead = finite.epochs > facts.epoch
    if not ahead.any() or finite.epochs[-1] < 2 * facts.epoch:
        return None
    epochs = finite.epochs[ahead]
    train = summarize(epochs, finite.train[ahead]).now
    validation = summarize(epochs, finite.validation[ahead]).now
    unit = facts.scale.unit
    gains = (facts.train.now - train) / unit, (facts.validation.now - validation) / unit
    return Future(int(epochs[-1]), train, validation, *gains)
