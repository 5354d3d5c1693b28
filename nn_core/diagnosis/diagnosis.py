"""The verdict on a run: is the network too small, too large, not trained enough, or just right?

`diagnose` gathers facts (run_facts.py), asks the rules (verdicts.py) and, where there is time,
looks ahead (lookahead.py): a copy trains on, changed runs train from the start. A close call is
said to be one (judging.py). Losses are compared as excesses (excess.py): 0 is the best achievable,
1 is guessing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from numbers import Real
from typing import Any

import numpy as np

from nn_core import checks
from nn_core.diagnosis.advice import Advice, advice_for
from nn_core.diagnosis.evidence import evidence_of
from nn_core.diagnosis.excess import Curves
from nn_core.diagnosis.judging import judge, lacks_probe, lacks_trials
from nn_core.diagnosis.lookahead import LookAhead
from nn_core.diagnosis.probe import Probe
from nn_core.diagnosis.run_facts import RunFacts, curves_of
from nn_core.diagnosis.verdict_view import View, future_of
from nn_core.errors import ConfigError
from nn_core.training.trainer import Trainer


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
    needs_probe: bool  # the rules leave it open, and no copy has been far enough
    needs_trials: bool  # something could be tried, and has not been
    continuation: Curves | None = None  # what the copy recorded beyond this epoch


def diagnose(
    trainer: Trainer,
    run: int = 0,
    floor: float | None = None,
    probe: bool | Probe | LookAhead = True,
    best_known: float = inf,
) -> Diagnosis:
    """The verdict on a run of the trainer's stack.

    floor: the best achievable loss; None, or what no loss can be, where it is unknown. Then
    best_known, the lowest validation loss that another network has reached, helps to estimate it.
    probe: True looks ahead to the end, which takes several times as long as the training did; False
    does not; a Probe or a LookAhead is used as far as it has come, so that a page can run it in
    slices. A Probe stays useful while the run itself trains on, until it has made half the probe's
    epochs. Raises ConfigError for a run that is not in the stack.
    """
    _check(trainer, floor)
    run = checks.index("run", run, len(trainer.runs))
    if probe is True:
        probe = LookAhead(trainer, run, floor, best_known)
        probe.run()
    return _diagnose(trainer, run, floor, probe, curves_of(trainer)[run], best_known)


def diagnose_all(trainer: Trainer, floor: float | None = None) -> list[Diagnosis]:
    """A verdict, without looking ahead, on every run of the stack; errors as those of diagnose."""
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
    trainer: Trainer,
    run: int,
    floor: float | None,
    probe: bool | Probe | LookAhead,
    curves: Curves,
    best_known: float = inf,
) -> Diagnosis:
    with np.errstate(all="ignore"):
        copy = _copy_of(probe)
        if isinstance(probe, LookAhead):
            best_known = min(best_known, probe.lowest)
        facts = RunFacts(trainer, run, floor, curves, best_known)
        view = View(
            facts,
            future=None if copy is None else future_of(facts, copy),
            trials=(probe.outcomes or None) if isinstance(probe, LookAhead) else None,
            elsewhere=probe.elsewhere if isinstance(probe, LookAhead) else None,
            again=probe.again if isinstance(probe, LookAhead) else None,
        )
        judgement = judge(view)
        return Diagnosis(
            verdict=judgement.verdict,
            certain=judgement.reason is None,
            runner_up=judgement.runner_up,
            evidence={"reason": judgement.reason, **evidence_of(view, judgement.verdict)},
            advice=advice_for(judgement.verdict, view),
            needs_probe=lacks_probe(view),
            needs_trials=lacks_trials(view),
            continuation=None if copy is None else _beyond(copy.curves, facts.epoch),
        )


def _copy_of(probe: bool | Probe | LookAhead) -> Probe | None:
    if isinstance(probe, LookAhead):
        return probe.probe
    return None if isinstance(probe, bool) else probe


def _beyond(curves: Curves, epoch: int) -> Curves:
    return curves.where(curves.epochs >= epoch)
