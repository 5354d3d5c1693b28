"""Swedish. Keys and their order are the same in both languages; a test holds them together."""

from pages.text.swedish.architecture_map import MAP
from pages.text.swedish.common import COMMON
from pages.text.swedish.inside import INSIDE
from pages.text.swedish.presets import PRESETS
from pages.text.swedish.sweep_charts import SWEEP_CHARTS
from pages.text.swedish.verdict import VERDICT

SWEDISH: dict[str, str] = COMMON | MAP | SWEEP_CHARTS | VERDICT | INSIDE | PRESETS
