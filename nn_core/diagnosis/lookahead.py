"""Looking ahead: a copy of a run trains on, then changed runs train from the start.

It never touches the run itself. A page gives it a slice of time in every frame.
"""

from __future__ import annotations

from math import inf

import numpy as np

from nn_core.diagnosis.excess import Curves
from nn_core.diagnosis.judging import judge, lacks_probe, lacks_splits, worth_trying
from nn_core.diagnosis.probe import Probe
from nn_core.diagnosis.references import references_of
from nn_core.diagnosis.run_facts import RunFacts, curves_of
from nn_core.diagnosis.sliced import go_on
from nn_core.diagnosis.splits import Elsewhere, Splits, are_few
from nn_core.diagnosis.trials import Outcome, Trials
from nn_core.diagnosis.verdict_view import View, future_of
from nn_core.training.trainer import Trainer

MOST_ROUNDS = 3  # of trials: what one round finds can lead to another verdict
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
        self._running: Trials | None = None
        self._rounds = 0
        self._splits: Splits | None = None
        self.elsewhere: Elsewhere | None = None  # on other splits, where samples are few
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
                self.outcomes |= self._running.outcomes
                self._running = None
        elif self.probe is not None and not self.probe.done:
            self.probe.run(budget_s)
        elif self._splits is not None:
            if self._splits.run(budget_s):
                self.elsewhere, self.done = self._splits.found, True
        else:
            self._decide()

    def _decide(self) -> None:
        with np.errstate(all="ignore"):
            view = self._view()
            if self.probe is None and lacks_probe(view):
                self.probe = Probe(self._moment)
                return
            changed = worth_trying(view, judge(view).verdict)
            few = are_few(self._moment) and lacks_splits(view)
        lacking = {kind: run for kind, run in changed.items() if kind not in self.outcomes}
        if not lacking or self._rounds == MOST_ROUNDS:
            self._splits = Splits(self._moment, self._moment.epoch) if few else None
            self.done = self._splits is None
            return
        self._rounds += 1
        epochs = self._moment.epoch
        if self._moment.diverged[0]:
            epochs = max(epochs, FEWEST_EPOCHS)
        self._running = Trials(self._moment, lacking, epochs)

    def _view(self) -> View:
        best = min(self._best_known, self.lowest)
        facts = RunFacts(self._moment, 0, self._floor, curves_of(self._moment)[0], best)
        future = None if self.probe is None else future_of(facts, self.probe)
        return View(facts, future=future, trials=self.outcomes or None)

    @property
    def curves(self) -> Curves | None:
        """Of the copy; None where none was made yet."""
        return None if self.probe is None else self.probe.curves

    @property
    def lowest(self) -> float:
        """The lowest validation loss that was seen on the way."""
        ends = [outcome.validation for outcome in self.outcomes.values()]
        ahead = [] if self.curves is None else self.curves.validation.tolist()
        return min((loss for loss in (*ends, *ahead) if loss == loss), default=inf)
