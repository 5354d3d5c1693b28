"""The texts of each language, for tests that read the screen."""

from pages.text import LANGUAGES

SWEDISH, ENGLISH = LANGUAGES["sv"], LANGUAGES["en"]
