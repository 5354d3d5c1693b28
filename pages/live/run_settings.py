"""The settings of one run, each with its row."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from datasets import DATASETS, FEATURES, PAINTED
from datasets import LIMITS as DATA_LIMITS
from datasets.expression import read as read_expression
from datasets.features import PLAIN
from datasets.painted import read as read_points
from datasets.slices import Slice
from nn_core import ACTIVATIONS, INITIALIZERS, OPTIMIZERS, NetworkConfig, RunConfig
from nn_core import LIMITS as CORE_LIMITS
from pages.live.fields import Axis, Bounds, axes_of, choice, number, rows_of, several, switch, text
from pages.live.held import as_held, values_in
from pages.live.own_key import OWN
from pages.live.source import has, task_of


def _bounds(limits: Mapping[str, tuple[float, ...]], name: str, whole: bool) -> Bounds:
    return Bounds(limits[name][0], limits[name][1], whole)


EPOCHS = Bounds(1, 100_000, whole=True)
SPEEDS = (1, 3, 10, 30, 100, 300, 0)  # epochs a second; 0 is as fast as it goes
DEPTH = _bounds(CORE_LIMITS, "depth", whole=True)
WIDTH = _bounds(CORE_LIMITS, "width", whole=True)
INPUT = Bounds(0, 199, whole=True)  # as many as own data may have
LAYERS = int(DEPTH.maximum)
OUTPUTS = ("identity", "sigmoid", "softmax", "tanh")
LOSSES = ("mse", "mae", "huber", "binary_cross_entropy", "cross_entropy")

_DEPTHS = Axis(
    "depth",
    tuple(map(str, range(LAYERS + 1))),
    ("1", "2", "3", "4"),
    scale="size",
    place=lambda settings, value: with_depth(settings, int(value)),
)
_WIDTHS = Axis(
    "width",
    ("1", "2", "3", "4", "6", "8", "12", "16", "32", "64", "128", "256"),
    ("1", "2", "4", "8", "16"),
    scale="size",
    place=lambda settings, value: with_width(settings, int(value)),
)
_ACTIVATIONS = Axis(
    "activation",
    tuple(ACTIVATIONS),
    ("relu", "identity", "tanh", "sigmoid"),  # relu stands for all where a map varies it
    place=lambda settings, value: with_activation(settings, value),
)
_INITIALIZERS = Axis("initializer", tuple(INITIALIZERS), ("he_normal", "glorot_normal", "zeros"))
_SAMPLES = Axis(
    "samples",
    ("20", "40", "100", "200", "500", "1000", "2000"),
    ("20", "40", "100", "200", "500", "1000"),
    scale="factor",
)
_NOISE = Axis(
    "noise",
    ("0", "0.05", "0.1", "0.15", "0.2", "0.3", "0.4", "0.5"),
    ("0", "0.1", "0.2", "0.3", "0.5"),
)
_RATES = Axis(
    "learning_rate",
    ("0.0001", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1"),
    ("0.001", "0.003", "0.01", "0.03", "0.1"),
    scale="factor",
)
_BATCHES = Axis(
    "batch_size",
    ("1", "4", "10", "32", "100", "256"),
    ("1", "10", "32", "100"),
    scale="factor",
)
_L2 = Axis(
    "l2",
    ("0", "0.0001", "0.001", "0.003", "0.01", "0.03", "0.1", "1"),
    ("0", "0.001", "0.01", "0.1"),
    scale="factor",
)


# fmt: off
@dataclass(frozen=True)
class RunSettings:
    """The defaults are an example that learns within seconds. Links name them in this order."""

    dataset: str = choice("spiral", "data", (*DATASETS, PAINTED, OWN), effect="data",
                          words="dataset.", leads=True, measures=True)
    # Which own data: see own_link. Their owner is in no link.
    own: str = text("own", effect="data", has="is_own", measures=True)
    owner: str = ""
    # A formula of x that parts two classes; empty: the data's own.
    curve: str = text("curve", lambda given: as_curve(given), effect="data", has="has_curve",
                      leads=True, measures=True)
    # Drawn ones, as datasets.painted writes them.
    points: str = text("points", read_points, effect="data", has="is_painted", leads=True)
    n_samples: int = number(500, "samples", _bounds(DATA_LIMITS, "n_samples", True), effect="data",
                            has="has_samples", axes=(_SAMPLES,))
    noise: float = number(0.05, "noise", _bounds(DATA_LIMITS, "noise", False), effect="data",
                          has="has_noise", axes=(_NOISE,))
    train_share: float = number(0.5, "train_share", _bounds(DATA_LIMITS, "train_share", False),
                                effect="data", percent=True)
    n_classes: int = number(3, "classes", _bounds(DATA_LIMITS, "n_classes", True), effect="data",
                            has="has_classes", measures=True)
    data_seed: int = number(1, "data_seed", _bounds(DATA_LIMITS, "seed", True), effect="data")
    # What the network is given of x and y: features of the table, and a formula of one's own.
    features: tuple[str, ...] = several(PLAIN, "features", len(FEATURES), choices=tuple(FEATURES),
                                        effect="data", has="has_features", leads=True,
                                        words="feature.")
    expression: str = text("expression", lambda given: as_expression(given), effect="data",
                           has="has_features", leads=True)
    hidden_widths: tuple[int, ...] = several((8, 8, 8), "widths", LAYERS, bounds=WIDTH,
                                             control="width", axes=(_DEPTHS, _WIDTHS))
    activations: tuple[str, ...] = several(("relu",) * 3, "activations", LAYERS,
                                           choices=tuple(ACTIVATIONS), control="activation",
                                           words="activation.", axes=(_ACTIVATIONS,))
    output_activation: str = choice("sigmoid", "output", OUTPUTS, words="activation.", leads=True,
                                    measures=True)
    loss: str = choice("binary_cross_entropy", "loss", LOSSES, words="loss.", leads=True,
                       measures=True)
    optimizer: str = choice("adam", "optimizer", tuple(OPTIMIZERS), words="optimizer.")
    learning_rate: float = number(0.01, "learning_rate",
                                  _bounds(CORE_LIMITS, "learning_rate", False), effect="rate",
                                  axes=(_RATES,))
    batch_size: int = number(10, "batch_size", _bounds(CORE_LIMITS, "batch_size", True),
                             axes=(_BATCHES,))
    l1: float = number(0.0, "l1", _bounds(CORE_LIMITS, "l1", False), effect="rate")
    l2: float = number(0.0, "l2", _bounds(CORE_LIMITS, "l2", False), effect="rate", axes=(_L2,))
    dropout: float = number(0.0, "dropout", _bounds(CORE_LIMITS, "dropout", False), effect="rate",
                            percent=True)
    initializer: str = choice("he_normal", "initializer", tuple(INITIALIZERS),
                              words="initializer.", axes=(_INITIALIZERS,))
    seed: int = number(1, "seed", _bounds(CORE_LIMITS, "seed", True))
    # Training pauses at this epoch; playing again goes on for as many more.
    epochs: int = number(1000, "epochs", EPOCHS, effect="view")
    speed: int = choice(30, "speed", SPEEDS, effect="view")
    # What a map shows of more than two inputs: two of them or two components; where the others
    # stand, unless as in the typical point: see held.py.
    plane: str = choice("inputs", "plane", ("inputs", "components"), effect="view", leads=True,
                        of_data=True, words="plane.")
    held: tuple[str, ...] = several((), "held", int(INPUT.maximum) + 1,
                                    reads=lambda given: as_held(given), effect="view",
                                    leads=True, of_data=True)
    x_axis: int = number(0, "x_axis", INPUT, effect="view", leads=True, of_data=True)
    y_axis: int = number(1, "y_axis", INPUT, effect="view", leads=True, of_data=True)
    # Of several numbers that the network answers, the one that the pictures show.
    map_output: int = number(0, "map_output", INPUT, effect="view", leads=True, of_data=True)
    log_loss: bool = switch("log", effect="view")
    truth: bool = switch("truth", effect="view")  # the true boundary, where it is known
    validation: bool = switch("validation", default=True, effect="view")  # whether seen in the map
    discrete: bool = switch("discrete", effect="view")  # the map shows the class, not how sure
    projector: bool = switch("projector", effect="view", leads=True)
# fmt: on

    @property
    def task(self) -> str:
        return task_of(self)

    @property
    def slice(self) -> Slice:
        """What a map shows of more than two inputs."""
        held = values_in(self.held)
        return Slice(self.x_axis, self.y_axis, held, self.plane == "components")

    def run_config(self) -> RunConfig:
        """The core's settings of this run."""
        network = _network(
            self.hidden_widths, self.activations, self.output_activation, self.initializer
        )
        return RunConfig(
            network=network,
            loss=self.loss,
            optimizer=self.optimizer,
            learning_rate=self.learning_rate,
            batch_size=self.batch_size,
            l1=self.l1,
            l2=self.l2,
            dropout=self.dropout,
            seed=self.seed,
        )

    def data(self) -> dict[str, object]:
        """What decides the data, without what this set does not have."""
        return {
            name: getattr(self, name)
            for name, row in RUN_ROWS.items()
            if row.effect == "data" and (not row.has or has(self, row.has))
        }

    def data_key(self) -> tuple[tuple[str, object], ...]:
        """Equal keys mean equal data."""
        return tuple(self.data().items())


