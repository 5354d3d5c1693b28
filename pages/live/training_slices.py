"""Training in slices, each of them a moment's work for the engine's worker."""

import time
from collections.abc import Callable
from typing import Any

from nn_core import Trainer

# Carries out a function of a module, with arguments that can be pickled: Engine.work, in a turn.
Work = Callable[..., Any]

SLICE_S = 0.04
BEGIN_S = 0.02  # of processor time


def trained(work: Work, trainer: Trainer, at_least: int) -> Trainer:
    """The trainer after the epoch in which so many batches are done, or where it has diverged."""
    steps = -(-at_least // trainer.batches_per_epoch) * trainer.batches_per_epoch
    while not trainer.stands_at(steps) and not trainer.diverged.all():
        trainer = work(go_on, trainer, steps)
    return trainer


def go_on(trainer: Trainer, steps: int) -> Trainer:
    """In the worker: a slice on the way to so many batches."""
    trainer.run(max_steps=steps - trainer.step_count, budget_s=SLICE_S)
    return trainer


def begin(trainer: Trainer) -> None:
    """The first epoch, or as much of it as takes a moment: a run's first picture shall have learned
    something, however many others want the processor."""
    end = time.thread_time() + BEGIN_S
    while trainer.epoch == 0 and not trainer.diverged.all() and time.thread_time() < end:
        trainer.run(max_epochs=1, budget_s=BEGIN_S / 4)
