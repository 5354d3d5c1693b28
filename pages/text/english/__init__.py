"""English. Keys and their order are the same in both languages; a test holds them together."""

from pages.text.english.architecture_map import MAP
from pages.text.english.common import COMMON
from pages.text.english.inside import INSIDE
from pages.text.english.presets import PRESETS
from pages.text.english.sweep_charts import SWEEP_CHARTS
from pages.text.english.verdict import VERDICT

ENGLISH: dict[str, str] = COMMON | MAP | SWEEP_CHARTS | VERDICT | INSIDE | PRESETS
