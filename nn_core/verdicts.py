"""The rules of the verdict, in order, and their thresholds, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from nn_core.excess import Curves, summarize, until_diverged
from nn_core.facts import Facts


class Threshold(NamedTuple):
    """A number that a rule compares with; those that are soft say how close a call it is."""

    value: float
    soft: bool
    reason: str


# "tuned" means: several values were tried on the tuning set of tests/benchmarks/score_diagnosis.py.
THRESHOLDS: dict[str, Threshold] = {
    "worse_than_guessing": Threshold(
        1.5, False, "a network that is merely stuck loses as guessing does, 1.0 to 1.2 baselines"
    ),
    "falling": Threshold(
        0.9, False, "10 % lower than at half the epochs: on its way back, if slowly"
    ),
    "no_range": Threshold(
        0.02, False, "below this, the best achievable is no better than guessing, to the eye"
    ),
    "learnt": Threshold(
        0.1, True, "nine tenths of the way still to go is as good as nothing learnt"
    ),
    "alive": Threshold(0.1, False, "a tenth of a layer's units is too few to carry a function"),
    "gradient_ratio": Threshold(
        1e-3, False, "the first layer takes 1000 steps where the last takes one (science, S8)"
    ),
    "unsaturated": Threshold(0.1, True, "a tenth of the activations lets too little gradient by"),
    "rise": Threshold(
        0.05, True, "half the smaller tolerance; smaller rises are noise of the batches (tuned)"
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
    "gap_share": Threshold(
        0.5, True, "most of what is missing in validation is not missing in training"
    ),
    "gap_errors": Threshold(
        0.5, True, "a gap must stand out from chance; few samples hide many real gaps (tuned)"
    ),
}
DEFAULT_LIMITS: dict[str, float] = {name: entry.value for name, entry in THRESHOLDS.items()}
# Validation is what counts, but a small validation set is noisy and the training set less so: this
# weight of the training gain foresaw the gain on new points best (0 to 0.5 were tried).
TRAIN_WEIGHT = 0.3


class Future(NamedTuple):
    """What a probe found: how far both losses fall from here, in excess."""

    epoch: int
    train: float  # training loss at its end
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
    shift: float = 0.0  # standard errors added to the validation loss

    @property
    def e_train(self) -> float:
        """Excess of the training loss."""
        return self.facts.scale.excess(self.facts.train.now)

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
        return (risen + min(facts.train_at_best - facts.train.now, 0.0)) / facts.scale.unit

    @property
    def tolerance(self) -> float:
        """The validation excess that is still just right."""
        kind = "classification" if self.facts.scale.classification else "regression"
        return self.limits[f"tolerance_{kind}"]


def blown_up(view: View) -> bool:
    """A loss has been infinite or not a number."""
    return view.facts.diverged_epoch >= 0


def diverged(view: View) -> bool:
    """Finite, yet far worse than guessing, and not on the way back."""
    facts, train = view.facts, view.facts.train
    limit = view.limits["worse_than_guessing"] * facts.scale.baseline
    if not train.now > limit > 0:
        return False
    if view.future is not None:
        return view.future.train > limit
    at_its_best = train.now < 1.1 * train.best
    return not (at_its_best and train.now < view.limits["falling"] * train.halfway)


def no_signal(view: View) -> bool:
    """Even the best predictor can only guess; unless this one has begun to learn the noise."""
    scale = view.facts.scale
    if scale.constant_targets:
        return True
    return scale.range <= view.limits["no_range"] * scale.baseline and not rising(view)


def symmetric(view: View) -> bool:
    """All units of a layer are equal, whatever the loss."""
    return bool(view.facts.twin_layers)


def stuck(view: View) -> bool:
    """Next to nothing has been learnt."""
    return view.e_train > 1 - view.limits["learnt"]


def dead(view: View) -> bool:
    """Stuck, and some layer is 0 on all training samples."""
    return stuck(view) and view.facts.inside.dead_share >= 1 - view.limits["alive"]


def starting(view: View) -> bool:
    """Stuck, but the probe gets away: a plateau is no dead end."""
    return stuck(view) and still_learning(view)


def vanished(view: View) -> bool:
    """Stuck, deep, and the gradient dies on its way to the first layer."""
    facts = view.facts
    deep = facts.config.network.depth >= 3 and stuck(view)
    return deep and facts.inside.gradient_ratio < view.limits["gradient_ratio"]


def saturated(view: View) -> bool:
    """Stuck, and some layer's activations lie in their flat ends."""
    return stuck(view) and view.facts.inside.saturated_share > 1 - view.limits["unsaturated"]


def rising(view: View) -> bool:
    """Validation was better before, while training has learnt on."""
    return view.rise > view.limits["rise"] and not stuck(view)


def below_floor(view: View) -> bool:
    """Training is better than any predictor can be, and validation is not."""
    return view.e_train < -view.limits["below_floor"] and view.e_validation > view.tolerance


def gaping(view: View) -> bool:
    """Most of what validation lacks, training has."""
    share = view.limits["gap_share"] * view.e_validation
    return view.gap > max(share, view.limits["gap_errors"] * view.facts.standard_error)


def lagom(view: View) -> bool:
    """Validation is close to the best achievable."""
    return view.e_validation <= view.tolerance


def still_learning(view: View) -> bool:
    """A probe gains by more epochs; more than guessing is worth where the loss is above that."""
    unit = max(1.0, view.e_validation)
    return view.future is not None and view.future.gain > view.limits["probe_gain"] * unit


def underfitting(view: View) -> bool:
    """Whatever no other rule explains."""
    return True


# The first that holds gives the verdict.
RULES: tuple[tuple[str, Callable[[View], bool]], ...] = (
    ("diverged", blown_up),
    ("diverged", diverged),
    ("no_signal", no_signal),
    ("symmetric", symmetric),
    ("dead", dead),
    ("still_learning", starting),
    ("vanished", vanished),
    ("saturated", saturated),
    ("overfitting", rising),
    ("overfitting", below_floor),
    ("lagom", lagom),
    ("still_learning", still_learning),
    ("overfitting", gaping),
    ("underfitting", underfitting),
)
VERDICTS = tuple(dict.fromkeys(name for name, _ in RULES))
# Rules whose answer a probe cannot change; all others wait for it.
AT_THE_START = (blown_up, no_signal, symmetric, dead)  # what can be said before any training
SETTLED = (*AT_THE_START, rising, below_floor, lagom)


def first_rule(view: View) -> tuple[str, Callable[[View], bool]]:
    """The verdict, and the rule that gave it."""
    return next((name, rule) for name, rule in RULES if rule(view))


def future_of(facts: Facts, curves: Curves) -> Future | None:
    """What lies ahead of the facts' epoch on a probe's curves; None where that is too little."""
    finite = until_diverged(curves)
    ahead = finite.epochs > facts.epoch
    if not ahead.any() or finite.epochs[-1] < 2 * facts.epoch:
        return None
    epochs = finite.epochs[ahead]
    train = summarize(epochs, finite.train[ahead]).now
    validation = summarize(epochs, finite.validation[ahead]).now
    unit = facts.scale.unit
    gains = (facts.train.now - train) / unit, (facts.validation.now - validation) / unit
    return Future(int(epochs[-1]), train, *gains)
