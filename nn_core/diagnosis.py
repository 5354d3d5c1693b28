"""The verdict on a run: is the network too small, too large, not trained enough, or just right?

`diagnose` gathers facts (facts.py), asks the rules (verdicts.py) and, where they leave it open, a
probe (probe.py); it says so where the answer hangs by a thread. Losses are compared as excesses
(excess.py): 0 is the best achievable, 1 is guessing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from numbers import Real
from typing import Any, NamedTuple

import numpy as np

from nn_core import checks
from nn_core.advice import Advice, advice_for
from nn_core.errors import ConfigError
from nn_core.evidence import evidence_of
from nn_core.excess import Curves
from nn_core.facts import Facts, curves_of
from nn_core.probe import Probe
from nn_core.trainer import Trainer
from nn_core.verdicts import (
    AT_THE_START,
    DEFAULT_LIMITS,
    SETTLED,
    THRESHOLDS,
    View,
    first_rule,
    future_of,
    underfitting,
)

# A verdict that changes under these is a close call. Together with the jitter below they leave
# about one random run in six unanswered; see tests/benchmarks/score_diagnosis.py.
SCALINGS = (0.7, 1.4)
SHIFTS = (-1.0, 1.0)
WIDER_SCALINGS, WIDER_SHIFTS = (0.4, 2.5), (-3.0, 3.0)  # for a second candidate
# A loss that jumps by more than this from epoch to epoch (in excess) would be judged otherwise an
# epoch later. 0.03 to 0.15 were tried.
LARGEST_JITTER = 0.08
FEWEST_EPOCHS = 3
# Verdicts that rest on the height of the curves, and not on what is inside the network.
BY_CURVES = ("overfitting", "lagom", "still_learning", "underfitting")
# What else it could be, where nothing more particular is known.
NEIGHBOURS = {
    "overfitting": "underfitting",
    "lagom": "underfitting",
    "still_learning": "underfitting",
    "underfitting": "still_learning",
}


class Judgement(NamedTuple):
    """A verdict, what makes it doubtful, and what else it could be; None where it is certain."""

    verdict: str
    reason: str | None
    runner_up: str | None


@dataclass(frozen=True)
class Diagnosis:
    """A verdict with its evidence. evidence is JSON-like data, see evidence.py for its keys.

    evidence["reason"] says why it is not certain: "not_trained", "too_few_epochs", "not_probed",
    "too_few_samples", "unknown_floor", "jumping" or "close_call"; None where it is.
    """

    verdict: str
    certain: bool
    runner_up: str | None
    evidence: dict[str, Any]
    advice: tuple[Advice, ...]
    needs_probe: bool  # the rules leave it open, and no probe has been far enough
    continuation: Curves | None = None  # what the probe recorded beyond this epoch


def diagnose(
    trainer: Trainer, run: int = 0, floor: float | None = None, probe: bool | Probe = True
) -> Diagnosis:
    """The verdict on a run of the trainer's stack.

    floor: the best achievable loss; None, or what no loss can be, where it is unknown. probe: True
    runs one to its end where it is needed, which takes up to three times as long as the training
    did; False runs none; a Probe is used as far as it has come, so that a page can run it in
    slices. A probe stays useful while the run itself trains on, until it has made half the probe's
    epochs. Raises ConfigError for a run that is not in the stack.
    """
    _check(trainer, floor)
    run = checks.index("run", run, len(trainer.runs))
    return _diagnose(trainer, run, floor, probe, curves_of(trainer)[run])


def diagnose_all(trainer: Trainer, floor: float | None = None) -> list[Diagnosis]:
    """A verdict, without a probe, on every run of the stack; errors as those of diagnose."""
    _check(trainer, floor)
    runs = enumerate(curves_of(trainer))
    return [_diagnose(trainer, run, floor, False, curves) for run, curves in runs]


def _check(trainer: object, floor: object) -> None:
    if not isinstance(trainer, Trainer):
        raise ConfigError("trainer", trainer, "give a Trainer", "wrong_type")
    if floor is not None and not isinstance(floor, Real):
        remedy = "give a number, or None where it is unknown"
        raise ConfigError("floor", floor, remedy, "wrong_type", (0.0, None))


def _diagnose(
    trainer: Trainer, run: int, floor: float | None, probe: bool | Probe, curves: Curves
) -> Diagnosis:
    with np.errstate(all="ignore"):
        facts = Facts(trainer, run, floor, curves)
        ahead = None
        if is_open(facts):
            if probe is True:
                probe = Probe(trainer, run)
                probe.run()
            ahead = probe.curves if isinstance(probe, Probe) else None
        view = View(facts, future=None if ahead is None else future_of(facts, ahead))
        judgement = judge(view)
        return Diagnosis(
            verdict=judgement.verdict,
            certain=judgement.reason is None,
            runner_up=judgement.runner_up,
            evidence={"reason": judgement.reason, **evidence_of(view, judgement.verdict)},
            advice=advice_for(judgement.verdict, facts),
            needs_probe=is_open(facts) and view.future is None,
            continuation=None if ahead is None else _beyond(ahead, facts.epoch),
        )


def is_open(facts: Facts) -> bool:
    """Whether a probe could change what the rules say."""
    return facts.epoch > 0 and first_rule(View(facts))[1] not in SETTLED


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
    return Judgement(verdict, reason, reason and _runner_up(view, verdict, reason))


def _was_falling(view: View) -> bool:
    """Without a probe: validation has come down in the second half of the epochs."""
    facts = view.facts
    fallen = (facts.validation.halfway - facts.validation.now) / facts.scale.unit
    return fallen > view.limits["probe_gain"]


def _doubt(view: View, verdict: str, needs_probe: bool) -> str | None:
    facts = view.facts
    reason = None
    if verdict not in BY_CURVES:
        reason = "not_probed" if needs_probe else None
    elif facts.n_recorded <= FEWEST_EPOCHS:
        reason = "too_few_epochs"
    elif needs_probe:
        reason = "not_probed"
    elif facts.n_validation < 2:
        reason = "too_few_samples"
    elif verdict == "underfitting" and not facts.scale.floor_known:
        reason = "unknown_floor"
    elif facts.train.jitter / facts.scale.unit > LARGEST_JITTER * max(1.0, view.e_train):
        reason = "jumping"
    if reason is None and any(other != verdict for other in _others(view, SCALINGS, SHIFTS)):
        reason = "close_call"
    return reason


def _others(view: View, scalings: tuple[float, ...], shifts: tuple[float, ...]) -> Iterator[str]:
    """Verdicts under other thresholds, and with another validation loss within its error."""
    for factor in scalings:
        limits = {
            name: value * factor if THRESHOLDS[name].soft else value
            for name, value in DEFAULT_LIMITS.items()
        }
        yield first_rule(view._replace(limits=limits))[0]
    for shift in shifts:
        yield first_rule(view._replace(shift=shift))[0]


def _runner_up(view: View, verdict: str, reason: str) -> str:
    if reason == "unknown_floor":
        return "lagom"
    if reason != "not_probed":
        for scalings, shifts in ((SCALINGS, SHIFTS), (WIDER_SCALINGS, WIDER_SHIFTS)):
            for other in _others(view, scalings, shifts):
                if other != verdict:
                    return other
    return NEIGHBOURS.get(verdict, "still_learning")


def _beyond(curves: Curves, epoch: int) -> Curves:
    return curves.where(curves.epochs >= epoch)
