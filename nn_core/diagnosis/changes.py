"""What can be changed about a run after a verdict, and which of it is tried.

Advice (advice.py) is given on what helped when it was tried (lookahead.py), where there is time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import ceil

from nn_core.config import LIMITS, NetworkConfig, RunConfig
from nn_core.diagnosis.trials import LOWER_RATES, PLAIN, SMALLER
from nn_core.functions.losses import LOSSES

FIRST_WIDTH = 8  # of a hidden layer where there was none
LIGHT_L2 = 1e-3
SAFE_RATE = 0.01  # of Adam, as Kingma & Ba 2015 leave it but for a factor of ten
TANH_LIKE = ("tanh", "sigmoid", "hard_tanh", "identity")
FEW_LAYERS = 2
FAST = 10  # times that rate, for targets that are far away


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


def _plain(run: RunConfig) -> RunConfig:
    """What seldom fails, for a run that lacks more than one thing: two layers of ReLU, Adam."""
    width = max(2 * FIRST_WIDTH, max(_widths(run), default=0))
    run = _bent(run, (width,) * FEW_LAYERS)
    return replace(CHANGES["adam"](run), l1=0.0, l2=0.0, dropout=0.0)


def _plain_fast(run: RunConfig) -> RunConfig:
    return replace(_plain(run), learning_rate=FAST * SAFE_RATE)


def _plain_smooth(run: RunConfig) -> RunConfig:
    """With tanh, which between few samples follows no kinks."""
    run = replace(_plain(run), learning_rate=3 * SAFE_RATE)
    return _network(run, activations="tanh", initializer="glorot_normal")


def _yes_or_no(run: RunConfig) -> RunConfig:
    """The output and the loss of two classes.

    By the mean absolute error, to always answer the more frequent one is where training ends.
    """
    return replace(_network(run, output_activation="sigmoid"), loss="binary_cross_entropy")


def _one_of_several(run: RunConfig) -> RunConfig:
    """The output and the loss of several classes."""
    return replace(_network(run, output_activation="softmax"), loss="cross_entropy")


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
    "plain": _plain,
    "plain_fast": _plain_fast,
    "plain_smooth": _plain_smooth,
    "yes_or_no": _yes_or_no,
    "one_of_several": _one_of_several,
    "no_penalty": lambda run: replace(run, l1=0.0, l2=0.0, dropout=0.0),
}

FITS_WELL = ("learned", "oversized", "lagom")
# By verdict, the most promising first; what is no change is left out. A + joins two changes, for a
# run that lacks both: it is tried beside the single ones.
KINDS: dict[str, tuple[str, ...]] = {
    "diverged": ("learning_rate_tenth", "no_penalty", "adam", *PLAIN),
    "no_signal": ("more_data",),
    "symmetric": ("random_initialization", "no_penalty", "random_initialization+adam", *PLAIN),
    "straight": ("bend", "bend_deep", "bend+adam", "bend_deep+adam", *PLAIN),
    "unreachable": (
        *("linear_output", "linear_output+adam", "linear_output+plain"),
        *("linear_output+plain_fast", "linear_output+plain_smooth"),
    ),
    "penalized": ("no_penalty", "no_penalty+adam", *PLAIN),
    "unsteady": (*LOWER_RATES, "no_penalty", *PLAIN),
    "dead": (
        *("learning_rate_tenth", "few_layers", "leaky_relu", "adam", "no_penalty"),
        *("few_layers+adam", "leaky_relu+adam", *PLAIN),
    ),
    "vanished": (
        *("adam", "few_layers", "relu", "learning_rate_tenth", "no_penalty"),
        *("few_layers+adam", "relu+adam", *PLAIN),
    ),
    "saturated": (
        *("learning_rate_tenth", "random_initialization", "relu", "adam", "no_penalty"),
        *("relu+adam", *PLAIN),
    ),
    "overfitting": (
        *("stop_here", "more_data", "weight_decay", "halve_width", *LOWER_RATES, "no_penalty"),
        "plain_smooth",
    ),
    "learned": (*SMALLER, "no_penalty"),
    "oversized": (*SMALLER, "no_penalty"),
    "lagom": (*SMALLER, "no_penalty"),
    "still_learning": (
        *("train_on", "learning_rate_triple", "adam", *LOWER_RATES, "no_penalty"),
        *("relu+adam", *PLAIN),
    ),
    "underfitting": (
        *("double_width", "add_layer", "adam", *LOWER_RATES, "no_penalty", "relu"),
        *("double_width+adam", "relu+adam", *PLAIN),
    ),
}
# Where the targets are classes, and the loss or the output another than theirs.
OF_TWO = ("yes_or_no", "yes_or_no+adam", "yes_or_no+plain")
OF_SEVERAL = ("one_of_several", "one_of_several+adam", "one_of_several+plain")
# Where nobody knows how good a fit can be: what these reach, the data allow.
LARGER = ("double_width", "plain")
# The run stays as it is: its epochs or its data do not. Its change can be joined with more epochs.
UNCHANGED = ("stop_here", "train_on", "more_data")

TRIED = {kind for kinds in KINDS.values() for kind in kinds if kind not in UNCHANGED}
# All that is ever advised: the last ones where no change was enough by itself.
ADVISED = frozenset(
    {*UNCHANGED, *TRIED, *OF_TWO, *OF_SEVERAL}
    | {f"{kind}+train_on" for kind in {*TRIED, *OF_TWO, *OF_SEVERAL}}
)


def change(kind: str, run: RunConfig) -> RunConfig:
    """The run, changed; by one change after the other, where a kind joins several."""
    for part in kind.split("+"):
        run = run if part in UNCHANGED else CHANGES[part](run)
    return run


@lru_cache(maxsize=256)
def changed_runs(
    verdict: str, run: RunConfig, larger: bool = False, classes: int = 0
) -> Mapping[str, RunConfig]:
    """What can be tried after a verdict, by kind; none that is no change or tried twice.

    larger: also what can show how good a fit can be. classes: how many there are, of targets
    that are shares of classes, so that their own loss can be tried.
    """
    tried: dict[str, RunConfig] = {}
    seen = {_spelled_out(run)}
    for kind in (*KINDS[verdict], *(LARGER if larger else ()), *_of_classes(verdict, classes)):
        if kind in UNCHANGED or not _all_of_it(kind, run):
            continue
        changed = change(kind, run)
        if _spelled_out(changed) not in seen:
            tried[kind] = changed
            seen.add(_spelled_out(changed))
    return tried


def _of_classes(verdict: str, classes: int) -> tuple[str, ...]:
    """Nothing where the loss cannot be the matter."""
    if classes == 0 or verdict in (*FITS_WELL, "no_signal", "overfitting", "still_learning"):
        return ()
    return OF_SEVERAL if classes > 1 else OF_TWO


def _all_of_it(kind: str, run: RunConfig) -> bool:
    """Whether each of several changes is one to this run: what is left is tried on its own."""
    steps = [run]
    for part in kind.split("+"):
        steps.append(change(part, steps[-1]))
    return all(_spelled_out(a) != _spelled_out(b) for a, b in pairwise(steps))


def _spelled_out(run: RunConfig) -> RunConfig:
    """With one activation for each layer: one name for all of them says the same."""
    return _network(run, activations=run.network.layer_activations)
