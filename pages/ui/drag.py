"""A slider while it is held: the run follows it, and the settings when it is let go. No Streamlit.

The slider is Streamlit's and speaks on release. Until then the browser says on the frames' channel
where it stands (static/live/drag.js): a draft, laid over the settings in what the engine is asked
for. On release the settings become what the engine has already, so nothing begins anew.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pages.live.settings import Settings, settle
from pages.ui.ticks import Draft


@dataclass(frozen=True)
class Range:
    """The numbers from the lowest to the highest, both included."""

    lowest: float
    highest: float

    def at(self, position: float) -> float:
        """The position itself; beyond an end, that end."""
        within = min(max(position, self.lowest), self.highest)
        return round(within) if isinstance(self.lowest, int) else within


@dataclass(frozen=True)
class Choices:
    """Values in a row: a position is the place of one."""

    values: Sequence[Any]

    def at(self, position: float) -> Any:
        """Beyond an end, the value there."""
        return self.values[min(max(round(position), 0), len(self.values) - 1)]


@dataclass(frozen=True)
class Slider:
    """What its positions stand for, and what a value does to the settings."""

    values: Range | Choices
    change: Callable[[Settings, Any], Settings]


class Drag:
    """One slider at most, from the first draft of it until its release has come to the settings."""

    def __init__(self) -> None:
        self._sliders: dict[str, Slider] = {}  # that are drawn, by the keys of their widgets
        self._draft: Draft | None = None
        self._number = 0.0  # of the newest draft that was heard

    def offer(self, key: str, slider: Slider) -> None:
        """It is drawn under this key."""
        self._sliders[key] = slider

    def withdraw(self, key: str) -> None:
        """Another widget has taken its place."""
        self._sliders.pop(key, None)
        self.released(key)

    def follow(self, draft: Draft) -> None:
        """Of two drafts that have overtaken each other the newer counts."""
        if draft.number >= self._number and draft.key in self._sliders:
            self._number, self._draft = draft.number, draft

    def released(self, key: str) -> None:
        """What this slider says has come to the settings, or never will."""
        if self._draft is not None and self._draft.key == key:
            self._draft = None

    def end(self) -> None:
        """Whichever slider it was."""
        self._draft = None

    def over(self, settings: Settings) -> Settings:
        """The settings with the draft laid over them."""
        draft = self._draft
        slider = self._sliders.get(draft.key) if draft else None
        if draft is None or slider is None:
            return settings
        drafted = settle(slider.change(settings, slider.values.at(draft.position)))
        if drafted == settings and not draft.is_held:  # let go where it was taken: nobody says so
            self._draft = None
        return drafted
