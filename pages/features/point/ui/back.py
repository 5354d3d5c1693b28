"""Backward: the chain rule from the loss to the first layer, and the step that follows from it."""

import numpy as np
import streamlit as st

from pages.charts.latex import digits
from pages.charts.numbers import percent
from pages.features.point.charts import formulas
from pages.features.point.charts.network_picture import Chosen
from pages.features.point.ui import tables
from pages.features.point.ui.look import Look
from pages.features.point.ui.picture import picture
from pages.features.point.ui.steps import stepped
from pages.features.point.ui.units import chosen_unit, chosen_weight, weight_name
from pages.live.hands import PointStep
from pages.ui import fragments, state
from pages.ui.language import number, t
from pages.ui.terms import with_terms


def back(look: Look) -> None:
    """A step for each layer, the output first, and one for what the optimizer makes of it."""
    names = [*reversed(look.names.layers), t("point.step.update")]
    stepped("back", names, lambda step: _step(look, step))


def _step(look: Look, step: int) -> None:
    n_layers, place = len(look.trace.weights), st.container()
    layer = n_layers - 1 - step
    if layer < 0:
        chosen, lit = None, range(1, n_layers + 1)
        _after(look)
    else:
        unit = chosen_unit(look, layer, weights=True)
        chosen, lit = Chosen(layer + 1, unit), range(layer + 1, n_layers + 1)
        _unit(look, layer, unit)
    edges = [block[1:] for block in look.trace.gradients]
    end = t("point.loss.is", loss=digits(look.trace.loss, look.t))
    with place:
        picture(look, chosen, lit, edges, end, back=True)
        st.caption(with_terms("point.signs.back"))


def _unit(look: Look, layer: int, unit: int) -> None:
    chain, step = st.columns(2)
    with chain:
        _chain(look, layer, unit)
        tables.gradients(look, layer, unit)
    with step:
        _weight(look, layer, unit)


def _chain(look: Look, layer: int, unit: int) -> None:
    trace, name = look.trace, look.names.whole(layer, unit)
    last = layer == len(trace.weights) - 1
    st.markdown(with_terms("point.back.output" if last else "point.back.hidden", unit=name))
    bent = trace.run.network.output_activation != "identity"  # else nothing cancels
    if last and bent and trace.error_factor is not None:
        output, loss = look.names.activations[-1], t(f"loss.{trace.run.loss}")
        st.caption(with_terms("point.back.fused", output=output.capitalize(), loss=loss))
    st.latex(formulas.delta(trace, layer, unit, look.t))
    slope = trace.slopes[layer]
    if not last and slope is not None and slope[unit] == 0:
        st.info(with_terms("point.back.stopped"))


def _weight(look: Look, layer: int, unit: int) -> None:
    trace, run = look.trace, look.trace.run
    place = chosen_weight(look, layer, unit)
    name = weight_name(look, layer, place)
    st.markdown(with_terms(f"point.back.{'weight' if place else 'bias'}", weight=name))
    st.latex(formulas.gradient(trace, layer, unit, place, look.t))
    if trace.penalty(layer, place, unit):
        st.caption(with_terms("point.back.penalty"))
    optimizer, rate = t(f"optimizer.{run.optimizer}"), number(run.learning_rate)
    st.markdown(with_terms("point.back.update", optimizer=optimizer, rate=rate))
    st.latex(formulas.update(trace, layer, unit, place, look.t))
    if run.optimizer in ("adam", "adamw", "rmsprop"):
        st.caption(with_terms("point.back.epsilon"))


def _after(look: Look) -> None:
    trace, translator = look.trace, look.t
    st.markdown(with_terms("point.after", n=f"{len(trace.updated)}"))
    tables.before_and_after(look)
    before, after = (digits(value, translator) for value in (trace.loss, trace.new_loss))
    kind = "same" if before == after else "down" if trace.new_loss < trace.loss else "up"
    st.markdown(with_terms(f"point.after.{kind}", before=before, after=after))
    _do_it(look)
    if look.way.dropout:
        st.caption(with_terms("point.dropout", share=percent(look.way.dropout, translator)))


def _do_it(look: Look) -> None:
    trace = look.trace
    is_finite = bool(np.isfinite(trace.updated).all() and np.isfinite(trace.new_loss))
    step = PointStep(
        look.way.moment, tuple(map(float, trace.inputs)), tuple(map(float, trace.targets))
    )
    st.button(
        t("point.after.do"),
        key="point_do_step",
        icon=":material/skip_next:",
        disabled=not is_finite,
        on_click=_done,
        args=(step,),
    )
    st.caption(with_terms("point.after.only" if is_finite else "point.after.beyond"))


@fragments.callback
def _done(step: PointStep) -> None:
    """The whole page: it tells of the network after the step."""
    state.run().step_on(step)
    st.rerun()
