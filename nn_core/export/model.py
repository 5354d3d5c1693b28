"""A trained network apart from its training: its numbers, and all that it takes to ask it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from os import PathLike
from pathlib import Path
from typing import IO, Protocol

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

    @classmethod
    def of(cls, names: tuple[str, ...], mean: Array, scale: Array) -> Columns:
        """From arrays, one entry a column."""
        return cls(names, tuple(mean.tolist()), tuple(scale.tolist()))


class Named(Protocol):
    """What a model takes along of its data: a Dataset has all of it.

    Inputs are what a network is given, F columns; each unit is (mean, scale), by column.
    """

    @property
    def feature_names(self) -> tuple[str, ...]: ...
    @property
    def feature_units(self) -> tuple[FloatArray, FloatArray]: ...
    @property
    def output_names(self) -> tuple[str, ...]: ...
    @property
    def target_units(self) -> tuple[FloatArray, FloatArray]: ...
    @property
    def class_names(self) -> tuple[str, ...]: ...
    @property
    def is_multilabel(self) -> bool: ...


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

    @classmethod
    def from_trainer(cls, trainer: Looking, run: int, data: Named) -> Model:
        """The network of one run of a stack, as it is now, with the columns of its data."""
        inputs = Columns.of(data.feature_names, *data.feature_units)
        outputs = Columns.of(data.output_names, *data.target_units)
        # Of labels the model gives each one's output: a class is a combination of them.
        classes = () if data.is_multilabel else data.class_names
        alone = trainer if len(trainer.runs) == 1 and run == 0 else trainer.subset([run], False)
        return model_of(alone, inputs, outputs, classes, {})

    def save(self, file: str | PathLike[str] | IO[bytes]) -> None:
        """Write it as an .npz file, which Model.load and np.load read."""
        from nn_core.export.model_file import write_model  # which knows this class

        if isinstance(file, str | PathLike):
            Path(file).write_bytes(write_model(self))
        else:
            file.write(write_model(self))

    @classmethod
    def load(cls, file: str | PathLike[str] | IO[bytes]) -> Model:
        """What save wrote, bit for bit. Raises ModelFileError, and OSError where no file is."""
        from nn_core.export.model_file import MOST_BYTES, read_model  # which knows this class

        if isinstance(file, str | PathLike):
            with Path(file).open("rb") as opened:
                return read_model(opened.read(MOST_BYTES + 1))
        return read_model(file.read(MOST_BYTES + 1))

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

    def predict(self, raw: Array, dtype: str = "float64") -> FloatArray:
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
