"""What a sweep costs, told before it runs: a model of the seconds a stack takes.

The shape of the model is the core's own: calls, products, units, parameters. Its factors were
fitted to 431 random stacks (5 to 95 % of them within 0.6 to 1.3 of the model) on one machine; how
much faster or slower another one is, `machine_factor` measures there, once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from threading import Lock
from time import thread_time
from typing import NamedTuple

import numpy as np

from nn_core.config import NetworkConfig, RunConfig, unit_parameters
from nn_core.functions.activations import ACTIVATIONS
from nn_core.functions.optimizers import OPTIMIZERS
from nn_core.layers.layout import count
from nn_core.training.evaluation import chunk_samples
from nn_core.training.trainer import Trainer

_measuring = Lock()

Widths = tuple[int, ...]
Group = tuple[Widths, int]  # hidden widths, and how many runs of a stack have them

# Seconds: of a call's worth of work for each layer and for each size of matrix product in it, ...
LAYER_S, SIZE_S, PRODUCT_S = 3e-6, 3.4e-6, 9e-8
# ... and per multiplication, unit, parameter (and optimizer slot) and shuffled sample. Float32.
MULTIPLY_S, UNIT_S, PARAMETER_S, SLOT_S, SHUFFLE_S = 1.3e-11, 1.8e-9, 6e-10, 8e-10, 2.5e-8
RECORD_S, OUTPUT_S = 8e-6, 2e-9


class DataShape(NamedTuple):
    """Of the data that a sweep trains on."""

    n_train: int
    n_validation: int
    n_inputs: int
    n_outputs: int


class Work(NamedTuple):
    """Seconds of a stack: one step, one look at all losses, one epoch with both."""

    step: float
    record: float
    epoch: float


def work(groups: Sequence[Group], run: RunConfig, data: DataShape, unit_factor: float = 1) -> Work:
    """What the model says of a stack; run is any of its runs, unit_factor its activation's."""
    stack = Sizes(groups, data, run.network)
    wide = 1 if run.dtype == "float32" else 2
    batch = min(run.batch_size, data.n_train)
    n_steps = -(-data.n_train // batch)
    calls = stack.n_layers * LAYER_S + stack.n_sizes * SIZE_S + stack.n_products * PRODUCT_S
    forward = wide * (stack.weights * MULTIPLY_S + stack.units * UNIT_S * unit_factor / 2)
    slots = OPTIMIZERS[run.optimizer].n_slots
    optimizer = stack.parameters * wide * (PARAMETER_S + slots * SLOT_S)
    # Back is twice forward in products; the first batch of an epoch is shuffled for all of them.
    step = calls + batch * (3 * forward - stack.units * wide * UNIT_S * unit_factor / 2) + optimizer
    step += stack.n_runs * data.n_train * SHUFFLE_S / n_steps
    samples = data.n_train + data.n_validation
    chunk = chunk_samples(stack.n_runs * stack.widest)
    chunks = -(-data.n_train // chunk) - (-data.n_validation // chunk)
    record = chunks * (RECORD_S + calls / 2)
    record += samples * (forward + stack.n_runs * data.n_outputs * wide * OUTPUT_S)
    return Work(step, record, n_steps * step + record)


class Sizes:
    """What a stack of these groups consists of."""

    def __init__(self, groups: Sequence[Group], data: DataShape, network: NetworkConfig) -> None:
        """network is that of any of the runs: their layers are of the same kinds."""
        sizes = [(data.n_inputs, *widths, data.n_outputs) for widths, _ in groups]
        counts = [count for _, count in groups]
        padded: list[int] = [max(layer) for layer in zip(*sizes, strict=True)]
        layers = [list(pairwise(own)) for own in sizes]
        beside = unit_parameters(network)
        self.n_runs, self.n_layers = sum(counts), len(padded) - 1
        self.n_sizes = sum(len(set(layer)) for layer in zip(*layers, strict=True))
        self.n_products = self.n_runs * self.n_layers
        self.weights = sum(
            n_runs * count(own, beside) for own, n_runs in zip(sizes, counts, strict=True)
        )
        self.units = self.n_runs * sum(padded[1:-1])  # padded ones are computed, too
        self.parameters = self.n_runs * count(padded, beside)
        self.widest = max(padded[1:])


def machine_factor() -> float:
    """How much slower than the model this machine is; the first call takes some 100 ms."""
    with _measuring:  # by one alone, when a class arrives together
        return _machine_factor()


@cache
def _machine_factor() -> float:
    rng = np.random.default_rng(0)
    x, y = rng.uniform(-1, 1, (250, 2)), rng.integers(0, 2, (250, 1))
    run = RunConfig(NetworkConfig((8, 8), "tanh"))
    trainer = Trainer([run] * 32, x, y, x, y)
    expected = work([((8, 8), 32)], run, DataShape(250, 250, 2, 1)).epoch
    return _quickest(lambda: trainer.run(max_epochs=1), repeats=24) / expected


def unit_factor(activation: str) -> float:
    """How much dearer than tanh a unit's value and derivative are; measured once, below 1 ms."""
    with _measuring:
        return _unit_factor(activation)


@cache
def _unit_factor(activation: str) -> float:
    z = np.linspace(-3, 3, 4096, dtype=np.float32)
    out, derivative = np.empty_like(z), np.empty_like(z)

    def seconds(name: str) -> float:
        function = ACTIVATIONS[name]

        def both() -> None:
            function.value(z, out)
            function.derivative(z, out, derivative)

        return _quickest(both, repeats=8)

    return seconds(activation) / seconds("tanh")


def mean_unit_factor(run: RunConfig) -> float:
    """The factor of a run's hidden layers together."""
    names = run.network.layer_activations
    return sum(map(unit_factor, names)) / len(names) if names else 1.0


def _quickest(call: Callable[[], object], repeats: int) -> float:
    """The least of several times: what else the machine does only ever adds.

    By the thread's own clock, which stands while a class that arrives together has the interpreter.
    """
    times = []
    for _ in range(repeats):
        start = thread_time()
        call()
        times.append(thread_time() - start)
    return min(times)
