"""The numbers behind a verdict, as data that fits into JSON."""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np

from nn_core.facts import Facts
from nn_core.verdicts import View


def evidence_of(view: View, verdict: str) -> dict[str, Any]:
    """Always the curves' numbers; what else the verdict rests on, where it does.

    Numbers that are not finite are None. Layers count from 0, the first hidden layer.
    """
    facts = view.facts
    found = {
        **_losses(view),
        "learning_rate": facts.config.learning_rate,
        "largest_weight": max(float(np.max(np.abs(each))) for each in facts.layers.weights),
        "diverged_epoch": facts.diverged_epoch if facts.diverged_epoch >= 0 else None,
        "n_train": facts.n_train,
        "n_validation": facts.n_validation,
        "probe": view.future and {**view.future._asdict(), "gain": view.future.gain},
        **_inside(facts, verdict),
    }
    return {name: _plain(value) for name, value in found.items()}


def _losses(view: View) -> dict[str, Any]:
    facts, scale = view.facts, view.facts.scale
    return {
        "epoch": facts.epoch,
        "train_loss": facts.train.now,
        "validation_loss": facts.validation.now,
        "baseline": scale.baseline,
        "floor": scale.floor,
        "floor_known": scale.floor_known,
        "constant_targets": scale.constant_targets,
        "excess_train": view.e_train,
        "excess_validation": view.e_validation,
        "standard_error": facts.standard_error,  # of the validation excess
        "tolerance": view.tolerance,
        "gap": view.gap,
        "rise": view.rise,
        "best_epoch": facts.validation.best_epoch,
        "best_validation_loss": facts.validation.best,
        "jitter": facts.train.jitter / scale.unit,
    }


def _inside(facts: Facts, verdict: str) -> dict[str, Any]:
    """Where in the network it is: the layer, its units, and the measure for each layer."""
    if verdict == "symmetric":
        layer = facts.twin_layers[0]
        units = list(range(len(facts.layers.biases[layer])))
        return {"layer": layer, "units": units, "layers": facts.twin_layers}
    if verdict not in ("dead", "vanished", "saturated"):
        return {}
    inside = facts.inside
    measures = {"delta_rms": inside.delta_rms, "gradient_ratio": inside.gradient_ratio}
    if verdict == "dead":
        layer = inside.dead_layer
        units = np.flatnonzero(inside.dead[layer]).tolist()
        return {**measures, "layer": layer, "units": units, "dead_share": inside.dead_share}
    if verdict == "vanished":
        return {**measures, "layer": 0}
    layer = inside.saturated_layer
    return {**measures, "layer": layer, "saturated_share": inside.saturated_share}


def _plain(value: Any) -> Any:
    if isinstance(value, float | np.floating):
        return float(value) if isfinite(value) else None
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value
