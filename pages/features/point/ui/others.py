"""What other starts of the same architecture say about the point."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pages.charts.numbers import whole
from pages.features.point.charts.place import class_words
from pages.features.point.charts.strip import answer_strip, spread, strip_alt
from pages.features.point.live.answer import Meaning, meaning_of
from pages.features.point.live.other_starts import Others, OthersOf
from pages.features.point.ui.look import STILL, Look
from pages.ui import failure
from pages.ui.language import t
from pages.ui.run_questions import asking_on
from pages.ui.session_state import has_begun

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
        t("point.others.about" if found.goal else "point.others.untrained", n=n, steps=steps)
    )
    answers = found.answers[np.isfinite(found.answers).all(axis=1)]
    if lost := n - len(answers):
        st.caption(t("point.others.lost", n=lost))
    if len(answers):
        _spread(look, answers)


def _spread(look: Look, outputs: Array) -> None:
    activation, own_outputs = look.settings.output_activation, look.trace.output[None]
    own, theirs = (meaning_of(look.data, each, activation) for each in (own_outputs, outputs))
    k = None if own.classes is None else int(own.classes[0])
    names = _names(look, own, k)
    values, mine = _values(look, theirs, outputs, k), _values(look, own, own_outputs, k)[0]
    if agreement := _agreement(look, theirs, k):
        st.markdown(agreement)
    for i, name in enumerate(names):
        st.markdown(t("point.others.spread", name=name, **spread(values[:, i], look.t)))
        st.plotly_chart(
            answer_strip(values[:, i], float(mine[i]), name, own.shares is not None, look.t),
            key=f"point_others_strip_{i}",
            height=HEIGHT,
            alt=strip_alt(values[:, i], float(mine[i]), name, look.t),
            config=STILL,
        )
    st.caption(t("point.others.why"))


def _agreement(look: Look, theirs: Meaning, k: int | None) -> str:
    if k is None or theirs.classes is None:
        return ""
    same, name = int((theirs.classes == k).sum()), class_words(look.data, look.t)[k]
    return t("point.others.same", same=same, n=len(theirs.classes), name=name)


def _values(look: Look, meaning: Meaning, outputs: Array, k: int | None) -> Array:
    """(N, M): each value or label; of classes what speaks for the one that the network answers."""
    if meaning.values is not None:
        return meaning.values
    if k is None or look.data.is_multilabel:
        return outputs
    if meaning.shares is not None:
        return meaning.shares[:, [k]]
    return outputs[:, [k if outputs.shape[1] > 1 else 0]]


def _names(look: Look, own: Meaning, k: int | None) -> list[str]:
    """(M,), as _values has them."""
    if k is None or look.data.is_multilabel:
        return list(look.names.outputs)
    if own.shares is not None:
        return [t("point.others.share", name=class_words(look.data, look.t)[k])]
    return [look.names.outputs[k if len(look.names.outputs) > 1 else 0]]
