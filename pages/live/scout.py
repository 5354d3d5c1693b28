"""The scout: lets a copy of the network train ahead, in what the frames leave of their time.

The copy is the run's own future, bit for bit, so it is kept and sent further on as the run
follows. Where the run is as fast as the copy, looking ahead is hopeless, and it rests.
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
PATIENCE_S = 6.0  # of computing, for a run that has ended
PAUSE_S = 0.7  # by the clock, for one that was paused: within a second all computing stops
STANDING = 2.5  # slices that the copy gets while nothing else of this session trains


@dataclass
class Race:
    """How far run and copy have come since it began."""

    at: float
    epoch: int
    copied: int = 0
    seen: float = 0.0


class Scout:
    """Keeps a probe for one run; a change of its rates makes another future."""

    def __init__(self) -> None:
        self.probe: Probe | None = None
        self.outrun = False  # the copy does not get ahead of the run
        self._spent = 0.0
        self._future: object = None
        self._race: Race | None = None
        self._resting_until = float("-inf")
        self._status = "running"
        self._stands_since = 0.0
        self._paused_long = False

    def follow(self, experiment: Experiment, now: float) -> None:
        """Notices a new run, other rates, another speed, and whether the run stands still."""
        future = (experiment.run, experiment.trainer.runs, experiment.settings.speed)
        if future != self._future:
            if self._future is None or future[:2] != self._future[:2]:  # type: ignore[index]
                self.probe = None
            self._future = future
            self._rest()
        if experiment.status != self._status:
            self._status, self._stands_since = experiment.status, now
            self._rest()
        self._paused_long = self._status == "paused" and now - self._stands_since > PAUSE_S

    def _rest(self) -> None:
        self.outrun, self._race, self._spent = False, None, 0.0
        self._resting_until = float("-inf")

    @property
    def gave_up(self) -> bool:
        """Whether it will not bring an answer for the run as it stands."""
        lost = self.probe is not None and self.probe.done and self.probe.epoch < self.probe.goal
        return self.outrun or lost or self._out_of_patience

    @property
    def _out_of_patience(self) -> bool:
        return self._paused_long or self._spent > PATIENCE_S

    @property
    def arrived(self) -> bool:
        """Whether the copy has gone as far as it was sent."""
        return self.probe is not None and self.probe.done

    def work(self, experiment: Experiment, left_s: float, slice_s: float, now: float) -> None:
        """Sends the copy on, where it has to; left_s is left of a slice of slice_s."""
        stopped_now = now == self._stands_since  # the picture of a pause waits for nothing
        if now < self._resting_until or self._out_of_patience or stopped_now:
            return
        epoch = max(1, experiment.trainer.epoch)
        if self.probe is None or self.probe.epoch < epoch:
            self.probe = Probe(experiment.trainer)
        if self.probe.epoch < NEAREST * epoch:
            self.probe.goal = int(FARTHEST * epoch)
        before = self.probe.epoch
        share = WALK if before >= USEFUL * epoch else SPRINT
        running = self._status == "running"
        budget_s = min(left_s, share * slice_s) if running else STANDING * left_s
        if budget_s > 0:
            self.probe.run(budget_s)
        if running:
            self._judge(epoch, self.probe.epoch - before, now)
        else:
            self._spent += budget_s

    def _judge(self, epoch: int, copied: int, now: float) -> None:
        """Rests where the copy is not yet of use and clearly no faster than it has to be."""
        assert self.probe is not None
        useful = self.probe.epoch >= USEFUL * epoch
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
