"""How fast a sweep gets on, by what it has done: mostly of late, since load comes and goes."""

RECENT_S = 4.0  # after so long what was measured counts half
AWAY_S = 3.0  # a longer pause is not the server's: nobody was looking


class Pace:
    """Seconds that pass for each unit of work. The times are given, so it is arithmetic alone."""

    def __init__(self) -> None:
        self._seconds = self._work = 0.0
        self._last_s: float | None = None

    def note(self, start_s: float, end_s: float, work: float) -> None:
        """So much was done between two times; what has passed since the last one counts, too."""
        last_s = self._last_s
        since_s = last_s if last_s is not None and start_s - last_s <= AWAY_S else start_s
        kept = 0.5 ** ((end_s - since_s) / RECENT_S)
        self._seconds = kept * self._seconds + end_s - since_s
        self._work = kept * self._work + work
        self._last_s = end_s

    def rest(self) -> None:
        """The time until the next work does not count."""
        self._last_s = None

    def each(self, usual_s: float) -> float:
        """Seconds for a unit of work; the usual ones before there was any."""
        return self._seconds / self._work if self._work > 0 else usual_s
