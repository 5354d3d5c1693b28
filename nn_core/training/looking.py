"""What one can see of a stack of networks: its parameters, and what it says about data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from nn_core import checks
from nn_core.arrays import Array, BoolArray, FloatArray, IntArray
from nn_core.config import RunConfig
from nn_core.errors import ConfigError
from nn_core.functions import metrics
from nn_core.functions.optimizers import Optimizer, State
from nn_core.functions.penalties import Penalties
from nn_core.training.batches import Batches
from nn_core.training.best import Best
from nn_core.training.evaluation import Evaluator
from nn_core.training.history import History
from nn_core.training.network import Network
from nn_core.training.prepare import Columns, Data, prepare, prepare_inputs
from nn_core.training.snapshot import Snapshot

if TYPE_CHECKING:
    from nn_core.training.trainer import Trainer


class Looking:
    """The half of a Trainer that changes nothing."""

    runs: tuple[RunConfig, ...]
    _network: Network
    _evaluator: Evaluator
    _optimizer: Optimizer
    _penalties: Penalties
    _columns: tuple[int, int]
    _threshold: float
    _state: State
    _batches: Batches
    _dropout_streams: Sequence[np.random.Generator]
    epoch: int
    step_count: int
    history: History
    best: Best
    train_data: Data
    validation_data: Data
    diverged_epoch: IntArray

    @property
    def columns(self) -> tuple[int, int]:
        """D inputs and K outputs."""
        return self._columns

    @property
    def threshold(self) -> float:
        """Where a single output is cut between two classes."""
        return self._threshold

    @property
    def parameters(self) -> Array:
        """(R, P), live, padded to the widest run: layer after layer, biases before weights."""
        return self._network.parameters

    def weights(self, layer: int, of: Array | None = None) -> Array:
        """(R, D, H) of a layer, a live view padded to the widest run; 0 is the first.

        of: another matrix (R, P), such as gradients(), whose part for this layer is wanted.
        """
        return self._matrix(layer, of)[:, 1:]

    def biases(self, layer: int, of: Array | None = None) -> Array:
        """(R, H) of a layer, a live view padded to the widest run; of: as in weights()."""
        return self._matrix(layer, of)[:, 0]

    def _matrix(self, layer: int, of: Array | None = None) -> Array:
        """(R, 1 + D, H): a layer's biases, and below them its weights."""
        blocks, own = self._network.blocks, self._network.layout.unit_parameters
        if of is not None:
            blocks = self._network.layout.cut(of)
        layer = checks.whole_number("layer", layer, -len(blocks))
        if layer >= len(blocks):
            remedy = f"give a layer from 0 to {len(blocks) - 1}"
            raise ConfigError("layer", layer, remedy, "too_large", (0, len(blocks) - 1))
        return blocks[layer][:, own[layer] - 1 :]

    def predict(self, x: object) -> Array:
        """(R, S, K) after the output activation, for inputs (S, D), without dropout."""
        with np.errstate(all="ignore"):
            return self._evaluator.outputs(self._inputs(x))

    def activations(self, x: object) -> list[Array]:
        """(R, S, H) of every layer, the output last; padded units are 0."""
        with np.errstate(all="ignore"):
            return self._evaluator.activations(self._inputs(x))

    def loss(self, x: object, y: object) -> FloatArray:
        """(R,) mean loss on inputs (S, D) and targets (S, K), without penalties and dropout."""
        with np.errstate(all="ignore"):
            return self._evaluator.loss(self.prepared(x, y))

    def accuracy(self, x: object, y: object, multilabel: bool = False) -> FloatArray:
        """(R,) share of the samples classified right; one output is cut midway between classes.

        multilabel: each output is cut so, and all of a sample's must be right.
        """
        data = self.prepared(x, y)
        return metrics.accuracy(self.predict(x), data.y, self._threshold, multilabel)

    def gradients(self, x: object, y: object) -> Array:
        """(R, P) gradient of loss and penalties, without dropout; AdamW has no l2 in it."""
        with np.errstate(all="ignore"):
            gradient = self._evaluator.gradient(self.prepared(x, y))
            decoupled = self._optimizer.decoupled
            self._penalties.add_derivative(self.parameters, gradient, decoupled=decoupled)
        return gradient

    @property
    def diverged(self) -> BoolArray:
        """(R,): whose loss has been infinite or not a number. Such a run has ended."""
        return self.diverged_epoch >= 0

    def snapshot(self) -> Snapshot:
        """All that changes while training, adjustable settings included; cheap and picklable."""
        return Snapshot(
            runs=self.runs,
            parameters=self.parameters.copy(),
            slots=self._state.slots.copy(),
            steps=self._state.steps,
            epoch=self.epoch,
            n_samples=len(self.train_data.table),
            step_count=self.step_count,
            position=self._batches.position(),
            dropout_states=tuple(rng.bit_generator.state for rng in self._dropout_streams),
            diverged_epoch=self.diverged_epoch.copy(),
            history=self.history.mark(),
            best=self.best.mark(),
        )

    def state(self) -> dict[str, Any]:
        """All that a trainer is: its data, and a snapshot. What it pickles."""
        return {"data": (self.train_data, self.validation_data), "snapshot": self.snapshot()}

    def subset(self, indices: Sequence[int], look: bool = True) -> Trainer:
        """A trainer with these of the runs alone, bit for bit: weights, optimizer, curves.

        look: whether to finish at once a look at all losses that was under way; else run() does so.
        """
        from nn_core.training.parts import part_of_state  # which makes trainers

        return part_of_state(self.state(), indices, look)

    def _inputs(self, x: object) -> Array:
        return prepare_inputs("x", x, self._columns[0], self._network.dtype)

    def prepared(self, x: object, y: object) -> Data:
        """Inputs (S, D) and targets (S, K), checked, as this stack computes with them."""
        return self._prepare(("x", "y"), x, y, self._columns)

    def _prepare(self, names: tuple[str, str], x: object, y: object, columns: Columns) -> Data:
        first = self.runs[0]
        return prepare(names, x, y, columns, np.dtype(first.dtype), first.loss)
