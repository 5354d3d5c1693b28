"""Hypothesis strategies for whatever a user can set, and for whatever a link can hold."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from pages.live.fields import Bounds, Row
from pages.live.own_key import OWN
from pages.live.run_settings import AXES, RUN_ROWS
from pages.live.settings import Settings, for_dataset, settle
from pages.live.sweep_settings import SWEEP_ROWS, SweepSettings
from pages.ui.url import PARAMETERS

HELD = ["0:1.5", "3:20", "7:1e9"]
FORMULAS = ["", "x*y", "sin(2*x)-y/3"]
CURVES = ["", "2*sin(x)", "abs(x)-2"]
# One point, several of two and of three classes, a number in the plane and on the line.
DRAWN = ["", "b", "bhzhz0", "bhzhz01010171711", "thzhz0zy001lks62", "vhzhz05hz0a0a", "fhz05zyaa"]
HARMLESS = st.characters(exclude_categories=("Cs",))


def numbers(bounds: Bounds) -> st.SearchStrategy[float]:
    """All values within the bounds."""
    low, high, whole = bounds
    return (
        st.integers(int(low), int(high)) if whole else st.floats(low, high).map(lambda v: v + 0.0)
    )


def values(row: Row) -> st.SearchStrategy[Any]:
    """What a setting may be by itself."""
    known = [choice for choice in row.choices if choice != OWN]  # own data are nobody's here
    one = st.booleans() if row.switch else st.sampled_from(known or [""])
    one = numbers(row.bounds) if row.bounds else one
    if row.reads:
        texts = {"is_painted": DRAWN, "has_curve": CURVES}.get(row.has, FORMULAS)
        several = row.most is not None
        one = st.sampled_from(HELD).map(row.reads) if several else st.sampled_from(texts)
    return one if row.most is None else st.lists(one, max_size=row.most).map(tuple)


@st.composite
def raw_settings(draw: st.DrawFn) -> Settings:
    """Values within their limits, which need not fit together."""
    drawn = {name: draw(values(row)) for name, row in RUN_ROWS.items()}
    return Settings(**drawn, sweep=draw(sweep_settings()))


@st.composite
def sweep_settings(draw: st.DrawFn) -> SweepSettings:
    """The map's own, as a link could ask for them."""
    sides = {"row_values": "rows", "column_values": "columns"}
    drawn = {n: draw(values(row)) for n, row in SWEEP_ROWS.items() if n not in sides}
    for side, axis in sides.items():
        drawn[side] = tuple(draw(st.lists(st.sampled_from(AXES[drawn[axis]].values))))
    return SweepSettings(**drawn)


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
         "0.10", "1.0,+2", "x2,xy", "sin(x*y)", "1/x", "1e-1", "1_000"]
    )  # fmt: skip
    names = st.one_of(st.sampled_from(sorted(PARAMETERS)), st.text(HARMLESS, max_size=20))
    values = st.one_of(plausible, st.text(HARMLESS, max_size=80), st.floats().map(repr))
    return st.dictionaries(names, st.lists(values, min_size=1, max_size=3), max_size=8)
