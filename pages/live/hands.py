"""What a hand changes in a run beside its settings: weights, units switched off, more units.

A link holds settings only, so it cannot bring any of this back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from math import isfinite
from typing import Any, NamedTuple

import numpy as np

from nn_core import ConfigError, Trainer
from nn_core.training import goes_on
from pages.live.numerals import number_in
from pages.live.run_settings import DEPTH, WIDTH
from pages.live.settings import Settings, settle

EDIT, OFF, ON = "edit", "off", "on"
ACTS = (EDIT, OFF, ON)
SHAPES = ("more_units", "fewer_units", "more_layers", "fewer_layers")
LARGEST = 100.0  # of a weight that is set by hand, in size
MOST_ACTS = 20  # that may wait for the engine

Unit = tuple[int, int]  # the diagram's column, 0 for the inputs; and the unit in it


class Touched(NamedTuple):
    """A unit of the diagram, or with source the line that comes into it; source -1: its bias."""

    column: int
    unit: int
    source: int | None = None


@dataclass(frozen=True)
class Act:
    """One change of one run. value: of a weight; number: another for each act of a session."""

    kind: str
    run: int
    at: Touched
    value: float = 0.0
    number: int = 0


@dataclass(frozen=True)
class PointStep:
    """The optimizer's step on one point alone, in a run at this very moment: no other step would
    be the one that was shown. x (D,) as the network is given it, y (K,)."""

    moment: tuple[int, int, int]  # see Experiment.moment
    x: tuple[float, ...]
    y: tuple[float, ...]
    number: int = 0


class Shape(NamedTuple):
    """More or fewer units in a column, or layers; keep: whether what is learned goes on."""

    kind: str
    column: int
    keep: bool


def touched_in(given: object) -> Touched | None:
    """What a browser says that it touches; None where that is nothing."""
    if not isinstance(given, list) or len(given) not in (2, 3):
        return None
    numbers = [number_in(each) for each in given]
    if any(n is None or not n.is_integer() for n in numbers):
        return None
    column, unit, *source = (int(n) for n in numbers if n is not None)
    if column < 0 or unit < 0 or any(each < -1 for each in source):
        return None
    return Touched(column, unit, *source)


def act_in(told: Mapping[str, Any]) -> Act | None:
    """The change that a press asks for; None where it is none."""
    kind, at, run = told.get("kind"), touched_in(told.get("at")), number_in(told.get("run"))
    if kind not in ACTS or at is None or run is None:
        return None
    value = number_in(told.get("value", 0))
    is_line = at.source is not None
    if value is None or abs(value) > LARGEST or is_line != (kind == EDIT):
        return None
    return Act(str(kind), int(run) if isfinite(run) else -1, at, value)


def shape_in(told: Mapping[str, Any]) -> Shape | None:
    """The change of architecture that a press asks for; None where it is none."""
    kind, column = told.get("kind"), number_in(told.get("column", 0))
    if kind not in SHAPES or column is None or not column.is_integer():
        return None
    return Shape(str(kind), int(column), told.get("keep") is True)


def shaped(settings: Settings, shape: Shape) -> Settings:
    """The settings with one unit or one layer more or less; as they are where that is too many."""
    widths, names = list(settings.hidden_widths), settings.activations
    layer = shape.column - 1
    if shape.kind == "more_layers":
        widths.append(widths[-1] if widths else Settings.hidden_widths[0])
        names = names or Settings.activations[:1]
    elif shape.kind == "fewer_layers":
        widths, names = widths[:-1], names[:-1]
    elif 0 <= layer < len(widths):
        widths[layer] += 1 if shape.kind == "more_units" else -1
    fits = len(widths) <= DEPTH.maximum and all(
        WIDTH.minimum <= width <= WIDTH.maximum for width in widths
    )
    return (
        settle(replace(settings, hidden_widths=tuple(widths), activations=names))
        if fits
        else settings
    )


class Hands:
    """What has been changed by hand since a run began."""

    def __init__(self) -> None:
        self.changes = 0  # of weights and units, after which training alone gives another network
        self.since: int | None = None  # the epoch of the first
        self.off: frozenset[Unit] = frozenset()  # hidden units that the answers leave out
        self._step = -1  # batches that were done at the last change

    @property
    def has_changed(self) -> bool:
        """Whether the run is no longer what training has made of its start."""
        return self.changes > 0

    def note(self, trainer: Trainer) -> None:
        """The network has just been changed."""
        self.changes += 1
        self._step = trainer.step_count
        self.since = trainer.epoch if self.since is None else self.since

    def is_later_than_losses(self, trainer: Trainer) -> bool:
        """Whether the last losses in the history are of the network as it was before a change."""
        return self._step >= trainer.epoch * trainer.batches_per_epoch

    def carry_out(self, act: Act | PointStep, trainer: Trainer) -> None:
        """Nothing where the place is gone."""
        if isinstance(act, PointStep):
            self._step_on(act, trainer)
            return
        layer, unit, source = act.at.column - 1, act.at.unit, act.at.source
        if act.kind == EDIT:
            try:
                trainer.edit(0, layer, None if source == -1 else source, unit, act.value)
            except ConfigError:
                return
            self.note(trainer)
        elif act.kind == ON:
            self.off -= {(act.at.column, unit)}
        elif is_hidden(act.at, trainer):
            self.off |= {(act.at.column, unit)}

    def _step_on(self, step: PointStep, trainer: Trainer) -> None:
        """Nothing where the step leads beyond all numbers."""
        try:
            trainer.step_on([step.x], [step.y])
        except ConfigError:
            return
        self.note(trainer)

    def forget_gone(self, trainer: Trainer) -> None:
        """Units that are no more are not off either."""
        self.off = frozenset(each for each in self.off if is_hidden(Touched(*each), trainer))


@lru_cache(maxsize=256)  # asked in every frame, and a tenth of what one costs without its training
def passes_on(settings: Settings) -> bool:
    """Whether one more layer can begin without a change of what the network answers."""
    deeper = shaped(settings, Shape("more_layers", 0, keep=True))
    return goes_on(settings.run_config().network, deeper.run_config().network)


def is_hidden(at: Touched, trainer: Trainer) -> bool:
    """Whether that is a unit of a hidden layer."""
    widths = trainer.runs[0].network.hidden_widths
    return 1 <= at.column <= len(widths) and at.unit < widths[at.column - 1]


@contextmanager
def silenced(trainer: Trainer, off: frozenset[Unit]) -> Iterator[None]:
    """Within, the network answers as if these hidden units said 0; its weights come back after."""
    rows = [trainer.weights(column)[:, unit] for column, unit in off]
    kept = [row.copy() for row in rows]
    for row in rows:
        row[...] = 0
    try:
        yield
    finally:
        for row, values in zip(rows, kept, strict=True):
            np.copyto(row, values)
