"""What a page shows where that is not the playground's run: a feature's own, which also trains."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pages.live.run_standing import Again
from pages.live.settings import Settings


class Teller(Protocol):
    """Who tells that something was lost and is trained again."""

    again: Again | None
    shown_again: Again | None  # what the page has said of it


@dataclass(frozen=True)
class Subject:
    """How what is the same on all pages deals with it."""

    words: str  # of the texts on a loss: again.<words>.going
    teller: Callable[[], Teller]
    begin: Callable[[Settings], None]  # from a callback: these settings, trained at once
    restore: Callable[[Settings], None]  # from a callback: these settings
    is_same: Callable[[Settings, Settings], bool]  # whether both come to the same
