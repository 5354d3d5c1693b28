"""How far a sweep had come: what an engine needs that knows nothing of it, to train it again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pages.live.run_standing import ABSENCE, WORKER, is_number
from pages.live.settings import Settings


@dataclass(frozen=True)
class SweepStanding:
    """The settings are the plan's; epochs is what every run has had that did not diverge."""

    settings: Settings
    epochs: int
    status: str  # running, paused, cancelled or done
    command_number: int = 0  # of the last command that was carried out
    lost_by: str = WORKER


def read(told: Mapping[str, Any], settings: Settings) -> SweepStanding | None:
    """What a tab tells of the sweep that it had; None where it cannot be read."""
    epochs, status = told.get("epochs"), told.get("status")
    if not is_number(epochs) or status not in ("running", "paused", "cancelled", "done"):
        return None
    return SweepStanding(settings, epochs, status, lost_by=ABSENCE)
