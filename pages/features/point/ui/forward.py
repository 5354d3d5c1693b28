"""Forward: from the inputs layer by layer to the answer and its loss, with the arithmetic."""

import streamlit as st

from pages.charts.latex import digits
from pages.features.point.charts import curve, formulas
from pages.features.point.charts.network_picture import Chosen
from pages.features.point.ui import tables
from pages.features.point.ui.look import Look
from pages.features.point.ui.picture import picture
from pages.features.point.ui.steps import stepped
from pages.features.point.ui.units import chosen_unit, has_curve
from pages.ui.language import t
from pages.ui.still_chart import still_chart
from pages.ui.terms import with_terms

CURVE = 280  # px


def forward(look: Look) -> None:
    """A step for the inputs, one for each layer, one for the loss."""
    names = [look.names.input_layer, *look.names.layers, t("point.step.loss")]
    stepped("forward", names, lambda step: _step(look, step))


def _step(look: Look, step: int) -> None:
    n_layers, place = len(look.trace.weights), st.container()
    layer = step - 1
    if step == 0:
        _inputs(look)
        chosen = None
    elif layer < n_layers:
        unit = chosen_unit(look, layer)
        chosen = Chosen(step, unit)
        _unit(look, layer, unit)
    else:
        unit = chosen_unit(look, n_layers - 1)
        chosen = Chosen(n_layers, unit)
        _loss(look, unit)
    end = t("point.loss.is", loss=digits(look.trace.loss, look.t)) if layer == n_layers else ""
    with place:
        picture(look, chosen, range(step + 1), look.trace.weights, end)
        st.caption(with_terms("point.signs.forward"))


def _inputs(look: Look) -> None:
    st.markdown(with_terms("point.inputs"))
    tables.inputs(look)


def _unit(look: Look, layer: int, unit: int) -> None:
    trace, translator = look.trace, look.t
    words, picture_of = st.columns(2)
    with words:
        st.markdown(with_terms("point.sum", unit=look.names.whole(layer, unit)))
        st.latex(formulas.pre_activation(trace, layer, unit, translator))
        st.markdown(with_terms("point.activate", name=look.names.activations[layer]))
        st.latex(formulas.activation(trace, layer, unit, translator))
    with picture_of:
        if has_curve(trace, layer):
            still_chart(
                curve.activation_curve(trace, layer, unit, translator),
                key=f"point_curve_{layer}",
                height=CURVE,
                alt=curve.activation_alt(trace, layer, unit, translator),
            )
        tables.products(look, layer, unit)


def _loss(look: Look, unit: int) -> None:
    trace, translator = look.trace, look.t
    words, picture_of = st.columns(2)
    with words:
        st.markdown(with_terms("point.lost", name=t(f"loss.{trace.run.loss}")))
        st.latex(formulas.loss(trace, translator))
        if trace.error_factor is not None and trace.run.loss != "mse":
            st.caption(with_terms("point.loss.capped"))
    with picture_of:
        still_chart(
            curve.loss_curve(trace, unit, translator),
            key="point_loss_curve",
            height=CURVE,
            alt=curve.loss_alt(trace, unit, translator),
        )
        tables.outputs(look)
