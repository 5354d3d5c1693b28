"""What is chosen of a table, and what the app proposes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from datasets.dataset import Task
from datasets.own.notes import Note
from datasets.own.table import Table

Missing = Literal["drop", "median", "most_frequent"]


@dataclass(frozen=True)
class Recipe:
    """What is to be learned from what. Hashable: settings may hold it.

    targets: one column; several only where all are numbers. missing: what becomes of a row whose
    input is missing: dropped, or filled with the training rows' median (of a number; a category
    takes its most frequent) or with the most frequent value. A row whose target is missing is
    always dropped. task: None takes the proposed one.
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


def propose(table: Table, target: str) -> Proposal:
    """The task for a target. Raises TableError for a column that cannot be one."""
    raise NotImplementedError


def proposed_target(table: Table) -> str:
    """The last usable column. Raises TableError where there is none."""
    raise NotImplementedError


def proposed_inputs(table: Table, targets: tuple[str, ...]) -> tuple[str, ...]:
    """All usable columns but the targets, their copies and numbered rows, as far as they fit."""
    raise NotImplementedError


def proposed_recipe(table: Table, target: str, inputs: tuple[str, ...] | None = None) -> Recipe:
    """Target, inputs and task as proposed; inputs may be given. Raises TableError."""
    raise NotImplementedError


def expanded(table: Table, inputs: tuple[str, ...]) -> dict[str, int]:
    """How many inputs of the network each column becomes: a category one for each label."""
    raise NotImplementedError


def check(table: Table, recipe: Recipe) -> tuple[Note, ...]:
    """What may go wrong with these choices: warnings only. Raises TableError for what must.

    Leaks, a rare class, fewer rows than inputs, equal rows, an input that numbers its rows.
    """
    raise NotImplementedError
