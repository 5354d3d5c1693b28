"""What to try after a verdict: changed settings, as data. The page says it in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from nn_core.config import LIMITS, NetworkConfig, RunConfig
from nn_core.facts import Facts

FIRST_WIDTH = 8  # of a hidden layer where there was none
MORE_DATA = 4  # times as many samples halve what chance does
LIGHT_L2 = 1e-3
TANH_LIKE = ("tanh", "sigmoid", "hard_tanh", "identity")


class Advice(NamedTuple):
    """A counter-experiment: the settings to run, or the epoch to stop at, or the data to get."""

    kind: str
    run: RunConfig
    epochs: int | None = None  # stop_here: the epoch to stop at; train_on: the epoch to reach
    n_train: int | None = None  # more_data: training samples


def advice_for(verdict: str, facts: Facts) -> tuple[Advice, ...]:
    """Experiments that could change the verdict, the most promising first; none that would not."""
    run, tried = facts.config, []
    for kind in KINDS[verdict]:
        if kind == "stop_here":
            tried.append(Advice(kind, run, epochs=facts.validation.best_epoch))
        elif kind == "train_on":
            tried.append(Advice(kind, run, epochs=4 * max(1, facts.epoch)))
        elif kind == "more_data":
            tried.append(Advice(kind, run, n_train=MORE_DATA * facts.n_train))
        elif (changed := CHANGES[kind](run)) != run:
            tried.append(Advice(kind, changed))
    return tuple(tried)


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
    widths = [min(max(1, int(width * factor)), max(most, width)) for width in _widths(run)]
    return _network(run, hidden_widths=tuple(widths))


def _add_layer(run: RunConfig) -> RunConfig:
    widths, names = _widths(run), run.network.activations
    if len(widths) >= LIMITS["depth"].maximum:
        return run
    if not isinstance(names, str):
        names = (*names, names[-1]) if names else "tanh"
    more = (*widths, widths[-1] if widths else FIRST_WIDTH)
    return _network(run, hidden_widths=more, activations=names)


def _fewer_layers(run: RunConfig) -> RunConfig:
    network = run.network
    kept = (network.depth + 1) // 2
    names = network.activations
    names = names if isinstance(names, str) else names[:kept]
    return _network(run, hidden_widths=network.hidden_widths[:kept], activations=names)


def _learning_rate(run: RunConfig, factor: float) -> RunConfig:
    limit = LIMITS["learning_rate"]
    rate = float(f"{run.learning_rate * factor:.6g}")  # 0.03 / 10 is not 0.003 to the last bit
    inside = limit.minimum <= rate <= limit.maximum
    return replace(run, learning_rate=rate) if inside else run


def _widths(run: RunConfig) -> tuple[int, ...]:
    network: NetworkConfig = run.network
    return network.hidden_widths


CHANGES: dict[str, Callable[[RunConfig], RunConfig]] = {
    "double_width": lambda run: _scaled_width(run, 2),
    "halve_width": lambda run: _scaled_width(run, 0.5),
    "add_layer": _add_layer,
    "fewer_layers": _fewer_layers,
    "he_initialization": lambda run: _initializer(run, "he_normal"),
    "random_initialization": _random_initialization,
    "leaky_relu": lambda run: _with_he(run, "leaky_relu"),
    "relu": lambda run: _with_he(run, "relu"),
    "learning_rate_tenth": lambda run: _learning_rate(run, 0.1),
    "learning_rate_triple": lambda run: _learning_rate(run, 3),
    "weight_decay": lambda run: replace(run, l2=max(LIGHT_L2, 10 * run.l2)),
    "no_penalty": lambda run: replace(run, l1=0.0, l2=0.0, dropout=0.0),
}

KINDS: dict[str, tuple[str, ...]] = {
    "diverged": ("learning_rate_tenth",),
    "no_signal": (),
    "symmetric": ("random_initialization",),
    "dead": ("leaky_relu", "he_initialization", "learning_rate_tenth"),
    "vanished": ("relu", "he_initialization", "fewer_layers"),
    "saturated": ("random_initialization", "learning_rate_tenth", "relu"),
    "overfitting": ("stop_here", "more_data", "weight_decay", "halve_width"),
    "lagom": ("halve_width",),
    "still_learning": ("train_on", "learning_rate_triple"),
    "underfitting": ("no_penalty", "double_width", "add_layer"),
}
