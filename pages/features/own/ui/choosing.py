"""What is to be learned from what: target, inputs, task, and what becomes of missing values."""

from functools import partial
from typing import Any

import streamlit as st

from datasets.own import (
    Missing,
    Recipe,
    Table,
    check,
    expanded,
    fellow_targets,
    propose,
    proposed_inputs,
    proposed_target,
)
from pages.charts.numbers import whole
from pages.features.own.ui.picking import picked
from pages.live.own_link import OwnLink, read
from pages.text import Translator, column_name
from pages.ui import own_words as words
from pages.ui.language import language, t
from pages.ui.session_state import session
from pages.ui.terms import with_terms

WAYS: tuple[Missing, ...] = ("drop", "median", "most_frequent")
MOST_NAMED = 6  # columns that became several inputs


def choosing(table: Table) -> Recipe:
    """The recipe as chosen, with what is to be said of it. Raises TableError."""
    linked = _linked(table)
    usable = [column.name for column in table.columns if column.is_usable]
    left, right = st.columns(2, gap="large")
    with left:
        first = _target(table, usable, linked)
        targets = (first, *_fellows(table, first, linked))
        inputs = _inputs(table, targets, [name for name in usable if name not in targets], linked)
        _became(table, inputs)
    with right:
        task = _task(table, targets, linked)
        missing = _missing(table, targets, inputs, linked)
    recipe = Recipe(targets, inputs, missing, task)
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
        format_func=_called,
        help=t("data.target.help"),
    )
    return chosen


def _fellows(table: Table, target: str, linked: Recipe | None) -> tuple[str, ...]:
    """What is predicted beside it, where there is anything of its kind."""
    fitting = fellow_targets(table, target)
    if not fitting:
        return ()
    first = linked.targets[1:] if linked and target == linked.targets[0] else ()
    chosen = picked(
        st.multiselect,
        f"fellows_{table.fingerprint}_{target}",
        t("data.fellows"),
        [name for name in first if name in fitting],
        options=list(fitting),
        format_func=_called,
        help=t("data.fellows.help"),
        placeholder=t("data.fellows.none"),
    )
    return tuple(chosen)


def _called(name: str) -> str:
    return column_name(language(), name)


def _of(targets: tuple[str, ...]) -> str:
    """Names a choice: of other targets it is another."""
    return "\n".join(targets)


def _inputs(
    table: Table, targets: tuple[str, ...], usable: list[str], linked: Recipe | None
) -> tuple[str, ...]:
    known = linked is not None and targets == linked.targets
    first = linked.inputs if linked and known else proposed_inputs(table, targets)
    chosen = picked(
        st.multiselect,
        f"inputs_{table.fingerprint}_{_of(targets)}",
        t("data.inputs"),
        [name for name in first if name in usable],
        options=usable,
        format_func=_called,
        help=t("data.inputs.help"),
        placeholder=t("data.inputs.none"),
    )
    return tuple(chosen)


def _task(table: Table, targets: tuple[str, ...], linked: Recipe | None) -> Any:
    """The proposal with its reason; another may be chosen where the targets allow it."""
    proposal = propose(table, *targets)
    known = linked is not None and targets == linked.targets and linked.task in proposal.allowed
    named = partial(_task_name, len(targets) > 1)
    first = linked.task if linked and known else proposal.task
    task = picked(
        st.segmented_control,
        f"task_{table.fingerprint}_{_of(targets)}",
        t("data.task"),
        first,
        options=list(proposal.allowed),
        format_func=named,
        required=True,
        disabled=len(proposal.allowed) == 1,
    )
    st.caption(words.sentence(proposal.reason))
    if task != proposal.task:
        st.caption(with_terms("data.task.overruled", task=named(proposal.task)))
    return task


def _task_name(several: bool, task: str) -> str:
    if several and task == "regression":
        return t("data.task.regression.several")
    return t(f"data.task.{task}")


def _missing(
    table: Table, targets: tuple[str, ...], inputs: tuple[str, ...], linked: Recipe | None
) -> Missing:
    """Asked where an input misses a value."""
    n = sum(table.column(name).n_missing for name in inputs)
    if not n:
        return "drop"
    chosen: Missing = picked(
        st.radio,
        f"missing_{table.fingerprint}_{_of(targets)}",
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
    st.caption(with_terms("data.inputs.count", n=whole(sum(counts.values()), translator)))
    for name, n in list(several.items())[:MOST_NAMED]:
        st.caption(
            with_terms(
                "data.inputs.became", name=words.plain(_called(name)), n=whole(n, translator)
            )
        )
