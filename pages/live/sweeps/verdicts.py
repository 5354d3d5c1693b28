"""The verdict on every run of a trial by itself, a few runs a frame."""

import time
from collections import deque
from collections.abc import Iterable

from nn_core import diagnose
from nn_core.cell_verdict import Verdict
from pages.live.sweeps.trial import Trial

BUDGET_S = 0.015


class Verdicts:
    """Goes round the runs; a verdict stays until the run has trained on and its turn comes."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial
        self._turns = deque(range(len(trial.plan.runs)))
        self._epochs: dict[int, int] = {}
        self.found: dict[int, Verdict] = {}
        self.given = 0  # how many so far, so that one can see whether there are new ones

    def advance(self) -> bool:
        """Judge for a moment; returns whether there is more to judge."""
        rows = self._trial.rows()
        end = time.perf_counter() + BUDGET_S
        for _ in range(len(self._turns)):
            run = self._turns[0]
            if self._epochs.get(run) != rows[run]["epoch"]:
                self._judge(run, rows[run]["epoch"])
                if time.perf_counter() > end:
                    self._turns.rotate(-1)
                    return True
            self._turns.rotate(-1)
        return False

    def judge(self, runs: Iterable[int]) -> None:
        """Judge these runs now, as far as they have trained."""
        rows = self._trial.rows()
        for run in runs:
            if self._epochs.get(run) != rows[run]["epoch"]:
                self._judge(run, rows[run]["epoch"])

    def _judge(self, run: int, epoch: int) -> None:
        floor = self._trial.problem(run).floor
        diagnosis = diagnose(self._trial.trainer(run), floor=floor, probe=False)
        self.found[run] = Verdict(diagnosis.verdict, diagnosis.runner_up)
        self._epochs[run] = epoch
        self.given += 1
