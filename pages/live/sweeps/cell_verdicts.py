"""The verdict on every run of a sweep run by itself, a few runs a frame."""

import time
from collections import deque
from collections.abc import Iterable

from nn_core import diagnose
from nn_core.diagnosis import Verdict
from pages.live.sweeps.sweep_run import SweepRun

BUDGET_S = 0.015


class Verdicts:
    """Goes round the runs; a verdict stays until the run has trained on and its turn comes."""

    def __init__(self, sweep_run: SweepRun) -> None:
        self._trial = sweep_run
        self._turns = deque(range(len(sweep_run.plan.runs)))
        self._judged: dict[int, tuple[int, float]] = {}  # at which epoch, and knowing what
        self.found: dict[int, Verdict] = {}
        self.given = 0  # how many so far, so that one can see whether there are new ones

    def advance(self) -> bool:
        """Judge for a moment; returns whether there is more to judge."""
        rows = self._trial.rows()
        end = time.perf_counter() + BUDGET_S
        for _ in range(len(self._turns)):
            run = self._turns[0]
            self._turns.rotate(-1)
            if self._judge(run, rows[run]["epoch"]) and time.perf_counter() > end:
                return True
        return False

    def judge(self, runs: Iterable[int]) -> None:
        """Judge these runs now, as far as they have trained."""
        rows = self._trial.rows()
        for run in runs:
            self._judge(run, rows[run]["epoch"])

    def _judge(self, run: int, epoch: int) -> bool:
        """Whether there was anything new to judge by."""
        problem = self._trial.problem(run)
        known = (epoch, problem.least)
        if self._judged.get(run) == known:
            return False
        diagnosis = diagnose(
            self._trial.trainer(run),
            floor=problem.floor,
            probe=False,
            best_known=problem.lowest,
        )
        self.found[run] = Verdict(diagnosis.verdict, diagnosis.runner_up)
        self._judged[run] = known
        self.given += 1
        return True
