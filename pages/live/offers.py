"""What the panel offers to try: the diagnosis' advice, as far as the playground can follow it."""

from collections.abc import Iterator
from typing import NamedTuple

from nn_core import Diagnosis
from nn_core.diagnosis import SMALLER, Advice, changed_runs
from pages.live.counter_experiments import Changes, changes_of
from pages.live.experiment import Experiment


class Offer(NamedTuple):
    """A button: the kind of advice, what it changes, validation loss without and with it."""

    kind: str
    changes: Changes
    tried: tuple[float, float] | None = None


def offers_of(found: Diagnosis, experiment: Experiment) -> tuple[Offer, ...]:
    """None that changes nothing, or that is under way, or that could not be kept."""
    offers = []
    for advice in (*found.advice, *_smaller_ones(found, experiment)):
        changes = changes_of(advice, experiment.settings, experiment.trainer.epoch)
        on_its_way = experiment.status == "running" and experiment.goal >= changes.get("epochs", 0)
        running_on = advice.kind == "train_on" and on_its_way
        # With other rates on the way, no run from the start would be the same again; and none
        # compares with a network that a hand has changed, or that began with what it had learned.
        lost = advice.kind == "stop_here" and experiment.adjusted
        changed = experiment.hands.has_changed or experiment.is_warm
        lost |= advice.kind != "train_on" and changed
        if changes and not (running_on or lost):
            offers.append(Offer(advice.kind, changes, advice.tried))
    return tuple(offers)


def _smaller_ones(found: Diagnosis, experiment: Experiment) -> Iterator[Advice]:
    """The smaller networks that were tried and are not enough, to see for oneself."""
    trials = found.evidence["trials"] or {}
    if found.verdict != "lagom":
        return
    run = experiment.trainer.runs[0]
    now = found.evidence["validation_loss"]
    for kind, changed in changed_runs(found.verdict, run).items():
        if kind in SMALLER and kind in trials and trials[kind]["validation_loss"] is not None:
            yield Advice(kind, changed, tried=(now, trials[kind]["validation_loss"]))
