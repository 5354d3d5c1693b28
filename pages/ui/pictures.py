"""Small pictures for widgets, as properties of a style sheet: each travels once a visit, however
often the widgets that show it are drawn anew."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

import streamlit as st

from datasets import PAINTED
from nn_core import ACTIVATIONS
from nn_core.sweep import FEATURES, racers
from pages.charts.sketch import beside, curve_sketch, grid_sketch, network_sketch, two_sketches
from pages.charts.thumbnail import thumbnail
from pages.live.data_groups import data_groups
from pages.live.own_key import OWN, OwnDataMissing
from pages.live.painting import empty_like, with_points
from pages.live.presets import PRESETS
from pages.live.settings import Settings, for_dataset, with_own
from pages.live.source import first_inputs, source
from pages.ui import state
from pages.ui.session_state import session

SAMPLES = 160
SIDE = (0, 2)
SAFE = " '=:/;,()-."  # in an address within a style sheet; '<' would be taken for HTML
# A sheet in an element of its own would go to a place that fragments cannot write to anew.
SHEET = "<i hidden></i><style>{}</style>"


def style() -> None:
    """The pictures that are the same for all sessions: once a page, outside of its fragments."""
    st.html(f"<style>:root{{{_shared()}}}</style>")


def of_yours() -> str:
    """The pictures of data that are the session's own, as a style sheet."""
    return f":root{{{_properties('data', _yours())}}}"


def placed(box: str, kind: str, names: Sequence[str]) -> str:
    """A style sheet: the options in the box show the pictures of these names, in this order."""
    return f".st-key-{box}{{--tiles:{len(names)}}}" + "".join(
        f".st-key-{box} [role=radio]:nth-child({i}){{--picture:var(--{kind}-{name})}}"
        for i, name in enumerate(names, 1)
    )


def shown(box: str, kind: str, name: str) -> str:
    """A style sheet: the box shows this picture."""
    return f".st-key-{box}{{--picture:var(--{kind}-{name})}}"


def sheet(rules: str) -> None:
    """Within a fragment."""
    st.html(SHEET.format(rules))


@st.cache_data(show_spinner=False)
def _shared() -> str:
    groups = data_groups(has_own=False)
    kinds = {
        "data": {n: _standard(n) for group in groups if group != "yours" for n in groups[group]},
        "activation": {name: curve_sketch(name) for name in ACTIVATIONS},
        "example": {name: _example(name) for name in PRESETS},
    }
    return "".join(_properties(kind, pictures) for kind, pictures in kinds.items())


def _properties(kind: str, pictures: Mapping[str, str]) -> str:
    return "".join(
        f'--{kind}-{name}:url("data:image/svg+xml,{quote(picture, safe=SAFE)}");'
        for name, picture in pictures.items()
    )


def _standard(dataset: str) -> str:
    """As it is without the user's noise and size."""
    return _drawn(replace(for_dataset(Settings(), dataset), n_samples=SAMPLES, train_share=0.9))


def _drawn(settings: Settings) -> str:
    in_space = (
        source(settings).spec.family == "space"
    )  # from the side: a helix from above is a ring
    return thumbnail(source(settings).load(), SIDE if in_space else first_inputs(settings))


def _example(name: str) -> str:
    """What the example has, not what comes of it: its points and the networks that will learn."""
    s = PRESETS[name].settings
    if PRESETS[name].page == "playground":
        return beside(_drawn(s), network_sketch(s.hidden_widths))
    if s.sweep.mode == "double_descent":  # on data in more inputs than can be drawn
        few, many = min(FEATURES), max(FEATURES)
        return beside(network_sketch((few,)), network_sketch((many,)))
    if s.sweep.mode == "race":
        return beside(_drawn(s), two_sketches(*_racers(s)))
    return beside(_drawn(s), grid_sketch(len(s.sweep.row_values), len(s.sweep.column_values)))


def _racers(s: Settings) -> list[tuple[int, ...]]:
    """The first two: their depths, and the widths that the budget allows."""
    sweep, of = s.sweep, source(s)
    if sweep.budget == "epochs":
        pairs = zip(sweep.race_depths, sweep.race_widths, strict=True)
        return [(width,) * depth for depth, width in pairs][:2]
    ends = of.n_features, of.n_outputs
    found = racers(sweep.race_depths[:2], sweep.budget, sweep.amount, *ends)
    return [racer.network.hidden_widths for racer in found]


def _yours() -> dict[str, str]:
    """Drawn anew only where they have changed: own data take their time."""
    s, own = state.settings(), session().own.used
    points = s.points if s.dataset == PAINTED else session().points or empty_like(s)
    asked = {"above-below": s.curve, PAINTED: points, **({OWN: own} if own else {})}
    kept = session().pictures
    for name, of in asked.items():
        if name not in kept or kept[name][0] != of:
            kept[name] = (of, _of_yours(s, name, of))
    return {name: kept[name][1] for name in asked}


def _of_yours(s: Settings, name: str, of: str) -> str:
    if name == PAINTED:
        return _drawn(with_points(s, of))
    if name != OWN:
        chosen = for_dataset(s, name)
        return _drawn(replace(chosen, curve=of) if of else chosen)
    try:
        return _drawn(with_own(s, of, session().sid))
    except OwnDataMissing:
        return ""
