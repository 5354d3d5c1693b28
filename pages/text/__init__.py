"""All visible text, by key, in every language."""

from collections.abc import Mapping
from typing import Final

from pages.text.english import ENGLISH
from pages.text.names import translate_name
from pages.text.swedish import SWEDISH

__all__ = [
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "Translator",
    "template",
    "translate",
    "translate_name",
]

LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {"sv": SWEDISH, "en": ENGLISH}
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
