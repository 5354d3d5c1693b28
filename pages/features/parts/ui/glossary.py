"""The glossary: each term in one sentence, with a link to where it is seen."""

from collections.abc import Iterator
from typing import NamedTuple

import streamlit as st

from pages.ui import fragments, navigation, state
from pages.ui.language import language, t
from pages.ui.terms import with_terms

PAGES = ("playground", "map")  # other places are tabs of this page
# Place -> terms of the texts term.<name>, and terms that a control explains.
TERMS = {
    "playground": (
        *("network", "unit", "input_layer", "hidden_layer", "output_layer", "weight", "bias"),
        *("parameter", "hyperparameter", "sample", "feature", "label", "target"),
        *("training_set", "validation_set", "regression", "classification", "one_hot"),
        *(
            "standardize",
            "training",
            "train_loss",
            "validation_loss",
            "epoch",
            "forward",
            "convergence",
            "divergence",
        ),
        *("inference", "prediction", "accuracy", "confusion", "boundary", "baseline", "floor"),
        *("underfitting", "overfitting", "generalization", "gap", "regularization"),
        "early_stopping",
    ),
    "map": ("architecture", "lagom", "capacity", "curve"),
    "activations": ("activation_function", "softmax", "saturated"),
    "losses": ("mse", "cross_entropy", "outlier"),
    "weights": ("vanishing", "exploding", "dead", "backpropagation"),
    "optimizers": ("gradient", "gradient_descent", "momentum"),
}
CONTROLS = {
    "playground": (
        *("dataset", "noise", "depth", "width", "batch_size", "l1", "l2", "dropout", "seed"),
        "output_activation",
    ),
    "losses": ("loss",),
    "weights": ("initializer",),
    "optimizers": ("optimizer", "learning_rate"),
}


class Term(NamedTuple):
    """A term's name, its sentence, and where it is seen."""

    name: str
    about: str
    place: str


@fragments.fragment("parts_glossary")
def glossary() -> None:
    """Searched as one types and presses Enter."""
    st.markdown(with_terms("glossary.about"))
    terms = sorted([*_terms(), *_controls()], key=lambda term: _alphabetical(term.name))
    asked = _asked()
    found = [term for term in terms if asked.lower() in f"{term.name} {term.about}".lower()]
    if not found:
        st.info(t("glossary.nothing", asked=asked))
        return
    st.caption(with_terms("glossary.count", n=len(found), total=len(terms)))
    for number, term in enumerate(found):
        _entry(number, term)


def _terms() -> Iterator[Term]:
    for place, names in TERMS.items():
        for name in names:
            yield Term(t(f"term.{name}"), t(f"term.{name}.about"), place)


def _controls() -> Iterator[Term]:
    for place, names in CONTROLS.items():
        for name in names:
            yield Term(t(f"control.{name}"), t(f"control.{name}.help"), place)


def _alphabetical(name: str) -> str:
    """Å, ä and ö stand last in Swedish, in this order."""
    order = str.maketrans("åäö", "{|}") if language() == "sv" else {}
    return name.lower().translate(order)


def _asked() -> str:
    typed = st.text_input(
        t("parts.search"),
        key="parts_search",
        help=t("parts.search.help"),
        icon=":material/search:",
        max_chars=40,
    )
    return str(typed or "").strip()


def _entry(number: int, term: Term) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"parts_term_{number}"):
        st.markdown(f"**{term.name}**: {term.about}")
        elsewhere = term.place in PAGES
        st.page_link(
            navigation.page(term.place if elsewhere else "parts"),
            label=t(f"glossary.place.{term.place}"),
            icon=":material/visibility:",
            query_params=None if elsewhere else {state.OPEN: term.place},
        )
