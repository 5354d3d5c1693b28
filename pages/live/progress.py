"""How far the epoch is that is being trained, or another target; told once that takes a while."""

from typing import Any

from pages.live.experiment import Experiment

LONG_S = 0.5  # what takes less is seen in the number of epochs

Way = tuple[int, int]  # a run, and the epoch that it is on its way to


class Progress:
    """Follows a run from frame to frame."""

    def __init__(self) -> None:
        self._way: Way | None = None
        self._since = 0.0
        self._told = False

    def follow(self, experiment: Experiment, now: float) -> dict[str, Any] | None:
        """The epoch and the share of the way there that is done; None where it comes soon."""
        told = _of(experiment)
        way = None if told is None else (experiment.run, told["epoch"])
        long = now - self._since >= LONG_S
        if way != self._way:
            # Where one epoch took long, the next is shown from its start: the bar would flicker.
            self._told = self._told and long and way is not None
            self._way, self._since = way, now
        else:
            self._told = self._told or long
        return told if self._told else None


def _of(experiment: Experiment) -> dict[str, Any] | None:
    """None where nothing is under way: between two epochs."""
    target, trainer = experiment.target, experiment.trainer
    if target is not None and target.trains and target.kind != "step":
        return target.content(trainer)
    share = trainer.step_count / trainer.batches_per_epoch - trainer.epoch
    if experiment.status != "running" and not share:
        return None
    return {"kind": "epoch", "epoch": trainer.epoch + 1, "share": round(share, 3)}
