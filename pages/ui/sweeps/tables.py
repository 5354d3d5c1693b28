"""All runs of a sweep as a table, and as a CSV file."""

from typing import Any

import streamlit as st

from pages.live.worker import engine
from pages.ui import repaint, state
from pages.ui.language import t
from pages.ui.sweeps import desk as desks


@repaint.fragment("tables")
def tables() -> None:
    """Only when asked for: it needs pandas, which nothing else on the way to a picture does."""
    if state.settings().sweep.mode == "double_descent":
        return
    shown = st.toggle(
        t("sweep.table.show"), key="runs_shown", help=t("sweep.table.show.help"), on_change=_again
    )
    if not shown:
        return
    table = _table()
    if table.empty:
        st.caption(t("sweep.table.empty"))
        return
    st.dataframe(table, hide_index=True, height=300)
    with st.container(horizontal=True):
        st.button(t("tables.refresh"), icon=":material/refresh:", on_click=_again)
        st.download_button(
            t("sweep.table.download"),
            table.to_csv(index=False),
            file_name="lagom-runs.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _again() -> None:
    repaint.ask("tables")


def _table() -> Any:
    """One row a run, under the names that the core uses: a file that pandas reads back."""
    import pandas as pd

    table = pd.DataFrame(engine().desk("rows", desks.handle()))
    for column in ("hidden_widths", "activations"):
        if column in table:
            table[column] = table[column].map(_spoken)
    return table


def _spoken(value: Any) -> Any:
    return " ".join(map(str, value)) if isinstance(value, tuple | list) else value
