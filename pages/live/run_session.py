"""One session in the engine: its experiment, and what its browser is to be sent of it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from pages.live import counter_experiments
from pages.live.amid_epoch import AmidEpoch
from pages.live.duty import LONGER, Duty, is_large
from pages.live.experiment import Experiment, Start
from pages.live.gradient_log import GradientLog
from pages.live.hands import Act, PointStep, Touched, passes_on
from pages.live.painting import apply
from pages.live.parts import recipes
from pages.live.predictions import Answers
from pages.live.progress import Progress
from pages.live.recipes import Parts
from pages.live.run_pictures import Arrays, RunPictures
from pages.live.run_standing import AGAIN, Again, Standing
from pages.live.run_stats import stats_of
from pages.live.settings import Settings
from pages.live.touch import Touching
from pages.live.verdict_watch import Watch

# Commands that begin a run, for which it does not matter how the one before it stood.
NEW_RUN = {"reset", "new_data", *counter_experiments.KINDS} - {"train_on"}

COMMANDS = {
    "reset": Experiment.reset, "step": Experiment.step, "epoch": Experiment.step_epoch,
    "pause": Experiment.pause, "forget": Experiment.forget,
}  # fmt: skip


@dataclass(frozen=True)
class Request:
    """What a session asks for: its settings, whether to train, and what its browser holds."""

    settings: Settings
    language: str
    playing: bool
    # reset, step, epoch, pause, forget or a counter-experiment's kind: done once for each number
    command: str = ""
    command_number: int = 0
    run: int = -1  # the run whose curve the browser holds, and the last epoch of it
    have: int = -1
    parts: Mapping[str, str] = field(default_factory=dict)
    seq: int | None = None
    settled: int = 0  # how often the page has changed the settings
    touched: Touched | None = None  # what the browser hovers or has pinned
    acts: tuple[Act | PointStep, ...] = ()  # done once each, by their numbers
    kept: Settings | None = None  # settings that a run goes on with, where it can
    was: Standing | None = None  # how the run stood, for an engine that knows nothing of it
    start: Start | None = field(default=None, compare=False)  # weights of a network from a file


class Session:
    """An experiment that follows what its page asks for, and describes itself for the browser."""

    def __init__(self, request: Request, experiment: Experiment | None = None) -> None:
        """experiment: one that goes on here, instead of a new one."""
        self.experiment = experiment or Experiment(request.settings, start=request.start)
        # Kept whether anybody looks inside or not: it costs a hundredth of the time, and the
        # gradients cannot be had afterwards.
        self.gradients = GradientLog()
        self.watch = Watch()
        self.seen = 0.0
        self._parts = Parts()
        self._command_number = request.command_number
        self._acted = max((act.number for act in request.acts), default=0)
        self._touching = Touching()
        self._lost: tuple[int, Standing] | None = None  # a run that is trained again: its number
        self._touched: Touched | None = None
        self._pictures = RunPictures()
        self._duty = Duty.ALL
        self._progress = Progress()
        self._answers = Answers()
        self._amid = AmidEpoch()
        self._answered = True
        self._run = -1  # that of the last frame
        if request.was is not None:
            self._take_up(request, request.was)

    def _take_up(self, request: Request, was: Standing) -> None:
        """Train a run again that another engine had, unless this request begins another."""
        command = request.command if request.command_number != was.command_number else ""
        if command in NEW_RUN or not was.leads_to(request.settings):
            self._command_number = was.command_number  # it is still to be carried out
            return
        e, step = self.experiment, was.step
        if command in ("step", "epoch"):
            batches = e.trainer.batches_per_epoch if command == "epoch" else 1
            step = (step // batches + 1) * batches
        e.retrace(step, was.goal)
        if was.edited or (step and e.target is not None):
            self._lost = (e.run, replace(was, step=step))

    def follow(self, request: Request) -> None:
        """Take over settings, carry out a new command, play or pause."""
        experiment = self.experiment
        if request.start is None and experiment.start is not None:  # it began from a file's weights
            experiment.start = None
            experiment.reset()
        command = self._new_command(request)
        if command == AGAIN and request.was is not None:
            experiment.apply(request.settings)
            experiment.pause()  # what it began by itself
            self._take_up(request, request.was)
        elif command in counter_experiments.KINDS:
            attempt = self.watch.attempt(command)
            experiment.try_out(request.settings, command)
            experiment.attempt = attempt
        elif command == "new_data":
            experiment.swap_data(request.settings)
        else:
            apply(experiment, request.settings, keep=request.kept == request.settings)
            self._carry_out(command)
        self._act(request.acts)
        if request.playing and not experiment.running:
            experiment.play()
        elif not request.playing and experiment.running:
            experiment.pause()
        self._touched = request.touched
        if not is_large(experiment):
            self.gradients.follow(experiment)

    def _new_command(self, request: Request) -> str:
        new = request.command_number != self._command_number
        self._command_number = request.command_number
        return request.command if new else ""

    def _carry_out(self, command: str) -> None:
        if command:
            COMMANDS[command](self.experiment)

    def _act(self, acts: tuple[Act | PointStep, ...]) -> None:
        """What a hand did since the last frame."""
        for act in acts:
            if act.number > self._acted:
                self._acted = act.number
                self.experiment.act(act)

    @property
    def standing(self) -> Standing:
        """What it takes to train the run again, to the end of what is under way."""
        e, again = self.experiment, self.again
        lost = self._lost[1] if self._lost and again and not again.done else None
        return Standing(
            settings=e.settings,
            step=e.target.step if e.target else e.trainer.step_count,
            goal=e.goal,
            diverged=e.status == "diverged",
            adjusted=e.adjusted or (lost is not None and lost.adjusted),
            edited=e.hands.has_changed or (lost is not None and lost.edited),
            command_number=self._command_number,
        )

    @property
    def again(self) -> Again | None:
        """Of a run that was lost, until another begins or its training is broken off."""
        if self._lost is None or self._lost[0] != self.experiment.run:
            return None
        (run, was), trainer = self._lost, self.experiment.trainer
        done = trainer.step_count >= was.step or bool(trainer.diverged[0])
        target = self.experiment.target
        if not done and (target is None or not target.trains):
            return None
        epoch = was.step // trainer.batches_per_epoch
        return Again(run, epoch, was.lost_by, was.adjusted, was.edited, done)

    def advance(self, slice_s: float) -> None:
        """Train for a slice; what is left of it is for the verdict. Then the accuracies."""
        e = self.experiment
        start = time.monotonic()
        self._touching.follow(self._touched, e)
        self._duty = duty = self._new_duty(start)
        if duty is Duty.TRAINING:
            slice_s *= LONGER
        if duty in (Duty.ALL, Duty.TRAINING):
            e.advance(slice_s)
        if duty is Duty.GRADIENTS:
            self.gradients.follow(e)
        now = time.monotonic()
        if not e.trainer.history:  # the losses at the start may not be known yet
            self.watch.forget(e, now)
            return
        if duty in (Duty.NOTHING, Duty.PICTURES, Duty.GRADIENTS):
            return
        now = time.monotonic()
        self.watch.follow(e, slice_s - (now - start), slice_s, now, has_slice=duty is Duty.LOOK)
        asked = e.settings.task != "regression" and e.status != "diverged"
        self._answered = self._amid.follow(e) and (not asked or self._answers.follow(e))

    def _new_duty(self, now: float) -> Duty:
        e = self.experiment
        is_new, self._run = e.run != self._run, e.run
        if not is_large(e):
            return Duty.ALL
        if is_new:
            return Duty.NOTHING
        if self._pictures.are_due(e, self._touching, now):
            return Duty.PICTURES
        if self.gradients.is_due(e):
            return Duty.GRADIENTS
        return Duty.LOOK if self.watch.takes_the_slice(e, now) else Duty.TRAINING

    @property
    def _pending(self) -> bool:
        """Whether something is still to be computed, though the run stands still."""
        e = self.experiment
        if e.data.placed is not None:
            return self._pictures.are_owed
        computing = e.target is not None or self._pictures.are_owed or not self._answered
        computing |= not self._touching.settled
        computing |= is_large(e) and self._pictures.are_due(e, self._touching, time.monotonic())
        return computing or self.watch.pending(e)

    def header(self, request: Request) -> dict[str, Any]:
        """How the run stands, and those standing parts that the browser lacks."""
        e = self.experiment
        keys, contents = self._parts.changed(
            recipes(e, self.watch.shown, request.language), request.parts
        )
        return {
            "run": e.run,
            "ack": request.seq,
            "settled": request.settled,
            "status": e.status,
            "target": e.target and e.target.content(e.trainer),
            "progress": self._progress.follow(e, time.monotonic()),
            "pending": e.status != "running" and self._pending,
            "stats": stats_of(e, self._amid.losses, self._shares()),
            "parts": keys,
            "new": contents,
            # A tab cannot bring back what a file began: that is with the page alone.
            "standing": None if e.start is not None else self.standing.content(request.playing),
            "edited": self.standing.edited,
            "off": sorted(map(list, e.hands.off)),
            "passes_on": passes_on(e.settings),
            "touch": self._touching.content(e, request.language),
        }

    def arrays(self, request: Request) -> Arrays:
        """The new end of the curves, and the pictures that are due."""
        e = self.experiment
        resync = request.run != e.run or not request.parts
        curve = e.curves(-1 if resync else request.have).astype(np.float32)
        if resync:
            self._pictures.owe()
        drawn = self._duty in (Duty.ALL, Duty.PICTURES)
        return {"curve": curve, **(self._pictures.arrays(e, self._touching) if drawn else {})}

    def _shares(self) -> tuple[float | None, float | None]:
        """Of right answers in training and validation, as far as they are known."""
        answers = self._answers.of_run(self.experiment.run)
        known = answers is not None and self.experiment.status != "diverged"
        return answers.accuracies if answers and known else (None, None)
