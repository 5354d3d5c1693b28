"""The numbers behind a verdict, as data that fits into JSON."""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np

from nn_core.diagnosis.run_facts import RunFacts
from nn_core.diagnosis.verdict_view import View

PAST_ITS_BEST = ("overfitting", "diverged", "unsteady")


def evidence_of(view: View, verdict: str) -> dict[str, Any]:
    """Always the curves' numbers; what else the verdict rests on, where it does.

    Numbers that are not finite are None. Layers count from 0, the first hidden layer.
    """
    facts = view.facts
    found = {
        **_losses(view, verdict),
        "learning_rate": facts.config.learning_rate,
        "largest_weight": facts.largest_weight,
        "diverged_epoch": facts.diverged_epoch if facts.diverged_epoch >= 0 else None,
        "n_train": facts.n_train,
        "n_validation": facts.n_validation,
        "probe": view.future and {**view.future._asdict(), "gain": view.future.gain},
        "trials": _trials(view),
        "elsewhere": _elsewhere(view),
        **_computed(facts, verdict),
        **_inside(facts, verdict),
    }
    return {name: _plain(value) for name, value in found.items()}


def _losses(view: View, verdict: str) -> dict[str, Any]:
    facts, scale = view.facts, view.facts.scale
    return {
        # Losses are those of the epoch named, as they stand on screen; excesses are judged over the
        # last epochs, so that one that jumps does not decide.
        "epoch": facts.epoch,
        "train_loss": facts.latest[0],
        "validation_loss": facts.latest[1],
        "baseline": scale.baseline,
        "floor": scale.floor,
        "floor_known": scale.floor_known,
        "constant_targets": scale.constant_targets,
        "excess_train": view.e_train,
        "excess_validation": view.e_validation,
        "standard_error": facts.standard_error,  # of the validation excess
        "tolerance": view.tolerance,
        "gap": view.gap,
        "gap_is_normal": view.gap > facts.standard_error and verdict not in PAST_ITS_BEST,
        "rise": view.rise,
        "rise_error": facts.rise_error,
        "best_epoch": facts.lowest[0],
        "best_validation_loss": facts.lowest[1],
        "jitter": facts.train.jitter / scale.unit,
    }


def _trials(view: View) -> dict[str, Any] | None:
    """What was tried, by kind: the network, its losses, whether it helped, its good starts."""
    if view.trials is None:
        return None
    scale = view.facts.scale
    return {
        kind: {
            "hidden_widths": list(outcome.run.network.hidden_widths),
            "parameters": outcome.parameters,
            "seconds": outcome.seconds,
            "epoch": outcome.epoch,
            "validation_loss": outcome.last,
            "helps": view.would_help(view.excess_of(kind)),
            "starts": len(outcome.starts),
            "reached": sum(scale.excess(loss) <= view.tolerance for loss in outcome.starts),
        }
        for kind, outcome in view.trials.items()
    }


def _elsewhere(view: View) -> dict[str, Any] | None:
    """What the same settings do on other splits, as long as the run stands where they do."""
    found = view.elsewhere
    return None if found is None or found.epoch != view.facts.epoch else found._asdict()


def _computed(facts: RunFacts, verdict: str) -> dict[str, Any]:
    """What was computed from the data and the settings alone."""
    if verdict == "straight":
        return {"linear_loss": facts.references.straight}
    if verdict == "unreachable":
        return {"reachable_loss": facts.scale.floor, "best_loss": facts.least}
    if verdict == "penalized" and facts.pull is not None:
        return {"pull": facts.pull._asdict()}
    if verdict == "no_signal":
        return {"constant_validation": facts.references.constant}
    return {}


def _inside(facts: RunFacts, verdict: str) -> dict[str, Any]:
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
        known = {"ratio_at_start": facts.start.gradient_ratio, "flat_layer": facts.flat_layer}
        return {**measures, "layer": 0, **known}
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
