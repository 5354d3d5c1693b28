"""What the rules look at: the facts under one choice of thresholds, and what lies ahead of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import inf
from typing import NamedTuple

from nn_core.diagnosis.excess import summarize, until_diverged
from nn_core.diagnosis.once_more import Again
from nn_core.diagnosis.probe import Probe
from nn_core.diagnosis.run_facts import RunFacts
from nn_core.diagnosis.splits import Elsewhere
from nn_core.diagnosis.trials import Outcome, is_single


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
    "fallen_back": Threshold(
        0.3, True, "a third of the way that training had come and has lost again"
    ),
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
# Of the validation excess, for advice: less would not be seen, and may be chance.
HELPS, HELPS_BY = 0.75, 0.02
HELPED_ONE = 0.8  # from one start
CAP = 3.0
WORTH_MORE = 0.05  # by so much a lower rate must beat the present one with four times the epochs


class Future(NamedTuple):
    """What a copy found that trained on: how far both losses fall from here, in excess."""

    epoch: int
    train: float  # training loss at its end
    validation: float
    train_gain: float
    validation_gain: float
    best_epoch: int = 0  # of validation
    best_validation: float = inf
    gain_error: float = 0.0  # standard error of validation_gain, sample against sample

    @property
    def gain(self) -> float:
        """What more epochs would bring."""
        return (1 - TRAIN_WEIGHT) * self.validation_gain + TRAIN_WEIGHT * self.train_gain


class View(NamedTuple):
    """The facts under one choice of thresholds, and with the validation loss moved by its error."""

    facts: RunFacts
    limits: Mapping[str, float] = DEFAULT_LIMITS
    future: Future | None = None
    trials: Mapping[str, Outcome] | None = None
    shift: float = 0.0  # standard errors added to the validation loss
    elsewhere: Elsewhere | None = None  # what the same settings do on other splits
    again: Mapping[str, Again] | None = None  # what helped, from other starts
    by_splits: bool = False  # whether validation is judged by these, and not by the few samples

    @property
    def e_train(self) -> float:
        """Excess of the training loss."""
        return self.facts.e_train

    @property
    def error(self) -> float:
        """By which validation excesses are moved: all of them, since the samples are the same."""
        return self.shift * self.standard_error if self.shift else 0.0

    @property
    def standard_error(self) -> float:
        """Of the validation excess."""
        if self.by_splits and self.elsewhere is not None:
            return self.elsewhere.error / self.facts.scale.unit
        return self.facts.standard_error

    @property
    def e_validation(self) -> float:
        """Excess of the validation loss."""
        loss = self.facts.validation.now
        if self.by_splits and self.elsewhere is not None:
            loss = self.elsewhere.validation
        return self.facts.scale.excess(loss) + self.error

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
        outcome = self.trials[kind]
        return self._excess(outcome.validation, outcome.run.loss) + self.error

    def _excess(self, loss: float, by: str) -> float:
        """By another loss than the run's own, what is left of guessing: its floor is not known."""
        if by == self.facts.config.loss:
            return self.facts.scale.excess(loss)
        return loss / (self.facts.references.guessing_by(by) or 1.0)

    def starts_of(self, kind: str) -> tuple[list[float], list[float]] | None:
        """Validation excesses from other starts, of the run as it is and as it was changed.

        Diverged is as bad as CAP times guessing. None where it was not tried again.
        """
        if self.again is None or kind not in self.again:
            return None
        found, own = self.again[kind], self.facts.config.loss
        by = self.trials[kind].run.loss if self.trials and kind in self.trials else own
        before = [min(CAP, self._excess(loss, own)) for loss in found.before]
        return before, [min(CAP, self._excess(loss, by)) for loss in found.after]

    def lasts(self, kind: str) -> bool:
        """Whether what helped does so from most of the other starts, and on average."""
        starts = self.starts_of(kind)
        if starts is None:
            return self.again is None
        before, after = (sum(each) / len(each) for each in starts)
        helped = [b <= HELPED_ONE * a for a, b in zip(*starts, strict=True)]
        return after < min(HELPS * before, before - HELPS_BY) and 2 * sum(helped) >= len(helped)

    def from_all_starts(self, kind: str) -> float:
        """The mean excess of a trial from all starts that it was tried from."""
        starts = self.starts_of(kind)
        found: list[float] = [min(CAP, self.excess_of(kind)), *(starts[1] if starts else ())]
        return sum(found) / len(found)

    def fits_better(self, kind: str) -> bool:
        """Whether a trial ends with a lower training loss."""
        if self.trials is None or self.facts.diverged_epoch >= 0:
            return True
        return self.trials[kind].train < self.facts.train.now

    def helps(self, *kinds: str) -> bool:
        """Whether one of these trials accounts for most of what is missing."""
        now = self.e_validation if self.facts.diverged_epoch < 0 else inf
        best = min((self.excess_of(kind) for kind in kinds), default=inf)
        return best < min(self.limits["helped"] * now, now - self.limits["helped_by"])

    def gains(self, *kinds: str) -> bool:
        """Whether one of these trials is better by as much as one can see."""
        best = min((self.excess_of(kind) for kind in kinds), default=inf)
        return best < self.e_validation - self.limits["helped_by"]

    def would_help(self, excess: float) -> bool:
        """Whether one is well advised to get to this validation excess."""
        return excess < min(HELPS * self.e_validation, self.e_validation - HELPS_BY)

    def beats_going_on(self, *kinds: str) -> bool:
        """Whether one of these trials is better than the run itself with more epochs."""
        if self.future is None:
            return True
        later = self.facts.scale.excess(min(self.future.validation, self.facts.validation.now))
        return min(self.excess_of(kind) for kind in kinds) < later + self.error - WORTH_MORE

    @property
    def lower_rates(self) -> tuple[str, ...]:
        """The trials that differ from the run in a lower learning rate alone."""
        run = self.facts.config
        return tuple(
            kind
            for kind, outcome in (self.trials or {}).items()
            if is_single(kind)
            and outcome.run == replace(run, learning_rate=outcome.run.learning_rate)
            and outcome.run.learning_rate < run.learning_rate
        )


def future_of(facts: RunFacts, probe: Probe) -> Future | None:
    """What lies ahead of the facts' epoch on a copy's curves; None where that is too little."""
    finite = until_diverged(probe.curves)
    ahead = finite.epochs > facts.epoch
    if not ahead.any() or finite.epochs[-1] < 2 * facts.epoch:
        return None
    epochs = finite.epochs[ahead]
    train = summarize(epochs, finite.train[ahead]).now
    validation = summarize(epochs, finite.validation[ahead])
    unit = facts.scale.unit
    gains = (facts.train.now - train) / unit, (facts.validation.now - validation.now) / unit
    best = validation.best_epoch, validation.best
    error = facts.paired_error(probe.layers)
    return Future(int(epochs[-1]), train, validation.now, *gains, *best, error)
