"""The wrong end, trained beside the right one: what goes wrong is measured, then said."""

import numpy as np
import streamlit as st

from datasets.slices import Slice
from pages.charts.numbers import number, percent
from pages.features.parts.charts.ends.two_curves import TwoCurves
from pages.features.parts.charts.small_picture import small_picture
from pages.features.parts.live import end_trials
from pages.features.parts.live.end_trials import ON_A_LINE, TRIALS, Answers, Choice, Curves, Maps
from pages.features.parts.ui import pieces, results
from pages.text import Translator
from pages.ui.language import language, t
from pages.ui.language import number as setting
from pages.ui.terms import with_terms

HEIGHT = 400
LEVELS = {"number": (1.0,), "yes_no": (0.0, 1.0)}


def trial(output: str) -> None:
    """Of the output that was chosen; several numbers go wrong as one does."""
    kind = "number" if output == "numbers" else output
    st.subheader(t(f"ends.trial.{kind}"))
    st.markdown(with_terms(f"ends.trial.{kind}.about"))
    if output == "numbers":
        st.caption(with_terms("ends.trial.numbers"))
    if kind in ON_A_LINE:
        with st.spinner(t("parts.training")):
            found = results.end_curves(kind)
        _on_a_line(kind, found)
    else:
        with st.spinner(t("parts.training")):
            both = results.end_maps(kind)
        _in_the_plane(kind, both)
    _set_up(kind)


def _named(choice: Choice) -> str:
    """The output layer in a few words."""
    word = "ends.end.coded" if choice.is_coded else "ends.end"
    activation, loss = t(f"activation.{choice.output_activation}"), t(f"loss.{choice.loss}")
    return t(word, activation=activation, loss=loss)


def _on_a_line(kind: str, found: Curves) -> None:
    t_now = Translator(language())
    names = [t(f"ends.{side}", end=_named(end)) for side, end in _sides(kind)]
    words = (t(f"ends.trial.{kind}.title"), t(f"ends.trial.{kind}.x"), t(f"ends.trial.{kind}.y"),
             t(f"ends.trial.{kind}.points"), *names)  # fmt: skip
    answers = (found.right, found.wrong)
    chart = TwoCurves((found.x, found.y), found.places, answers, words, LEVELS[kind], t_now)
    pieces.figure(chart.figure(), f"ends_{kind}", chart.alt(), HEIGHT)
    st.markdown(_said_of_prices(found) if kind == "number" else _said_of_chances(found))


def _sides(kind: str) -> list[tuple[str, Choice]]:
    return [*TRIALS[kind]._asdict().items()]


def _said_of_prices(found: Curves) -> str:
    most, top, best = (_number(v.max()) for v in (found.wrong, found.y, found.right))
    return t("ends.trial.number.said", most=most, top=top, best=best)


def _said_of_chances(found: Curves) -> str:
    low, high = _number(found.wrong.min()), _number(found.wrong.max())
    outside = float(np.mean((found.wrong < 0) | (found.wrong > 1)))
    share = percent(outside, Translator(language()))
    return t("ends.trial.yes_no.said", low=low, high=high, share=share)


def _number(value: float) -> str:
    return number(float(value), Translator(language()))


def _in_the_plane(kind: str, both: Maps) -> None:
    for column, (side, end) in zip(st.columns(2), _sides(kind), strict=True):
        answers: Answers = getattr(both, side)
        share = percent(answers.share, Translator(language()))
        with column:
            title = t(f"ends.{side}", end=_named(end))
            said = t(f"ends.trial.{kind}.right", share=share)
            st.markdown(f"**{title}**")
            _map(kind, side, end, answers, f"{title}. {said}")
            st.markdown(said)
    if kind == "several_of":
        st.markdown(_said_of_middle(both))


def _map(kind: str, side: str, end: Choice, answers: Answers, alt: str) -> None:
    data = end_trials.data_of(kind)
    places = end_trials.view_of(data).x
    t_now = Translator(language())
    chart = small_picture(data, Slice(), places, answers.picture, end.output_activation, t_now)
    chart.update_layout(title_text="", margin_t=10)
    pieces.figure(chart, f"ends_{kind}_{side}", alt, HEIGHT)


def _said_of_middle(both: Maps) -> str:
    """The three labels' probabilities in the middle, where all of them are right."""
    t_now = Translator(language())
    sides = {
        side: ", ".join(percent(float(p), t_now) for p in answers.middle)
        for side, answers in both._asdict().items()
    }
    return t("ends.trial.several_of.said", **sides)


def _set_up(kind: str) -> None:
    widths = " + ".join(map(str, end_trials.WIDTHS[kind]))
    activation = t(f"activation.{end_trials.ACTIVATION}")
    hidden = t("ends.trial.hidden", widths=widths, activation=activation)
    st.caption(
        with_terms(
            "ends.trial.set_up",
            hidden=hidden if widths else t("ends.trial.no_hidden"),
            steps=end_trials.STEPS,
            batch=end_trials.BATCH,
            rate=setting(end_trials.RATE),
        )
    )
