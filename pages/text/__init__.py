"""All visible text, by key, in every language.

What is said of one thing stands in one file, Swedish and English side by side; what is said of one
feature, in its folder.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

from pages.text.names import column_name, translate_name

__all__ = [
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "Translator",
    "column_name",
    "template",
    "translate",
    "translate_name",
]

NO_TEXTS = ("__init__", "names", "explaining")


def _files() -> Iterator[ModuleType]:
    """Those of all pages here, and those of each feature in its own folder: they are found, so that
    nothing here knows the features."""
    shared = Path(__file__).parent
    for path in sorted([*shared.glob("*.py"), *shared.parent.glob("features/*/text/*.py")]):
        if path.stem not in NO_TEXTS:
            parts = path.relative_to(shared.parent).with_suffix("").parts
            yield import_module(".".join(("pages", *parts)))


# Language -> key -> text. In the files a text is Swedish, English.
_found = tuple(_files())
LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {
    language: {key: texts[i] for file in _found for key, texts in file.TEXTS.items()}
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
