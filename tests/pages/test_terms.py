"""Words of the glossary in a text: found in their forms, once each, with their sentences."""

import re

import pytest

from pages.text import LANGUAGES
from pages.text.explaining import explained, pieces
from tests.pages.test_playground import go_to, plain, visit


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_changed_by_what_is_found_in_it(language: str) -> None:
    known = {term.key for term in explained(language)}
    for text in LANGUAGES[language].values():
        parts = list(pieces(text, language))
        keys = [part.key for part in parts if part.key]
        assert "".join(part.text for part in parts) == text
        assert len(keys) == len({*keys})
        assert {*keys} <= known


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("sv", "Parametrarna och vikterna", ["Parametrarna", "vikterna"]),
        ("sv", "Valideringsförlusten vid epok 3", ["Valideringsförlusten", "epok"]),
        ("sv", "enheternas, vikternas och gradientens", ["enheternas", "vikternas", "gradientens"]),
        ("sv", "det dolda lagrets döda enheter", ["dolda lagrets", "döda enheter"]),
        ("sv", "optimerarnas slumpfröna", ["optimerarnas", "slumpfröna"]),
        ("sv", "sigmoidenhet, enhetlig, viktigast", []),
        ("en", "decision boundaries, cross-entropies", ["decision boundaries", "cross-entropies"]),
        ("en", "Epochs/s of the epoch, and its units", ["Epochs", "units"]),
        ("en", "training loss against a blind guess", ["training loss", "blind guess"]),
        ("en", "lossless, weightless", []),
    ],
)
def test_a_word_is_found_in_its_forms_and_where_it_stands_alone(
    language: str, text: str, found: list[str]
) -> None:
    assert [part.text for part in pieces(text, language) if part.key] == found


@pytest.mark.parametrize("text", ["{loss} and {weights}", "$\\text{loss}$", "`loss`", "[loss](x)"])
def test_no_word_is_marked_where_no_link_may_begin(text: str) -> None:
    assert [part.key for part in pieces(text, "en") if part.key] == []


def test_the_texts_of_a_page_mark_the_terms_that_they_use() -> None:
    app, n_marked = visit(widths="3", activations="tanh"), 0
    for page in ("data", "one_point", "parts"):
        go_to(app, page)
        for each in (*app.main.caption, *app.main.markdown):
            if any(part.key for part in pieces(plain(each.value), "en")):
                n_marked += 1
                assert re.search(r"\]\(#(term|control)\.", each.value), each.value
    assert n_marked > 8


def test_a_word_has_the_sentence_of_the_glossary() -> None:
    (term,) = (t for t in explained("en") if t.key == "term.gradient")
    assert term.about == LANGUAGES["en"]["term.gradient.about"]


# Words that begin like a term and are none of its forms.
OTHERS = {
    "sv": "arkitekturkartan förlustfunktion förlustkurvor neuralt "
    "mätt mättes viktad viktade viktiga viktigaste",
    "en": "convert moment neural weigh weighted",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_of_a_term_is_missed_in_any_text(language: str) -> None:
    """A stem, and few letters after it: these are forms, and not other words made of it."""
    forms = {form for term in explained(language) for form in term.forms if " " not in form}
    stems = {form[: max(4, len(form) - 2)] for form in forms}
    missed = {
        word
        for text in LANGUAGES[language].values()
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?![\w}])", text.lower())
        if any(word.startswith(stem) and len(word) <= len(stem) + 8 for stem in stems)
        if not any(part.key for part in pieces(word, language))
    }
    assert missed <= {*OTHERS[language].split()}, missed
