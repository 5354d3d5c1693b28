"""All visible text, by key, in every language."""

from collections.abc import Mapping
from typing import Final

from pages.text.english import ENGLISH
from pages.text.swedish import SWEDISH

LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {"sv": SWEDISH, "en": ENGLISH}
LANGUAGE_NAMES: Final[Mapping[str, str]] = {"sv": "Svenska", "en": "English"}


def translate(language: str, key: str, /, **values: object) -> str:
    """The text of a key with its placeholders filled in. Raises KeyError for an unknown key."""
    return template(language, key).format(**values)


def template(language: str, key: str) -> str:
    """The text of a key with its placeholders as they stand, for the browser to fill in."""
    return LANGUAGES[language][key]
