"""Settings of a network and of a run: frozen, hashable, checked when made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nn_core import checks
from nn_core.errors import ConfigError
from nn_core.functions.activations import ACTIVATIONS, OUTPUT_ACTIVATIONS
from nn_core.functions.initializers import INITIALIZERS
from nn_core.functions.losses import LOSSES
from nn_core.functions.optimizers import OPTIMIZERS
from nn_core.layers.kinds import LAYERS
from nn_core.layers.layout import Layout, count
from nn_core.layers.place import LayerKind

DTYPES = ("float32", "float64")


class Limit(NamedTuple):
    """What the interface offers, in the order in which a slider takes it."""

    minimum: float
    maximum: float
    default: float
    step: float


# The interface's limits, which also validate a URL. The core itself accepts more: see the classes.
LIMITS: dict[str, Limit] = {
    "depth": Limit(0, 10, 2, 1),
    "width": Limit(1, 256, 4, 1),
    "batch_size": Limit(1, 512, 10, 1),
    "seed": Limit(0, 9999, 0, 1),
    "learning_rate": Limit(1e-5, 10.0, 0.01, 1e-5),
    "l1": Limit(0.0, 10.0, 0.0, 0.001),
    "l2": Limit(0.0, 10.0, 0.0, 0.001),
    "dropout": Limit(0.0, 0.9, 0.0, 0.05),
}


def _set(config: object, name: str, value: object) -> None:
    object.__setattr__(config, name, value)  # the only way in a frozen dataclass


def _widths(widths: object) -> tuple[int, ...]:
    remedy = "give a tuple with one width a hidden layer, () for none"
    if isinstance(widths, str | bytes):
        raise ConfigError("hidden_widths", widths, remedy, "wrong_type")
    try:
        entries = tuple(widths)  # type: ignore[arg-type, var-annotated]
    except TypeError:
        raise ConfigError("hidden_widths", widths, remedy, "wrong_type") from None
    return tuple(checks.whole_number("hidden_widths", width, 1) for width in entries)


def _activations(names: object, depth: int) -> str | tuple[str, ...]:
    if isinstance(names, str):
        return checks.one_of("activations", names, ACTIVATIONS)
    remedy = f"give one name, or {depth} names, one for each hidden layer"
    try:
        entries = tuple(names)  # type: ignore[arg-type, var-annotated]
    except TypeError:
        raise ConfigError("activations", names, remedy, "wrong_type", tuple(ACTIVATIONS)) from None
    if len(entries) != depth:
        raise ConfigError("activations", entries, remedy, "wrong_length", (depth,))
    return tuple(checks.one_of("activations", name, ACTIVATIONS) for name in entries)


@dataclass(frozen=True)
class NetworkConfig:
    """An architecture. activations is one name for all hidden layers, or one for each of them."""

    hidden_widths: tuple[int, ...] = (4, 2)
    activations: str | tuple[str, ...] = "tanh"
    output_activation: str = "sigmoid"
    initializer: str = "he_normal"

    def __post_init__(self) -> None:
        _set(self, "hidden_widths", _widths(self.hidden_widths))
        _set(self, "activations", _activations(self.activations, self.depth))
        checks.one_of("output_activation", self.output_activation, OUTPUT_ACTIVATIONS)
        checks.one_of("initializer", self.initializer, INITIALIZERS)

    @property
    def depth(self) -> int:
        """Number of hidden layers."""
        return len(self.hidden_widths)

    @property
    def layer_activations(self) -> tuple[str, ...]:
        """One name for each hidden layer."""
        if isinstance(self.activations, str):
            return (self.activations,) * self.depth
        return self.activations

    @property
    def layer_kinds(self) -> tuple[str, ...]:
        """One name for each hidden layer, of LAYERS; the output layer is linear."""
        return ("linear",) * self.depth


@dataclass(frozen=True)
class RunConfig:
    """A network and how it is trained.

    The objective is loss + l1 * sum |w| + l2 / 2 * sum w^2 over the weights, not the biases. AdamW
    takes l2 as its decoupled decay instead. dropout is the share of hidden units left out.
    """

    network: NetworkConfig = NetworkConfig()
    loss: str = "binary_cross_entropy"
    optimizer: str = "adam"
    learning_rate: float = 0.01
    batch_size: int = 10
    l1: float = 0.0
    l2: float = 0.0
    dropout: float = 0.0
    seed: int = 0
    dtype: str = "float32"

    def __post_init__(self) -> None:
        if not isinstance(self.network, NetworkConfig):
            raise ConfigError("network", self.network, "give a NetworkConfig", "wrong_type")
        checks.one_of("loss", self.loss, LOSSES)
        checks.one_of("optimizer", self.optimizer, OPTIMIZERS)
        checks.one_of("dtype", self.dtype, DTYPES)
        for name in ("learning_rate", "l1", "l2"):
            _set(self, name, checks.rate(name, getattr(self, name)))
        _set(self, "dropout", checks.rate("dropout", self.dropout, below=1.0))
        _set(self, "batch_size", checks.whole_number("batch_size", self.batch_size, 1))
        _set(self, "seed", checks.whole_number("seed", self.seed, 0))


def kinds_of(network: NetworkConfig) -> list[LayerKind]:
    """The kind of each layer, the output layer last."""
    return [LAYERS[name] for name in (*network.layer_kinds, "linear")]


def unit_parameters(network: NetworkConfig) -> list[int]:
    """Of each layer: what a unit has beside its weights."""
    return [kind.unit_parameters for kind in kinds_of(network)]


def layout_of(networks: Sequence[NetworkConfig], n_inputs: int, n_outputs: int) -> Layout:
    """How the parameters of networks that fit in one stack lie, padded to the widest."""
    sizes = [(n_inputs, *network.hidden_widths, n_outputs) for network in networks]
    widest = [max(layer) for layer in zip(*sizes, strict=True)]
    return Layout(widest, unit_parameters(networks[0]))


def parameter_count(network: NetworkConfig, n_inputs: int, n_outputs: int) -> int:
    """Weights and biases of one network: (fan_in + 1) * fan_out, summed over linear layers."""
    return count((n_inputs, *network.hidden_widths, n_outputs), unit_parameters(network))
