"""What was read: what was repaired, each column with its type, range and values, and some rows."""

from typing import Any

import numpy as np
import streamlit as st

from datasets.own import Column, Table
from pages.charts.numbers import number, whole
from pages.text import Translator, column_name
from pages.ui import own_words as words
from pages.ui import widget_keys
from pages.ui.language import language, t
from pages.ui.session_state import session
from pages.ui.terms import with_terms

BINS = 12  # of a small histogram
MOST_CATEGORIES = 12  # in one, the most frequent ones
ROWS, CELLS = 50, 4000  # that are shown
MOST_NOTES = 12
ROW_PX, HEADING_PX, TALLEST_PX = 36, 40, 440


def preview(table: Table) -> None:
    """First what was done to the file, since it explains the rest."""
    translator = Translator(language())
    n_rows, n_columns = whole(table.n_rows, translator), whole(len(table.columns), translator)
    name = words.plain(table.name) if table.name else t("data.unnamed")
    st.markdown(with_terms("data.read", name=name, rows=n_rows, columns=n_columns))
    if table.repairs:
        _notes([words.sentence(note) for note in table.repairs])
    _columns(table, translator)
    for note in [note for column in table.columns for note in column.warnings][:MOST_NOTES]:
        st.warning(words.sentence(note))
    with st.expander(t("data.rows"), key=widget_keys.fold("rows")):
        _rows(table, translator)


def _notes(sentences: list[str]) -> None:
    lines = [f"- {sentence}" for sentence in sentences[:MOST_NOTES]]
    st.info("\n".join([t("data.repaired"), "", *lines]), icon=":material/build:")


def _columns(table: Table, translator: Translator) -> None:
    """One row a column; numbers are written as everywhere else."""
    import pandas as pd

    frame = pd.DataFrame([_described(table, column, translator) for column in table.columns])
    frame.insert(5, "values", _histograms(table))
    labels = {name: t(f"data.column.{name}") for name in frame.columns}
    config: dict[str, Any] = {**labels, "values": st.column_config.BarChartColumn(
        t("data.column.values"), help=t("data.column.values.help"), y_min=0
    )}  # fmt: skip
    height = min(ROW_PX * len(frame) + HEADING_PX, TALLEST_PX)
    st.dataframe(
        frame,
        hide_index=True,
        column_config=config,
        height=height,
        key="own_columns",
        placeholder="",
    )


def _described(table: Table, column: Column, translator: Translator) -> dict[str, str]:
    is_number = column.kind == "number"
    ends = (column.low, column.high) if is_number else (None, None)
    low, high = (number(end, translator, 6) if end is not None else "" for end in ends)
    return {
        "name": column_name(language(), column.name),
        "kind": t(f"data.kind.{column.kind}"),
        "missing": whole(column.n_missing, translator) if column.n_missing else "",
        "range": t("data.range", low=low, high=high) if is_number else "",
        # Values that were removed unread are not counted.
        "different": whole(column.n_different, translator) if column.n_different else "",
    }


def _histograms(table: Table) -> list[list[int]]:
    """Of each column; counted once, however often the page is drawn."""
    d = session()
    if d.own.histograms is None or d.own.histograms[0] != table.fingerprint:
        d.own.histograms = table.fingerprint, [_histogram(table, each) for each in table.columns]
    return d.own.histograms[1]


def _histogram(table: Table, column: Column) -> list[int]:
    """Equal bins of numbers; of labels the most frequent ones, in their order."""
    if column.kind == "number":
        values = table.frame[column.name].to_numpy(np.float64)
        counts, _ = np.histogram(values[np.isfinite(values)], BINS)
        return [int(count) for count in counts]
    return list(column.counts[:MOST_CATEGORIES])


def _rows(table: Table, translator: Translator) -> None:
    frame = table.frame.iloc[: max(1, min(ROWS, CELLS // max(1, len(table.frame.columns))))]
    numeric = frame.select_dtypes("number").columns
    written: Any = {name: lambda value: number(value, translator, 6) for name in numeric}
    headings: Any = {name: column_name(language(), str(name)) for name in frame.columns}
    frame, written = frame.rename(columns=headings), {headings[k]: v for k, v in written.items()}
    st.dataframe(frame.style.format(written, na_rep=""), hide_index=True, key="own_rows")
    if len(frame) < table.n_rows:
        st.caption(with_terms("data.rows.part", n=whole(len(frame), translator)))
