"""Everything a user can set in the playground, as one frozen value.

It is what the URL holds, what the engine compares, and what reproduces an experiment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from datasets import DATASETS
from datasets import LIMITS as DATA_LIMITS
from nn_core import ACTIVATIONS, INITIALIZERS, OPTIMIZERS, NetworkConfig, RunConfig
from nn_core import LIMITS as CORE_LIMITS
from pages.live.sweep_settings import (
    AMOUNT,
    AXIS_VALUES,
    BUDGETS,
    COSTS,
    MEASURES,
    MODES,
    PICTURED,
    RACE_WIDTH,
    RIDGE,
    STARTS,
    SUCCESS,
    SWEEP_EPOCHS,
    TASK_TOLERANCE,
    TOLERANCE,
    SweepSettings,
    settle_sweep,
)
from pages.live.tasks import losses_for, outputs_for


class Bounds(NamedTuple):
    """What a number may be: inclusive bounds and whether it is a whole number."""

    minimum: float
    maximum: float
    whole: bool


def _bounds(limits: Mapping[str, tuple[float, ...]], name: str, whole: bool) -> Bounds:
    return Bounds(limits[name][0], limits[name][1], whole)


EPOCHS = Bounds(1, 100_000, whole=True)
SPEEDS = (1, 3, 10, 30, 100, 300, 0)  # epochs a second; 0 is as fast as it goes
DEPTH = _bounds(CORE_LIMITS, "depth", whole=True)
WIDTH = _bounds(CORE_LIMITS, "width", whole=True)

NUMBERS: Mapping[str, Bounds] = {
    "n_samples": _bounds(DATA_LIMITS, "n_samples", whole=True),
    "noise": _bounds(DATA_LIMITS, "noise", whole=False),
    "train_share": _bounds(DATA_LIMITS, "train_share", whole=False),
    "n_classes": _bounds(DATA_LIMITS, "n_classes", whole=True),
    "data_seed": _bounds(DATA_LIMITS, "seed", whole=True),
    "learning_rate": _bounds(CORE_LIMITS, "learning_rate", whole=False),
    "batch_size": _bounds(CORE_LIMITS, "batch_size", whole=True),
    "l1": _bounds(CORE_LIMITS, "l1", whole=False),
    "l2": _bounds(CORE_LIMITS, "l2", whole=False),
    "dropout": _bounds(CORE_LIMITS, "dropout", whole=False),
    "seed": _bounds(CORE_LIMITS, "seed", whole=True),
    "epochs": EPOCHS,
    "x_axis": Bounds(0, 63, whole=True),
    "y_axis": Bounds(0, 63, whole=True),
    "sweep.starts": Bounds(*STARTS, whole=True),
    "sweep.epochs": Bounds(*SWEEP_EPOCHS, whole=True),
    "sweep.race_depths": Bounds(0, 8, whole=True),
    "sweep.race_widths": Bounds(*RACE_WIDTH, whole=True),
    "sweep.amount": Bounds(*AMOUNT, whole=True),
    "sweep.race_starts": Bounds(*STARTS, whole=True),
    "sweep.race_epochs": Bounds(*SWEEP_EPOCHS, whole=True),
    "sweep.ridge": Bounds(*RIDGE, whole=False),
    "sweep.tolerance": Bounds(*TOLERANCE, whole=False),
    "sweep.success": Bounds(*SUCCESS, whole=True),
}

CHOICES: Mapping[str, tuple[str, ...]] = {
    "dataset": tuple(DATASETS),
    "output_activation": ("identity", "sigmoid", "softmax", "tanh"),
    "loss": ("mse", "mae", "huber", "binary_cross_entropy", "cross_entropy"),
    "optimizer": tuple(OPTIMIZERS),
    "initializer": tuple(INITIALIZERS),
    "activations": tuple(ACTIVATIONS),
    "speed": tuple(map(str, SPEEDS)),
    "sweep.mode": MODES,
    "sweep.rows": tuple(AXIS_VALUES),
    "sweep.columns": tuple(AXIS_VALUES),
    "sweep.budget": BUDGETS,
    "sweep.measure": MEASURES,
    "sweep.pictured": PICTURED,
    "sweep.cost": COSTS,
}

# The two inputs that a map shows first, where others tell more than the first two.
FIRST_AXES: Mapping[str, tuple[int, int]] = {
    "iris": (2, 3),
    "wine": (6, 9),
    "cars": (3, 2),
    "digits": (36, 21),  # two pixels in the middle: those at the rim are always white
}


@dataclass(frozen=True)
class Settings:
    """The playground's settings; the defaults are an example that learns within seconds."""

    dataset: str = "spiral"
    n_samples: int = 500
    noise: float = 0.05
    train_share: float = 0.5
    n_classes: int = 3
    data_seed: int = 1
    hidden_widths: tuple[int, ...] = (8, 8, 8)
    activations: tuple[str, ...] = ("relu", "relu", "relu")  # one for each hidden layer
    output_activation: str = "sigmoid"
    loss: str = "binary_cross_entropy"
    optimizer: str = "adam"
    learning_rate: float = 0.01
    batch_size: int = 10
    l1: float = 0.0
    l2: float = 0.0
    dropout: float = 0.0
    initializer: str = "he_normal"
    seed: int = 1
    epochs: int = 1000  # training pauses here; playing again goes on for as many more
    speed: int = 30
    x_axis: int = 0  # the two inputs that a map shows when there are more
    y_axis: int = 1
    log_loss: bool = False
    truth: bool = False  # whether the map shows the true boundary, where it is known
    projector: bool = False
    sweep: SweepSettings = field(default_factory=SweepSettings)  # of the architecture map

    @property
    def task(self) -> str:
        return DATASETS[self.dataset].task

    def run_config(self) -> RunConfig:
        """The core's settings of this run."""
        network = NetworkConfig(
            hidden_widths=self.hidden_widths,
            activations=self.activations,
            output_activation=self.output_activation,
            initializer=self.initializer,
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

    def data_key(self) -> tuple[object, ...]:
        """Equal keys mean equal data."""
        spec = DATASETS[self.dataset]
        return (
            self.dataset,
            self.n_samples if spec.has_samples else None,
            self.noise if spec.has_noise else None,
            self.train_share,
            self.n_classes if spec.has_classes else None,
            self.data_seed,
        )


# Changed while a network trains, these take effect in the same run; all others start anew.
RATES = ("learning_rate", "l1", "l2", "dropout")
VIEW = ("epochs", "speed", "x_axis", "y_axis", "log_loss", "truth", "projector", "sweep")


def same_run(a: Settings, b: Settings) -> bool:
    """Whether b goes on with the run that a began: they differ in rates and views only."""
    kept = {name: getattr(a, name) for name in (*RATES, *VIEW)}
    return a == replace(b, **kept)


def starts_anew(before: Settings, after: Settings, diverged: bool) -> bool:
    """Whether a change begins a new run. One that diverged cannot go on at another rate."""
    other_rates = any(getattr(before, name) != getattr(after, name) for name in RATES)
    return not same_run(before, after) or (diverged and other_rates)


def for_dataset(settings: Settings, dataset: str) -> Settings:
    """The same network on other data: noise and samples of that set, output layer of its task."""
    spec = DATASETS[dataset]
    x_axis, y_axis = FIRST_AXES.get(dataset, (0, 1))
    chosen = replace(
        settings,
        dataset=dataset,
        n_samples=spec.default_samples,
        noise=spec.default_noise,
        x_axis=x_axis,
        y_axis=y_axis,
    )
    return settle(chosen if spec.task == settings.task else with_task_output(chosen))


def with_task_output(settings: Settings) -> Settings:
    """The output activation and the loss that the task asks for."""
    output = outputs_for(settings.task)[0]
    return replace(
        settings,
        output_activation=output,
        loss=losses_for(settings.task, output)[0],
        sweep=replace(settings.sweep, tolerance=TASK_TOLERANCE[settings.task]),
    )


def settle(settings: Settings) -> Settings:
    """The nearest settings without contradictions: output, loss, layers and axes that fit."""
    outputs = outputs_for(settings.task)
    output = settings.output_activation if settings.output_activation in outputs else outputs[0]
    losses = losses_for(settings.task, output)
    x_axis, y_axis = _two_inputs(settings, DATASETS[settings.dataset].n_inputs)
    return replace(
        settings,
        output_activation=output,
        loss=settings.loss if settings.loss in losses else losses[0],
        activations=_one_for_each(settings.activations, len(settings.hidden_widths)),
        x_axis=x_axis,
        y_axis=y_axis,
        sweep=settle_sweep(settings.sweep, settings.task),
    )


def _one_for_each(activations: tuple[str, ...], depth: int) -> tuple[str, ...]:
    last = activations[-1] if activations else Settings.activations[-1]
    return (activations + (last,) * depth)[:depth]


def _two_inputs(settings: Settings, n_inputs: int) -> tuple[int, int]:
    if n_inputs < 2:
        return 0, 1
    x_axis = settings.x_axis if settings.x_axis < n_inputs else 0
    y_axis = settings.y_axis if settings.y_axis < n_inputs else 1
    return (x_axis, y_axis) if x_axis != y_axis else (0, 1)
