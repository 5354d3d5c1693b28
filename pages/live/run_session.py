"""One session in the engine: its experiment, and what its browser is to be sent of it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pages.charts.diagram import shown_units
from pages.live import counter_experiments
from pages.live.amid_epoch import AmidEpoch
from pages.live.experiment import Experiment, Start
from pages.live.hands import Act, Touched, passes_on, silenced
from pages.live.inside.inspection_session import Inside
from pages.live.painting import apply
from pages.live.parts import recipes
from pages.live.pictures import View, answers, shown_weights, unit_maps, unit_places, view_of
from pages.live.predictions import Answers
from pages.live.progress import Progress
from pages.live.recipes import Parts
from pages.live.run_standing import AGAIN, Again, Standing
from pages.live.run_stats import stats_of
from pages.live.settings import Settings
from pages.live.touch import Touching
from pages.live.verdict_watch import Watch

UNITS_EVERY = 3  # frames from one picture of the units to the next
SURFACE_EVERY = 5  # and of the surface in space, which costs the browser most
PICTURE_SHARE = 0.2  # of the time that pictures may take, where the network is large
CHEAP_S = 0.005  # pictures below this are drawn at every frame
LARGE = 1e8  # multiplications of a view, tens of milliseconds

# Commands that begin a run, for which it does not matter how the one before it stood.
NEW_RUN = {"reset", "new_data", *counter_experiments.KINDS} - {"train_on"}

COMMANDS = {
    "reset": Experiment.reset, "step": Experiment.step, "epoch": Experiment.step_epoch,
    "pause": Experiment.pause, "forget": Experiment.forget,
}  # fmt: skip

Arrays = dict[str, NDArray[Any]]


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
    acts: tuple[Act, ...] = ()  # done once each, by their numbers
    kept: Settings | None = None  # settings that a run goes on with, where it can
    was: Standing | None = None  # how the run stood, for an engine that knows nothing of it
    start: Start | None = field(default=None, compare=False)  # weights of a network from a file


class Session:
    """An experiment that follows what its page asks for, and describes itself for the browser."""

    def __init__(self, request: Request, experiment: Experiment | None = None) -> None:
        """experiment: one that goes on here, instead of a new one."""
        self.experiment = experiment or Experiment(request.settings, start=request.start)
        self.inside = Inside()
        self.watch = Watch()
        self.seen = 0.0
        self._parts = Parts()
        self._command_number = request.command_number
        self._acted = max((act.number for act in request.acts), default=0)
        self._touching = Touching()
        self._lost: tuple[int, Standing] | None = None  # a run that is trained again: its number
        self._frames = 0
        self._picture_due = 0.0
        self._progress = Progress()
        self._answers = Answers()
        self._amid = AmidEpoch()
        self._answered = True
        self._views: tuple[object, View, View] | None = None
        self._pictured: object = None
        self._run = -1  # the run that has been pictured
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
        self.inside.follow(experiment)

    def _new_command(self, request: Request) -> str:
        new = request.command_number != self._command_number
        self._command_number = request.command_number
        return request.command if new else ""

    def _carry_out(self, command: str) -> None:
        if command:
            COMMANDS[command](self.experiment)

    def _act(self, acts: tuple[Act, ...]) -> None:
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
        looks = self.watch.takes_the_slice(e, start)
        if not looks:
            e.advance(slice_s)
        now = time.monotonic()
        if not e.trainer.history:  # the losses at the start are not known yet
            self.watch.forget(e, now)
            return
        self.watch.follow(e, slice_s - (now - start), slice_s, now, has_slice=looks)
        asked = e.settings.task != "regression" and e.status != "diverged"
        self._answered = self._amid.follow(e) and (not asked or self._answers.follow(e))

    @property
    def _pending(self) -> bool:
        """Whether something is still to be computed, though the run stands still."""
        e = self.experiment
        if e.data.placed is not None:
            return self._pictured is None
        computing = e.target is not None or self._pictured is None or not self._answered
        computing |= not self._touching.settled
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
        e, touching = self.experiment, self._touching
        touching.follow(request.touched, e)
        self._frames += 1
        resync = request.run != e.run or not request.parts
        curve = e.curves(-1 if resync else request.have).astype(np.float32)
        if e.status == "diverged":
            return {"curve": curve}  # it has no answers: the last picture stays
        still = (*e.moment, e.status, e.settings, e.hands.off)
        # Frames that only wait for the verdict on a run that stands still bring no picture again.
        if e.status != "running" and still == self._pictured and not resync:
            return {"curve": curve, **(touching.arrays(e) if touching.is_new else {})}
        owed, self._pictured = self._pictured is None, still
        return {"curve": curve, **self._pictures(whole=owed or resync or e.status != "running")}

    def _pictures(self, whole: bool) -> Arrays:
        start, touching = time.monotonic(), self._touching
        if not (whole or touching.is_new) and start < self._picture_due:
            return {}
        e = self.experiment
        view, places = self._places()
        output = e.settings.output_activation
        units = whole or self._frames % UNITS_EVERY == 0
        drawn: Arrays = {}
        with silenced(e.trainer, e.hands.off):
            if self._is_new_and_large(view):
                self._pictured = None  # making the network took long enough: the view comes next
            elif whole or self._shows_answers(view):
                drawn |= answers(view, e.trainer, e.data, output)
            if units:
                drawn |= unit_maps(places, e.trainer, e.data, output)
        if units:
            drawn |= shown_weights(e.trainer, len(e.settings.hidden_widths))
        if whole or touching.is_new or not units:
            drawn |= touching.arrays(e)
        # A large network is shown less often rather than trained less.
        spent = time.monotonic() - start
        self._picture_due = start + spent / PICTURE_SHARE if spent > CHEAP_S else start
        return drawn

    def _shows_answers(self, view: View) -> bool:
        """Whether a run that trains is to bring the view: not where a unit stands in its place."""
        if self._touching.covers_view:
            return False
        turn = self._frames % (SURFACE_EVERY if view.kind == "space" else 1) == 0
        return turn or self._touching.is_new

    def _is_new_and_large(self, view: View) -> bool:
        new = self.experiment.run != self._run
        self._run = self.experiment.run
        return new and len(view.x) * int(self.experiment.trainer.parameter_counts[0]) > LARGE

    def _places(self) -> tuple[View, View]:
        """Where the network and its units are asked, kept while the settings hold."""
        e = self.experiment
        s = e.settings
        key = (s.data_key(), s.x_axis, s.y_axis, s.hidden_widths)
        if self._views is None or self._views[0] != key:
            axes = (s.x_axis, s.y_axis)
            widths = (len(e.data.feature_names), *s.hidden_widths, e.data.y_train.shape[1])
            shown = sum(map(shown_units, widths))
            view = view_of(e.data, axes, int(e.trainer.parameter_counts[0]))
            self._views = (key, view, unit_places(e.data, axes, shown))
        return self._views[1:]

    def _shares(self) -> tuple[float | None, float | None]:
        """Of right answers in training and validation, as far as they are known."""
        answers = self._answers.of_run(self.experiment.run)
        known = answers is not None and self.experiment.status != "diverged"
        return answers.accuracies if answers and known else (None, None)
