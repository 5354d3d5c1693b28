"""What one can see of a stack of networks: its parameters, and what it says about data."""

from __future__ import annotations

import numpy as np

from nn_core import checks
from nn_core.arrays import Array, FloatArray
from nn_core.config import RunConfig
from nn_core.errors import ConfigError
from nn_core.functions import metrics
from nn_core.functions.optimizers import Optimizer
from nn_core.functions.penalties import Penalties
from nn_core.training.evaluation import Evaluator
from nn_core.training.network import Network
from nn_core.training.prepare import Columns, Data, prepare, prepare_inputs


class Looking:
    """The half of a Trainer that changes nothing."""

    runs: tuple[RunConfig, ...]
    _network: Network
    _evaluator: Evaluator
    _optimizer: Optimizer
    _penalties: Penalties
    _columns: tuple[int, int]
    _threshold: float

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

    def weights(self, layer: int) -> Array:
        """(R, D, H) of a layer, a live view padded to the widest run; 0 is the first."""
        return self._block(layer)[:, 1:]

    def biases(self, layer: int) -> Array:
        """(R, H) of a layer, a live view padded to the widest run."""
        return self._block(layer)[:, 0]

    def _block(self, layer: int) -> Array:
        blocks = self._network.blocks
        layer = checks.whole_number("layer", layer, -len(blocks))
        if layer >= len(blocks):
            remedy = f"give a layer from 0 to {len(blocks) - 1}"
            raise ConfigError("layer", layer, remedy, "too_large", (0, len(blocks) - 1))
        return blocks[layer]

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
            return self._evaluator.loss(self._data(x, y))

    def accuracy(self, x: object, y: object) -> FloatArray:
        """(R,) share of the samples classified right; one output is cut midway between classes."""
        data = self._data(x, y)
        return metrics.accuracy(self.predict(x), data.y, self._threshold)

    def gradients(self, x: object, y: object) -> Array:
        """(R, P) gradient of loss and penalties, without dropout; AdamW has no l2 in it."""
        with np.errstate(all="ignore"):
            gradient = self._evaluator.gradient(self._data(x, y))
            decoupled = self._optimizer.decoupled
            self._penalties.add_derivative(self.parameters, gradient, decoupled=decoupled)
        return gradient

    def _inputs(self, x: object) -> Array:
        return prepare_inputs("x", x, self._columns[0], self._network.dtype)

    def _data(self, x: object, y: object) -> Data:
        return self._prepare(("x", "y"), x, y, self._columns)

    def _prepare(self, names: tuple[str, str], x: object, y: object, columns: Columns) -> Data:
        first = self.runs[0]
        return prepare(names, x, y, columns, np.dtype(first.dtype), first.loss)
