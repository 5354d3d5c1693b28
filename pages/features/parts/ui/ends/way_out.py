"""The way into the playground, where that has data of the kind that was built."""

import streamlit as st

from pages.features.parts.live.ends import Ends, in_playground, match
from pages.features.parts.ui import pieces
from pages.live.source import source
from pages.ui.language import t
from pages.ui.terms import with_terms


def way_out(ends: Ends) -> None:
    """Says what the data there have where it is not what was built."""
    st.subheader(t("ends.try"))
    dataset = match(ends)
    if dataset is None:
        st.markdown(f"{t('ends.no_data')} {t(f'ends.no_data.{_own(ends)}')}")
        return
    settings = in_playground(pieces.playground(), ends, dataset)
    found = source(settings)
    sizes = (found.spec.n_inputs, found.n_outputs)
    name = t(f"dataset.{dataset}")
    text = "ends.same" if sizes == (ends.n_inputs, ends.n_outputs) else "ends.other_sizes"
    st.markdown(with_terms(text, name=name, inputs=sizes[0], outputs=sizes[1]))
    pieces.open_in_playground(settings, name)


def _own(ends: Ends) -> str:
    """What can be said of a table of one's own with such ends: the end of a text's key."""
    if ends.output == "several_of":
        return "labels"
    return "date" if any(kind == "date" for kind, _ in ends.inputs) else "own"
