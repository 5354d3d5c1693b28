"""How long a sweep takes here and how much memory, told before it runs; what is too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from nn_core.config import RunConfig, parameter_count
from nn_core.functions.optimizers import OPTIMIZERS
from nn_core.sweep.cost import DataShape, Group, Sizes, machine_factor, mean_unit_factor, work
from nn_core.sweep.stacking import make_stacks
from nn_core.training.batches import GATHERED_BATCHES, GATHERED_ELEMENTS
from nn_core.training.evaluation import chunk_samples
from nn_core.training.history import DENSE_EPOCHS

RUN_BYTES = 15_000  # settings, generators and places of a run, measured
MEGABYTE = 1e6


class Estimate(NamedTuple):
    """Of a sweep: its runs, all their parameters, seconds of training, memory while it trains."""

    runs: int
    parameters: int
    seconds: float
    megabytes: float

    @property
    def over(self) -> tuple[str, ...]:
        """The names of what is more than SWEEP_LIMIT, () where the sweep may run."""
        return tuple(
            name
            for name, value, limit in zip(self._fields, self, SWEEP_LIMIT, strict=True)
            if value > limit
        )


# For a server that several sessions share, with one core for all of them and 1 GB. Measured: 1000
# small runs are set up in 0.4 s; 240 of them take 4 s for 100 epochs of 250 points, so 120 s are a
# map 30 times as dear, and 20 minutes when ten sessions sweep so at once. Below these limits no
# slice of 20 ms took longer than 35 ms.
SWEEP_LIMIT = Estimate(runs=1000, parameters=1_000_000, seconds=120.0, megabytes=140.0)


def estimate(
    runs: Sequence[RunConfig],
    n_train: int,
    n_validation: int,
    max_epochs: int,
    n_inputs: int = 2,
    n_outputs: int = 1,
) -> Estimate:
    """What Sweep(runs, ..., max_epochs) will take, nothing of it trained.

    The seconds are those of this machine with nobody else on it; the first call measures its speed,
    which takes some 50 ms.
    """
    data = DataShape(n_train, n_validation, n_inputs, n_outputs)
    seconds = held = 0.0
    for stack in make_stacks(runs, data):
        first = runs[stack[0]]
        groups = [*Counter(runs[index].network.hidden_widths for index in stack).items()]
        seconds += work(groups, first, data, mean_unit_factor(first)).epoch * max_epochs
        held += _stack_bytes(groups, first, data)
    held += len(runs) * (RUN_BYTES + 2 * 16 * _recorded(max_epochs))
    return Estimate(
        runs=len(runs),
        parameters=sum(parameter_count(run.network, n_inputs, n_outputs) for run in runs),
        seconds=seconds * machine_factor() if seconds else 0.0,
        megabytes=held / MEGABYTE,
    )


def _stack_bytes(groups: Sequence[Group], run: RunConfig, data: DataShape) -> float:
    """Memory of one stack: parameters and the optimizer's, the passes' buffers, the batches."""
    sizes, width = Sizes(groups, data, run.network), int(np.dtype(run.dtype).itemsize)
    batch = min(run.batch_size, data.n_train)
    chunk = chunk_samples(sizes.n_runs * sizes.widest)
    deepest = sizes.units + sizes.n_runs * sizes.n_layers  # each layer has a row of ones
    numbers = sizes.parameters * (3 + OPTIMIZERS[run.optimizer].n_slots)
    numbers += (chunk + batch) * (2 * deepest + sizes.n_runs * (sizes.widest + data.n_outputs))
    if batch == data.n_train:
        return width * numbers
    columns = sizes.n_runs * batch * (1 + data.n_inputs + data.n_outputs)
    gathered = max(1, min(GATHERED_ELEMENTS // columns, GATHERED_BATCHES, data.n_train // batch))
    keys_and_order = 8 * 2 * sizes.n_runs * data.n_train
    return width * (numbers + 2 * gathered * columns) + keys_and_order


def _recorded(epochs: int) -> int:
    """About how many epochs a history keeps."""
    doublings = (max(0, epochs - 1) // DENSE_EPOCHS).bit_length()
    return min(epochs + 1, DENSE_EPOCHS + doublings * DENSE_EPOCHS // 2)
