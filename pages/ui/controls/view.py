"""View: which two inputs the map shows, when there are more than two."""

import streamlit as st

from datasets import DATASETS, load
from pages.ui import state
from pages.ui.controls.bind import picked
from pages.ui.language import t


def group() -> None:
    """Only where there is something to choose."""
    s = state.settings()
    if DATASETS[s.dataset].n_inputs < 3:
        return
    names = input_names(s.dataset)
    st.subheader(t("group.view"))
    for field, other in (("x_axis", s.y_axis), ("y_axis", s.x_axis)):
        picked(
            field,
            st.selectbox,
            options=[i for i in range(len(names)) if i != other],
            format_func=names.__getitem__,
        )


@st.cache_data(show_spinner=False)
def input_names(dataset: str) -> tuple[str, ...]:
    """The names of a set's inputs."""
    return load(dataset).input_names
