"""Counter-experiments: what the diagnosis advises, as changes of the playground's settings."""

from collections.abc import Mapping
from dataclasses import replace
from math import ceil
from typing import Any

from nn_core.diagnosis import ADVISED, Advice
from pages.live.run_settings import DEPTH, EPOCHS, RUN_ROWS, WIDTH
from pages.live.settings import RATES, Settings, settle
from pages.live.source import has

Changes = Mapping[str, Any]  # fields of Settings

KINDS = ADVISED
SAMPLE_STEP = 10
LATEST_STOP = 0.9  # of the epochs: to stop just before the end shows nothing


def changes_of(advice: Advice, settings: Settings, epoch: int) -> Changes:
    """What to change to follow the advice at that epoch; empty where nothing would be another.

    Whatever the core advises is brought within what the controls can show.
    """
    if advice.kind == "stop_here":
        best = max(int(EPOCHS.minimum), advice.epochs or 0)
        return {"epochs": best} if best < LATEST_STOP * epoch else {}
    if advice.kind == "train_on":
        goal = _within("epochs", max(advice.epochs or 0, settings.epochs))
        return {"epochs": goal} if goal > epoch else {}
    changes = _of_data(advice, settings) if advice.kind == "more_data" else _of_run(advice)
    changes = {name: value for name, value in changes.items() if getattr(settings, name) != value}
    # As long as the run that it is compared with, or as it takes.
    epochs = max(epoch, advice.epochs or 0)
    longer = {"epochs": _within("epochs", epochs)} if epochs > settings.epochs else {}
    changes = {**changes, **longer} if changes else {}
    new = replace(settings, **changes)
    # The core knows targets, not tasks: a loss of classes is none for a number that is 0 or 1.
    return changes if settle(new) == new else {}


def _of_data(advice: Advice, settings: Settings) -> Changes:
    if advice.n_train is None or not has(settings, "has_samples"):
        return {}
    wanted = SAMPLE_STEP * ceil(advice.n_train / settings.train_share / SAMPLE_STEP)
    n_samples = _within("n_samples", wanted)
    return {"n_samples": n_samples} if n_samples > settings.n_samples else {}


def _of_run(advice: Advice) -> Changes:
    run, network = advice.run, advice.run.network
    depth = int(DEPTH.maximum)
    return {
        "hidden_widths": tuple(
            min(width, int(WIDTH.maximum)) for width in network.hidden_widths[:depth]
        ),
        "activations": network.layer_activations[:depth],
        "output_activation": network.output_activation,
        "loss": run.loss,
        "initializer": network.initializer,
        "optimizer": run.optimizer,
        **{name: _within(name, getattr(run, name)) for name in RATES},
    }


def _within(name: str, value: float) -> Any:
    bounds = RUN_ROWS[name].bounds
    assert bounds is not None
    return type(value)(min(max(value, bounds.minimum), bounds.maximum))
