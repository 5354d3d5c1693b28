"""What other starts of the same architecture say about the point."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pages.charts.numbers import whole
from pages.features.point.charts.place import class_words
from pages.features.point.charts.strip import answer_strip, spread, strip_alt
from pages.features.point.live.answer import Meaning, meaning_of
from pages.features.point.live.other_starts import Others, OthersOf
from pages.features.point.ui.look import Look
from pages.ui import failure
from pages.ui.language import t
from pages.ui.run_questions import asking_on
from pages.ui.session_state import has_begun
from pages.ui.still_chart import still_chart
from pages.ui.terms import with_terms

EVERY_S = 0.3
SLICES = 4  # of training in a turn; others' frames come between them
HEIGHT = 230
Array = NDArray[np.float64]


def others(look: Look) -> None:
    """They train while this is looked at, in a fragment of its own; at the end they are told of."""
    st.subheader(t("point.others"))
    found = _asked(look, slices=1)
    if found.done:
        _told(look, found)
        return

    def drawn() -> None:
        if not has_begun():
            st.rerun()
        with failure.said_above():
            going = _asked(look, SLICES)
            if going.done:
                st.rerun()
            n, step, goal = (
                whole(number, look.t) for number in (len(going.answers), going.step, going.goal)
            )
            said = t("point.others.training", n=n, step=step, goal=goal)
            st.progress(going.step / going.goal, text=said)

    st.fragment(drawn, run_every=EVERY_S, key="point_others")()


def _asked(look: Look, slices: int) -> Others:
    with asking_on() as see:
        for _ in range(slices):
            found = see(OthersOf(look.point.x))
            if found.done:
                break
    return found


def _told(look: Look, found: Others) -> None:
    n, steps = len(found.answers), whole(found.goal, look.t)
    st.caption(
        with_terms(
            "point.others.about" if found.goal else "point.others.untrained", n=n, steps=steps
        )
    )
    answers = found.answers[np.isfinite(found.answers).all(axis=1)]
    if lost := n - len(answers):
        st.caption(with_terms("point.others.lost", n=lost))
    if len(answers):
        _spread(look, answers)


def _spread(look: Look, outputs: Array) -> None:
    """Of the class that the network itself answers; of several numbers or labels, one by one."""
    activation = look.settings.output_activation
    own, theirs = (
        meaning_of(look.data, each, activation) for each in (look.trace.output[None], outputs)
    )
    k = None if own.classes is None else int(own.classes[0])
    if k is not None and theirs.classes is not None:
        st.markdown(_agreement(look, theirs.classes, k))
    shown = None if look.data.is_multilabel else k
    mine, values = _values(own, look.trace.output[None], shown), _values(theirs, outputs, shown)
    are_shares = own.shares is not None or own.labels is not None
    for i, name in enumerate(_names(look, own, shown)):
        _strip(look, (values[:, i], float(mine[0, i])), name, are_shares, i)
    st.caption(with_terms("point.others.why"))


def _strip(look: Look, answers: tuple[Array, float], name: str, are_shares: bool, i: int) -> None:
    """answers: of the other starts (N,), and of the network itself."""
    st.markdown(with_terms("point.others.spread", name=name, **spread(answers[0], look.t)))
    still_chart(
        answer_strip(*answers, name, are_shares, look.t),
        key=f"point_others_strip_{i}",
        height=HEIGHT,
        alt=strip_alt(*answers, name, look.t),
    )


def _agreement(look: Look, theirs: NDArray[np.int64], k: int) -> str:
    same, name = int((theirs == k).sum()), class_words(look.data, look.t)[k]
    return t("point.others.same", same=same, n=len(theirs), name=name)


def _values(meaning: Meaning, outputs: Array, k: int | None) -> Array:
    """(N, M): each number or label, or what speaks for class k alone."""
    if meaning.values is not None:
        return meaning.values
    found = outputs if meaning.shares is None else meaning.shares
    return np.asarray(found if k is None or found.shape[1] == 1 else found[:, [k]], np.float64)


def _names(look: Look, own: Meaning, k: int | None) -> tuple[str, ...]:
    """Of the columns of the values."""
    outputs = look.names.outputs
    if own.labels is not None:
        return tuple(t("point.others.share", name=name) for name in outputs)
    if own.shares is not None and k is not None:
        return (t("point.others.share", name=class_words(look.data, look.t)[k]),)
    return outputs if k is None or len(outputs) == 1 else (outputs[k],)
