"""What is to be learned from what: target, inputs, task, and what becomes of missing values."""

from typing import Any

import streamlit as st

from datasets.own import (
    Missing,
    Recipe,
    Table,
    check,
    expanded,
    propose,
    proposed_inputs,
    proposed_target,
)
from pages.charts.numbers import whole
from pages.features.own.ui.picking import picked
from pages.live.own_link import OwnLink, read
from pages.text import Translator
from pages.ui import own_words as words
from pages.ui.language import language, t
from pages.ui.session_state import session

WAYS: tuple[Missing, ...] = ("drop", "median", "most_frequent")
MOST_NAMED = 6  # columns that became several inputs


def choosing(table: Table) -> Recipe:
    """The recipe as chosen, with what is to be said of it. Raises TableError."""
    linked = _linked(table)
    usable = [column.name for column in table.columns if column.is_usable]
    left, right = st.columns(2, gap="large")
    with left:
        target = _target(table, usable, linked)
        inputs = _inputs(table, target, [name for name in usable if name != target], linked)
        _became(table, inputs)
    with right:
        task = _task(table, target, linked)
        missing = _missing(table, target, inputs, linked)
    recipe = Recipe((target,), inputs, missing, task)
    for note in check(table, recipe):
        st.warning(words.sentence(note))
    return recipe


def _linked(table: Table) -> Recipe | None:
    """What the link that asked for this file chose of it, else what the playground learns."""
    d = session()
    asked = d.awaited.link.get("own", [""])[-1] if d.awaited is not None else d.own.used
    link: OwnLink | None = read(asked)
    if link is None or link.fingerprint != table.fingerprint:
        return None
    return link.recipe(table)


def _target(table: Table, usable: list[str], linked: Recipe | None) -> str:
    first = linked.targets[0] if linked else proposed_target(table)
    chosen: str = picked(
        st.selectbox,
        f"target_{table.fingerprint}",
        t("data.target"),
        first if first in usable else usable[0],
        options=usable,
        help=t("data.target.help"),
    )
    return chosen


def _inputs(table: Table, target: str, usable: list[str], linked: Recipe | None) -> tuple[str, ...]:
    known = linked is not None and target in linked.targets
    first = linked.inputs if linked and known else proposed_inputs(table, (target,))
    chosen = picked(
        st.multiselect,
        f"inputs_{table.fingerprint}_{target}",
        t("data.inputs"),
        [name for name in first if name in usable],
        options=usable,
        help=t("data.inputs.help"),
        placeholder=t("data.inputs.none"),
    )
    return tuple(chosen)


def _task(table: Table, target: str, linked: Recipe | None) -> Any:
    """The proposal with its reason; another may be chosen where the target allows it."""
    proposal = propose(table, target)
    known = linked is not None and target in linked.targets and linked.task in proposal.allowed
    first = linked.task if linked and known else proposal.task
    task = picked(
        st.segmented_control,
        f"task_{table.fingerprint}_{target}",
        t("data.task"),
        first,
        options=list(proposal.allowed),
        format_func=lambda name: t(f"data.task.{name}"),
        required=True,
        disabled=len(proposal.allowed) == 1,
    )
    st.caption(words.sentence(proposal.reason))
    if task != proposal.task:
        st.caption(t("data.task.overruled", task=t(f"data.task.{proposal.task}")))
    return task


def _missing(table: Table, target: str, inputs: tuple[str, ...], linked: Recipe | None) -> Missing:
    """Asked where an input misses a value."""
    n = sum(table.column(name).n_missing for name in inputs)
    if not n:
        return "drop"
    chosen: Missing = picked(
        st.radio,
        f"missing_{table.fingerprint}_{target}",
        t("data.missing"),
        linked.missing if linked else WAYS[0],
        options=list(WAYS),
        format_func=lambda name: t(f"data.missing.{name}"),
        captions=[t(f"data.missing.{name}.about") for name in WAYS],
        help=t("data.missing.help", n=whole(n, Translator(language()))),
    )
    return chosen


def _became(table: Table, inputs: tuple[str, ...]) -> None:
    """How many inputs the network gets, and of which columns several."""
    counts = expanded(table, inputs)
    several = {name: n for name, n in counts.items() if n > 1}
    translator = Translator(language())
    st.caption(t("data.inputs.count", n=whole(sum(counts.values()), translator)))
    for name, n in list(several.items())[:MOST_NAMED]:
        st.caption(t("data.inputs.became", name=words.plain(name), n=whole(n, translator)))
