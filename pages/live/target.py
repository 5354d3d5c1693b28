"""A target: the batch up to which a run trains as fast as it can, in slices like all training."""

from typing import Any, NamedTuple

from nn_core import Trainer


class Target(NamedTuple):
    """kind says why it was set: start, whose losses are still to be computed; step; epoch;
    stop_here; or again, where a lost run is trained once more.
    """

    kind: str
    step: int  # the number of the last batch, counted from the start of the run
    since: int  # the batches that were done when it was set

    @property
    def trains(self) -> bool:
        """Whether there are batches on the way; else only losses are computed."""
        return self.step > self.since

    def reached(self, trainer: Trainer) -> bool:
        """Whether the run stands there, with its losses known, or will never come there."""
        beyond = trainer.step_count > self.step
        return beyond or trainer.stands_at(self.step) or bool(trainer.diverged[0])

    def content(self, trainer: Trainer) -> dict[str, Any]:
        """For the browser: the epoch trained towards, and the share of the way that is done."""
        share = (trainer.step_count - self.since) / max(1, self.step - self.since)
        epoch = -(-self.step // trainer.batches_per_epoch)
        return {"kind": self.kind, "epoch": epoch, "share": round(share, 3)}
