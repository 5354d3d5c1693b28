"""View: what changes the pictures only."""

import streamlit as st

from pages.live.source import source
from pages.text import translate_name
from pages.ui import state
from pages.ui.controls.slices import choose_slice
from pages.ui.controls.widgets import picked
from pages.ui.language import language, t

# Text of 18 pt, in the charts too (a little less on a low screen), and larger pictures.
PROJECTOR = """
html { font-size: clamp(18px, 2.5vh, 24px); }
.lagom-live, .lagom-board, .lagom-way, .lagom-plot { --chart-text: 1; }
"""


def group(playground: bool = True) -> None:
    """The axis, what the picture shows, and which inputs a map has when there are more than two."""
    s = state.settings()
    spec = source(s).spec
    if playground or spec.n_inputs > 2:
        st.subheader(t("group.view"))
    if playground:
        picked("log_loss", st.toggle)
    if playground and spec.truth and spec.n_inputs == 2 and spec.task != "regression":
        picked("truth", st.toggle)
    if playground:
        picked("validation", st.toggle)
        if spec.task != "regression" and spec.n_inputs > 1 and spec.family != "space":
            picked("discrete", st.toggle)
    if spec.task == "regression" and spec.n_outputs > 1:
        outputs = tuple(translate_name(language(), n) for n in source(s).load().output_names)
        places = list(range(len(outputs)))
        picked("map_output", st.selectbox, options=places, format_func=outputs.__getitem__)
    if spec.n_inputs > 2:
        choose_slice(playground)


def style() -> None:
    """For a projector all text and all lines grow; the pictures take their scale from the text.

    Before the page, which is then drawn in its own size from the first.
    """
    rules = PROJECTOR if state.is_projected() else "html {}"  # an empty sheet has no place
    st.html(f"<style>{rules}</style>")
