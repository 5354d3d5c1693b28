"""A trained network apart from its training: its numbers, and all that it takes to ask it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.config import RunConfig
from nn_core.functions.classes import threshold_of
from nn_core.training.frozen import Frozen
from nn_core.training.looking import Looking


@dataclass(frozen=True)
class Columns:
    """Inputs or outputs: their names, and (value - mean) / scale as what the network knows."""

    names: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True, eq=False)
class Model:
    """weights[l] is (D, H) and biases[l] (H,), the output layer last; both are of run.dtype.

    classes: none for regression, 2 for a single output, else one for each output. settings: what
    made it, by name, for whoever trained it; the core only keeps them.
    """

    run: RunConfig
    weights: tuple[Array, ...]
    biases: tuple[Array, ...]
    inputs: Columns
    outputs: Columns
    classes: tuple[str, ...]
    epoch: int = 0
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def sizes(self) -> tuple[int, ...]:
        """(D, H, ..., K)."""
        return sizes_of(self.run, len(self.inputs), len(self.outputs))

    @property
    def layer_activations(self) -> tuple[str, ...]:
        """One name for each layer, the output's last."""
        return (*self.run.network.layer_activations, self.run.network.output_activation)

    @property
    def n_parameters(self) -> int:
        return sum(block.size for block in (*self.weights, *self.biases))

    @property
    def is_finite(self) -> bool:
        """Whether it can answer at all: a network that diverged cannot."""
        return all(np.isfinite(block).all() for block in (*self.weights, *self.biases))

    @property
    def threshold(self) -> float:
        """Where a single output is cut between two classes."""
        return threshold_of(self.run.network.output_activation)

    @property
    def parameters(self) -> Array:
        """(1, P) as a Trainer has them: layer after layer, biases before weights."""
        layers = zip(self.biases, self.weights, strict=True)
        blocks = [block.ravel() for pair in layers for block in pair]
        return np.concatenate(blocks)[None]

    def network_outputs(self, x: Array, dtype: str = "float64") -> FloatArray:
        """(S, K) for inputs (S, D) as the network gets them."""
        run = replace(self.run, dtype=dtype)
        frozen = Frozen([run], self.parameters, (len(self.inputs), len(self.outputs)))
        return np.asarray(frozen.predict(x)[0], np.float64)

    def answers(self, raw: Array, dtype: str = "float64") -> FloatArray:
        """(S, K) for inputs (S, D) in their own units: values in theirs, or outputs for classes."""
        x = (np.asarray(raw, np.float64) - self.inputs.mean) / self.inputs.scale
        outputs = self.network_outputs(x, dtype)
        return np.asarray(outputs * self.outputs.scale + self.outputs.mean)


def sizes_of(run: RunConfig, n_inputs: int, n_outputs: int) -> tuple[int, ...]:
    """(D, H, ..., K)."""
    return (n_inputs, *run.network.hidden_widths, n_outputs)


def shapes_of(sizes: tuple[int, ...]) -> list[tuple[tuple[int, int], tuple[int]]]:
    """Of each layer, the output last: the shapes of its weights and of its biases."""
    return [((d, h), (h,)) for d, h in pairwise(sizes)]


def model_of(
    trainer: Looking,
    inputs: Columns,
    outputs: Columns,
    classes: tuple[str, ...],
    settings: Mapping[str, str],
) -> Model:
    """The network of a trainer of one run, as it is now; its numbers are copied."""
    run = trainer.runs[0]
    layers = range(run.network.depth + 1)
    return Model(
        run,
        tuple(trainer.weights(layer)[0].copy() for layer in layers),
        tuple(trainer.biases(layer)[0].copy() for layer in layers),
        inputs,
        outputs,
        classes,
        trainer.epoch,
        settings,
    )
