"""Tries what could help a run, or a smaller network where it needs no help, beside it.

While the run trains, this takes what is left of a frame's slice; once it stands still, all is done
to the end, the copy that trains on included, within some patience.
"""

import time
from typing import NamedTuple

from nn_core import LookAhead, Probe
from nn_core.diagnosis import GOOD, changed_runs
from pages.live.experiment import Experiment
from pages.live.probe_scheduler import WALK

PATIENCE_S = 20.0  # of computing, for a run that has ended
PAUSE_S = 0.7  # by the clock, for one that was paused: within a second all computing stops
STANDING = 2.5  # slices, while nothing else of this session trains
EARLIEST = 10  # epochs of a run that trains: before, nothing is worth to be tried
STALE = 2  # times as many epochs as when something was tried: it is tried again
# Weights x batch size: beyond, a step takes as long as a frame, so a run that trains is left alone.
MOST_WORK = 2e6
COMMON = {"no_penalty"}  # of the kinds: tried with almost every verdict, so it tells none apart

Moment = tuple[object, ...]


def moment_of(experiment: Experiment) -> Moment:
    """Equal for a run that stands where it stood, whether or not it trains on."""
    run, steps, changes = experiment.moment
    return (run, changes), experiment.trainer.runs, steps


class Started(NamedTuple):
    """A look ahead from a run as it stood."""

    moment: Moment
    epoch: int
    ahead: LookAhead


class Tryout:
    """Keeps what was tried last to the end, and what is being tried."""

    def __init__(self) -> None:
        self._future: Moment = ()
        self._last: Started | None = None
        self._now: Started | None = None
        self._status = ""
        self._stands_since = self._spent = 0.0
        self._paused_long = False

    def follow(self, experiment: Experiment, now: float) -> None:
        """Notices a new run, other rates, and whether the run stands still."""
        future = moment_of(experiment)[:2]
        if future != self._future:
            self._future, self._last, self._now = future, None, None
        if experiment.status != self._status:
            self._status, self._stands_since, self._spent = experiment.status, now, 0.0
        self._paused_long = self._status == "paused" and now - self._stands_since > PAUSE_S

    def found(self, copy: Probe | None) -> LookAhead | None:
        """What was tried last to the end, with the copy as far as it has come by now."""
        if self._last is None:
            return None
        if copy is not None:
            self._last.ahead.probe = copy
        return self._last.ahead

    def fits(self, verdict: str, experiment: Experiment) -> bool:
        """Whether what was tried says something about this verdict; if not, it is dropped."""
        if self._last is None:
            return True
        wanted = set(changed_runs(verdict, experiment.trainer.runs[0])) - COMMON
        if wanted and not wanted & set(self._last.ahead.outcomes):
            self._last = None
        return self._last is not None

    @property
    def has_tried(self) -> bool:
        """Whether something was tried to the end that still says something."""
        return self._last is not None

    @property
    def is_at_work(self) -> bool:
        """Whether something is being tried."""
        return self._now is not None

    def has_just_stopped(self, now: float) -> bool:
        """Whether the run stands still since this very frame: its picture waits for nothing."""
        return now == self._stands_since

    @property
    def gave_up(self) -> bool:
        """Whether patience with a run that stands still is at its end."""
        return self._paused_long or self._spent > PATIENCE_S

    def is_done(self, experiment: Experiment) -> bool:
        """Whether all has been tried for the run as it stands."""
        return self._last is not None and self._last.moment == moment_of(experiment)

    def is_due(self, experiment: Experiment, verdict: str) -> bool:
        """Whether a run that trains has gone so far that there is something to try."""
        epoch, run = experiment.trainer.epoch, experiment.settings
        work = int(experiment.trainer.parameter_counts[0]) * run.batch_size
        # What smaller networks do is told once while it trains, and again at the end.
        again = self._last is not None and verdict not in GOOD and epoch >= STALE * self._last.epoch
        return epoch >= EARLIEST and (self._last is None or again) and work <= MOST_WORK

    def work_beside(
        self, experiment: Experiment, copy: Probe | None, left_s: float, slice_s: float
    ) -> None:
        """Goes on while the run trains, in what is left_s of a slice of slice_s."""
        budget_s = min(left_s, WALK * slice_s)
        if budget_s > 0:
            self._go_on(experiment, copy, budget_s, anew=self._now is None)

    def work_alone(self, experiment: Experiment, copy: Probe | None, left_s: float) -> Probe | None:
        """Goes on while the run stands still; the copy as it is then."""
        anew = self._now is None or self._now.moment != moment_of(experiment)
        start = time.thread_time()
        self._go_on(experiment, copy, STANDING * max(0.0, left_s), anew)
        self._spent += time.thread_time() - start
        looking = self._now or self._last
        return looking.ahead.probe if looking else None

    def _go_on(
        self, experiment: Experiment, copy: Probe | None, budget_s: float, anew: bool
    ) -> None:
        if anew or self._now is None:
            trainer = experiment.trainer
            ahead = LookAhead(trainer, 0, experiment.floor(), experiment.best_known, copy)
            self._now = Started(moment_of(experiment), trainer.epoch, ahead)
        if self._now.ahead.run(budget_s):
            self._last, self._now = self._now, None
            lowest = self._last.ahead.lowest
            experiment.known.note(experiment.comparable, lowest)