# Runs of a sweep have networks in common, whose checks take most of the time.
_network = lru_cache(maxsize=256)(NetworkConfig)


def as_expression(given: str) -> str:
    """A formula as it is kept; an empty text is none. Raises datasets.ExpressionError."""
    return read_expression(given).text if given.strip() else ""


def as_curve(given: str) -> str:
    """A formula of x alone, likewise. Raises datasets.ExpressionError."""
    return read_expression(given, ("x",)).text if given.strip() else ""


RUN_ROWS = rows_of(RunSettings)
S = TypeVar("S", bound=RunSettings)


def with_depth(settings: S, depth: int) -> S:
    """So many hidden layers, all as the first one is now."""
    width = (settings.hidden_widths or RunSettings.hidden_widths)[0]
    activation = (settings.activations or RunSettings.activations)[0]
    return replace(settings, hidden_widths=(width,) * depth, activations=(activation,) * depth)


def with_width(settings: S, width: int) -> S:
    """So many units in each hidden layer."""
    return replace(settings, hidden_widths=(width,) * len(settings.hidden_widths))


def with_activation(settings: S, name: str) -> S:
    """The same activation in each hidden layer."""
    return replace(settings, activations=(name,) * len(settings.hidden_widths))


# The size of the network comes first.
AXES: Mapping[str, Axis] = {
    axis.name: axis
    for _, axis in sorted(axes_of(RUN_ROWS), key=lambda pair: pair[1].scale != "size")
}
VARIED: Mapping[str, str] = {axis.name: name for name, axis in axes_of(RUN_ROWS)}


def with_value(settings: S, axis: str, value: str) -> S:
    """The settings with an axis's value in them."""
    place, name = AXES[axis].place, VARIED[axis]
    if place is not None:
        placed: S = place(settings, value)
        return placed
    changes = {name: RUN_ROWS[name].read(value)}
    return replace(settings, **changes)


def is_of_data(axis: str) -> bool:
    """Whether another value is another problem to solve."""
    return RUN_ROWS[VARIED[axis]].effect == "data"


def axes_for(settings: RunSettings) -> tuple[str, ...]:
    """What can be varied with this data: a fixed table has neither noise nor more samples."""
    traits = {axis: RUN_ROWS[name].has for axis, name in VARIED.items()}
    return tuple(axis for axis in AXES if not traits[axis] or has(settings, traits[axis]))
