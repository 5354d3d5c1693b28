"""The pictures of a session's run, as its frames bring them: when they are due, and which."""

import time
from typing import Any

from numpy.typing import NDArray

from pages.charts.diagram import shown_units
from pages.live.duty import is_large
from pages.live.experiment import Experiment
from pages.live.hands import silenced
from pages.live.pictures import View, answers, shown_weights, unit_maps, unit_places, view_of
from pages.live.touch import Touching

UNITS_EVERY = 3  # frames from one picture of the units to the next
SURFACE_EVERY = 5  # and of the surface in space, which costs the browser most
PICTURE_SHARE = 0.2  # of the time that pictures may take, where the network is large
CHEAP_S = 0.005  # pictures below this are drawn at every frame

Arrays = dict[str, NDArray[Any]]


class RunPictures:
    """What a browser has been sent of the run's pictures."""

    def __init__(self) -> None:
        self._frames = 0
        self._due = 0.0
        self._views: tuple[object, View, View] | None = None
        self._drawn: object = None  # the moment that was drawn last; None: a whole frame is owed

    @property
    def are_owed(self) -> bool:
        return self._drawn is None

    def owe(self) -> None:
        """The next frame brings them all: the browser lacks them."""
        self._drawn = None

    def are_due(self, e: Experiment, touching: Touching, now: float) -> bool:
        """Whether a frame should bring any."""
        if e.status == "diverged":  # it has no answers: the last picture stays
            return False
        if e.status != "running":
            # Frames that only wait for the verdict on a run that stands still bring none again.
            return touching.is_new or self._drawn != _moment(e)
        return self.are_owed or touching.is_new or now >= self._due

    def arrays(self, e: Experiment, touching: Touching) -> Arrays:
        """Those that this frame brings."""
        start = time.monotonic()
        self._frames += 1
        if not self.are_due(e, touching, start):
            return {}
        moment = _moment(e)
        still = e.status != "running"
        if still and self._drawn == moment:
            return touching.arrays(e)
        whole, self._drawn = self.are_owed or still, moment
        drawn = self._draw(e, touching, whole)
        # A large network is shown less often rather than trained less.
        spent = time.monotonic() - start
        self._due = start + spent / PICTURE_SHARE if spent > CHEAP_S else start
        return drawn

    def _draw(self, e: Experiment, touching: Touching, whole: bool) -> Arrays:
        view, places = self._places(e)
        output = e.settings.output_activation
        # Those of a large network are rare enough as they are.
        units = whole or is_large(e) or self._frames % UNITS_EVERY == 0
        drawn = touching.arrays(e) if whole or touching.is_new or not units or is_large(e) else {}
        with silenced(e.trainer, e.hands.off):
            if whole or self._shows_answers(e, view, touching):
                drawn |= answers(view, e.trainer, e.data, output)
            if units:
                drawn |= unit_maps(places, e.trainer, e.data, output)
        if units:
            drawn |= shown_weights(e.trainer, len(e.settings.hidden_widths))
        return drawn

    def _shows_answers(self, e: Experiment, view: View, touching: Touching) -> bool:
        """Whether a run that trains is to bring the view: not where a unit stands in its place."""
        if touching.covers_view:
            return False
        turn = self._frames % (SURFACE_EVERY if view.kind == "space" else 1) == 0
        return turn or touching.is_new or is_large(e)

    def _places(self, e: Experiment) -> tuple[View, View]:
        """Where the network and its units are asked, kept while the settings hold."""
        s = e.settings
        key = (s.data_key(), s.slice, s.hidden_widths)
        if self._views is None or self._views[0] != key:
            widths = (len(e.data.feature_names), *s.hidden_widths, e.data.y_train.shape[1])
            shown = sum(map(shown_units, widths))
            view = view_of(e.data, s.slice, int(e.trainer.parameter_counts[0]))
            self._views = (key, view, unit_places(e.data, s.slice, shown))
        return self._views[1:]


def _moment(e: Experiment) -> object:
    return (*e.moment, e.status, e.settings, e.hands.off)
