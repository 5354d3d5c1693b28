"""A file of new points: the network's predictions beside them, to read and to take along."""

from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from datasets.own import Preprocessing, TableError
from pages.charts.numbers import whole
from pages.features.point.charts.place import class_words
from pages.features.point.live.answer import meaning_of
from pages.features.point.live.new_points import (
    NewPoints,
    answers,
    outside,
    plain_preprocessing,
    read_points,
)
from pages.features.point.ui.look import Look
from pages.features.point.ui.tables import show
from pages.live.own_data import table_of
from pages.live.own_link import read
from pages.live.source import prepared
from pages.text import Translator
from pages.ui.csv_file import csv_button
from pages.ui.failure import Unanswered
from pages.ui.language import t
from pages.ui.own_words import plain, sentence, some, trouble
from pages.ui.run_questions import asking_on
from pages.ui.session_state import session
from pages.ui.terms import with_terms

Array = NDArray[np.float64]
Read = NewPoints | TableError

EXAMPLES = 5  # rows of the file that shows the form
SHOWN, CELLS = 200, 4000  # rows on the page, and cells; the file has all
MOST_REPAIRS = 4  # that are told of
SHOWN_OTHERS = 5  # columns that are no inputs: they may tell which point it is


def file(look: Look) -> None:
    """An upload, or what is wrong with it in one sentence."""
    st.subheader(t("point.file.title"))
    st.caption(with_terms("point.file.about"))
    csv_button(lambda: _example(look), "lagom-points.csv", t("point.file.example"))
    given = st.file_uploader(t("point.file.upload"), type=["csv", "txt"], key="point_file")
    if given is None:
        session().points_read = session().points_answered = None
        return
    points = _read(look, given)
    if isinstance(points, TableError):
        st.error(trouble(_named(look, points)))
        return
    _told(look, points)
    try:
        outputs = _answers(look, given.file_id, points)
    except Unanswered as error:
        st.error(t(error.text))
        return
    _answered(look, points, outputs)


def _read(look: Look, given: Any) -> Read:
    """Read once, however often the page is drawn."""
    d, of = session(), (given.file_id, look.data.input_names, look.settings.own)
    if d.points_read is None or d.points_read[0] != of:
        d.points_read = of, _points(look, given)
    return d.points_read[1]


def _points(look: Look, given: Any) -> Read:
    """Trouble without its traceback, which would keep the file's text."""
    try:
        return read_points(given.getvalue(), given.name, _preprocessing(look))
    except TableError as error:
        return TableError(error.code, error.remedy, **error.values)


def _preprocessing(look: Look) -> Preprocessing:
    own = prepared(look.settings)
    return plain_preprocessing(look.data) if own is None else own.preprocessing


def _named(look: Look, error: TableError) -> TableError:
    """With the names of columns as the page has them."""
    names = error.values.get("names")
    if not isinstance(names, tuple):
        return error
    said = {**error.values, "names": tuple(map(look.t.name, names))}
    return TableError(error.code, error.remedy, **said)


def _told(look: Look, points: NewPoints) -> None:
    """What was repaired, what is not used, and what means nothing to the network."""
    if points.repairs:
        st.caption(" ".join(map(sentence, points.repairs[:MOST_REPAIRS])))
    numbers = {each.name for each in _preprocessing(look).inputs if each.kind == "number"}
    for name, labels in points.unknown.items():
        said = {"name": plain(look.t.name(name)), "labels": ", ".join(map(plain, some(labels)))}
        is_number = name in numbers
        st.warning(t("point.file.not_numbers" if is_number else "point.file.unknown", **said))
    if points.others:
        st.info(t("point.file.unused", names=", ".join(map(plain, some(points.others)))))


def _answers(look: Look, file_id: str, points: NewPoints) -> Array:
    """(S, K), asked for once for each file and network; the weights tell which network it is."""
    trace = look.trace
    weights = b"".join(block.tobytes() for block in (*trace.weights, *trace.biases))
    d, of = session(), (file_id, look.settings, weights)
    if d.points_answered is None or d.points_answered[0] != of:
        with asking_on() as ask:
            found = answers(look.data, points.inputs, len(trace.updated), ask)
        d.points_answered = of, found
    return d.points_answered[1]


def _answered(look: Look, points: NewPoints, outputs: Array) -> None:
    """What came of it: in a sentence or two, a part of it as a table, and all as a file."""
    has_answer = np.isfinite(outputs).all(axis=1)
    far = int((outside(look.data, points.inputs) & has_answer).sum())
    n, lost = int(has_answer.sum()), int((~has_answer).sum())
    words = look.t  # the file is made outside the session
    st.markdown(with_terms("point.file.done", n=whole(n, words), outside=whole(far, words)))
    if lost:
        st.warning(t("point.file.lost", n=whole(lost, words)))
    table = points.table.drop(columns=points.others[SHOWN_OTHERS:])
    rows = slice(min(SHOWN, CELLS // len(table.columns)))
    shown = _predicted(look, words, table[rows], points.inputs[rows], outputs[rows])
    show(shown, look, "file")
    if len(shown) < len(points.table) or len(table.columns) < len(points.table.columns):
        st.caption(with_terms("point.file.part"))
    csv_button(
        lambda: _predicted(look, words, points.table, points.inputs, outputs),
        "lagom-predictions.csv",
        t("point.file.download"),
    )


def _example(look: Look) -> Any:
    """The first validation points, as such a file may look; of own data the table's first rows."""
    import pandas as pd

    own, link = prepared(look.settings), read(look.settings.own)
    table = link and table_of(look.settings.owner, link.fingerprint)
    if own is not None and table is not None:
        return table.frame[[column.name for column in own.preprocessing.inputs]][:EXAMPLES]
    raw = look.data.to_raw_inputs(look.data.x_validation[:EXAMPLES])
    return pd.DataFrame(raw, columns=[look.t.name(name) for name in look.data.input_names])


def _predicted(look: Look, t: Translator, table: Any, raw: Array, outputs: Array) -> Any:
    """The table with what the network answers, and where there were no data to learn from."""
    meaning = meaning_of(look.data, outputs, look.settings.output_activation)
    result = table.copy()
    if meaning.values is not None:
        for name, values in zip(look.names.outputs, meaning.values.T, strict=True):
            result[t("point.file.prediction", name=name)] = values
    else:
        assert meaning.classes is not None
        names = class_words(look.data, t)
        chosen = np.array(names, object)[meaning.classes]
        has_answer = np.isfinite(outputs).all(axis=1)
        result[t("point.file.class")] = np.where(has_answer, chosen, "")
        if meaning.shares is not None:
            for name, shares in zip(names, meaning.shares.T, strict=True):
                result[t("point.file.share", name=name)] = shares
        if meaning.labels is not None:
            for name, shares in zip(look.names.outputs, meaning.labels.T, strict=True):
                result[t("point.file.share", name=name)] = shares
    is_far = outside(look.data, raw)
    result[t("point.file.outside")] = np.where(is_far, t("point.file.yes"), t("point.file.no"))
    return result
