"""The verdict on every run of a sweep run by itself, a few runs a frame."""

import time
from collections import deque
from collections.abc import Iterable
from weakref import WeakKeyDictionary, ref

from nn_core import diagnose
from nn_core.diagnosis import Verdict
from pages.features.sweep.live.sweep_run import SweepRun

BUDGET_S = 0.015
REST = 2.0  # times as long as it has judged, until it judges again


class Verdicts:
    """Goes round the runs; a verdict stays until the run has trained on and its turn comes."""

    def __init__(self, sweep_run: SweepRun) -> None:
        self._run = ref(sweep_run)  # which keeps this
        self._turns = deque(range(len(sweep_run.plan.runs)))
        self._judged: dict[int, tuple[int, float]] = {}  # at which epoch, and knowing what
        self.found: dict[int, Verdict] = {}
        self.given = 0  # how many so far, so that one can see whether there are new ones
        self._rests_until_s = 0.0

    @property
    def _sweep_run(self) -> SweepRun:
        sweep_run = self._run()
        assert sweep_run is not None
        return sweep_run

    def advance(self) -> bool:
        """Judge for a moment; returns whether there is more to judge.

        Many sessions may ask for what one sweep run has: together they judge a share of the time.
        """
        start = time.perf_counter()
        if start < self._rests_until_s:
            return True  # nobody has looked yet whether there is
        more = self._go_round(start + BUDGET_S)
        now = time.perf_counter()
        self._rests_until_s = now + REST * (now - start)
        return more

    def _go_round(self, end_s: float) -> bool:
        """Judge one run after the other, until that time of perf_counter; whether any are left."""
        rows = self._sweep_run.rows()
        for _ in range(len(self._turns)):
            run = self._turns[0]
            self._turns.rotate(-1)
            if not self._sweep_run.has_begun(run):
                continue
            if self._judge(run, rows[run]["epoch"]) and time.perf_counter() > end_s:
                return True
        return False

    def judge(self, runs: Iterable[int]) -> None:
        """Judge these runs now, as far as they have trained."""
        rows = self._sweep_run.rows()
        for run in runs:
            self._judge(run, rows[run]["epoch"])

    def _judge(self, run: int, epoch: int) -> bool:
        """Whether there was anything new to judge by."""
        problem = self._sweep_run.problem(run)
        known = (epoch, problem.least)
        if self._judged.get(run) == known:
            return False
        diagnosis = diagnose(
            self._sweep_run.trainer(run),
            floor=problem.floor,
            probe=False,
            best_known=problem.lowest,
        )
        self.found[run] = Verdict(diagnosis.verdict, diagnosis.runner_up)
        self._judged[run] = known
        self.given += 1
        return True


_known: WeakKeyDictionary[SweepRun, Verdicts] = WeakKeyDictionary()


def verdicts_of(sweep_run: SweepRun) -> Verdicts:
    """The one of all sessions that show this sweep run."""
    if sweep_run not in _known:
        _known[sweep_run] = Verdicts(sweep_run)
    return _known[sweep_run]
