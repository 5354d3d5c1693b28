"""Everything a user can set in the playground, as one frozen value.

It is what the URL holds, what the engine compares, and what reproduces an experiment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from datasets import PAINTED, DatasetSpec
from datasets.above import CURVE
from datasets.features import FEATURES, PLAIN
from datasets.painted import EMPTY
from pages.live.fields import Row, rows_of, with_effect
from pages.live.held import fitting
from pages.live.own_key import OWN
from pages.live.run_settings import RUN_ROWS, RunSettings
from pages.live.source import first_inputs, has, source
from pages.live.sweep_settings import TASK_TOLERANCE, SweepSettings, settle_sweep
from pages.live.tasks import losses_for, outputs_for


@dataclass(frozen=True)
class Settings(RunSettings):
    """A run's settings, and those of the architecture map."""

    sweep: SweepSettings = field(default_factory=SweepSettings)


# The map's own begin with "sweep."; its page has these in its links, too.
ROWS: Mapping[str, Row] = {**RUN_ROWS, **rows_of(SweepSettings, "sweep.")}
RATES = with_effect(RUN_ROWS, "rate")  # taken over in mid-run
VIEW = (*with_effect(RUN_ROWS, "view"), "sweep")
OF_DATA = tuple(name for name, row in RUN_ROWS.items() if row.of_data)
# Where these differ, a loss is measured in other units or against other targets.
MEASURES = tuple(name for name, row in RUN_ROWS.items() if row.measures)


def same_run(a: Settings, b: Settings) -> bool:
    """Whether b goes on with the run that a began: they differ in rates and views only."""
    kept = {name: getattr(a, name) for name in (*RATES, *VIEW)}
    return a == replace(b, **kept)


def starts_anew(before: Settings, after: Settings, diverged: bool) -> bool:
    """Whether a change begins a new run. One that diverged cannot go on at another rate."""
    other_rates = any(getattr(before, name) != getattr(after, name) for name in RATES)
    return not same_run(before, after) or (diverged and other_rates)


def losses_compare(a: Settings, b: Settings) -> bool:
    """Whether a loss means the same under both settings."""
    return all(getattr(a, name) == getattr(b, name) for name in MEASURES)


def seen_as(settings: Settings, other: Settings) -> Settings:
    """The settings, with the views (axes, speed, ways to look at a sweep) of the other ones."""
    same = (settings.dataset, settings.own) == (other.dataset, other.own)
    kept = () if same else OF_DATA
    views = {name: getattr(other, name) for name in VIEW if name not in (*kept, "sweep")}
    return replace(settings, **views, sweep=settings.sweep.seen_as(other.sweep))


def for_dataset(settings: Settings, dataset: str) -> Settings:
    """The same network on other data: noise and samples of that set, output layer of its task.

    Which own data, the settings say. Raises OwnDataMissing where they are not at hand.
    """
    chosen = replace(settings, dataset=dataset)
    spec = source(chosen).spec
    x_axis, y_axis = first_inputs(chosen)
    chosen = replace(
        chosen,
        n_samples=spec.default_samples,
        noise=spec.default_noise,
        plane=Settings.plane,
        held=(),
        x_axis=x_axis,
        y_axis=y_axis,
        map_output=0,
    )
    return settle(chosen if spec.task == settings.task else with_task_output(chosen))


def with_own(settings: Settings, own: str, owner: str) -> Settings:
    """The same network on own data. Raises OwnDataMissing where they are not at hand."""
    chosen = for_dataset(replace(settings, own=own, owner=owner), OWN)
    return settle(chosen if chosen.task == settings.task else with_task_output(chosen))


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
    spec = source(settings).spec
    x_axis, y_axis = _two_inputs(settings, spec)
    is_cut = spec.n_inputs > 2
    is_own = settings.dataset == OWN
    return replace(
        settings,
        own=settings.own if is_own else "",
        owner=settings.owner if is_own else "",
        curve=(settings.curve or CURVE) if has(settings, "has_curve") else "",
        points=(settings.points or EMPTY) if settings.dataset == PAINTED else "",
        output_activation=output,
        loss=settings.loss if settings.loss in losses else losses[0],
        features=_in_order(settings),
        activations=_one_for_each(settings.activations, len(settings.hidden_widths)),
        plane=settings.plane if is_cut else Settings.plane,
        held=fitting(settings.held, source(settings).load()) if settings.held and is_cut else (),
        x_axis=x_axis,
        y_axis=y_axis,
        map_output=_output(settings),
        sweep=settle_sweep(settings.sweep, settings.task),
    )


def _one_for_each(activations: tuple[str, ...], depth: int) -> tuple[str, ...]:
    last = activations[-1] if activations else Settings.activations[-1]
    return (activations + (last,) * depth)[:depth]


def _in_order(settings: Settings) -> tuple[str, ...]:
    """Each feature once; a network that is given nothing is given the inputs."""
    chosen = tuple(name for name in FEATURES if name in settings.features)
    return chosen if chosen or settings.expression else PLAIN


def _output(settings: Settings) -> int:
    """Of several numbers one is shown; all classes or labels are shown together."""
    several = settings.task == "regression" and settings.map_output < source(settings).n_outputs
    return settings.map_output if several else 0


def _two_inputs(settings: Settings, spec: DatasetSpec) -> tuple[int, int]:
    """Two columns, each by its first input; of a lone category the second one says nothing."""
    if spec.n_inputs < 2:
        return 0, 1
    columns = [place for place, _ in spec.columns]
    first, second = columns[0], columns[1] if len(columns) > 1 else 1
    x_axis = settings.x_axis if settings.x_axis in columns else first
    y_axis = settings.y_axis if settings.y_axis in (*columns, second) else second
    return (x_axis, y_axis) if x_axis != y_axis else (first, second)
