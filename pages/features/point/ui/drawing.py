"""Drawing a digit, and what the network answers."""

from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from datasets import Dataset
from pages.features.point.charts.bars import answer_bars
from pages.features.point.charts.place import class_words
from pages.features.point.live.answer import Meaning, meaning_of
from pages.features.point.live.drawing import BLANK, bitmap_of, counted, fitted, is_bitmap
from pages.features.point.ui.asking import said
from pages.features.point.ui.look import Look, kept
from pages.text import template
from pages.ui.component import component
from pages.ui.language import language, t
from pages.ui.session_state import session, widget_value
from pages.ui.still_chart import still_chart
from pages.ui.terms import with_terms

KEY, FIT = "point_drawing", "point_drawing_fit"


def drawn(data: Dataset) -> NDArray[np.float64]:
    """Inputs (D,) as the data hold them, of what stands on the sheet."""
    component("draw")(
        key=KEY,
        data={
            "bitmap": session().drawing or BLANK,
            "label": t("point.draw.label"),
            "clear": t("point.draw.clear"),
            "cell": template(language(), "point.draw.cell"),
            "filled": t("point.draw.filled"),
            "empty": t("point.draw.empty"),
        },
        on_drawn_change=_note,
    )
    fit = kept(FIT, [True, False], True)
    bitmap = bitmap_of(session().drawing or BLANK)
    if not bitmap.any():
        st.caption(with_terms("point.draw.blank"))
    return np.asarray(data.from_raw_inputs(counted(fitted(bitmap) if fit else bitmap)))


def _note() -> None:
    told: Any = (widget_value(KEY) or {}).get("drawn")
    if isinstance(told, dict) and is_bitmap(told.get("bitmap")):
        session().drawing = str(told["bitmap"])


def answer(look: Look, bars: bool) -> None:
    """In a sentence, and in bars unless these stand elsewhere; then how the drawing is read."""
    meaning = meaning_of(look.data, look.trace.output[None], look.settings.output_activation)
    st.markdown(said(look, meaning))
    if bars:
        _bars(look, meaning)
    st.toggle(t("point.draw.fit"), key=FIT, persist_state="session", help=t("point.draw.fit.help"))
    st.caption(with_terms("point.draw.about"))


def _bars(look: Look, meaning: Meaning) -> None:
    values, are_shares = meaning.shares, True
    if values is None:
        values, are_shares = meaning.outputs, False
    if values is None:
        return
    title = t("point.ask.bars" if are_shares else "point.ask.outputs")
    names = class_words(look.data, look.t)
    still_chart(
        answer_bars(names, values[0], title, look.t, are_shares),
        key="point_drawn_answer",
        height=100 + 20 * len(names),
        alt=said(look, meaning),
    )
