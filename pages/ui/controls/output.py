"""Output and loss: set by the task, shown with the reason, and changeable."""

from dataclasses import replace

import streamlit as st

from pages.live.settings import Settings
from pages.live.tasks import losses_for, outputs_for
from pages.ui import navigation, state, widget_keys
from pages.ui.controls.widgets import picked
from pages.ui.language import t
from pages.ui.terms import marked, with_terms


def group() -> None:
    """What the problem decides."""
    s = state.settings()
    st.subheader(t("group.output"))
    present = {
        "activation": t(f"activation.{s.output_activation}"),
        "loss": t(f"loss.{s.loss}"),
    }
    said = {name: marked(text) for name, text in present.items()}
    st.markdown(with_terms("output.present", **said))
    why = with_terms(f"output.why.{s.task}")
    usual = outputs_for(s.task)[0]
    if (s.output_activation, s.loss) != (usual, losses_for(s.task, usual)[0]):
        why = f"{why} {t('output.other', **present)}"
    st.caption(why)
    st.page_link(
        navigation.page("data"),
        label=t("output.ends"),
        icon=":material/network_node:",
        query_params={state.OPEN: "ends"},
    )
    with st.expander(t("group.more_output"), key=widget_keys.fold("output")):
        picked(
            "output_activation",
            st.selectbox,
            _with_output,
            options=list(outputs_for(s.task)),
            format_func=lambda name: t(f"activation.{name}"),
        )
        picked(
            "loss",
            st.selectbox,
            options=list(losses_for(s.task, s.output_activation)),
            format_func=lambda name: t(f"loss.{name}"),
        )
        st.caption(with_terms("output.not_activation"))


def _with_output(s: Settings, output: str) -> Settings:
    """The output's own loss comes with it; a loss chosen by hand stays where it fits."""
    if output not in outputs_for(s.task):
        return s  # a late answer, from before the task changed
    usual = losses_for(s.task, s.output_activation)[0]
    loss = losses_for(s.task, output)[0] if s.loss == usual else s.loss
    return replace(s, output_activation=output, loss=loss)
