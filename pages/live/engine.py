"""The engine: holds every session's experiment, trains in fair slices, and packs frames.

Settings go in and bytes come out, so it runs as well in a process of its own (worker.py).
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pages.charts.diagram import shown_units
from pages.live.experiment import Experiment
from pages.live.frame import pack
from pages.live.parts import Parts
from pages.live.pictures import View, answers, shown_weights, unit_maps, unit_places, view_of
from pages.live.settings import Settings

ACTIVE_S = 2.0  # a session counts as active for so long after a frame
SLICE_ALONE_S, SLICE_CLASS_S = 0.030, 0.004
SLICES_A_ROUND_S = 0.060  # all slices of a round together, so that nobody waits long
FASTEST_MS = 85
MS_A_SESSION = 7.5  # a frame of one session costs the server this, Streamlit's work included
UNITS_EVERY = 3  # frames from one picture of the units to the next
SPACE_EVERY = 5
PICTURE_SHARE = 0.2  # of the time that pictures may take, where the network is large


@dataclass(frozen=True)
class Request:
    """What a session asks for: its settings, whether to train, and what its browser holds."""

    settings: Settings
    language: str
    playing: bool
    command: str = ""  # reset, step, epoch: done once for each number
    command_number: int = 0
    run: int = -1  # the run whose curve the browser holds, and its last epoch
    have: int = -1
    parts: Mapping[str, str] = field(default_factory=dict)
    seq: int | None = None


@dataclass(frozen=True)
class Reply:
    """A frame for the browser, and what the page needs to know of it."""

    blob: bytes
    status: str
    epoch: int


class Session:
    """One session's experiment and what its browser has been sent."""

    def __init__(self, settings: Settings) -> None:
        self.experiment = Experiment(settings)
        self.parts = Parts()
        self.command_number = 0
        self.frames = 0
        self.seen = 0.0
        self.picture_due = 0.0
        self._views: tuple[object, View, View] | None = None

    def views(self) -> tuple[View, View]:
        """The places asked for the picture and for the unit maps, kept while they hold."""
        e = self.experiment
        s = e.settings
        count = int(e.trainer.parameter_counts[0])
        key = (s.data_key(), s.x_axis, s.y_axis, s.hidden_widths, s.output_activation)
        if self._views is None or self._views[0] != key:
            axes = (s.x_axis, s.y_axis)
            widths = (len(e.data.input_names), *s.hidden_widths, e.data.y_train.shape[1])
            shown = sum(map(shown_units, widths))
            self._views = (key, view_of(e.data, axes, count), unit_places(e.data, axes, shown))
        return self._views[1:]


class Engine:
    """All sessions. Not thread-safe: whoever shares it calls it from one thread at a time."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}

    def frame(self, sid: str, request: Request) -> Reply:
        """Bring a session to what is asked, train for its slice, and pack what is new."""
        session = self._sessions.get(sid)
        if session is None:
            session = self._sessions[sid] = Session(request.settings)
            session.command_number = request.command_number
        experiment = session.experiment
        run = experiment.run
        experiment.apply(request.settings)
        _obey(session, request)
        active = self._count_active(session)
        experiment.advance(max(SLICE_CLASS_S, min(SLICE_ALONE_S, SLICES_A_ROUND_S / active)))
        resync = request.run != experiment.run or run != experiment.run or not request.parts
        arrays = _arrays(session, request, resync)
        return Reply(
            pack(_header(session, request, active), arrays),
            experiment.status,
            experiment.trainer.epoch,
        )

    def drop(self, sid: str) -> None:
        """Forget a session that has ended."""
        self._sessions.pop(sid, None)

    def _count_active(self, session: Session) -> int:
        now = time.monotonic()
        session.seen = now
        return sum(now - s.seen < ACTIVE_S for s in self._sessions.values())


def _obey(session: Session, request: Request) -> None:
    experiment = session.experiment
    if request.command_number != session.command_number:
        session.command_number = request.command_number
        {"reset": experiment.reset, "step": experiment.step, "epoch": experiment.step_epoch}[
            request.command
        ]()
    if request.playing and not experiment.running:
        experiment.play()
    elif not request.playing and experiment.running:
        experiment.pause()


def _header(session: Session, request: Request, active: int) -> dict[str, Any]:
    e = session.experiment
    keys, contents = session.parts.changed(e, request.language, request.parts)
    return {
        "run": e.run,
        "ack": request.seq,
        "status": e.status,
        "every": max(FASTEST_MS, MS_A_SESSION * active),
        "stats": _stats(e),
        "parts": keys,
        "new": contents,
    }


def _stats(e: Experiment) -> dict[str, float | int | None]:
    history = e.trainer.history
    accuracies = e.accuracies() or (None, None)
    values = {
        "epoch": e.trainer.epoch,
        "train_loss": float(history.train_loss[-1, 0]),
        "validation_loss": float(history.validation_loss[-1, 0]),
        "train_accuracy": accuracies[0],
        "validation_accuracy": accuracies[1],
        "parameters": int(e.trainer.parameter_counts[0]),
        "seconds": round(e.seconds, 2),
        "speed": round(e.epochs_per_second, 1),
    }
    return {k: v if v is None or np.isfinite(v) else None for k, v in values.items()}


def _arrays(session: Session, request: Request, resync: bool) -> dict[str, NDArray[Any]]:
    e = session.experiment
    arrays: dict[str, NDArray[Any]] = {"curve": _tail(e, -1 if resync else request.have)}
    session.frames += 1
    if e.status == "diverged":
        return arrays  # it has no answers: the last picture stays
    still = e.status != "running" or resync
    view, units = session.views()
    now = time.monotonic()
    wait = SPACE_EVERY if view.kind == "space" else 1
    if still or (now >= session.picture_due and session.frames % wait == 0):
        arrays |= answers(view, e.trainer, e.data, e.settings.output_activation)
    if still or (now >= session.picture_due and session.frames % UNITS_EVERY == 0):
        arrays["units"] = unit_maps(units, e.trainer, e.data, e.settings.output_activation)
        arrays["weights"] = shown_weights(e.trainer, len(e.settings.hidden_widths))
    spent = time.monotonic() - now
    if len(arrays) > 1:
        # A large network is shown less often rather than trained less.
        session.picture_due = now + spent / PICTURE_SHARE if spent > 0.005 else now
    return arrays


def _tail(e: Experiment, have: int) -> NDArray[np.float32]:
    """What the browser has not got of the curves: epochs, training and validation loss (3, E)."""
    h = e.trainer.history
    first = int(np.searchsorted(h.epochs, have, side="right"))
    rows = [h.epochs[first:], h.train_loss[first:, 0], h.validation_loss[first:, 0]]
    return np.asarray(rows, dtype=np.float32)
