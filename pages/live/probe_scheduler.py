"""Lets a copy of the network train ahead, in what the frames leave of their time.

The copy is the run's own future, bit for bit, so it is kept and sent further on as the run
follows. Where the run is as fast as the copy, looking ahead is hopeless, and it rests. A run that
stands still is looked ahead of by Tryout.
"""

from dataclasses import dataclass

from nn_core import Probe
from pages.live.experiment import Experiment

# Of a frame's slice, at most, while the run itself trains: until the copy is of use, and then.
SPRINT, WALK = 0.8, 0.5
FARTHEST, NEAREST = 4.0, 2.5  # epochs of the copy for one of the run: where to, and when to go on
USEFUL = 2.0  # the diagnosis asks for this much
RACE_S = 2.0  # after so long one sees whether the copy gets ahead
REST_S = 8.0  # before it tries again: the machine may have been busy just then


@dataclass
class Race:
    """How far run and copy have come since it began."""

    at: float
    epoch: int
    copied: int = 0
    seen: float = 0.0


class ProbeScheduler:
    """Keeps a copy of one run that trains; a change of its rates makes another future."""

    def __init__(self) -> None:
        self.copy: Probe | None = None
        self.outrun = False  # the copy does not get ahead of the run
        self._race: Race | None = None
        self._resting_until = float("-inf")
        self._future: tuple[object, ...] = ()
        self._pace: tuple[object, ...] = ()

    def follow(self, experiment: Experiment) -> None:
        """Notices a new run, other rates, another speed, and whether the run stands still."""
        future = (experiment.run, experiment.hands.changes, experiment.trainer.runs)
        pace = (*future, experiment.settings.speed, experiment.status)
        if future != self._future:
            self._future, self.copy = future, None
        if pace != self._pace:
            self._pace = pace
            self.outrun, self._race, self._resting_until = False, None, float("-inf")

    @property
    def lost(self) -> bool:
        """Whether the copy ended on its way, so that it will not be of use."""
        return self.copy is not None and self.copy.done and self.copy.epoch < self.copy.goal

    def is_useful(self, epoch: int) -> bool:
        """Whether the copy is as far ahead of a run at that epoch as the diagnosis asks for."""
        return self.copy is not None and self.copy.epoch >= USEFUL * max(1, epoch)

    def send(self, experiment: Experiment) -> Probe:
        """The copy, with a goal that is far enough ahead."""
        epoch = max(1, experiment.trainer.epoch)
        if self.copy is None or self.copy.epoch < epoch:
            self.copy = Probe(experiment.trainer)
        if self.copy.epoch < NEAREST * epoch:
            self.copy.goal = int(FARTHEST * epoch)
        return self.copy

    def work(self, experiment: Experiment, left_s: float, slice_s: float, now: float) -> None:
        """Lets the copy go on in what is left_s of a slice of slice_s."""
        if now < self._resting_until:
            return
        copy, epoch = self.send(experiment), max(1, experiment.trainer.epoch)
        before = copy.epoch
        budget_s = min(left_s, (WALK if self.is_useful(epoch) else SPRINT) * slice_s)
        if budget_s > 0:
            copy.run(budget_s)
        self._judge(epoch, copy.epoch - before, now)

    def _judge(self, epoch: int, copied: int, now: float) -> None:
        """Rests where the copy is not yet of use and clearly no faster than it has to be."""
        useful = self.is_useful(epoch)
        self.outrun = self.outrun and not useful
        if useful or self._race is None or now - self._race.seen > RACE_S:
            self._race = Race(now, epoch)
        race = self._race
        race.copied, race.seen = race.copied + copied, now
        if now - race.at > RACE_S:
            slow = race.copied < USEFUL * (epoch - race.epoch)
            self.outrun = self.outrun or slow
            self._resting_until = now + REST_S if slow else now
            self._race = None
