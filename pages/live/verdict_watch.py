"""The verdict that the panel shows: looked for every now and then, and changed calmly."""

import time
from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

import numpy as np

from nn_core import Diagnosis, LookAhead, Probe, diagnose
from nn_core.diagnosis import GOOD, references_of
from pages.charts.chart import plain
from pages.live.attempt import Attempt, attempt_of
from pages.live.counter_experiments import Changes
from pages.live.duty import is_large
from pages.live.experiment import Experiment
from pages.live.flat import is_flat_and_high
from pages.live.ghost import LOSS_DIGITS, thinned
from pages.live.grounds import grounds_of
from pages.live.offers import Offer, offers_of
from pages.live.probe_scheduler import ProbeScheduler
from pages.live.tryout import Tryout, moment_of
from pages.live.verdict_debounce import VerdictDebounce

LOOK_S = 0.25
LOOK_SHARE = 0.02  # of the time, where a look is dear: a large network on many points
RAREST_S = 1.0  # however dear it is
REFRESH_S = 1.5  # the numbers of a verdict that holds
EARLY = ("not_trained", "too_few_epochs")
# Computed from the data, the settings or the weights, so they do not come and go with the curves.
COMPUTED = ("diverged", "no_signal", "symmetric", "straight", "unreachable", "penalized")
# Said of a network as it stands, whatever its start was: all that is said once a hand changed it.
PRESENT = ("diverged", "dead", "saturated", "still_learning", "learned")
# Verdicts that a copy which trains on, or a changed run, could overturn.
AHEAD = ("still_learning", "underfitting", "unsteady", "vanished", "saturated", "overfitting")
UNKNOWN = ("probing", "outrun", "not_probed", "lost")  # doubts that only a copy can end
AHEAD_POINTS = 60
AHEAD_FACTOR = 2  # the copy's curve is drawn so far: at four times, the run's own would be squeezed


class Shown(NamedTuple):
    """What the panel shows, without its words. Equal contents are sent to a browser once."""

    verdict: str = ""  # none: too early to tell
    doubt: str | None = None  # why it is hard to tell
    rival: str | None = None  # what else it could be
    evidence: Mapping[str, Any] = {}
    offers: tuple[Offer, ...] = ()
    ahead: Mapping[str, list[float | None]] | None = None
    trying: str | None = None  # see Watch._what_is_tried
    edited: int | None = None  # the epoch at which a hand changed the network; None: training alone
    warm: bool = False  # whether it began from weights that were learned on other points

    @property
    def open(self) -> bool:
        """Whether what is still to be tried could make it another verdict."""
        overturned = self.verdict in AHEAD and self.verdict != "unsteady"
        if self.verdict == "overfitting":  # by steps too large only while training is not good
            overturned = self.evidence["excess_train"] > self.evidence["tolerance"] / 2
        return self.doubt is None and self.trying in ("now", "later") and overturned

    @property
    def final(self) -> bool:
        """Whether it is certain."""
        return bool(self.verdict) and self.doubt is None and not self.open


