"""A file of new points: the network's predictions beside them, to read and to take along."""

from typing import Any

import numpy as np
import streamlit as st

from pages.charts.point.place import class_words
from pages.live.point.answer import meaning_of
from pages.live.point.new_points import (
    FileTrouble,
    as_network_takes,
    outside,
    read_points,
    rows_at_once,
    some,
)
from pages.live.point.questions import AnswersOf
from pages.ui.language import t
from pages.ui.point.csv_file import csv_button
from pages.ui.point.look import Look, ask
from pages.ui.point.tables import show

EXAMPLES = 5  # rows of the file that shows the form
SHOWN = 200  # rows on the page; the file has all


def file(look: Look) -> None:
    """An upload, or what is wrong with it in one sentence."""
    st.subheader(t("point.file.title"))
    st.caption(t("point.file.about"))
    csv_button(lambda: _example(look), "lagom-points.csv", t("point.file.example"))
    given = st.file_uploader(t("point.file.upload"), type=["csv", "txt"], key="point_file")
    if given is None:
        return
    try:
        table, raw, unused = read_points(given.getvalue(), look.data)
    except FileTrouble as trouble:
        st.error(t(f"point.file.{trouble.kind}", **_spoken(look, trouble)))
        return
    if unused:
        st.info(t("point.file.unused", names=", ".join(some(unused))))
    result = _predicted(look, table, raw)
    st.markdown(t("point.file.done", n=len(result), outside=int(outside(look.data, raw).sum())))
    show(result.head(SHOWN), look, "file")
    csv_button(lambda: result, "lagom-predictions.csv", t("point.file.download"))


def _spoken(look: Look, trouble: FileTrouble) -> dict[str, object]:
    names = trouble.values.get("names")
    if not isinstance(names, list):
        return trouble.values
    return {"names": ", ".join(some([look.t.name(name) for name in names]))}


def _example(look: Look) -> Any:
    """The first validation points, as such a file may look."""
    import pandas as pd

    raw = look.data.to_raw_inputs(look.data.x_validation[:EXAMPLES])
    return pd.DataFrame(raw, columns=list(look.names.inputs))


def _predicted(look: Look, table: Any, raw: np.ndarray) -> Any:
    """The table with what the network answers, and where there were no data to learn from."""
    x = as_network_takes(look.data, raw)
    step = rows_at_once(len(look.trace.updated))
    outputs = np.concatenate([ask(AnswersOf(x[i : i + step])) for i in range(0, len(x), step)])
    meaning = meaning_of(look.data, outputs, look.settings.output_activation)
    result = table.copy()
    if meaning.values is not None:
        result[t("point.file.prediction", name=look.names.outputs[0])] = meaning.values
    else:
        assert meaning.classes is not None
        words = class_words(look.data, look.t)
        result[t("point.file.class")] = [words[k] for k in meaning.classes]
        if meaning.shares is not None:
            for word, shares in zip(words, meaning.shares.T, strict=True):
                result[t("point.file.share", name=word)] = shares
    yes_no = np.where(outside(look.data, raw), t("point.file.yes"), t("point.file.no"))
    result[t("point.file.outside")] = yes_no
    return result
