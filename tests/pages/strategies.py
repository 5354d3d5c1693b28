"""Hypothesis strategies for whatever a user can set, and for whatever a link can hold."""

from dataclasses import replace

from hypothesis import strategies as st

from datasets import DATASETS
from nn_core import ACTIVATIONS, INITIALIZERS, OPTIMIZERS
from pages.live.settings import (
    CHOICES,
    DEPTH,
    NUMBERS,
    SPEEDS,
    WIDTH,
    Bounds,
    Settings,
    for_dataset,
    settle,
)
from pages.live.sweep_settings import AXIS_VALUES, SweepSettings
from pages.live.tasks import OUTPUT_LOSSES
from pages.ui.url import ALL_PARAMETERS

OUTPUTS = sorted({output for outputs in OUTPUT_LOSSES.values() for output in outputs})
LOSSES = sorted(
    {x for outputs in OUTPUT_LOSSES.values() for names in outputs.values() for x in names}
)
HARMLESS = st.characters(exclude_categories=("Cs",))


def numbers(bounds: Bounds) -> st.SearchStrategy[float]:
    """All values within the bounds."""
    low, high, whole = bounds
    return (
        st.integers(int(low), int(high)) if whole else st.floats(low, high).map(lambda v: v + 0.0)
    )


@st.composite
def raw_settings(draw: st.DrawFn) -> Settings:
    """Values within their limits, which need not fit together."""
    width = st.integers(int(WIDTH.minimum), int(WIDTH.maximum))
    depth = int(DEPTH.maximum)
    chosen = {n: draw(numbers(bounds)) for n, bounds in NUMBERS.items() if "." not in n}
    return Settings(
        dataset=draw(st.sampled_from(sorted(DATASETS))),
        hidden_widths=tuple(draw(st.lists(width, max_size=depth))),
        activations=tuple(draw(st.lists(st.sampled_from(sorted(ACTIVATIONS)), max_size=depth))),
        output_activation=draw(st.sampled_from(OUTPUTS)),
        loss=draw(st.sampled_from(LOSSES)),
        optimizer=draw(st.sampled_from(sorted(OPTIMIZERS))),
        initializer=draw(st.sampled_from(sorted(INITIALIZERS))),
        speed=draw(st.sampled_from(SPEEDS)),
        log_loss=draw(st.booleans()),
        truth=draw(st.booleans()),
        projector=draw(st.booleans()),
        sweep=draw(sweep_settings()),
        **chosen,  # type: ignore[arg-type]
    )


@st.composite
def sweep_settings(draw: st.DrawFn) -> SweepSettings:
    """The map's own, as a link could ask for them."""
    axes = st.sampled_from(sorted(AXIS_VALUES))
    chosen = {}
    for name in ("mode", "budget", "measure", "pictured", "cost"):
        chosen[name] = draw(st.sampled_from(CHOICES[f"sweep.{name}"]))
    for name in ("starts", "epochs", "amount", "race_starts", "race_epochs", "ridge", "tolerance",
                 "success"):  # fmt: skip
        chosen[name] = draw(numbers(NUMBERS[f"sweep.{name}"]))
    for name in ("race_depths", "race_widths"):
        chosen[name] = tuple(draw(st.lists(numbers(NUMBERS[f"sweep.{name}"]), max_size=4)))
    for side in ("row", "column"):
        axis = chosen[f"{side}s"] = draw(axes)
        chosen[f"{side}_values"] = tuple(draw(st.lists(st.sampled_from(AXIS_VALUES[axis]))))
    return SweepSettings(**chosen)


def valid_settings() -> st.SearchStrategy[Settings]:
    """Settings as the controls make them."""
    return raw_settings().map(settle)


def fast(settings: Settings) -> Settings:
    """The same in the playground, which has no sweep in its links, with little to compute."""
    widths = tuple(min(width, 16) for width in settings.hidden_widths[:2])
    sweep = for_dataset(Settings(), settings.dataset).sweep
    return settle(replace(settings, hidden_widths=widths, n_samples=10, sweep=sweep))


def links() -> st.SearchStrategy[dict[str, list[str]]]:
    """Any link: known and unknown names, good values, bad values, repeated values."""
    plausible = st.sampled_from(
        ["", "0", "-1", "1e999", "NaN", "8,8", "relu", "softmax", "mse", "iris", "1,5", "٣", "½",
         "0.10", "1.0,+2", "1e-1", "1_000"]
    )  # fmt: skip
    names = st.one_of(st.sampled_from(sorted(ALL_PARAMETERS)), st.text(HARMLESS, max_size=20))
    values = st.one_of(plausible, st.text(HARMLESS, max_size=80), st.floats().map(repr))
    return st.dictionaries(names, st.lists(values, min_size=1, max_size=3), max_size=8)
