"""Asking the network: its answer, where the point lies, and whether there are data at all."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pages.charts.latex import digits
from pages.charts.numbers import number as written
from pages.charts.numbers import percent, whole
from pages.charts.points import true_classes
from pages.features.point.charts.bars import answer_bars
from pages.features.point.charts.place import class_words
from pages.features.point.live.answer import Meaning, meaning_of
from pages.features.point.ui.file import file
from pages.features.point.ui.look import Look
from pages.features.point.ui.others import others
from pages.live.points import Nearness, nearness
from pages.ui.language import t
from pages.ui.session_state import widget_value
from pages.ui.still_chart import still_chart
from pages.ui.terms import with_terms

DELETED = "point_deleted"


def asking(look: Look) -> None:
    """The answer in words and bars, the warning, and what it takes to answer."""
    meaning = meaning_of(look.data, look.trace.output[None], look.settings.output_activation)
    st.subheader(t("point.ask.answer"))
    st.markdown(f"{said(look, meaning)} {_right(look)}")
    if meaning.shares is not None:
        _bars(look, meaning, meaning.shares[0], t("point.ask.bars"))
    if meaning.outputs is not None:
        _bars(look, meaning, meaning.outputs[0], t("point.ask.outputs"))
        st.caption(with_terms("point.ask.outputs.why"))
    if meaning.labels is not None:
        _bars(look, meaning, meaning.labels[0], t("point.ask.labels"), look.names.outputs)
        st.caption(with_terms("point.ask.labels.why"))
    if not widget_value(DELETED):
        _warn(look, nearness(look.data, look.point.x))
    others(look)
    _frozen(look)
    file(look)


def _bars(
    look: Look,
    meaning: Meaning,
    values: NDArray[np.float64],
    title: str,
    names: tuple[str, ...] = (),
) -> None:
    """names: of the bars; none: the classes'."""
    names, are_shares = names or class_words(look.data, look.t), meaning.outputs is None
    still_chart(
        answer_bars(names, values, title, look.t, are_shares),
        key="point_answer",
        height=100 + 34 * len(names),
        alt=said(look, meaning),
    )


def said(look: Look, meaning: Meaning) -> str:
    """The answer in a sentence."""
    if meaning.values is not None:
        return t("point.ask.values", values=_pairs(look, meaning.values[0], "**"))
    assert meaning.classes is not None
    k = int(meaning.classes[0])
    name = class_words(look.data, look.t)[k]
    if meaning.shares is None:
        return t("point.ask.class", name=name)
    share = percent(float(meaning.shares[0][k]), look.t)
    return t("point.ask.share", name=name, share=share)


def _pairs(look: Look, values: NDArray[np.float64], mark: str = "") -> str:
    """Each output's name and value."""
    pairs = zip(look.names.outputs, values, strict=True)
    said = (f"{mark}{name} = {digits(float(value), look.t)}{mark}" for name, value in pairs)
    return "; ".join(said)


def _right(look: Look) -> str:
    """Known of the data's own points only."""
    if look.typed:
        return ""
    if look.data.task == "regression":
        values = look.data.to_raw_targets(look.point.y)
        name = digits(float(values[0]), look.t) if len(values) == 1 else _pairs(look, values)
    else:
        name = class_words(look.data, look.t)[int(true_classes(look.data, look.point.y))]
    return t("point.ask.right", name=name)


def _warn(look: Look, near: Nearness) -> None:
    distance = written(near.distance, look.t)
    if not near.is_outside:
        if near.distance:  # a training point is there itself
            st.caption(f"{t('point.ask.near', distance=distance)}{_unit_of(look)}")
        return
    farthest = written(near.farthest, look.t)
    sentences = [t("point.ask.outside", distance=distance, farthest=farthest) + _unit_of(look)]
    for each in near.beyond:
        sentences.append(
            t(
                "point.ask.beyond",
                name=look.t.name(look.data.input_names[each.place]),
                **{k: written(getattr(each, k), look.t) for k in ("value", "by", "low", "high")},
            )
        )
    st.warning("  \n".join(sentences), icon=":material/explore_off:")


def _unit_of(look: Look) -> str:
    """Synthetic data are in one unit; of real ones the columns differ."""
    return f" {t('point.ask.deviations')}" if look.data.is_standardized else ""


def _frozen(look: Look) -> None:
    deleted = st.toggle(
        t("point.ask.delete"),
        key=DELETED,
        persist_state="session",
        help=t("point.ask.delete.help"),
    )
    weights = [*look.trace.weights, *look.trace.biases]
    total = sum(float(block.sum(dtype=np.float64)) for block in weights)
    name = "deleted" if deleted else "frozen"
    n = whole(len(look.trace.updated), look.t)
    st.caption(with_terms(f"point.ask.{name}", n=n, total=written(total, look.t, 6)))
