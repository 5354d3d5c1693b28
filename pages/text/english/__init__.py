"""English. Keys and their order are the same in both languages; a test holds them together."""

from pages.text.english.architecture_map import MAP
from pages.text.english.common import COMMON
from pages.text.english.inside import INSIDE
from pages.text.english.verdict import VERDICT

ENGLISH: dict[str, str] = COMMON | MAP | VERDICT | INSIDE
