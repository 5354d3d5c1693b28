"""Which words of a text the glossary explains, and with which sentence."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pages.text import LANGUAGES

# Controls whose names are technical words: what their help says is the glossary's sentence.
CONTROLS = (
    *("noise", "batch_size", "l1", "l2", "dropout", "seed", "loss"),
    *("initializer", "optimizer", "learning_rate"),
)
# Of words so common only the glossary itself speaks.
EVERYDAY = ("training", "sample", "label", "target", "feature")
# What may follow a word in its other forms, as a regular expression; in Swedish, then, a genitive's s.
ENDINGS: Mapping[str, str] = {
    "sv": "(?:en|n|et|t|er|erna|ar|arna|or|orna|r|rna|na)?s?",
    "en": "s|es",
}
# Words that no ending makes: of verbs and adjectives, which say the same as the term.
OTHER_FORMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "sv": {
        "term.saturated": ("mättade", "mättat", "mätta"),
        "term.standardize": ("standardiserad", "standardiserade", "standardisering"),
        "term.overfitting": ("överanpassa", "överanpassad", "överanpassade"),
        "term.underfitting": ("underanpassa", "underanpassad", "underanpassade"),
        "term.divergence": ("divergera", "divergerade"),
        "term.convergence": ("konvergera", "konvergerade"),
        "control.noise": ("brusig", "brusiga"),
    },
    "en": {
        "term.saturated": ("saturate",),
        "term.standardize": ("standardized", "standardizing"),
        "term.overfitting": ("overfit", "overfitted"),
        "term.underfitting": ("underfit",),
        "term.divergence": ("diverge", "diverged"),
        "term.convergence": ("converge", "converged"),
        "control.noise": ("noisy",),
    },
}
# An adjective before a noun in the plural, or after det or de: dolda lager, det dolda lagret.
BENT = {"dolt": "dolda", "neuralt": "neurala", "död": "döda", "tidigt": "tidiga"}
# Where a term stays as it is: placeholders, and in Markdown formulas, code and links.
CLOSED = re.compile(r"\{[^}]*\}|\$[^$]*\$|`[^`]*`|\[[^]]*\]\([^)]*\)")
CONSONANTS_R = re.compile("(?<=[^aeiouyåäö])er$")  # parameter, parametrar
CONSONANTS_Y = re.compile("(?<=[^aeiou])y$")  # boundary, boundaries


class Term(NamedTuple):
    """A word's forms, lower case and without their endings, and its sentence."""

    key: str
    forms: tuple[str, ...]
    about: str


class Piece(NamedTuple):
    """A part of a text; key: the term that it names, or empty."""

    text: str
    key: str


@cache
def explained(language: str) -> tuple[Term, ...]:
    """All words that a text may explain."""
    texts = LANGUAGES[language]
    keys = [k.removesuffix(".about") for k in texts if re.fullmatch(r"term\.\w+\.about", k)]
    abouts = {k: f"{k}.about" for k in keys} | {
        f"control.{name}": f"control.{name}.help" for name in CONTROLS
    }
    others = OTHER_FORMS[language]
    terms = [
        Term(k, (*_forms(texts[k], language), *others.get(k, ())), texts[about])
        for k, about in abouts.items()
    ]
    return tuple(term for term in terms if term.key.removeprefix("term.") not in EVERYDAY)


def pieces(text: str, language: str) -> Iterator[Piece]:
    """The text in its parts, each term where it is named first."""
    known = {form: term.key for term in explained(language) for form in term.forms}
    closed = [each.span() for each in CLOSED.finditer(text)]
    seen, end = set(), 0
    for found in _pattern(language).finditer(text):
        key = known[found[1].lower()]
        if key in seen or any(first <= found.start() < last for first, last in closed):
            continue
        seen.add(key)
        yield Piece(text[end : found.start()], "")
        yield Piece(found[0], key)
        end = found.end()
    yield Piece(text[end:], "")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    forms = sorted({f for term in explained(language) for f in term.forms}, key=len, reverse=True)
    words = "|".join(map(re.escape, forms))
    return re.compile(rf"(?<![\w-])({words})(?:{ENDINGS[language]})?(?![\w-])", re.IGNORECASE)


def _forms(name: str, language: str) -> tuple[str, ...]:
    """A name, and the other one that stands in brackets after it."""
    forms = [part.strip(" )").lower() for part in name.split("(")]
    if language == "sv":
        forms += [
            " ".join([BENT[first], rest])
            for first, _, rest in (form.partition(" ") for form in forms)
            if first in BENT and rest
        ]
        forms += [CONSONANTS_R.sub("r", form) for form in forms if CONSONANTS_R.search(form)]
        forms += [form.removesuffix("e") for form in forms if form.endswith("are")]  # optimerarna
    else:
        forms += [CONSONANTS_Y.sub("ie", form) for form in forms if CONSONANTS_Y.search(form)]
    return tuple(forms)
