"""Softmax: three logits by hand, and the shares that come of them."""

import numpy as np
import streamlit as st

from nn_core import OUTPUT_ACTIVATIONS
from pages.features.parts.charts.bars import softmax_bars, softmax_bars_alt
from pages.features.parts.live.functions import softmax_of
from pages.features.parts.ui import pieces
from pages.features.parts.ui.formulas import formula, source
from pages.text import Translator
from pages.ui import fragments
from pages.ui.language import language, number, t
from pages.ui.terms import with_terms

LOGITS = [step / 2 for step in range(-10, 11)]
FIRST = (2.0, 1.0, -1.0)


@fragments.fragment("parts_softmax")
def softmax() -> None:
    """A fragment of its own: moving a slider trains nothing."""
    st.subheader(t("parts.softmax"))
    left, right = st.columns([2, 3])
    entry = OUTPUT_ACTIVATIONS["softmax"]
    with left:
        st.markdown(with_terms("parts.softmax.about", formula=formula(entry.latex)))
        st.caption(source(entry.source))
        logits = [
            pieces.choice(st.select_slider, f"logit_{k + 1}", LOGITS, first, format_func=number)
            for k, first in enumerate(FIRST)
        ]
    shares = softmax_of(np.array(logits, dtype=np.float64))
    translator = Translator(language())
    with right:
        chart, alt = softmax_bars(shares, translator), softmax_bars_alt(shares, translator)
        pieces.figure(chart, "softmax", alt)
