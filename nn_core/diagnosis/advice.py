"""What to try after a verdict: changed settings, as data. The page says it in words.

What can be tried is tried before it is offered, where there is time (lookahead.py); the rest is
offered only where nothing known rules it out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from nn_core.config import LIMITS, NetworkConfig, RunConfig
from nn_core.diagnosis.trials import LOWER_RATES, SMALLER, Outcome
from nn_core.diagnosis.verdict_view import View
from nn_core.functions.losses import LOSSES

FIRST_WIDTH = 8  # of a hidden layer where there was none
MORE_DATA = 4  # times as many samples halve what chance does
LIGHT_L2 = 1e-3
SAFE_RATE = 0.01  # of Adam, as Kingma & Ba 2015 leave it but for a factor of ten
TANH_LIKE = ("tanh", "sigmoid", "hard_tanh", "identity")
FEW_LAYERS = 2
# Of the excess, at least: less would not be seen, and may be chance.
HELPS, HELPS_BY = 0.75, 0.02
ALIKE = 0.05
MOST_OFFERED = 3


class Advice(NamedTuple):
    """A counter-experiment: the settings to run, or the epoch to stop at, or the data to get."""

    kind: str
    run: RunConfig
    epochs: int | None = None  # stop_here: the epoch to stop at; train_on: the epoch to reach
    n_train: int | None = None  # more_data: training samples
    tried: tuple[float, float] | None = None  # validation loss without it and with it


def _network(run: RunConfig, **changes: object) -> RunConfig:
    return replace(run, network=replace(run.network, **changes))  # type: ignore[arg-type]


def _initializer(run: RunConfig, name: str) -> RunConfig:
    return _network(run, initializer=name)


def _random_initialization(run: RunConfig) -> RunConfig:
    tanh_like = set(run.network.layer_activations) <= set(TANH_LIKE)
    return _initializer(run, "glorot_normal" if tanh_like else "he_normal")


def _with_he(run: RunConfig, activation: str) -> RunConfig:
    return _network(run, activations=activation, initializer="he_normal")


def _scaled_width(run: RunConfig, factor: float) -> RunConfig:
    most = int(LIMITS["width"].maximum)
    # Rounded up: half of three units is two, one would be a third.
    widths = [min(max(1, ceil(width * factor)), max(most, width)) for width in _widths(run)]
    return _network(run, hidden_widths=tuple(widths))


def _add_layer(run: RunConfig) -> RunConfig:
    widths, names = _widths(run), run.network.activations
    if len(widths) >= LIMITS["depth"].maximum or not widths:
        return run
    if not isinstance(names, str):
        names = (*names, names[-1])
    return _network(run, hidden_widths=(*widths, widths[-1]), activations=names)


def _kept_layers(run: RunConfig, kept: int) -> RunConfig:
    names = run.network.activations
    names = names if isinstance(names, str) else names[:kept]
    return _network(run, hidden_widths=run.network.hidden_widths[:kept], activations=names)


def _bend(run: RunConfig) -> RunConfig:
    """A hidden layer where there is none; else ReLU in all of them."""
    return _bent(run, _widths(run) or (FIRST_WIDTH,))


def _bend_deep(run: RunConfig) -> RunConfig:
    """Two layers, where one may be too few to follow a winding border."""
    widths = _widths(run) or (2 * FIRST_WIDTH,)
    return _bent(run, (widths[0],) * FEW_LAYERS)


def _bent(run: RunConfig, widths: tuple[int, ...]) -> RunConfig:
    return _network(run, hidden_widths=widths, activations="relu", initializer="he_normal")


def _learning_rate(run: RunConfig, factor: float) -> RunConfig:
    limit = LIMITS["learning_rate"]
    rate = float(f"{run.learning_rate * factor:.3g}")  # 0.03 / 10 is not 0.003 to the last bit
    inside = limit.minimum <= rate <= limit.maximum
    return replace(run, learning_rate=rate) if inside else run


def _leaky(run: RunConfig) -> RunConfig:
    """With a lower rate: units that the steps have killed once would be thrown about again."""
    return _learning_rate(_with_he(run, "leaky_relu"), 0.3)


def _linear_output(run: RunConfig) -> RunConfig:
    """With a loss that suits it: a cross-entropy means shares, which a free output is not."""
    loss = "mse" if LOSSES[run.loss].targets_are_shares else run.loss
    return replace(_network(run, output_activation="identity"), loss=loss)


def _widths(run: RunConfig) -> tuple[int, ...]:
    network: NetworkConfig = run.network
    return network.hidden_widths


CHANGES: dict[str, Callable[[RunConfig], RunConfig]] = {
    "double_width": lambda run: _scaled_width(run, 2),
    "halve_width": lambda run: _scaled_width(run, 0.5),
    "add_layer": _add_layer,
    "one_layer_less": lambda run: _kept_layers(run, max(0, run.network.depth - 1)),
    "few_layers": lambda run: _kept_layers(run, min(FEW_LAYERS, run.network.depth)),
    "bend": _bend,
    "bend_deep": _bend_deep,
    "linear_output": _linear_output,
    "random_initialization": _random_initialization,
    "leaky_relu": _leaky,
    "relu": lambda run: _with_he(run, "relu"),
    "adam": lambda run: replace(run, optimizer="adam", learning_rate=SAFE_RATE),
    "learning_rate_tenth": lambda run: _learning_rate(run, 0.1),
    "learning_rate_third": lambda run: _learning_rate(run, 0.3),
    "learning_rate_triple": lambda run: _learning_rate(run, 3),
    "weight_decay": lambda run: replace(run, l2=max(LIGHT_L2, 10 * run.l2)),
    "no_penalty": lambda run: replace(run, l1=0.0, l2=0.0, dropout=0.0),
}

# By verdict, the most promising first; what is no change is left out.
KINDS: dict[str, tuple[str, ...]] = {
    "diverged": ("learning_rate_tenth", "no_penalty", "adam"),
    "no_signal": ("more_data",),
    "symmetric": ("random_initialization", "no_penalty"),
    "straight": ("bend", "bend_deep"),
    "unreachable": ("linear_output",),
    "penalized": ("no_penalty",),
    "unsteady": (*LOWER_RATES, "no_penalty"),
    "dead": ("learning_rate_tenth", "few_layers", "leaky_relu", "adam", "no_penalty"),
    "vanished": ("adam", "few_layers", "relu", "learning_rate_tenth", "no_penalty"),
    "saturated": ("learning_rate_tenth", "random_initialization", "relu", "adam", "no_penalty"),
    "overfitting": (
        "stop_here",
        "more_data",
        "weight_decay",
        "halve_width",
        *LOWER_RATES,
        "no_penalty",
    ),
    "learned": (*SMALLER, "no_penalty"),
    "oversized": (*SMALLER, "no_penalty"),
    "lagom": (*SMALLER, "no_penalty"),
    "still_learning": ("train_on", "learning_rate_triple", "adam", *LOWER_RATES, "no_penalty"),
    "underfitting": ("double_width", "add_layer", "adam", *LOWER_RATES, "no_penalty", "relu"),
}
GOOD = ("learned", "oversized", "lagom")
# Without having been tried, these are offered: what they do follows from what was computed or seen.
UNTRIED = {
    *("random_initialization", "bend", "linear_output", "stop_here", "train_on", "more_data"),
    "learned:halve_width",
    "learned:one_layer_less",
    "penalized:no_penalty",
    "diverged:learning_rate_tenth",
    "unsteady:learning_rate_tenth",
}


@lru_cache(maxsize=256)
def changed_runs(verdict: str, run: RunConfig) -> Mapping[str, RunConfig]:
    """What can be tried after a verdict, by kind; none that is no change or tried twice."""
    tried: dict[str, RunConfig] = {}
    seen = {_spelled_out(run)}
    for kind in KINDS[verdict]:
        if kind in CHANGES and _spelled_out(changed := CHANGES[kind](run)) not in seen:
            tried[kind] = changed
            seen.add(_spelled_out(changed))
    return tried


def _spelled_out(run: RunConfig) -> RunConfig:
    """With one activation for each layer: one name for all of them says the same."""
    return _network(run, activations=run.network.layer_activations)


def advice_for(verdict: str, view: View) -> tuple[Advice, ...]:
    """Experiments that could change the verdict, the most promising first; none that would not."""
    facts, run = view.facts, view.facts.config
    offered: list[Advice] = []
    for kind in KINDS[verdict]:
        if kind == "stop_here" and _was_better(view):
            offered.append(Advice(kind, run, epochs=facts.lowest[0]))
        elif kind == "train_on":
            offered.append(Advice(kind, run, epochs=4 * max(1, facts.epoch)))
        elif kind == "more_data" and can_tell_more(verdict, view):
            offered.append(Advice(kind, run, n_train=MORE_DATA * facts.n_train))
    changed = changed_runs(verdict, run)
    if view.trials is None:
        offered += [
            Advice(kind, changed[kind])
            for kind in changed
            if kind in UNTRIED or f"{verdict}:{kind}" in UNTRIED
        ]
    else:
        offered += _that_helped(verdict, view, changed)
    return tuple(offered[:MOST_OFFERED])


def _was_better(view: View) -> bool:
    """Whether validation was lower once: by more than chance, and by as much as would be seen."""
    lowest = view.facts.scale.excess(view.facts.validation.best)
    return view.rise > view.facts.rise_error and _is_better(lowest, view)


def can_tell_more(verdict: str, view: View) -> bool:
    """Whether more data could bring anything: not where there is nothing to learn at all."""
    references = view.facts.references
    return verdict != "no_signal" or (references.constant_train and not references.constant)


def _that_helped(verdict: str, view: View, changed: Mapping[str, RunConfig]) -> list[Advice]:
    """The trials that brought the validation loss down, the best first; smaller ones by size.

    Of those that end about alike, the one that says most about the verdict goes first.
    """
    outcomes = {
        kind: outcome
        for kind, outcome in (view.trials or {}).items()
        if kind in changed and _helped(verdict, view, outcome)
    }
    if verdict in GOOD:
        order = sorted(outcomes, key=lambda kind: outcomes[kind].parameters)
    else:
        best = min((view.excess_of(kind) for kind in outcomes), default=0.0)
        order = sorted(outcomes, key=lambda kind: max(view.excess_of(kind), best + ALIKE))
    now = view.facts.latest[1]
    return [Advice(kind, outcomes[kind].run, tried=(now, outcomes[kind].last)) for kind in order]


def _helped(verdict: str, view: View, outcome: Outcome) -> bool:
    scale = view.facts.scale
    if verdict in GOOD:  # smaller, and as good
        if len(outcome.starts) == 1:
            return False
        reached = [scale.excess(loss) <= view.tolerance for loss in outcome.starts]
        return verdict != "lagom" and sum(reached) > len(reached) / 2
    return _is_better(scale.excess(outcome.validation), view)


def _is_better(excess: float, view: View) -> bool:
    return excess < min(HELPS * view.e_validation, view.e_validation - HELPS_BY)
