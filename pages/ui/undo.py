"""What the settings were before each of the last changes, to take these back. No Streamlit here."""

import time
from collections import deque
from collections.abc import Callable

from pages.live.settings import Settings

MOST = 50
ONE_MOVE_S = 1.0  # a slider that is held brings many values, and is one change


class Undo:
    """The last changes of a session's settings."""

    def __init__(self) -> None:
        self._before: deque[Settings] = deque(maxlen=MOST)
        self._last: tuple[frozenset[str], float] = (frozenset(), 0.0)

    def __bool__(self) -> bool:
        return bool(self._before)

    def note(self, before: Settings, after: Settings) -> None:
        """A change. One that goes on with the last, in the same settings and at once, is one."""
        changed, now = _changed(before, after), time.monotonic()
        if not changed:
            return
        names, then = self._last
        if not self._before or changed != names or now - then > ONE_MOVE_S:
            self._before.append(before)
        elif self._before[-1] == after:  # there and back again
            self._before.pop()
        self._last = (changed, now)

    def take(self, fits: Callable[[Settings], bool]) -> Settings | None:
        """The settings before the last change, which is forgotten; None where there is none.

        fits: whether they can be had again; those that cannot are passed over.
        """
        self._last = (frozenset(), 0.0)
        while self._before:
            if fits(before := self._before.pop()):
                return before
        return None


def _changed(before: Settings, after: Settings) -> frozenset[str]:
    names = Settings.__dataclass_fields__
    return frozenset(n for n in names if getattr(before, n) != getattr(after, n))
