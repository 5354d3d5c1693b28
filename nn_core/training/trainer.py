"""Trainer: the only thing in the core that changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter
from typing import Any

import numpy as np

from nn_core import checks
from nn_core.arrays import Array, FloatArray, IntArray, per_run
from nn_core.config import RunConfig, parameter_count
from nn_core.functions.classes import class_threshold
from nn_core.functions.dropout import Dropout
from nn_core.functions.head import make_head
from nn_core.functions.optimizers import OPTIMIZERS
from nn_core.functions.penalties import Penalties
from nn_core.training.batches import Batches
from nn_core.training.best import Best
from nn_core.training.by_hand import ByHand
from nn_core.training.evaluation import Evaluator
from nn_core.training.history import History
from nn_core.training.network import Network
from nn_core.training.passes import Passes
from nn_core.training.prepare import Data
from nn_core.training.snapshot import Snapshot
from nn_core.training.stack import (
    Rates,
    adjusted,
    check_output,
    check_snapshot,
    check_stack,
    random_streams,
    rates_of,
    start_parameters,
)
from nn_core.training.tied_units import Twins

DEFAULT_EPOCHS = 100


class Trainer(ByHand):
    """Trains R runs that fit in one stack on one data set.

    x (S, D) and y (S, K) are real and finite; they are converted once to the runs' dtype. Errors:
    ConfigError for runs that do not fit together, ShapeError and DataError for data. Raises nothing
    when a loss becomes infinite: that run has then ended, see `diverged`. look: whether to look at
    all losses before the training at once; else run() begins with that, and the history is empty.
    """

    def __init__(
        self,
        runs: Sequence[RunConfig],
        x_train: object,
        y_train: object,
        x_validation: object,
        y_validation: object,
        look: bool = True,
    ) -> None:
        self.runs = check_stack(runs)
        train = self._prepare(("x_train", "y_train"), x_train, y_train, (None, None))
        names = ("x_validation", "y_validation")
        validation = self._prepare(names, x_validation, y_validation, train.columns)
        self._build(train, validation)
        self._initialize(look)

    @classmethod
    def on_prepared(
        cls, runs: Sequence[RunConfig], train: Data, validation: Data, look: bool = True
    ) -> Trainer:
        """A trainer on data from prepare(), which several stacks can share."""
        trainer = cls.__new__(cls)
        trainer.runs = check_stack(runs)
        trainer._build(train, validation)
        trainer._initialize(look)
        return trainer

    def _build(self, train: Data, validation: Data) -> None:
        """Everything of fixed size: it depends on the settings and the data's shape only."""
        self.train_data, self.validation_data = train, validation
        first, networks = self.runs[0], [run.network for run in self.runs]
        self._columns = train.columns
        check_output(first, self._columns[1])
        self.parameter_counts = np.array([parameter_count(n, *self._columns) for n in networks])
        self._network = network = Network(networks, *self._columns, first.dtype)
        self._twins = Twins(network, networks)
        self._head = make_head(networks[0].output_activation, first.loss)
        self._evaluator = Evaluator(network, self._head)
        self._initial_streams, shuffling, self._dropout_streams = random_streams(self.runs)
        self._batches = Batches(train, first.batch_size, shuffling)
        self.batches_per_epoch = self._batches.per_epoch
        self._optimizer = OPTIMIZERS[first.optimizer]
        self._state = self._optimizer.start(network.parameters)
        self._rate = np.zeros((len(self.runs), 1), network.dtype)
        self._step_rate = per_run(self._rate)
        self._penalties = Penalties(network.weight_mask)
        self._dropout: Dropout | None = None
        self._passes = Passes(network, self._head, self._batches.size)
        self.history = History(len(self.runs))
        self.best = Best(len(self.runs), len(validation.table), network.dtype)
        self.epoch = self.step_count = 0
        self._look: Iterator[None] | None = None
        self.diverged_epoch: IntArray = np.full(len(self.runs), -1)
        self._threshold = class_threshold(train.y, networks[0].output_activation)

    def _initialize(self, look: bool) -> None:
        for index, (run, rng) in enumerate(zip(self.runs, self._initial_streams, strict=True)):
            self._network.initialize(index, run.network.initializer, rng)
        self._apply_settings()
        self._look = self._looking()
        if look:
            self.finish_look()

    def begin_from(self, parameters: object) -> None:
        """Before the first batch: other start weights than those drawn; see start_parameters."""
        self._network.parameters[:] = start_parameters(parameters, self.parameters.shape)
        self._look = self._looking()

    # Training

    def run(
        self,
        max_epochs: int | None = None,
        budget_s: float | None = None,
        max_steps: int | None = None,
    ) -> int:
        """Trains until the first of max_epochs more epochs, max_steps more batches, about budget_s
        seconds; with none of them given for 100 epochs. Returns the number of epochs completed.

        Stops between batches and does at least one, unless max_epochs is 0 or all have diverged;
        begins none that would end after budget_s, if it takes as long as the one before.
        The look at all losses that completes an epoch counts as batches, too: it goes on with the
        next call, and max_steps are done when it is.
        """
        if max_epochs is None and budget_s is None and max_steps is None:
            max_epochs = DEFAULT_EPOCHS
        first, last, last_step = self.epoch, None, None
        if max_epochs is not None:
            last = first + checks.whole_number("max_epochs", max_epochs, 0)
        if max_steps is not None:
            last_step = self.step_count + checks.whole_number("max_steps", max_steps, 0)
        now = perf_counter()
        end = None if budget_s is None else now + checks.rate("budget_s", budget_s)
        with np.errstate(all="ignore"):
            while self.epoch != last and not self.stands_at(last_step) and not self._ended:
                self._advance()
                before, now = now, perf_counter()
                if end is not None and now + (now - before) > end:
                    break
        return self.epoch - first

    def step(self) -> None:
        """Trains on one batch; does nothing once all runs have diverged."""
        self.run(max_steps=1)

    def stands_at(self, step: int | None) -> bool:
        """Whether so many batches are done, and the look at all losses that the last one began."""
        return self.step_count == step and self._look is None

    def _advance(self) -> None:
        """One batch, or one chunk of the look at all losses that completes an epoch."""
        if self._look is not None:
            self._go_on_looking()
            return
        inputs, targets = self._batches.take()
        batch = self._passes.at(inputs.shape[2])
        if self._dropout is not None:
            self._dropout.draw(batch.n_samples)
        batch.forward(inputs)
        batch.backward(targets, batch.scale)
        self._twins.tie()
        self._update(self._network.parameters, self._network.gradient)
        self.step_count += 1
        if self._batches.at_start:
            self._look = self._looking()

    def _update(self, parameters: Array, gradient: Array) -> None:
        penalties, optimizer = self._penalties, self._optimizer
        penalties.add_derivative(parameters, gradient, decoupled=optimizer.decoupled)
        optimizer.step(parameters, gradient, self._state, self._step_rate, penalties.l2)
        if self._held is not None:
            parameters[self.diverged] = self._held

    def _looking(self) -> Iterator[None]:
        """Completes an epoch, chunk by chunk: its losses can take longer than many batches."""
        train, validation = self._evaluator.no_loss(), self._evaluator.no_loss()
        yield from self._evaluator.add_loss(self.train_data, train)
        yield from self._evaluator.add_loss(self.validation_data, validation, self.best.latest)
        self.epoch = self.step_count // self.batches_per_epoch
        self.history.record(self.epoch, train, validation)
        self.best.record(self.epoch, validation)
        finite = np.isfinite(train) & np.isfinite(validation)
        if not finite.all():
            self.diverged_epoch[~finite & ~self.diverged] = self.epoch
            self._hold_diverged()

    def _go_on_looking(self) -> None:
        assert self._look is not None
        if next(self._look, self) is self:
            self._look = None

    def finish_look(self) -> None:
        """Completes a look at all losses that is under way."""
        with np.errstate(all="ignore"):
            while self._look is not None:
                self._go_on_looking()

    def _hold_diverged(self) -> None:
        """Runs that have ended stay as they are, whatever is computed for them in the stack."""
        self._held = self.parameters[self.diverged] if self.diverged.any() else None
        self._ended = bool(self.diverged.all())

    def adjust(
        self,
        learning_rate: Rates | None = None,
        l1: Rates | None = None,
        l2: Rates | None = None,
        dropout: Rates | None = None,
    ) -> None:
        """New rates from the next step on, for all runs or, as a sequence, for each of them."""
        given = {"learning_rate": learning_rate, "l1": l1, "l2": l2, "dropout": dropout}
        self.runs = adjusted(self.runs, given)
        self._apply_settings()

    def _apply_settings(self) -> None:
        # A rate beyond all numbers of the dtype makes the run diverge, as the largest of them does.
        largest = np.finfo(self._network.dtype).max
        rates = {name: np.minimum(rate, largest) for name, rate in rates_of(self.runs).items()}
        self._rate[:, 0] = rates["learning_rate"]
        self._penalties.set_rates(rates["l1"], rates["l2"])
        self._set_dropout(rates["dropout"])
        self._twins.set_dropout(rates["dropout"])
        self._hold_diverged()

    def _set_dropout(self, rates: FloatArray) -> None:
        if self._dropout is None and rates.any() and len(self._network.widths) > 1:
            widths = [run.network.hidden_widths for run in self.runs]
            generators, dtype = self._dropout_streams, self._network.dtype
            self._dropout = Dropout(widths, self._batches.size, generators, dtype)
            self._passes = Passes(self._network, self._head, self._batches.size, self._dropout)
        if self._dropout is not None:
            self._dropout.set_rates(rates)

    def restore(self, snapshot: Snapshot) -> None:
        """Back, or forth, to a snapshot of this trainer or of one made alike, to the last bit."""
        check_snapshot(snapshot, self.runs, self.parameters.shape, len(self.train_data.table))
        self._go_to(snapshot)
        self.finish_look()

    def _go_to(self, snapshot: Snapshot) -> None:
        self.runs = snapshot.runs
        self._network.parameters[:] = snapshot.parameters
        self._state.slots[:] = snapshot.slots
        self._state.steps = snapshot.steps
        self.epoch, self.step_count = snapshot.epoch, snapshot.step_count
        self._batches.go_to(snapshot.position)
        for rng, state in zip(self._dropout_streams, snapshot.dropout_states, strict=True):
            rng.bit_generator.state = state
        self.diverged_epoch[:] = snapshot.diverged_epoch
        self.history.go_to(snapshot.history)
        self.best.go_to(snapshot.best)
        self._apply_settings()
        amid = self.epoch < self.step_count // self.batches_per_epoch or not self.history
        self._look = self._looking() if amid else None

    @classmethod
    def from_state(cls, state: Mapping[str, Any]) -> Trainer:
        """A trainer as one was; a look that was under way is left to run()."""
        trainer = cls.__new__(cls)
        trainer.runs = state["snapshot"].runs
        trainer._build(*state["data"])
        trainer._go_to(state["snapshot"])
        return trainer

    def __reduce__(self) -> tuple[Any, ...]:
        # Copied views would no longer share the parameters' memory, so a copy is built anew.
        return _with_look, (self.state(),)


def _with_look(state: Mapping[str, Any]) -> Trainer:
    trainer = Trainer.from_state(state)
    trainer.finish_look()
    return trainer
