"""Optimizers: the same start under each, as curves and as ways on one slice of the loss."""

from dataclasses import replace

import streamlit as st

from nn_core import OPTIMIZERS
from pages.charts.numbers import loss, percent
from pages.features.parts.charts.lines import Line, lines, lines_alt
from pages.features.parts.charts.ways import ways, ways_alt
from pages.features.parts.live.paths import ACTIVATION, BATCH, WIDTHS, Paths
from pages.features.parts.ui import pieces, results
from pages.features.parts.ui.formulas import formula, source
from pages.text import Translator
from pages.ui import fragments
from pages.ui.language import language, number, t
from pages.ui.terms import with_terms

RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
FIRST = 0.03


@fragments.fragment("parts_optimizers")
def optimizers() -> None:
    """One learning rate for all: which is good for one is not for another."""
    st.markdown(with_terms("parts.optimizers.about"))
    rate = pieces.choice(st.select_slider, "rate", RATES, FIRST, format_func=number)
    with st.spinner(t("parts.training")):
        found = results.paths(pieces.playground(), rate)
    left, right = st.columns(2)
    with left:
        _curves(found)
    with right:
        _ways(found)
    st.caption(with_terms("parts.optimizers.set_up", **_set_up()))
    _each(found, rate)


def _set_up() -> dict[str, object]:
    return {"width": WIDTHS[0], "activation": t(f"activation.{ACTIVATION}"), "batch": BATCH}


def _small_print() -> str:
    return t("parts.optimizers.set_up", **_set_up())


def _word(name: str) -> str:
    return t(f"optimizer.{name}")


def _curves(found: Paths) -> None:
    named = [
        Line(_word(name), sign, found.steps, found.losses[name])
        for sign, name in enumerate(OPTIMIZERS)
    ]
    translator, title = Translator(language()), t("parts.optimizers.curves")
    words = title, t("parts.optimizers.step"), t(f"loss.{pieces.playground().loss}")
    chart = lines(named, words, translator, rangemode="tozero")
    alt = lines_alt(title, named, translator)
    pieces.figure(chart, "optimizer_curves", alt, 440, _small_print())


def _ways(found: Paths) -> None:
    plane, translator = found.slice, Translator(language())
    places = {name: (_word(name), way) for name, way in plane.places.items()}
    losses = {name: (_word(name), curve) for name, curve in found.losses.items()}
    first = float(found.losses["sgd"][0])
    chart = ways(places, plane.across, plane.up, plane.losses, first, translator)
    alt = ways_alt(plane.held, losses, translator)
    pieces.figure(chart, "optimizer_ways", alt, 440, _small_print())
    st.caption(with_terms("parts.ways.about", share=percent(plane.held, translator)))


def _each(found: Paths, rate: float) -> None:
    translator = Translator(language())
    for name, entry in OPTIMIZERS.items():
        with st.container(border=True):
            st.markdown(f"**{_word(name)}**: {formula(entry.latex)}")
            reached = loss(float(found.losses[name][-1]), translator)
            outcome = t("parts.optimizers.outcome", loss=reached, steps=int(found.steps[-1]))
            st.markdown(f"{with_terms(f'parts.optimizer.{name}.about')} {outcome}")
            st.caption(source(entry.source))
            chosen = replace(pieces.playground(), optimizer=name, learning_rate=rate)
            pieces.open_in_playground(chosen, _word(name))
