"""One user's experiment: the data, the network in training, and how fast it may go."""

import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from nn_core import Trainer
from nn_core.diagnosis import curves_of, summarize, until_diverged
from nn_core.training import goes_on, reshaped
from pages.live.attempt import Attempt, Outcome, outcome_of
from pages.live.best_known import BestKnown
from pages.live.ghost import Ghost
from pages.live.hands import Act, Hands, PointStep
from pages.live.losses import Losses
from pages.live.settings import RATES, Settings, losses_compare, same_run, starts_anew
from pages.live.source import source
from pages.live.target import Target
from pages.live.tasks import encode_targets
from pages.live.training_slices import begin, made

# A worker in a dead one's place must not count the same runs again: browsers know the numbers.
_run_numbers = count(secrets.randbelow(2**40))

Start = NDArray[np.floating]

FEWEST_EPOCHS = 2  # of a curve that is worth keeping
LONGEST_WAIT_S = 0.5  # after a longer silence (a hidden tab) no epochs are owed for it


class Experiment(Losses):
    """Data and trainer for the present settings; changing the settings keeps what it can."""

    def __init__(
        self, settings: Settings, trainer: Trainer | None = None, start: Start | None = None
    ) -> None:
        """trainer: a run that was trained elsewhere with these settings on this data, to go on.

        start: the weights (1, P) of a network that was opened from a file: runs begin from these
        instead of drawn ones, until the settings become those of another network. ShapeError where
        they do not fit.
        """
        self.settings, self.start, self.running = settings, start, False
        self.known, self.comparable = BestKnown(), ()
        self._load_data()
        self._begin(trainer)

    def _load_data(self) -> None:
        self.data: Dataset = source(self.settings).load()

    def reset(self) -> None:
        """A new network, at epoch 0: from the seed, or from the weights that were opened. Its
        losses there come with the next slices."""
        curves = until_diverged(curves_of(self.trainer)[0])
        if len(curves.epochs):  # smoothed: one lucky epoch is not what a network can do
            best = summarize(curves.epochs, curves.validation).best
            self.known.note(self.comparable, best)
        self._begin(None)

    def _begin(self, trainer: Trainer | None) -> None:
        s, data = self.settings, self.data
        self.y_train = encode_targets(data.y_train, s.task, s.output_activation)
        self.y_validation = encode_targets(data.y_validation, s.task, s.output_activation)
        training = data.train_features, self.y_train
        validation = data.validation_features, self.y_validation
        comparable = (s.data_key(), s.loss, s.output_activation)
        before = self.trainer if comparable == self.comparable else None
        self.trainer = trainer or made(s.run_config(), training, validation, before)
        if trainer is None and self.start is not None:
            self.trainer.begin_from(self.start)
        self.run = next(_run_numbers)
        self.comparable = comparable
        self.ghost: Ghost | None = None  # the run that it is compared with
        self.attempt: Attempt | None = None  # the advice that it follows
        self.goal = max(s.epochs, self.trainer.epoch)
        self.seconds = 0.0
        self.epochs_per_second = self._owed = 0.0
        self._last: float | None = None
        # Whether it began from weights learned on other points; cannot be had from its settings.
        self.is_warm = self.adjusted = False
        self.hands = Hands()
        self._aim("start", self.trainer.step_count)

    @property
    def moment(self) -> tuple[int, int, int]:
        """Equal for equal networks."""
        return self.run, self.trainer.step_count, self.hands.changes

    def apply(self, settings: Settings, keep: bool = False) -> None:
        """Take new settings: rates at once, in the same run; everything else starts anew, except
        with `keep` other layers and units, where the network can go on with them.
        """
        before, self.settings = self.settings, settings
        if settings == before:
            return
        if settings.data_key() != before.data_key():
            self._load_data()
        self.data = self.data.showing(settings.map_output)
        if starts_anew(before, settings, diverged=self.status == "diverged"):
            if not (keep and self._goes_on_from(before)):
                self.start = self.start if same_run(before, settings) else None
                self.reset()
                return
            self._reshape()
        rates = {name: getattr(settings, name) for name in RATES}
        if any(getattr(before, name) != rate for name, rate in rates.items()):
            self.adjusted |= self.trainer.step_count > 0
        self.trainer.adjust(**rates)
        if settings.epochs != before.epochs:
            self.goal = max(settings.epochs, self.trainer.epoch)

    def swap_data(self, settings: Settings) -> None:
        """Other points of the same kind, under the weights as they are: a new run from these."""
        parameters, run, off = self.trainer.parameters.copy(), self.run, self.hands.off
        self.apply(settings)
        fits = self.trainer.parameters.shape == parameters.shape
        if self.run != run and fits and np.isfinite(parameters).all():
            self.adjusted = self.is_warm = bool((self.trainer.parameters != parameters).any())
            self.trainer.parameters[:] = parameters  # not the seed's, and cannot be had again
            self.hands.off = off

    def _goes_on_from(self, before: Settings) -> bool:
        s = self.settings
        shaped = replace(before, hidden_widths=s.hidden_widths, activations=s.activations)
        same = same_run(shaped, s) and self.status != "diverged"
        return same and goes_on(before.run_config().network, s.run_config().network)

    def _reshape(self) -> None:
        """The same training, from here on with another architecture; a run of its own."""
        self.trainer = reshaped(self.trainer, self.settings.run_config().network)
        self.run = next(_run_numbers)
        self.ghost = self.attempt = self.start = None
        self.hands.note(self.trainer)
        self.hands.forget_gone(self.trainer)

    def act(self, act: Act | PointStep) -> None:
        """Carry out what a hand did to this run; not to another, or to one that has diverged."""
        meant = act.moment == self.moment if isinstance(act, PointStep) else act.run == self.run
        if meant and self.status != "diverged":
            self.hands.carry_out(act, self.trainer)

    def try_out(self, settings: Settings, kind: str) -> None:
        """A counter-experiment: a run of its own from epoch 0, beside the curve of the present one.

        Rates too begin anew, unlike those that are set by hand: otherwise old and new could not be
        compared from the start, and a network that is stuck would stay so at any rate. Only
        train_on goes on. What stop_here shows has been seen already, so it goes as fast as it can.
        """
        if kind == "train_on":
            self.apply(settings)
            return
        run = self.run
        worth = self.trainer.epoch >= FEWEST_EPOCHS and losses_compare(self.settings, settings)
        ghost = Ghost(run, self.curves()) if worth else None
        self.apply(settings)
        if self.run == run:
            self.reset()
        self.ghost = ghost
        if kind == "stop_here":
            self._aim(kind, self.goal * self.trainer.batches_per_epoch)

    def forget(self) -> None:
        """Remove the old curve, and what came of the advice."""
        self.ghost = self.attempt = None

    def outcome(self) -> Outcome | None:
        """What came of the advice that the run follows; None as long as that is open."""
        ended = self.status in ("done", "diverged")
        if self.attempt is None or not (ended or self.trainer.epoch >= self.attempt.epoch):
            return None
        parameters = int(self.trainer.parameter_counts[0])
        return outcome_of(self.attempt, self.curves(), self.status, parameters)

    @property
    def status(self) -> str:
        """One of idle, running, paused, diverged, done."""
        if self.trainer.diverged[0]:
            return "diverged"
        if self.data.placed is not None:
            return "idle"
        if self.target is not None and self.target.trains:
            return "running"
        if self.trainer.epoch >= self.goal:
            return "done"
        if self.running:
            return "running"
        return "paused" if self.trainer.step_count else "idle"

    def play(self) -> None:
        """Train on; at the goal, for as many epochs again; after a divergence, from the start."""
        if self.status == "diverged":
            self.reset()
        if self.trainer.epoch >= self.goal:
            self.goal = self.trainer.epoch + self.settings.epochs
        self.running = True
        self._last = None

    def pause(self) -> None:
        """Train no more, towards a target neither; the losses of an epoch that has been trained are
        still computed, so that what is shown is how the run stands."""
        self.running, self._last, self.epochs_per_second = False, None, 0.0
        self._aim("start", self.trainer.step_count)

    def step(self) -> None:
        """One batch, then pause."""
        self.pause()
        self._aim("step", self.trainer.step_count + 1)

    def step_epoch(self) -> None:
        """To the end of one more epoch, then pause."""
        self.pause()
        self._aim("epoch", (self.trainer.epoch + 1) * self.trainer.batches_per_epoch)

    def retrace(self, step: int, goal: int) -> None:
        """Train again to the batch where a run with these settings and this goal was before.

        Whether it is paused or plays: there it goes on as it is. Pausing or another run ends it.
        """
        self.reset()
        self.goal = max(self.goal, goal)
        self._aim("again", step)

    def _aim(self, kind: str, step: int) -> None:
        target = Target(kind, step, self.trainer.step_count)
        self.target = None if target.reached(self.trainer) else target

    def advance(self, budget_s: float) -> None:
        """Train for as long as the speed or a target asks for, at most budget_s seconds."""
        if self.data.placed is not None or (self.target is None and self.status != "running"):
            return
        now = time.perf_counter()
        waited = min(now - self._last, LONGEST_WAIT_S) if self._last is not None else 0.05
        self._last = now
        before, enough_s = self.trainer.step_count, budget_s / 2
        if self.target is not None:
            self._approach(self.target, budget_s)
            self._arrive()
            budget_s -= time.perf_counter() - now
        if not before and self.target is None and self.running:
            self._timed(lambda: begin(self.trainer))
        if self.target is None and self.status == "running" and budget_s >= enough_s:
            self._keep_pace(waited, budget_s)
        self._measure((self.trainer.step_count - before) / self.trainer.batches_per_epoch, waited)
        self._arrive()

    @property
    def lost_target(self) -> Target | None:
        """Where a lost run had come to that is trained again, until it is there."""
        return self.target if self.target is not None and self.target.kind == "again" else None

    def catch_up(self, budget_s: float) -> None:
        """Of a lost run alone: train it again for at most budget_s seconds, to where it was."""
        if self.lost_target is not None and self.data.placed is None:
            self._approach(self.lost_target, budget_s)
            self._arrive()

    def _approach(self, target: Target, budget_s: float) -> None:
        left = target.step - self.trainer.step_count
        if target.trains:
            self._timed(lambda: self.trainer.run(max_steps=left, budget_s=budget_s))
        else:
            self.trainer.run(max_steps=0, budget_s=budget_s)

    def _arrive(self) -> None:
        """At a target a run that does not play pauses; at its goal every run does."""
        if self.target is not None and self.target.reached(self.trainer):
            self.target = None
            if not self.running:
                self.pause()
        if self.status in ("diverged", "done"):
            self.running = False

    def _keep_pace(self, waited: float, budget_s: float) -> None:
        due = left = self.goal - self.trainer.epoch
        if self.settings.speed:
            # Epochs for which the budget was too short are dropped: they would add up.
            self._owed = min(self._owed, 1.0) + waited * self.settings.speed
            due = min(int(self._owed), left)
            self._owed -= int(self._owed)
        if due:
            self._timed(lambda: self.trainer.run(max_epochs=due, budget_s=budget_s))

    def _timed(self, work: Callable[[], object]) -> None:
        start = time.perf_counter()
        work()
        self.seconds += time.perf_counter() - start

    def _measure(self, epochs: float, seconds: float) -> None:
        """Epochs a second, smoothed over about a second. An epoch may take many frames."""
        weight = min(1.0, seconds)
        rate = epochs / seconds
        self.epochs_per_second += (rate - self.epochs_per_second) * (
            weight if self.epochs_per_second else 1.0
        )
