"""Which share of the validation points each run puts in the right class, a few stacks a frame."""

import math
import time

from pages.features.sweep.live.sweep_run import SweepRun

BUDGET_S = 0.012


class Accuracies:
    """Goes round the stacks; a share stays until the run has trained on and its turn comes."""

    def __init__(self, sweep_run: SweepRun) -> None:
        self._trial = sweep_run
        self._turn = 0  # the run that comes first
        self._epochs: dict[int, int] = {}
        self.shares = [math.nan] * len(sweep_run.plan.runs)  # nan: not yet known
        self.given = 0  # how many so far, so that one can see whether there are new ones

    def advance(self) -> bool:
        """Ask for a moment; returns whether there is more to ask."""
        rows = self._trial.rows()
        end = time.perf_counter() + BUDGET_S
        for stack in self._in_turn():
            if all(self._epochs.get(run) == rows[run]["epoch"] for run in stack):
                continue
            if time.perf_counter() > end:
                self._turn = stack[0]
                return True
            for run, share in zip(stack, self._trial.accuracies(stack), strict=True):
                self.shares[run], self._epochs[run] = share, rows[run]["epoch"]
            self.given += len(stack)
        return False

    def _in_turn(self) -> list[list[int]]:
        stacks = self._trial.stacks()
        first = next((i for i, stack in enumerate(stacks) if self._turn in stack), 0)
        return stacks[first:] + stacks[:first]
