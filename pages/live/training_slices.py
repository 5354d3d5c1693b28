"""Training in slices, each of them a moment's work for the engine's worker."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nn_core import RunConfig, Trainer
from nn_core.diagnosis import references_of

# Carries out a function of a module, with arguments that can be pickled: Engine.work, in a turn.
Work = Callable[..., Any]
Halves = tuple[NDArray[np.float64], NDArray[np.float64]]

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


def made(run: RunConfig, training: Halves, validation: Halves, before: Trainer | None) -> Trainer:
    """A run at its start, on inputs (S, D) and targets (S, K) of both halves.

    before: one on the same data with the same loss and output. What was made of the data for that
    one, and the losses that can be told from them alone, hold for this one too.
    """
    if before is None:
        return Trainer([run], *training, *validation, look=False)
    trainer = Trainer.on_prepared([run], before.train_data, before.validation_data, look=False)
    references_of(trainer, references_of(before).for_another_run())
    return trainer
