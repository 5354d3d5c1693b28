"""Which runs may be trained together, and what they then share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from nn_core import checks
from nn_core.arrays import Array, FloatArray
from nn_core.config import RunConfig
from nn_core.errors import ConfigError, ShapeError
from nn_core.training.snapshot import Snapshot

Rates = float | Sequence[float] | FloatArray
SHARED = ("loss", "optimizer", "batch_size", "dtype")
ADJUSTABLE = ("learning_rate", "l1", "l2", "dropout")  # what may change during a run
SHARED_NETWORK = ("depth", "layer_kinds", "layer_activations", "output_activation")


def check_stack(runs: Sequence[RunConfig]) -> tuple[RunConfig, ...]:
    """The runs as a tuple, or ConfigError naming the setting in which they differ."""
    stack = tuple(runs) if isinstance(runs, Sequence) else (runs,)
    if not stack:
        raise ConfigError("runs", stack, "give at least one RunConfig", "empty")
    for run in stack:
        if not isinstance(run, RunConfig):
            raise ConfigError("runs", run, "give a sequence of RunConfig", "wrong_type")
        for name in SHARED_NETWORK:
            _compare(name, getattr(run.network, name), getattr(stack[0].network, name))
        for name in SHARED:
            _compare(name, getattr(run, name), getattr(stack[0], name))
    return stack


def check_output(run: RunConfig, n_outputs: int) -> None:
    """ConfigError where output and loss mean nothing together: one constant answer is perfect."""
    output = run.network.output_activation
    if output == "softmax" and n_outputs == 1:
        remedy = "with one output choose sigmoid; softmax needs one output for each class"
        raise ConfigError("output_activation", output, remedy, "does_not_suit", ("sigmoid",))
    if run.loss == "cross_entropy" and output != "softmax":
        remedy = "choose softmax, whose outputs compete; or binary_cross_entropy for each output"
        raise ConfigError("output_activation", output, remedy, "does_not_suit", ("softmax",))


def check_snapshot(
    snapshot: object, mine: Sequence[RunConfig], shape: tuple[int, ...], n_samples: int
) -> None:
    """ConfigError unless its runs are mine, but for what may change, on as many training samples.

    shape (R, P) is that of my parameters.
    """
    if not isinstance(snapshot, Snapshot):
        raise ConfigError("snapshot", snapshot, "give what snapshot() returned", "wrong_type")
    same = len(snapshot.runs) == len(mine) and all(
        replace(a, learning_rate=0, l1=0, l2=0, dropout=0)
        == replace(b, learning_rate=0, l1=0, l2=0, dropout=0)
        for a, b in zip(snapshot.runs, mine, strict=True)
    )
    if not same or snapshot.parameters.shape != shape:
        remedy = "restore it into a Trainer made from the same runs, on data with as many columns"
        raise ConfigError("snapshot", snapshot.runs, remedy, "does_not_fit", tuple(mine))
    if snapshot.n_samples != n_samples:
        remedy = f"restore it into a Trainer with {snapshot.n_samples} training samples"
        raise ConfigError("snapshot", n_samples, remedy, "does_not_fit", (snapshot.n_samples,))


def for_each_run(name: str, values: Rates, n_runs: int) -> list[Any]:
    """One value a run, from a single number or from as many as there are runs."""
    if isinstance(values, np.ndarray):
        values = values.tolist()
    if not isinstance(values, list | tuple):
        return [values] * n_runs
    if len(values) != n_runs:
        remedy = f"give one number, or {n_runs}, one for each run"
        raise ConfigError(name, values, remedy, "wrong_length", (n_runs,))
    return list(values)


def adjusted(runs: Sequence[RunConfig], given: Mapping[str, Rates | None]) -> tuple[RunConfig, ...]:
    """The runs with new rates, each for all runs or a sequence; None leaves a rate as it is."""
    n_runs = len(runs)
    changes = {k: for_each_run(k, v, n_runs) for k, v in given.items() if v is not None}
    return tuple(
        replace(run, **{name: values[index] for name, values in changes.items()})
        for index, run in enumerate(runs)
    )


def rates_of(runs: Sequence[RunConfig]) -> dict[str, FloatArray]:
    """What adjust() may change, (R,) each."""
    return {name: np.array([getattr(run, name) for run in runs]) for name in ADJUSTABLE}


def random_streams(runs: Sequence[RunConfig]) -> tuple[tuple[np.random.Generator, ...], ...]:
    """Generators (3, R): each run's own for its initial weights, its batches and its dropout.

    Three of them, so that switching dropout on does not change the order of the batches.
    """
    seeds = [np.random.SeedSequence(run.seed).spawn(3) for run in runs]
    return tuple(tuple(map(_generator, kind)) for kind in zip(*seeds, strict=True))


def _generator(seed: np.random.SeedSequence) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))  # named, since NumPy's default may change


def _compare(name: str, value: object, first: object) -> None:
    if value != first:
        field = "activations" if name == "layer_activations" else name
        remedy = f"use {first!r} as the first run does, or train this run in another stack"
        raise ConfigError(field, value, remedy, "does_not_fit", (first,))


def start_parameters(given: object, shape: tuple[int, int]) -> Array:
    """Those of a whole stack (R, P). ShapeError and DataError for what does not fit."""
    parameters = checks.matrix("parameters", given, shape[1])
    if parameters.shape != shape:
        raise ShapeError("parameters", parameters.shape, "give one row a run", "wrong_shape", shape)
    return parameters