class Watch:
    """Follows one session's experiment from frame to frame."""

    def __init__(self) -> None:
        self.shown = Shown()
        self._probes, self._tryout = ProbeScheduler(), Tryout()
        self._debounce = VerdictDebounce()
        self._run = -1
        self._found: Diagnosis | None = None
        self._looked = self._refreshed = float("-inf")
        self._cost_s = 0.0
        self._looked_at: tuple[object, ...] = ()

    @property
    def experiments(self) -> dict[str, Changes]:
        """The changes of settings that the panel offers, by their kind."""
        return {offer.kind: offer.changes for offer in self.shown.offers}

    def attempt(self, kind: str) -> Attempt | None:
        """What the run that follows this advice has to do better than.

        None where its loss will be another: the two could not be compared.
        """
        offered = any(
            offer.kind == kind and "loss" not in offer.changes for offer in self.shown.offers
        )
        return attempt_of(kind, self.shown.verdict, self.shown.evidence) if offered else None

    def pending(self, experiment: Experiment) -> bool:
        """Whether a run that stands still has yet to be told its last verdict."""
        seen = self._looked_at == self._moment(experiment)
        return not (seen and self._debounce.settled and self._at_rest(experiment))

    def takes_the_slice(self, experiment: Experiment, now: float) -> bool:
        """Whether a look is due that takes so long that nothing is trained in the same frame."""
        if not is_large(experiment) or not experiment.trainer.history:
            return False
        return experiment.run != self._run or self._is_due(experiment, now)

    def follow(
        self,
        experiment: Experiment,
        left_s: float,
        slice_s: float,
        now: float,
        has_slice: bool = False,
    ) -> None:
        """In a frame that has left_s of its slice to spare: look ahead, and look if it is due.

        has_slice: whether nothing was trained in this frame, as takes_the_slice asked for.
        """
        if experiment.run != self._run:
            self._begin(experiment, now)
        self._probes.follow(experiment)
        self._tryout.follow(experiment, now)
        if self._found is not None and not has_slice:
            self._look_ahead(experiment, self._found, left_s, slice_s, now)
        due = self._is_due(experiment, now) and (has_slice or not is_large(experiment))
        # Without a floor, what takes its place is found first, a part in each frame.
        if due and (experiment.floor() is not None or references_of(experiment.trainer).prepare()):
            self._look(experiment, now)

    def forget(self, experiment: Experiment, now: float) -> None:
        """Of a run that nothing can be said of: what was said of the one before it is gone."""
        if experiment.run != self._run:
            self._begin(experiment, now)

    def _begin(self, experiment: Experiment, now: float) -> None:
        self._run = experiment.run
        self.shown, self._found = Shown(), None
        self._debounce.begin(_said(self.shown), now)
        self._looked = float("-inf")

    # Looking ahead

    def _look_ahead(
        self, experiment: Experiment, found: Diagnosis, left_s: float, slice_s: float, now: float
    ) -> None:
        """The copy first, since what is tried depends on what it finds."""
        probes, tryout = self._probes, self._tryout
        wanted = found.needs_probe or found.verdict in AHEAD
        if experiment.status != "running":
            if not self._at_rest(experiment) and not tryout.has_just_stopped(now):
                useful = probes.is_useful(experiment.trainer.epoch)
                copy = probes.send(experiment) if wanted else probes.copy if useful else None
                probes.copy = tryout.work_alone(experiment, copy, left_s)
        elif wanted and not (probes.is_useful(experiment.trainer.epoch) or probes.lost):
            probes.work(experiment, left_s, slice_s, now)
        elif tryout.is_due(experiment, found.verdict):
            tryout.work_beside(experiment, probes.copy if wanted else None, left_s, slice_s)
        elif wanted:
            probes.work(experiment, left_s, slice_s, now)

    def _at_rest(self, experiment: Experiment) -> bool:
        """Whether nothing more is to be found out about a run that stands still."""
        early = self._found is None or self._found.evidence["reason"] in EARLY
        idle = experiment.status == "idle"
        return early or idle or self._tryout.gave_up or self._tryout.is_done(experiment)

    # Looking

    def _moment(self, experiment: Experiment) -> tuple[object, ...]:
        """What a verdict depends on, for a run that stands still."""
        return *moment_of(experiment), experiment.status, self._at_rest(experiment)

    def _is_due(self, experiment: Experiment, now: float) -> bool:
        status = experiment.status
        if status != "running" and self._looked_at[3:] != self._moment(experiment)[3:]:
            return True  # it has just come to a stand, or all has been tried
        pause_s = max(LOOK_S if status == "running" else 0.0, self._cost_s / LOOK_SHARE)
        return now - self._looked >= min(pause_s, RAREST_S)

    def _look(self, experiment: Experiment, now: float) -> None:
        start = time.thread_time()  # by the clock, a busy server would look less often
        found = self._diagnose(experiment)
        self._found = found
        self._looked_at = self._moment(experiment)
        new = self._of(found, experiment)
        # While a copy is on its way, what was known before holds until it brings an answer.
        if not (new.doubt == "probing" and self.shown.verdict and self.shown.doubt not in UNKNOWN):
            self._show(new, experiment, now)
        self._looked, self._cost_s = now, time.thread_time() - start

    def _diagnose(self, experiment: Experiment) -> Diagnosis:
        copy = self._probes.copy
        found = self._diagnosed(experiment, self._tryout.found(copy) or copy)
        if self._tryout.fits(found.verdict, experiment):
            return found
        return self._diagnosed(experiment, copy)

    def _diagnosed(self, experiment: Experiment, ahead: LookAhead | Probe | None) -> Diagnosis:
        best = experiment.best_known
        return diagnose(experiment.trainer, 0, experiment.floor(), ahead or False, best)

    def _show(self, new: Shown, experiment: Experiment, now: float) -> None:
        running, before = experiment.status == "running", self._debounce.shown
        # What is computed or tried does not flicker, and nothing does once a run stands still.
        urgent = new.final and (not running or new.verdict in (*COMPUTED, "unsteady"))
        urgent |= not running and self.shown.doubt == "outrun"
        urgent |= new.edited is not None and self.shown.edited is None
        if not self._debounce.offer(_said(new), now, running, urgent):
            return
        if self._debounce.shown != before or not running or now - self._refreshed >= REFRESH_S:
            self.shown = new
            self._refreshed = now

    def _of(self, found: Diagnosis, experiment: Experiment) -> Shown:
        doubt, grounds = found.evidence["reason"], grounds_of(found, experiment)
        edited, warm = experiment.hands.since, experiment.is_warm
        edited = 0 if edited is None and warm else edited
        if doubt in EARLY or (edited is not None and found.verdict not in PRESENT):
            return Shown(edited=edited, warm=warm)
        if edited is not None and doubt is not None and found.runner_up not in PRESENT:
            return Shown(edited=edited, warm=warm)
        if doubt == "not_probed":
            flat = found.verdict == "underfitting" and is_flat_and_high(
                experiment.curves(), grounds
            )
            doubt = None if flat else self._why_not_probed(experiment)
        return Shown(
            found.verdict,
            doubt,
            found.runner_up,
            grounds,
            offers_of(found, experiment),
            _ahead(found),
            self._what_is_tried(found, experiment) if edited is None else None,
            edited,
            warm,
        )

    def _why_not_probed(self, experiment: Experiment) -> str:
        if self._probes.lost:
            return "lost"
        if experiment.status != "running":
            return "not_probed" if self._at_rest(experiment) else "probing"
        return "outrun" if self._probes.outrun else "probing"

    def _what_is_tried(self, found: Diagnosis, experiment: Experiment) -> str | None:
        """now, where other networks train beside; later, where there is no time; None: all is.

        nothing: all is, and nothing helped.
        """
        if found.needs_trials and not self._tryout.has_tried:
            running = experiment.status == "running"
            now = self._tryout.is_at_work if running else not self._at_rest(experiment)
            return "now" if now else "later"
        in_vain = found.evidence["trials"] and not found.advice and found.verdict not in GOOD
        return "nothing" if in_vain else None


def _said(shown: Shown) -> Hashable:
    """What counts as the same verdict: a doubt between two is the same whichever leads."""
    names = shown.verdict if shown.doubt is None else frozenset((shown.verdict, shown.rival))
    return names, shown.edited is not None


def _ahead(found: Diagnosis) -> dict[str, list[float | None]] | None:
    """The curve of the copy, from where the run is now."""
    curves = found.continuation
    if curves is None or found.verdict not in ("still_learning", "underfitting"):
        return None
    end = AHEAD_FACTOR * max(1, found.evidence["epoch"])
    rows = thinned(np.array(curves.where(curves.epochs <= end), np.float64), AHEAD_POINTS)
    names = ("epochs", "train", "validation")
    return {name: plain(row, LOSS_DIGITS) for name, row in zip(names, rows, strict=True)}
