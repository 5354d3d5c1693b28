"""Keeps a verdict on screen until another one has been found for a while."""

from collections import Counter
from collections.abc import Hashable

HOLD_S = 1.5  # between two changes, and so far back counts what was said
RARE = 1 / 3  # of what was said in that time


class VerdictDebounce:
    """Decides from moment to moment whether what is said now may be shown.

    While a network trains, what is said may change from frame to frame, so it is put to the vote.
    While it stands still nothing flickers by itself: HOLD_S since the last change is enough.
    """

    def __init__(self) -> None:
        self.begin(None, 0.0)

    def begin(self, said: Hashable, now: float) -> None:
        """Show this at once: another run has begun."""
        self.shown = self._latest = said
        self._heard: list[tuple[float, Hashable]] = []
        self._begun, self._changed = now, float("-inf")

    @property
    def settled(self) -> bool:
        """Whether the last that was said is what is shown."""
        return self._latest == self.shown

    def offer(self, said: Hashable, now: float, running: bool, urgent: bool = False) -> bool:
        """Hear what is said now; whether it is what is to be shown from here on."""
        self._heard = [(at, what) for at, what in self._heard if now - at <= HOLD_S]
        self._heard.append((now, said))
        self._latest = said
        if said == self.shown:
            return True
        quiet = now - (max(self._begun, self._changed) if running else self._changed)
        if not urgent and (quiet < HOLD_S or (running and not self._wins(said))):
            return False
        self.shown, self._changed = said, now
        return True

    def _wins(self, said: Hashable) -> bool:
        votes = Counter(what for _, what in self._heard)
        most = votes[said] == max(votes.values()) and votes[said] > 1
        return most and votes[self.shown] < RARE * len(self._heard)
