"""Looking ahead: a copy of a run trains on, then changed runs train from the start.

It never touches the run itself. A page gives it a slice of time in every frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

import numpy as np

from nn_core.config import RunConfig
from nn_core.diagnosis.advice import GO_ON, to_confirm, to_prolong
from nn_core.diagnosis.excess import Curves
from nn_core.diagnosis.judging import judge, lacks_probe, lacks_splits, worth_trying
from nn_core.diagnosis.once_more import Again, OnceMore
from nn_core.diagnosis.probe import Probe
from nn_core.diagnosis.references import references_of
from nn_core.diagnosis.run_facts import RunFacts, curves_of
from nn_core.diagnosis.sliced import go_on
from nn_core.diagnosis.splits import Elsewhere, Splits, are_few
from nn_core.diagnosis.trials import Outcome, Trials
from nn_core.diagnosis.verdict_view import View, future_of
from nn_core.training.trainer import Trainer

MOST_ROUNDS = 3  # of trials: what one round finds can lead to another verdict
SHORT = 1000  # steps of a run whose changed ones may need more of them
FEWEST_EPOCHS = 10  # of a trial: a run that diverged at once does not say how long to train


class LookAhead:
    """What one run of a trainer would become with more epochs, and with other settings.

    It keeps the run as it is now and is picklable. probe: a copy that has trained on already.
    """

    def __init__(
        self,
        trainer: Trainer,
        run: int = 0,
        floor: float | None = None,
        best_known: float = inf,
        probe: Probe | None = None,
    ) -> None:
        self._moment = trainer.subset([run], look=False)
        references_of(self._moment, references_of(trainer))
        self._floor, self._best_known = floor, best_known
        self.probe = probe
        self.outcomes: dict[str, Outcome] = {}  # of the trials that are done, by kind
        self.again: dict[str, Again] | None = None  # of what helped, from other starts
        self.elsewhere: Elsewhere | None = None  # on other splits, where samples are few
        self._running: Trials | OnceMore | Splits | None = None
        self._rounds = 0
        self._prolonged = self._split = False
        self.done = False

    def run(self, budget_s: float | None = None) -> bool:
        """Trains on for about budget_s seconds, None: to the end. Returns `done`."""
        return go_on(lambda: self.done, self._advance, budget_s)

    def _advance(self, budget_s: float | None) -> None:
        """The copy first, since what is tried depends on what it finds; and the other way round."""
        if not self._moment.stands_at(self._moment.step_count):
            self._moment.run(max_steps=0, budget_s=budget_s)  # its own losses are not known yet
        elif self._running is not None:
            if self._running.run(budget_s):
                self._keep(self._running)
                self._running = None
        elif self.probe is not None and not self.probe.done:
            self.probe.run(budget_s)
        else:
            self._decide()

    def _keep(self, ended: Trials | OnceMore | Splits) -> None:
        if isinstance(ended, Trials):
            self.outcomes |= ended.outcomes
        elif isinstance(ended, OnceMore):
            self.again = ended.found
        else:
            self.elsewhere = ended.found

    def _decide(self) -> None:
        """What to train next: the copy, trials, longer ones, what helped again, other splits."""
        with np.errstate(all="ignore"):
            view = self._view()
            if self.probe is None and lacks_probe(view):
                self.probe = Probe(self._moment)
                return
            self._running = self._next(view)
        self.done = self._running is None

    def _next(self, view: View) -> Trials | OnceMore | Splits | None:
        verdict, epochs = judge(view).verdict, self._epochs
        lacking = self._lacking(worth_trying(view, verdict))
        if lacking and self._rounds < MOST_ROUNDS:
            self._rounds += 1
            return Trials(self._moment, lacking, epochs)
        if not self._prolonged:
            self._prolonged = True
            short = self._moment.step_count <= SHORT
            if short and (longer := self._lacking(to_prolong(verdict, view))):
                return Trials(self._moment, longer, GO_ON * epochs)
        if self.again is None:
            self.again = {}
            changed, stop = to_confirm(verdict, view)
            if changed or stop is not None:
                lengths = {kind: self.outcomes[kind].epoch for kind in changed}
                runs = {kind: (self.outcomes[kind].run, lengths[kind]) for kind in changed}
                return OnceMore(self._moment, runs, stop)
        if self._split or not (are_few(self._moment) and lacks_splits(view)):
            return None
        self._split = True
        return Splits(self._moment, self._moment.epoch)

    def _lacking(self, runs: Mapping[str, RunConfig]) -> dict[str, RunConfig]:
        return {kind: run for kind, run in runs.items() if kind not in self.outcomes}

    @property
    def _epochs(self) -> int:
        epochs = self._moment.epoch
        return max(epochs, FEWEST_EPOCHS) if self._moment.diverged[0] else epochs

    def _view(self) -> View:
        best = min(self._best_known, self.lowest)
        facts = RunFacts(self._moment, 0, self._floor, curves_of(self._moment)[0], best)
        future = None if self.probe is None else future_of(facts, self.probe)
        return View(facts, future=future, trials=self.outcomes or None, again=self.again)

    @property
    def curves(self) -> Curves | None:
        """Of the copy; None where none was made yet."""
        return None if self.probe is None else self.probe.curves

    @property
    def lowest(self) -> float:
        """The lowest validation loss that was seen on the way, by the run's own loss."""
        own = self._moment.runs[0].loss
        found = [each for each in self.outcomes.values() if each.run.loss == own]
        ahead = [] if self.curves is None else self.curves.validation.tolist()
        losses = (*(outcome.validation for outcome in found), *ahead)
        return min((loss for loss in losses if loss == loss), default=inf)
