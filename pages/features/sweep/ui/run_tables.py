"""All runs of a sweep as a table, and as a CSV file."""

from typing import Any

import streamlit as st

from pages.features.sweep.live.sweep_registry import SweepRegistry
from pages.features.sweep.ui import sweep_state
from pages.live.worker import engine
from pages.ui import fragments, state, widget_keys
from pages.ui.csv_file import csv_button
from pages.ui.language import t
from pages.ui.terms import with_terms

SIZE = ("depth", "width")
RESULTS = (
    "parameters", "epoch", "train_loss", "validation_loss", "validation_accuracy", "succeeded",
    "seconds", "status",
)  # fmt: skip
# Text keys of those that are not called as a control is.
HEADINGS = {
    **{name: f"stat.{name}" for name in RESULTS},
    **{name: f"column.{name}" for name in ("succeeded", "status", "hidden_widths", "dtype")},
    "activations": "control.activation",
}


@fragments.fragment("tables")
def tables() -> None:
    """Only when asked for: it needs pandas, which nothing else on the way to a picture does."""
    if state.settings().sweep.mode == "double_descent":
        return
    shown = st.toggle(
        t("sweep.table.show"),
        key=widget_keys.RUNS,
        help=t("sweep.table.show.help"),
        on_change=_again,
    )
    if not shown:
        return
    table = _table()
    if table.empty:
        st.caption(with_terms("sweep.table.empty"))
        return
    st.dataframe(_said(table), hide_index=True, height=300, column_config=_headings(table))
    with st.container(horizontal=True):
        st.button(t("tables.refresh"), icon=":material/refresh:", on_click=_again)
        csv_button(lambda: table, "lagom-runs.csv", t("tables.download"))


def _again() -> None:
    fragments.ask("tables")


def _table() -> Any:
    """One row a run, under the names that the core uses: a file that pandas reads back.

    What differs between the runs and what came of them first, then what all of them share.
    """
    import pandas as pd

    tolerance = state.settings().sweep.tolerance
    table = pd.DataFrame(engine().ask(SweepRegistry.rows, sweep_state.handle(), tolerance))
    for column in ("hidden_widths", "activations"):
        if column in table:
            table[column] = table[column].map(_spoken)
    differs = [c for c in table if c not in RESULTS and c not in SIZE and table[c].nunique() > 1]
    first = [c for c in (*SIZE, *differs, *RESULTS) if c in table]
    return table[first + [c for c in table if c not in first]]


def _spoken(value: Any) -> Any:
    return " ".join(map(str, value)) if isinstance(value, tuple | list) else value


def _said(table: Any) -> Any:
    """The same with the states in the user's language."""
    return table.assign(status=table["status"].map(lambda name: t(f"run.{name}")))


def _headings(table: Any) -> dict[str, str]:
    """What the screen calls the columns: as the controls and the statistics do."""
    return {c: t(HEADINGS.get(c, f"control.{c}")) for c in table}
