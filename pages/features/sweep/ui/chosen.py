"""The chosen cell: its starts, its verdicts, and the way of one of its runs to the playground."""

from collections import Counter

import streamlit as st

from nn_core.diagnosis import Verdict
from pages.charts.numbers import short
from pages.features.sweep.charts.measures import verdict_words
from pages.features.sweep.live.labels import labels_of
from pages.features.sweep.live.plan import plan_of
from pages.features.sweep.live.sweep_registry import SweepRegistry
from pages.features.sweep.live.sweep_reports import CellReport
from pages.features.sweep.ui import arrival, sweep_state
from pages.live.settings import Settings
from pages.live.worker import engine
from pages.text import Translator
from pages.ui import fragments, navigation, state, widget_keys
from pages.ui.controls.widgets import held
from pages.ui.language import language, t
from pages.ui.opening import PARAMETER

Cell = tuple[int, int]  # row and column of the map


@fragments.fragment(state.CHOSEN)
def chosen() -> None:
    """Nothing before there are results."""
    d = sweep_state.present()
    # The channel may change each of them meanwhile.
    trained, place, start = d.trained_with, d.chosen, d.start
    if state.settings().sweep.mode == "double_descent" or trained is None or not place:
        return
    report = engine().ask(SweepRegistry.cell, sweep_state.handle(), place, language())
    if report is None:
        return
    with st.container(key=widget_keys.MAP_CHOSEN):
        if d.status != "running":  # else what it says would be of a moment ago
            st.markdown(_verdict(report, Translator(language())))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            _cell_choice(trained, place)
            _start_choice(place, start, report)
        st.page_link(
            navigation.page("playground"),
            label=t("sweep.open"),
            icon=":material/open_in_new:",
            help=t("sweep.open.help"),
            query_params={PARAMETER: arrival.ticket(place, start)},
        )


def _verdict(report: CellReport, t: Translator) -> str:
    """On all starts together, with the numbers; one by one where they differ."""
    if report.verdict is None:
        return t("sweep.verdict.waiting")
    said = t(
        "sweep.verdict",
        verdict=verdict_words(report.verdict, t),
        k=sum(report.succeeded),
        n=len(report.succeeded),
        best=report.best,
        excess=short(report.excess, t),
    )
    counted = Counter(report.verdicts).most_common()
    if len(counted) == 1:
        return said
    words = ", ".join(f"{verdict_words(Verdict(name), t)} {n}" for name, n in counted)
    return f"{said} {t('sweep.verdicts', verdicts=words)}"


def _cell_choice(trained: Settings, place: Cell) -> None:
    """For those who do not click: all cells by name."""
    labels = labels_of(plan_of(trained), Translator(language()))
    held(
        "cell",
        place if place in labels else next(iter(labels)),
        st.selectbox,
        lambda place: sweep_state.choose(place, None),
        options=list(labels),
        format_func=labels.__getitem__,
        label=t("sweep.cell"),
        help=t("sweep.cell.help"),
    )


def _start_choice(place: Cell, start: int, report: CellReport) -> None:
    # By its seed alone: a loss in the name would change while it trains.
    held(
        "start",
        min(start, len(report.seeds) - 1),
        st.selectbox,
        lambda start: sweep_state.choose(place, start),
        options=list(range(len(report.seeds))),
        format_func=lambda start: t("sweep.start.name", seed=report.seeds[start]),
        label=t("sweep.start"),
        help=t("sweep.start.help"),
    )
