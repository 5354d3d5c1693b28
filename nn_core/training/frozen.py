"""Frozen networks: a stack as it is at one moment, to be asked while its training goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter

import numpy as np

from nn_core.arrays import Array
from nn_core.config import RunConfig
from nn_core.functions.head import make_head
from nn_core.training.evaluation import Evaluator
from nn_core.training.network import Network
from nn_core.training.prepare import Data, prepare_inputs


class Frozen:
    """Networks that answer and do not train: no optimizer, no generators, no batches.

    parameters (R, P), copied, are padded to the widest of the runs; columns are D and K.
    """

    def __init__(
        self, runs: Sequence[RunConfig], parameters: Array, columns: tuple[int, int]
    ) -> None:
        first, networks = runs[0], [run.network for run in runs]
        self._network = Network(networks, *columns, first.dtype)
        self._network.parameters[:] = parameters
        self._n_inputs = columns[0]
        head = make_head(first.network.output_activation, first.loss)
        self._evaluator = Evaluator(self._network, head)

    def predict(self, x: object) -> Array:
        """(R, S, K) after the output activation, for inputs (S, D). Errors as of Trainer."""
        answering = Answering(self, x)
        answering.run()
        return answering.outputs[0]

    def in_chunks(self, x: object, found: list[Array]) -> Iterator[None]:
        """Adds what predict(x) returns to what was found, and fills it chunk by chunk."""
        if isinstance(x, Data):
            inputs = x.x
        else:
            inputs = prepare_inputs("x", x, self._n_inputs, self._network.dtype)
        found.append(self._evaluator.no_outputs(inputs))
        yield from self._evaluator.add_outputs(inputs, found[-1])

    def losses_in_chunks(self, data: Data, found: list[Array]) -> Iterator[None]:
        """Adds the mean loss (R,) on prepared data, and fills it chunk by chunk."""
        found.append(self._evaluator.no_loss())
        yield from self._evaluator.add_loss(data, found[-1])


class Answering:
    """What frozen networks answer on several inputs (S, D), or on prepared data, which need not be
    copied and looked through; found in slices."""

    def __init__(self, frozen: Frozen, *inputs: object) -> None:
        self.outputs: list[Array] = []  # (R, S, K) for each of the inputs
        self._chunks = (chunk for x in inputs for chunk in frozen.in_chunks(x, self.outputs))

    def run(self, budget_s: float | None = None) -> bool:
        """Goes on for about budget_s seconds, at least a chunk; whether all is answered."""
        return _go_on(self._chunks, budget_s)


class MeanLosses:
    """The mean losses (R,) of frozen networks on prepared data, without penalties, in slices."""

    def __init__(self, frozen: Frozen, *data: Data) -> None:
        self.found: list[Array] = []
        self._chunks = (
            chunk for half in data for chunk in frozen.losses_in_chunks(half, self.found)
        )

    def run(self, budget_s: float | None = None) -> bool:
        """Goes on for about budget_s seconds, at least a chunk; whether all are found."""
        return _go_on(self._chunks, budget_s)


def _go_on(chunks: Iterable[None], budget_s: float | None) -> bool:
    end = None if budget_s is None else perf_counter() + budget_s
    with np.errstate(all="ignore"):
        for _ in chunks:
            if end is not None and perf_counter() >= end:
                return False
    return True
