"""What is chosen of a table, and what the app proposes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, NamedTuple

from datasets.dataset import Task
from datasets.limits import OWN_LIMITS
from datasets.own.leaks import is_copy
from datasets.own.notes import Note, TableError, reason
from datasets.own.table import Column, Table

Missing = Literal["drop", "median", "most_frequent"]
# Of several targets: the task, and what each must allow by itself. The first one is proposed.
TOGETHER: Mapping[Task, Task] = {"multilabel": "binary", "regression": "regression"}
MOST_NUMBERED = 10  # classes that are only numbered
LEAST_OF_NUMBERED = 5  # rows of each, on average


@dataclass(frozen=True)
class Recipe:
    """What is to be learned from what. Hashable: settings may hold it.

    targets: one column; several only where all are numbers, or all have two values. missing: what
    becomes of a row whose input is missing: dropped, or filled with the training rows' median (of a
    number; a label takes the most frequent one) or with the most frequent value. A row whose target
    is missing is always dropped. task: None takes the proposed one.
    """

    targets: tuple[str, ...]
    inputs: tuple[str, ...]
    missing: Missing = "drop"
    task: Task | None = None


class Proposal(NamedTuple):
    """A task with its reason, own.reason.<code>, and the tasks that the target allows."""

    task: Task
    reason: Note
    allowed: tuple[Task, ...]  # the proposed one first


def propose(table: Table, *targets: str) -> Proposal:
    """The task for a target, or for several at once. Raises TableError for a column that cannot be
    one, and for columns that have no task in common."""
    each = [_of_one(table, name) for name in targets]
    return each[0] if len(each) == 1 else _of_several(targets, each)


def fellow_targets(table: Table, target: str) -> tuple[str, ...]:
    """The columns that can be predicted together with that one."""
    found = []
    for column in table.columns:
        if column.name != target:
            with suppress(TableError):
                propose(table, target, column.name)
                found.append(column.name)
    return tuple(found)


def _of_several(targets: tuple[str, ...], each: list[Proposal]) -> Proposal:
    alike = [task for task, one in TOGETHER.items() if all(one in p.allowed for p in each)]
    if not alike:
        raise TableError("several_targets", "choose targets of one kind, or a single one")
    most = {task: OWN_LIMITS["labels" if task == "multilabel" else "targets"] for task in alike}
    fitting = tuple(task for task in alike if len(targets) <= most[task])
    if not fitting:
        task = alike[-1]
        raise TableError(f"many_{task}", "choose fewer targets", most=most[task])
    why = reason(f"several_{fitting[0]}", names=targets, n=len(targets))
    return Proposal(fitting[0], why, fitting)


def _of_one(table: Table, target: str) -> Proposal:
    column = known(table, target)
    if not column.is_usable:
        raise TableError(f"target_{column.kind}", "choose another target", name=target)
    if column.categories:
        return _of_labels(column)
    return _of_numbers(column)


def known(table: Table, name: str) -> Column:
    """The column of that name. Raises TableError."""
    try:
        return table.column(name)
    except KeyError:
        raise TableError("unknown_column", "choose a column of the table", name=name) from None


def _of_labels(column: Column) -> Proposal:
    labels, name = column.categories, column.name
    if len(labels) == 2:
        why = reason("two_labels", name=name, first=labels[0], second=labels[1])
        return Proposal("binary", why, ("binary",))
    why = reason("labels", name=name, n=len(labels))
    return Proposal("multiclass", why, ("multiclass",))


def _of_numbers(column: Column) -> Proposal:
    n, name = column.n_different, column.name
    if n == 2:
        why = reason("two_numbers", name=name, low=column.low, high=column.high)
        return Proposal("binary", why, ("binary", "regression"))
    if _is_numbered(column):
        why = reason("numbered_classes", name=name, n=n, low=column.low, high=column.high)
        return Proposal("multiclass", why, ("multiclass", "regression"))
    why = reason("numbers", name=name, n=n)
    if n <= OWN_LIMITS["categories"]:
        return Proposal("regression", why, ("regression", "multiclass"))
    return Proposal("regression", why, ("regression",))


def _is_numbered(column: Column) -> bool:
    """Whole numbers from 0 or 1 without a gap, few and each with many rows: rather classes."""
    n = column.n_different
    if not column.is_whole or column.low not in (0, 1) or n > MOST_NUMBERED:
        return False
    assert column.high is not None
    return column.high - column.low == n - 1 and column.n_present >= LEAST_OF_NUMBERED * n


def proposed_target(table: Table) -> str:
    """The last usable column. Raises TableError where there is none."""
    usable = [column.name for column in table.columns if column.is_usable]
    if not usable:
        raise TableError("nothing_usable", "give a column of numbers or of labels")
    return usable[-1]


def proposed_inputs(table: Table, targets: tuple[str, ...]) -> tuple[str, ...]:
    """All usable columns but the targets, their copies and numbered rows, as far as they fit."""
    others = [c for c in table.columns if c.is_usable and c.name not in targets]
    copies = {c.name for c in others for each in targets if is_copy(table, c.name, each)}
    good = [c for c in others if c.name not in copies and not c.is_numbered]
    inputs: list[str] = []
    n_inputs = 0
    for column in good or others:
        n_inputs += column.n_inputs
        if n_inputs > OWN_LIMITS["inputs"]:
            break
        inputs.append(column.name)
    return tuple(inputs)


def proposed_recipe(table: Table, target: str, inputs: tuple[str, ...] | None = None) -> Recipe:
    """Target, inputs and task as proposed; inputs may be given. Raises TableError."""
    task = propose(table, target).task
    if inputs is None:
        inputs = proposed_inputs(table, (target,))
    return Recipe((target,), inputs, "drop", task)


def expanded(table: Table, inputs: tuple[str, ...]) -> dict[str, int]:
    """How many inputs of the network each column becomes: a category one for each label."""
    return {name: known(table, name).n_inputs for name in inputs}
