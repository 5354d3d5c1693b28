"""The builder from top to bottom: what goes in and comes out, the layers, why, the wrong end."""

import streamlit as st

from pages.charts.latex import lines
from pages.features.parts.charts.ends.layers import Column, Layers, named_units, nameless_units
from pages.features.parts.live.ends import Ends
from pages.features.parts.ui import pieces
from pages.features.parts.ui.ends import choosing, trial, way_out
from pages.text import Translator
from pages.ui import fragments
from pages.ui.language import language, t
from pages.ui.terms import with_terms

HEIGHT = 400


@fragments.fragment("ends")
def page() -> None:
    """The choices stand at the left, what comes of them at the right."""
    st.header(t("data.tab.ends"))
    st.markdown(with_terms("ends.about"))
    left, right = st.columns([2, 3], gap="large")
    with left:
        inputs, output, n_outputs = choosing.ends()
    if not inputs:
        st.info(t("ends.nothing"))
        return
    with right:
        picture = st.container()
        ends = Ends(inputs, output, n_outputs, choosing.hidden_widths())
        with picture:
            _layers(ends)
        _parameters(ends)
    _reasons(ends)
    way_out.way_out(ends)
    trial.trial(ends.output)


def _layers(ends: Ends) -> None:
    chart = Layers(_columns(ends), Translator(language()))
    pieces.figure(chart.figure(), "ends_layers", chart.alt(), HEIGHT)


def _columns(ends: Ends) -> tuple[Column, ...]:
    inputs = [choosing.input_names(kind, n) for kind, n in ends.inputs]
    hidden = [
        Column(t("diagram.hidden", i=i), t("ends.hidden"), nameless_units(width), width)
        for i, width in enumerate(ends.hidden_widths, start=1)
    ]
    outputs = named_units([choosing.output_names(ends)])
    activation = t(f"activation.{ends.output_activation}")
    return (
        Column(t("diagram.input"), "", named_units(inputs), ends.n_inputs),
        *hidden,
        Column(t("diagram.output"), activation, outputs, ends.n_outputs),
    )


def _parameters(ends: Ends) -> None:
    """By the formula, layer by layer."""
    layers = list(zip(ends.widths, ends.widths[1:], strict=False))
    products = " + ".join(rf"({fan_in} + 1) \cdot {fan_out}" for fan_in, fan_out in layers)
    sums = " + ".join(str((fan_in + 1) * fan_out) for fan_in, fan_out in layers)
    steps = [products] if len(layers) == 1 else [products, sums]
    st.markdown(f"**{t('ends.parameters')}**")
    first, *others = (*steps, ends.n_parameters)
    st.latex(lines([f"P &= {first}", *(f"&= {step}" for step in others)]))
    st.caption(with_terms("ends.parameters.why"))


def _reasons(ends: Ends) -> None:
    """What the choices ask for, and why."""
    st.subheader(t("ends.why"))
    for kind, n in ends.inputs:
        st.markdown(f"- {with_terms(f'ends.in.{kind}.why', n=n)}")
    chosen = {
        "activation": t(f"activation.{ends.output_activation}"),
        "loss": t(f"loss.{ends.loss}"),
        "n": ends.n_outputs,
    }
    why = with_terms(f"ends.out.{ends.output}.why", n=ends.n_outputs)
    st.markdown(f"- {with_terms('ends.output', **chosen)} {why}")
