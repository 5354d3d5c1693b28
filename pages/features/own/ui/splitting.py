"""Which rows train, which validate and which are sealed; then the way to the playground."""

from dataclasses import replace

import streamlit as st

from datasets import LIMITS
from datasets.own import Counts, Recipe, Table
from pages.charts.numbers import whole
from pages.features.own.ui.picking import picked
from pages.live.own_key import OWN
from pages.live.own_link import write
from pages.live.settings import Settings, with_own
from pages.live.source import prepared
from pages.text import Translator
from pages.ui import opening, state, url
from pages.ui.language import language, percent, t
from pages.ui.session_state import session
from pages.ui.terms import with_terms

TRAIN_SHARE = 0.7  # of the rows that are not sealed


def splitting(table: Table, recipe: Recipe) -> None:
    """Raises TableError where nothing can be learned."""
    own = write(table, recipe)
    base = _base(own)
    share, seed = _shares(table, base)
    settings = replace(base, train_share=share, data_seed=seed)
    if base.own != own:
        settings = with_own(settings, own, session().sid)
    made = prepared(settings)
    assert made is not None
    _counted(made.counts)
    alike = made.data.task if made.data.task in ("regression", "multilabel") else "classes"
    st.caption(with_terms(f"data.split.as.{alike}"))
    st.caption(with_terms("data.split.why"))
    _open(settings)


def _base(own: str) -> Settings:
    """The link's that asked for these data; else the playground's."""
    d = session()
    if d.awaited is not None and d.awaited.link.get("own", [""])[-1] == own:
        settings, notices = url.decode(d.awaited.link, d.sid)
        if not url.stands_in(notices):
            return settings
    return state.settings()


def _shares(table: Table, base: Settings) -> tuple[float, int]:
    """Of the rows that are not sealed, and the number that the shuffling comes from."""
    is_own = base.dataset == OWN
    low, high, _, step = LIMITS["train_share"]
    count = round((high - low) / step)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    options = [round(low + i * step, 6) for i in range(count + 1)]
    first = base.train_share if is_own else TRAIN_SHARE
    share: float = picked(
        left.select_slider,
        f"share_{table.fingerprint}",
        t("control.train_share"),
        first,
        options=sorted({*options, first}),
        format_func=percent,
        help=t("data.split.help"),
    )
    seed = picked(
        right.number_input,
        f"seed_{table.fingerprint}",
        t("control.data_seed"),
        base.data_seed if is_own else 1,
        min_value=0,
        max_value=int(LIMITS["seed"][1]),
        step=1,
        help=t("data.seed.help"),
    )
    return share, int(seed)


def _counted(counts: Counts) -> None:
    translator = Translator(language())
    names = ("training", "validation", "test")
    for column, name in zip(st.columns(len(names)), names, strict=True):
        column.metric(t(f"data.split.{name}"), whole(getattr(counts, name), translator))
    for name in ("dropped_target", "dropped_inputs", "filled"):
        if n := getattr(counts, name):
            st.caption(with_terms(f"data.split.{name}", n=whole(n, translator)))


def _open(settings: Settings) -> None:
    """A link, as the other pages have it: the browser itself changes the page."""
    with st.container(key="own_open"):
        opening.link(settings, t("data.open"), t("data.open.help"), ":material/play_arrow:")
