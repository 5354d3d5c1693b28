"""The verdict that the panel shows: looked for every now and then, and changed calmly."""

import time
from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

import numpy as np

from nn_core import Diagnosis, Trainer, diagnose
from pages.live.calm import Calm
from pages.live.counter import Changes, changes_of
from pages.live.experiment import Experiment
from pages.live.ghost import plain, thinned
from pages.live.scout import Scout

LOOK_S = 0.25
LOOK_SHARE = 0.02  # of the time, where a look is dear: a large network on many points
REFRESH_S = 1.5  # the numbers of a verdict that holds
EARLY = ("not_trained", "too_few_epochs")
AHEAD_POINTS = 60
AHEAD_FACTOR = 2  # the copy's curve is drawn so far: at four times, the run's own would be squeezed


class Shown(NamedTuple):
    """What the panel shows, without its words. Equal contents are sent to a browser once."""

    verdict: str = ""  # none: too early to tell
    doubt: str | None = None  # why it is hard to tell
    rival: str | None = None  # what else it could be
    evidence: Mapping[str, Any] = {}
    tries: tuple[tuple[str, Changes], ...] = ()
    ahead: Mapping[str, list[float | None]] | None = None


class Watch:
    """Follows one session's experiment from frame to frame."""

    def __init__(self) -> None:
        self.shown = Shown()
        self._scout = Scout()
        self._calm = Calm()
        self._run = -1
        self._wanted = False  # whether a copy is to look ahead
        self._looked = self._refreshed = float("-inf")
        self._cost_s = 0.0
        self._looked_at: tuple[object, ...] | None = None
        self._answered = False

    @property
    def experiments(self) -> dict[str, Changes]:
        """The changes of settings that the panel offers, by their kind."""
        return dict(self.shown.tries)

    def pending(self, experiment: Experiment) -> bool:
        """Whether a run that stands still has yet to be told its last verdict."""
        return not (self._answered and self._calm.settled and self._seen(experiment))

    def follow(self, experiment: Experiment, left_s: float, slice_s: float, now: float) -> None:
        """In a frame that has left_s of its slice to spare: let the copy go on, look if due."""
        if experiment.run != self._run:
            self._begin(experiment, now)
        self._scout.follow(experiment, now)
        running = experiment.status == "running"
        if self._wanted:
            self._scout.work(experiment, left_s, slice_s, now)
        pause_s = max(LOOK_S if running else 0.0, self._cost_s / LOOK_SHARE)
        if now - self._looked >= pause_s:
            self._look(experiment, running, now)

    def _begin(self, experiment: Experiment, now: float) -> None:
        self._run = experiment.run
        self.shown = Shown()
        self._calm.begin(_said(self.shown), now)
        self._wanted = self._answered = False
        self._looked = float("-inf")

    def _look(self, experiment: Experiment, running: bool, now: float) -> None:
        start = time.perf_counter()
        found = diagnose(
            experiment.trainer, floor=experiment.floor(), probe=self._scout.probe or False
        )
        self._wanted = found.needs_probe or found.continuation is not None
        waiting = self._wanted and not self._scout.gave_up and self._unanswered(found, running)
        self._answered = not waiting
        self._looked_at = _moment(experiment)
        # Where a copy is still on its way, what was known before holds until it brings an answer.
        if not (waiting and self.shown.verdict):
            self._show(found, experiment, running, now)
        self._looked, self._cost_s = now, time.perf_counter() - start

    def _unanswered(self, found: Diagnosis, running: bool) -> bool:
        """While it trains, any answer will do; the last word waits for the end of the copy."""
        unprobed = found.evidence["reason"] == "not_probed"
        return unprobed or not (running or self._scout.arrived)

    def _show(self, found: Diagnosis, experiment: Experiment, running: bool, now: float) -> None:
        new = self._of(found, experiment)
        before = self._calm.shown
        urgent = new.verdict == "diverged" and new.doubt is None
        if not self._calm.offer(_said(new), now, running, urgent):
            return
        if self._calm.shown != before or not running or now - self._refreshed >= REFRESH_S:
            self.shown = new
            self._refreshed = now

    def _of(self, found: Diagnosis, experiment: Experiment) -> Shown:
        doubt = found.evidence["reason"]
        if doubt in EARLY:
            return Shown()
        if doubt == "not_probed":
            doubt = self._why_not_probed()
        return Shown(
            found.verdict,
            doubt,
            found.runner_up,
            _with_units(found.evidence, experiment.trainer),
            _tries(found, experiment),
            _ahead(found),
        )

    def _why_not_probed(self) -> str:
        if self._scout.outrun:
            return "outrun"
        return "not_probed" if self._scout.gave_up else "probing"

    def _seen(self, experiment: Experiment) -> bool:
        return self._looked_at == _moment(experiment)


def _moment(experiment: Experiment) -> tuple[object, ...]:
    trainer = experiment.trainer
    return experiment.run, trainer.runs, trainer.step_count, experiment.status == "running"


def _said(shown: Shown) -> Hashable:
    """What counts as the same verdict: a doubt between two is the same whichever leads."""
    return shown.verdict if shown.doubt is None else frozenset((shown.verdict, shown.rival))


def _with_units(evidence: Mapping[str, Any], trainer: Trainer) -> dict[str, Any]:
    """The evidence with the width of the layer that it names."""
    layer = evidence.get("layer")
    width = None if layer is None else trainer.runs[0].network.hidden_widths[layer]
    return {**evidence, "width": width}


def _tries(found: Diagnosis, experiment: Experiment) -> tuple[tuple[str, Changes], ...]:
    offered = []
    for advice in found.advice:
        changes = changes_of(advice, experiment.settings, experiment.trainer.epoch)
        on_its_way = experiment.status == "running" and experiment.goal >= changes.get("epochs", 0)
        if changes and not (advice.kind == "train_on" and on_its_way):
            offered.append((advice.kind, changes))
    return tuple(offered)


def _ahead(found: Diagnosis) -> dict[str, list[float | None]] | None:
    """The curve of the copy, from where the run is now."""
    curves = found.continuation
    if curves is None or found.verdict not in ("still_learning", "underfitting"):
        return None
    end = AHEAD_FACTOR * max(1, found.evidence["epoch"])
    rows = thinned(np.array(curves.where(curves.epochs <= end), np.float64), AHEAD_POINTS)
    names = ("epochs", "train", "validation")
    return {name: plain(row) for name, row in zip(names, rows, strict=True)}
