"""Parts of a stack: some of its runs, as trained so far, in a trainer of their own.

Runs of a stack do not know of each other, so a part goes on as the whole would have. The data are
shared with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from nn_core.arrays import Array
from nn_core.config import RunConfig, layout_of
from nn_core.layers.layout import Layout
from nn_core.training.best import best_part
from nn_core.training.frozen import Frozen
from nn_core.training.history import History, Mark
from nn_core.training.snapshot import Snapshot
from nn_core.training.trainer import Trainer


def part_of_state(state: Mapping[str, Any], indices: Sequence[int], look: bool = True) -> Trainer:
    """As Trainer.subset, from a trainer's state: nobody need build that trainer anew."""
    chosen, data = np.asarray(indices, dtype=np.intp), state["data"]
    snapshot = _snapshot_part(state["snapshot"], chosen, data[0].columns)
    smaller = Trainer.from_state({"data": data, "snapshot": snapshot})
    if look:
        smaller.finish_look()
    return smaller


def frozen_part(
    runs: Sequence[RunConfig], parameters: Array, columns: tuple[int, int], indices: Sequence[int]
) -> Frozen:
    """Those runs of a stack with these parameters (R, P), to be asked only."""
    chosen = [runs[index] for index in indices]
    layout, narrower = _layout(runs, columns), _layout(chosen, columns)
    part = layout.narrowed(parameters[np.asarray(indices)], narrower)
    return Frozen(chosen, part, columns)


def curves_part(mark: Mark, index: int) -> History:
    """The curves of one run up to the mark, as a history with R = 1."""
    history = History(1)
    history.go_to(_mark_part(mark, np.array([index])))
    return history


def _snapshot_part(whole: Snapshot, chosen: Array, columns: tuple[int, int]) -> Snapshot:
    runs = tuple(whole.runs[index] for index in chosen)
    layout, narrower = _layout(whole.runs, columns), _layout(runs, columns)
    states = whole.position.generator_states
    return replace(
        whole,
        runs=runs,
        parameters=layout.narrowed(whole.parameters[chosen], narrower),
        slots=_slots_part(whole.slots, chosen, layout, narrower),
        position=replace(whole.position, generator_states=tuple(states[i] for i in chosen)),
        dropout_states=tuple(whole.dropout_states[i] for i in chosen),
        diverged_epoch=whole.diverged_epoch[chosen],
        history=_mark_part(whole.history, chosen),
        best=best_part(whole.best, chosen),
    )


def _layout(runs: Sequence[RunConfig], columns: tuple[int, int]) -> Layout:
    return layout_of([run.network for run in runs], *columns)


def _slots_part(slots: Array, chosen: Array, layout: Layout, narrower: Layout) -> Array:
    parts = np.zeros((len(slots), len(chosen), narrower.n_parameters), slots.dtype)
    for slot, matrix in zip(parts, slots, strict=True):
        slot[:] = layout.narrowed(matrix[chosen], narrower)
    return parts


def _mark_part(mark: Mark, chosen: Array) -> Mark:
    n_runs = (len(mark.last) - 1) // 2
    columns = np.concatenate([[0], 1 + chosen, 1 + n_runs + chosen])
    return Mark(mark.rows[: mark.count, columns], mark.count, mark.last[columns])
