"""The grounds of a verdict: the diagnosis' evidence, with what only the playground knows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from nn_core import Diagnosis, RunConfig
from nn_core.diagnosis import SMALLER, Scale, change, is_single
from nn_core.sweep import DataShape, mean_unit_factor, work
from pages.live.experiment import Experiment

Grounds = Mapping[str, Any]


def grounds_of(found: Diagnosis, experiment: Experiment) -> dict[str, Any]:
    """The evidence, and: the settings that a sentence names, what the run costs, its shape.

    A smaller network's seconds are made comparable with the run's own: in a stack with others it
    takes less time than alone.
    """
    evidence, run = found.evidence, experiment.trainer.runs[0]
    layer, trials = evidence.get("layer"), dict(evidence["trials"] or {})
    for kind in SMALLER:
        if kind in trials:
            seconds = experiment.seconds * _cost(change(kind, run), experiment)
            trials[kind] = {**trials[kind], "seconds": seconds / _cost(run, experiment)}
    return {
        **evidence,
        "unit": _unit(evidence),
        "width": None if layer is None else run.network.hidden_widths[layer],
        "depth": run.network.depth,
        "output": run.network.output_activation,
        "l1": run.l1,
        "l2": run.l2,
        "dropout": run.dropout,
        "parameters": int(experiment.trainer.parameter_counts[0]),
        "seconds": experiment.seconds,
        "trials": trials,
        "lower_rates": _lower_rates(run, trials),
    }


def _lower_rates(run: RunConfig, trials: Iterable[str]) -> dict[str, float]:
    """The rates of those trials that differ from the run in a lower rate alone."""
    changed = {kind: change(kind, run) for kind in trials if is_single(kind)}
    return {
        kind: rate
        for kind, other in changed.items()
        if (rate := other.learning_rate) < run.learning_rate
        and other == replace(run, learning_rate=rate)
    }


def _unit(e: Grounds) -> float:
    """The loss that one unit of excess stands for."""
    return Scale(e["baseline"], e["floor"], e["floor_known"], False, e["constant_targets"]).unit


def _cost(run: RunConfig, experiment: Experiment) -> float:
    """Of an epoch, as the model of the core has it; alone."""
    x, y = experiment.data.train_features, experiment.y_train
    data = DataShape(len(x), len(experiment.data.x_validation), x.shape[1], y.shape[1])
    return work([(run.network.hidden_widths, 1)], run, data, mean_unit_factor(run)).epoch
