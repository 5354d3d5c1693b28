"""What cannot be learned from, and what may go wrong."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets.dataset import Task
from datasets.limits import OWN_LIMITS
from datasets.own.leaks import is_copy
from datasets.own.notes import Note, TableError, warning
from datasets.own.proposal import Recipe, expanded, known, propose
from datasets.own.table import Table
from datasets.own.values import binary_codes

LEAST_OF_CLASS = 3  # training, validation and test may have one each


class Rows(NamedTuple):
    """Which rows of a table are used."""

    places: NDArray[np.intp]
    dropped_target: int
    dropped_inputs: int


def task_of(table: Table, recipe: Recipe) -> Task:
    """The task of a recipe that makes sense. Raises TableError for any other."""
    if not recipe.targets:
        raise TableError("no_target", "choose a target")
    if not recipe.inputs:
        raise TableError("no_inputs", "choose at least one input")
    if both := tuple(name for name in recipe.inputs if name in recipe.targets):
        raise TableError("target_is_input", "take it out of the inputs", names=both)
    if bad := tuple(name for name in recipe.inputs if not known(table, name).is_usable):
        raise TableError("unusable_inputs", "choose other inputs", names=bad)
    n_inputs, most = sum(expanded(table, recipe.inputs).values()), OWN_LIMITS["inputs"]
    if n_inputs > most:
        raise TableError("many_inputs", "choose fewer inputs", n=n_inputs, most=most)
    return _task(table, recipe)


def _task(table: Table, recipe: Recipe) -> Task:
    proposal = propose(table, *recipe.targets)
    task = recipe.task or proposal.task
    if task not in proposal.allowed:
        raise TableError("task", "choose the proposed task", names=recipe.targets)
    return task


def usable_rows(table: Table, recipe: Recipe, task: Task) -> Rows:
    """The rows that have all that the recipe needs. Raises TableError for too few of them, or for
    a single class."""
    frame = table.frame
    has_target = frame[list(recipe.targets)].notna().all(axis=1).to_numpy()
    is_usable = has_target
    if recipe.missing == "drop":
        is_usable = has_target & frame[list(recipe.inputs)].notna().all(axis=1).to_numpy()
    places, least = np.flatnonzero(is_usable), OWN_LIMITS["least_rows"]
    if len(places) < least:
        raise TableError("few_rows", "give more rows", n=len(places), least=least)
    for name in recipe.targets if task != "regression" else ():
        if frame[name].iloc[places].nunique() < 2:
            raise TableError("one_class", "give rows of another class", name=name)
    n_targets = int(has_target.sum())
    return Rows(places, len(frame) - n_targets, n_targets - len(places))


def check(table: Table, recipe: Recipe) -> tuple[Note, ...]:
    """What may go wrong with these choices: warnings only. Raises TableError for what must.

    Leaks, a rare class, fewer rows than inputs, equal rows, an input that numbers its rows, labels
    of which each row has exactly one.
    """
    task = task_of(table, recipe)
    rows = usable_rows(table, recipe, task)
    notes = [
        *(warning("leak", name=name, target=target)
          for name in recipe.inputs for target in recipe.targets if is_copy(table, name, target)),
        *(warning("numbered", name=name)
          for name in recipe.inputs if table.column(name).is_numbered),
    ]  # fmt: skip
    if task != "regression":
        notes += [note for name in recipe.targets for note in _rare(table, name, rows)]
    if task == "multilabel":
        notes += _exclusive(table, recipe.targets, rows)
    n_inputs = sum(expanded(table, recipe.inputs).values())
    if len(rows.places) < n_inputs:
        notes.append(warning("fewer_rows", n=len(rows.places), inputs=n_inputs))
    chosen = table.frame.iloc[rows.places][[*recipe.inputs, *recipe.targets]]
    if n_equal := int(chosen.duplicated().sum()):
        notes.append(warning("equal_rows", n=n_equal))
    return tuple(notes)


def _rare(table: Table, target: str, rows: Rows) -> list[Note]:
    counts = table.frame[target].iloc[rows.places].value_counts()
    rare = tuple(map(str, counts.index[(counts > 0) & (counts < LEAST_OF_CLASS)]))
    return [warning("rare_class", name=target, names=rare)] if rare else []


def _exclusive(table: Table, targets: tuple[str, ...], rows: Rows) -> list[Note]:
    """One column of several classes, written as a column for each."""
    said = sum(binary_codes(table, name)[rows.places] for name in targets)
    return [warning("exclusive", names=targets)] if (np.asarray(said) == 1).all() else []
