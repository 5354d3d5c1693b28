"""Activations: two functions side by side, and what each does to a small network."""

import numpy as np
import streamlit as st

from nn_core import ACTIVATIONS
from pages.charts.numbers import loss, number, percent, whole
from pages.features.parts.charts.activation_curves import (
    Drawn,
    Inputs,
    activation_curves,
    activation_curves_alt,
)
from pages.features.parts.charts.small_picture import small_picture
from pages.features.parts.live.choices import choose_activation
from pages.features.parts.live.functions import (
    FLAT,
    REACH,
    Facts,
    activation_curve,
    activation_facts,
)
from pages.features.parts.live.present_inputs import MOST_POINTS, N_BINS, PresentInputs
from pages.features.parts.live.small_runs import STEPS, WIDTHS, SmallRun, small, view_of_small
from pages.features.parts.ui import pieces, results
from pages.features.parts.ui.formulas import formula, source
from pages.features.parts.ui.softmax import softmax
from pages.live.caption import caption
from pages.live.settings import Settings
from pages.text import Translator
from pages.ui import fragments
from pages.ui.language import language, t
from pages.ui.terms import marked, with_terms

FALLBACK = ("relu", "tanh", "sigmoid")  # to compare with: the first that is not chosen already


def activations() -> None:
    """Hidden activations, then softmax, which belongs to the output."""
    _hidden()
    softmax()


@fragments.fragment("parts_activations")
def _hidden() -> None:
    settings = pieces.playground()
    st.markdown(with_terms("parts.activations.about"))
    names = _two(settings)
    translator = Translator(language())
    drawn = [Drawn(_word(name), *activation_curve(name)) for name in names]
    present = results.present_inputs()
    curves, facts = st.columns([3, 2])
    with curves:
        chart = activation_curves(drawn, _inputs(present, names[0]), translator)
        pieces.figure(chart, "curves", activation_curves_alt(drawn, translator), 400)
        st.caption(_present(settings, present, names[0]))
    with facts:
        _facts(names)
        for name in names:
            st.markdown(f"**{_word(name)}.** {with_terms(f'parts.activation.{name}.about')}")
    _effects(settings, names)


def _two(settings: Settings) -> list[str]:
    """The chosen function and the one to compare it with."""
    first = settings.activations[0] if settings.activations else FALLBACK[0]
    left, right = st.columns(2)
    with left:
        one = pieces.choice(st.selectbox, "activation", list(ACTIVATIONS), first, format_func=_word)
    with right:
        fallback = next(name for name in FALLBACK if name != first)
        other = pieces.choice(
            st.selectbox, "compared", list(ACTIVATIONS), fallback, format_func=_word
        )
    return [one] if one == other else [one, other]


def _word(name: str) -> str:
    return t(f"activation.{name}")


def _inputs(present: PresentInputs | None, name: str) -> Inputs | None:
    """All hidden layers that have this activation, together."""
    counts = [each.counts for each in present.layers if each.activation == name] if present else []
    if not counts:
        return None
    edges = np.linspace(-REACH, REACH, N_BINS + 1)
    return Inputs(_word(name), np.sum(counts, axis=0), edges)


def _present(settings: Settings, present: PresentInputs | None, name: str) -> str:
    """What the grey bars are, or why there are none."""
    if present is None:
        return with_terms("parts.present.none")
    layers = [each for each in present.layers if each.activation == name]
    translator = Translator(language())
    if not layers:
        others = ", ".join(dict.fromkeys(map(_word, settings.activations)))
        return with_terms("parts.present.other", name=_word(name), others=others or t("value.none"))
    n = [each.n for each in layers]
    flat = float(np.average([each.flat for each in layers], weights=n))
    beyond = float(np.average([each.beyond for each in layers], weights=n))
    return with_terms(
        "parts.present.inputs",
        epoch=whole(present.epoch, translator),
        places=", ".join(str(each.layer + 1) for each in layers),
        flat=percent(flat, translator),
        share=percent(FLAT, translator),
        beyond=percent(beyond, translator),
        points=MOST_POINTS,
    )


def _facts(names: list[str]) -> None:
    facts = [activation_facts(name) for name in names]
    translator = Translator(language())
    entries = [ACTIVATIONS[name] for name in names]
    pieces.table(
        ["", *map(_word, names)],
        [
            [t("parts.fact.formula"), *(formula(entry.latex) for entry in entries)],
            [t("parts.fact.range"), *(_range(each, translator) for each in facts)],
            [t("parts.fact.steepest"), *(number(each.steepest, translator) for each in facts)],
            [
                t("parts.fact.flat", share=percent(FLAT, translator)),
                *(_flat(each, translator) for each in facts),
            ],
            [t("parts.fact.source"), *(source(entry.source) for entry in entries)],
        ],
    )


def _range(facts: Facts, translator: Translator) -> str:
    low, high = number(facts.low, translator), number(facts.high, translator)
    return t("parts.fact.range.value", low=low, high=high)


def _flat(facts: Facts, translator: Translator) -> str:
    below, above = facts.flat_below, facts.flat_above
    ends = [f"z < {number(below, translator)}"] if below is not None else []
    ends += [f"z > {number(above, translator)}"] if above is not None else []
    return ", ".join(ends) or t("parts.fact.flat.nowhere")


def _effects(settings: Settings, names: list[str]) -> None:
    st.subheader(t("parts.effect.title"))
    st.caption(
        with_terms(
            "parts.effect.about",
            depth=len(WIDTHS),
            width=WIDTHS[0],
            steps=STEPS,
            dataset=t(f"dataset.{settings.dataset}"),
        )
    )
    columns = st.columns(2)
    for name, column in zip(names, columns, strict=False):
        with column:
            st.markdown(f"**{_word(name)}**")
            _effect(settings, name)


def _effect(settings: Settings, name: str) -> None:
    alike = small(settings, name)
    with st.spinner(t("parts.training")):
        run = results.small_run(alike)
    data = results.data_of(alike)
    places = view_of_small(data, alike.slice).x
    translator = Translator(language())
    chart = small_picture(
        data, alike.slice, places, run.picture, alike.output_activation, translator
    )
    said = _outcome(run, translator)
    small_print = caption(alike, translator)
    pieces.figure(chart, f"effect_{name}", f"{_word(name)}. {said}", 380, small_print)
    st.markdown(marked(said))
    pieces.open_in_playground(choose_activation(settings, name), _word(name))


def _outcome(run: SmallRun, translator: Translator) -> str:
    if run.diverged:
        return t("parts.effect.diverged")
    losses = run.losses
    return t(
        "parts.effect.outcome",
        epochs=whole(int(losses.epochs[-1]), translator),
        train=loss(float(losses.train[-1]), translator),
        validation=loss(float(losses.validation[-1]), translator),
    )
