"""Looking ahead: a copy of a run trains on, then changed runs train from the start.

It never touches the run itself. A page gives it a slice of time in every frame.
"""

from __future__ import annotations

from math import inf

import numpy as np

from nn_core.advice import changed_runs
from nn_core.excess import Curves
from nn_core.facts import Facts, curves_of
from nn_core.judging import judge, lacks_probe
from nn_core.parts import part
from nn_core.probe import Probe
from nn_core.trainer import Trainer
from nn_core.trials import Outcome, Trials
from nn_core.verdicts import View, future_of

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
        self._moment, self._floor, self._best_known = part(trainer, [run]), floor, best_known
        self.probe = probe
        self.trials: Trials | None = None
        self.done = False

    def run(self, budget_s: float | None = None) -> bool:
        """Trains on for about budget_s seconds, None: to the end. Returns `done`."""
        while not self.done:
            self._advance(budget_s)
            if budget_s is not None:
                break
        return self.done

    def _advance(self, budget_s: float | None) -> None:
        """The copy first, since what is tried depends on what it finds."""
        if self.trials is not None:
            self.done = self.trials.run(budget_s)
        elif self.probe is not None and not self.probe.done:
            self.probe.run(budget_s)
        else:
            self._decide()

    def _decide(self) -> None:
        with np.errstate(all="ignore"):
            view = self._view()
            if self.probe is None and lacks_probe(view):
                self.probe = Probe(self._moment)
                return
            changed = changed_runs(judge(view).verdict, view.facts.config)
        epochs = max(self._moment.epoch, FEWEST_EPOCHS)
        self.trials = Trials(self._moment, changed, epochs) if changed else None
        self.done = self.trials is None

    def _view(self) -> View:
        best = min(self._best_known, self.lowest)
        facts = Facts(self._moment, 0, self._floor, curves_of(self._moment)[0], best)
        ahead = self.curves
        return View(facts, future=None if ahead is None else future_of(facts, ahead))

    @property
    def curves(self) -> Curves | None:
        """Of the copy; None where none was made yet."""
        return None if self.probe is None else self.probe.curves

    @property
    def outcomes(self) -> dict[str, Outcome] | None:
        """Of all trials; None until all are done, {} where none was needed."""
        if not self.done:
            return None
        return {} if self.trials is None else self.trials.outcomes

    @property
    def lowest(self) -> float:
        """The lowest validation loss that was seen on the way."""
        ends = [outcome.validation for outcome in (self.outcomes or {}).values()]
        ahead = [] if self.curves is None else self.curves.validation.tolist()
        return min((loss for loss in (*ends, *ahead) if loss == loss), default=inf)
