"""The chosen cell: its starts, its verdicts, and the way of one of its runs to the playground."""

from collections import Counter

import streamlit as st

from pages.live.session import Request
from pages.live.sweeps.desk import CellReport
from pages.live.sweeps.labels import labels_of
from pages.live.sweeps.plan import plan_of
from pages.live.worker import engine
from pages.text import Translator
from pages.ui import navigation, repaint, state
from pages.ui.controls.bind import held
from pages.ui.language import language, t
from pages.ui.sweeps import desk as desks


@repaint.fragment(desks.CHOSEN)
def chosen() -> None:
    """Nothing before there are results."""
    d = desks.desk()
    if state.settings().sweep.mode == "double_descent" or d.trained_with is None or not d.chosen:
        return
    report = engine().desk("cell", desks.handle(), d.chosen, language())
    if report is None:
        return
    st.subheader(t("sweep.chosen", label=report.label))
    st.markdown(_verdicts(report.verdicts))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _cell_choice(d)
        _start_choice(d, report)
        opened = st.button(
            t("sweep.open"), icon=":material/open_in_new:", help=t("sweep.open.help")
        )
    if opened:
        _open(d)


def _verdicts(verdicts: tuple[str, ...]) -> str:
    counted = Counter(verdicts).most_common()
    words = ", ".join(f"{t(f'verdict.{name}.short')} {n}" for name, n in counted)
    return t("sweep.verdicts", verdicts=words.replace("\u00ad", ""))


def _cell_choice(d: desks.Desk) -> None:
    """For those who do not click: all cells by name."""
    assert d.trained_with is not None
    labels = labels_of(plan_of(d.trained_with), Translator(language()))
    held(
        "cell",
        d.chosen if d.chosen in labels else next(iter(labels)),
        st.selectbox,
        lambda place: desks.choose(place, None),
        options=list(labels),
        format_func=labels.__getitem__,
        label=t("sweep.cell"),
        help=t("sweep.cell.help"),
    )


def _start_choice(d: desks.Desk, report: CellReport) -> None:
    # By its seed alone: a loss in the name would change while it trains.
    held(
        "start",
        d.start,
        st.selectbox,
        lambda start: desks.choose(d.chosen, start),
        options=list(range(len(report.seeds))),
        format_func=lambda start: t("sweep.start.name", seed=report.seeds[start]),
        label=t("sweep.start"),
        help=t("sweep.start.help"),
    )


def _open(d: desks.Desk) -> None:
    assert d.chosen is not None
    s = st.session_state
    request = Request(
        settings=s.settings,
        language=language(),
        playing=False,
        command=s.command[0],
        command_number=s.command[1],
    )
    settings = engine().open_run(s.sid, desks.handle(), d.chosen, d.start, request)
    if settings is None:
        st.warning(t("sweep.open.gone"))
        return
    s.settings = state.seen_as(settings, s.settings)
    s.playing = False
    navigation.to("playground")
