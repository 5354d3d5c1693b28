"""What a sweep is given: its runs, as rows of a table, and its data, prepared once for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nn_core.config import RunConfig
from nn_core.errors import ConfigError
from nn_core.sweep.cost import DataShape
from nn_core.training.prepare import Data, prepare
from nn_core.training.stack import check_output

NETWORK_SETTINGS = ("hidden_widths", "activations", "output_activation", "initializer")
RUN_SETTINGS = (
    *("loss", "optimizer", "learning_rate", "batch_size"),
    *("l1", "l2", "dropout", "seed", "dtype"),
)


def check_runs(runs: Sequence[RunConfig]) -> tuple[RunConfig, ...]:
    """The runs as a tuple, or ConfigError."""
    checked = tuple(runs) if isinstance(runs, Sequence) else (runs,)
    if not checked:
        raise ConfigError("runs", checked, "give at least one RunConfig", "empty")
    for run in checked:
        if not isinstance(run, RunConfig):
            raise ConfigError("runs", run, "give a sequence of RunConfig", "wrong_type")
    return checked


def settings_of(run: RunConfig) -> dict[str, Any]:
    """A run's settings under plain names."""
    network = {name: getattr(run.network, name) for name in NETWORK_SETTINGS}
    return network | {name: getattr(run, name) for name in RUN_SETTINGS}


class SweepData:
    """Training and validation data, converted once for each dtype and checked for each loss."""

    def __init__(self, train: tuple[object, object], validation: tuple[object, object]) -> None:
        self._given = train, validation
        self._tables: dict[tuple[str, str], tuple[Data, Data]] = {}

    def tables(self, run: RunConfig) -> tuple[Data, Data]:
        """Training and validation data as that run computes with them."""
        key = run.dtype, run.loss
        if key not in self._tables:
            self._tables[key] = self._prepare(np.dtype(run.dtype), run.loss)
        return self._tables[key]

    def shape(self, runs: Sequence[RunConfig]) -> DataShape:
        """Sizes of the data; DataError or ConfigError where any of the runs cannot use them."""
        for run in runs:
            train, validation = self.tables(run)
            check_output(run, train.columns[1])
        return DataShape(len(train.table), len(validation.table), *train.columns)

    def _prepare(self, dtype: np.dtype[Any], loss: str) -> tuple[Data, Data]:
        train_data, validation_data = self._given
        train = prepare(("x_train", "y_train"), *train_data, (None, None), dtype, loss)
        names = ("x_validation", "y_validation")
        return train, prepare(names, *validation_data, train.columns, dtype, loss)
