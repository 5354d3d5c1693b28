"""All visible text, by key, in every language.

What is said of one thing stands in one file, Swedish and English side by side.
"""

from collections.abc import Mapping
from typing import Final

from pages.text import (
    architecture_map,
    asking,
    controls,
    counter_experiments,
    data_page,
    ends,
    features,
    glossary,
    inside,
    lagom,
    loss_chart,
    map_leads,
    one_point,
    own_data,
    own_repairs,
    painting,
    parts,
    parts_training,
    playground,
    playground_link,
    presets,
    shell,
    streamlit_words,
    sweep_charts,
    sweep_controls,
    taking_home,
    terms,
    touch,
    verdict,
)
from pages.text.names import translate_name

__all__ = [
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "Translator",
    "template",
    "translate",
    "translate_name",
]

_FILES = (
    *(shell, streamlit_words, controls, features, playground_link, terms),
    *(playground, touch, verdict, loss_chart, counter_experiments, inside),
    *(architecture_map, map_leads, lagom, sweep_controls, sweep_charts, presets),
    *(one_point, asking, parts, parts_training, glossary, taking_home),
    *(data_page, own_data, own_repairs, ends, painting),
)
# Language -> key -> text. In the files a text is Swedish, English.
LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {
    language: {key: texts[i] for file in _FILES for key, texts in file.TEXTS.items()}
    for i, language in enumerate(("sv", "en"))
}
LANGUAGE_NAMES: Final[Mapping[str, str]] = {"sv": "Svenska", "en": "English"}


def translate(language: str, key: str, /, **values: object) -> str:
    """The text of a key with its placeholders filled in. Raises KeyError for an unknown key."""
    return template(language, key).format(**values)


class Translator:
    """One language: called with a key it gives a text, and it knows the names in the data."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, /, **values: object) -> str:
        return translate(self.language, key, **values)

    def name(self, name: str) -> str:
        """A name that the data brings along, such as that of an input."""
        return translate_name(self.language, name)


def template(language: str, key: str) -> str:
    """The text of a key with its placeholders as they stand, for the browser to fill in."""
    return LANGUAGES[language][key]
