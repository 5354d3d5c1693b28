"""Points that are drawn in the map: what a hand on the picture makes of the settings.

The browser says all points each time, not what was added: of two requests that wait the newer one
is enough, and none is lost.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from datasets import PAINTED, PaintedError
from datasets.painted import KINDS, MOST, count, kind_of, letter_of, write
from datasets.painted import read as read_points
from nn_core.functions import classes_of
from pages.charts.points import class_words
from pages.charts.style import CLASS_SYMBOLS, class_colours
from pages.live.experiment import Experiment
from pages.live.settings import Settings, for_dataset, same_run, settle, with_task_output
from pages.live.source import is_waiting, source
from pages.text import Translator

PAINT = "paint"  # the kind of a press
WORDS = (
    "kind", "draw", "draw_why", "from", "from_empty", "from_data", "from_some", "cancel", "done",
    "erase", "clear", "clear_why", "value", "surface", "count", "hint", "added", "added_many",
    "erased", "erased_none", "cleared", "full", "outside", "cursor", "need", "chosen", "one_class",
)  # fmt: skip


def with_points(settings: Settings, points: str) -> Settings:
    """The same network on drawn points; the output layer of their task."""
    before = settings.task
    chosen = replace(settings, points=points)
    if settings.dataset != PAINTED:
        chosen = for_dataset(chosen, PAINTED)
    return settle(chosen if chosen.task == before else with_task_output(chosen))


def empty_like(settings: Settings) -> str:
    """No points yet, of the kind that the present data are of."""
    of = source(settings)
    if settings.task == "regression":
        return "f" if of.spec.n_inputs == 1 else "v"
    return letter_of(2 if settings.task == "binary" else of.n_outputs)


def can_be_copied(settings: Settings) -> bool:
    """Whether the present data lie where points can be drawn."""
    spec = source(settings).spec
    return spec.family in ("plane", "line") and not spec.is_painted


def copied(settings: Settings) -> str:
    """Up to MOST of the present data's points, of both halves alike, in the places next to theirs;
    without those that lie farther out than can be drawn."""
    data = source(settings).load()
    first = round(MOST * len(data.x_train) / (len(data.x_train) + len(data.x_validation)))
    x = np.concatenate([data.x_train[:first], data.x_validation])[:MOST]
    y = np.concatenate([data.y_train[:first], data.y_validation])[:MOST]
    targets = y[:, 0] if data.task == "regression" else classes_of(y).astype(np.float64)
    text, _ = write(empty_like(settings), x, targets)
    return text


def painted(settings: Settings, told: Mapping[str, Any]) -> Settings | None:
    """The settings after a press; None where it asks for nothing that can be."""
    start, points = told.get("start"), told.get("points")
    if start == "data":
        return with_points(settings, copied(settings)) if can_be_copied(settings) else None
    if start == "empty":
        return with_points(settings, empty_like(settings))
    try:
        return with_points(settings, read_points(points)) if isinstance(points, str) else None
    except PaintedError:
        return None


def keeps_weights(before: Settings, after: Settings) -> bool:
    """Whether a change is one of the points alone, with which a network goes on as it is. In an
    empty picture it begins anew."""
    is_kind = before.task == after.task and after.dataset == PAINTED
    data = {name: getattr(after, name) for name in ("dataset", "points", "n_samples", "noise")}
    is_other = before.points != after.points and not is_waiting(after)
    return is_kind and is_other and same_run(replace(before, **data), after)


def apply(experiment: Experiment, settings: Settings, keep: bool) -> None:
    """Take new settings; keep: what has been learned goes on, where it can."""
    if keep and keeps_weights(experiment.settings, settings):
        experiment.swap_data(settings)
    else:
        experiment.apply(settings, keep=keep)


def content(settings: Settings, t: Translator) -> dict[str, Any]:
    """For the browser: what is drawn now, or could be, and how each kind looks."""
    of = source(settings)
    is_painted = settings.dataset == PAINTED
    return {
        "points": settings.points,
        "painted": is_painted,
        "offered": is_painted or can_be_copied(settings),
        "copies": min(MOST, of.n_samples),
        "of": of.n_samples,
        "most": MOST,
        "kinds": {
            letter: {
                "reaches": kind.reaches,
                "line": kind.n_inputs == 1,
                "colours": class_colours(kind.n_classes) if kind.n_classes else [],
                "symbols": CLASS_SYMBOLS[: kind.n_classes],
                "classes": class_words(kind.n_classes, t) if kind.n_classes else [],
                "name": t(f"paint.kind.{letter}"),
            }
            for letter, kind in KINDS.items()
        },
    }


def n_points(settings: Settings) -> int:
    """How many are drawn."""
    return count(settings.points)


def is_one_class(settings: Settings) -> bool:
    """Whether there are points, and all of one class: nothing to tell apart."""
    kind, points = kind_of(settings.points), settings.points
    if settings.dataset != PAINTED or not kind.n_classes or n_points(settings) < 2:
        return False
    return len(set(points[kind.n_digits :: kind.n_digits])) == 1
