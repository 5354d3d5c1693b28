"""The charts' numbers as tables, for those who want to read, copy or download them."""

from typing import Any

import streamlit as st

from datasets import Dataset
from pages.live.engine import Engine
from pages.live.settings import Settings
from pages.live.source import source
from pages.live.worker import engine
from pages.text import translate_name
from pages.ui import fragments, state, widget_keys
from pages.ui.csv_file import csv_button
from pages.ui.language import language, t
from pages.ui.session_state import session


@fragments.fragment("tables")
def tables() -> None:
    """Only when asked for: it needs pandas, which nothing else on the way to a picture does."""
    shown = st.toggle(
        t("tables.show"), key=widget_keys.TABLES, help=t("tables.show.help"), on_change=_again
    )
    if not shown:
        return
    curves, points = st.tabs([t("tables.curves"), t("tables.points")])
    with curves:
        rows = _curves()
        st.dataframe(rows, hide_index=True, placeholder="")
        with st.container(horizontal=True):
            st.button(t("tables.refresh"), icon=":material/refresh:", on_click=_again)
            csv_button(lambda: rows, "lagom-curves.csv", t("tables.download"))
    with points:
        all_points = _points(state.settings())
        st.dataframe(all_points, hide_index=True, placeholder="")
        csv_button(lambda: all_points, "lagom-data.csv", t("tables.download"))


def _again() -> None:
    fragments.ask("tables")


def _curves() -> Any:
    import pandas as pd

    rows = engine().ask(Engine.curves, session().sid)
    names = ("epoch", "train_loss", "validation_loss")
    table = pd.DataFrame({t(f"stat.{name}"): row for name, row in zip(names, rows, strict=True)})
    return table.astype({t("stat.epoch"): int})


def _points(s: Settings) -> Any:
    """Every data point in the units of its source, training first."""
    import pandas as pd

    data = source(s).load()
    first, second = slice(data.placed), slice(None if data.placed is None else 0)
    halves = (
        (t("chart.training"), data.x_train[first], data.y_train[first]),
        (t("chart.validation"), data.x_validation[second], data.y_validation[second]),
    )
    return pd.concat([_half(data, *half) for half in halves], ignore_index=True)


def _half(data: Dataset, name: str, x: Any, y: Any) -> Any:
    import pandas as pd

    inputs = pd.DataFrame(data.to_raw_inputs(x), columns=_named(data.input_names))
    targets = pd.DataFrame(data.to_raw_targets(y), columns=_named(data.output_names))
    inputs.insert(0, t("tables.part"), name)
    return pd.concat([inputs, targets], axis=1)


def _named(names: tuple[str, ...]) -> list[str]:
    return [translate_name(language(), name) for name in names]
