"""A session's run as its page knows it: what is asked of the engine, and how it answered last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Lock, RLock
from typing import Any

from pages.live.counter_experiments import Changes
from pages.live.engine import Reply
from pages.live.hands import (
    ACTS,
    MOST_ACTS,
    SHAPES,
    Act,
    PointStep,
    act_in,
    shape_in,
    shaped,
)
from pages.live.inputs import FEATURES_PRESS, chosen
from pages.live.painting import PAINT, keeps_weights, painted
from pages.live.run_session import Request
from pages.live.run_standing import Again
from pages.live.settings import Settings, same_run, settle, starts_anew
from pages.live.source import is_at_hand
from pages.live.worker import engine
from pages.ui.drag import Drag
from pages.ui.ticks import Draft, Press, Tick
from pages.ui.undo import Undo

ENDED = ("diverged", "done")
PAUSING = ("step", "epoch", "pause")
COMMANDS = ("play", "reset", "forget", *PAUSING)


class Run:
    """Asked by the page's script and by the channel, each in its own thread.

    One frame is made at a time, each for what is asked when its turn comes. An answer to what is
    not asked any more says nothing about how the run stands.
    """

    def __init__(self, sid: str, settings: Settings, language: str) -> None:
        self.sid = sid
        self.request = Request(settings=settings, language=language, playing=True)
        self.status = "running"
        self.again: Again | None = None
        self.experiments: Mapping[str, Changes] = {}  # what the verdict panel offers
        self.undo = Undo()
        self.pressed = False  # on a picture, which what stands around it has not heard of
        self.shown_training: bool | None = None  # what the play bar was last drawn for
        self.shown_again: Again | None = None  # and the notices
        self.drag = Drag()
        self._acts = 0  # so many changes by hand
        self._making, self._lock = Lock(), RLock()

    @property
    def settings(self) -> Settings:
        return self.request.settings

    @property
    def drafted(self) -> Settings:
        """What the engine is asked for: the settings, and over them the slider that is held."""
        with self._lock:
            return self.drag.over(self.settings)

    @property
    def playing(self) -> bool:
        return self.request.playing

    @property
    def is_training(self) -> bool:
        """Whether there is something to pause: a run that plays, or one on its way to a target."""
        return self.playing or self.status == "running"

    @property
    def is_untouched(self) -> bool:
        """Whether all that was ever commanded is to pause."""
        return self.request.command_number == 1 and self.request.command == "pause"

    @property
    def is_behind(self) -> bool:
        """Whether what stands around the picture shows what is so no longer."""
        bar = self.shown_training != self.is_training
        return self.pressed or bar or self.shown_again != self.again

    def ask(self, **changes: Any) -> None:
        """Other settings or another language, play or pause."""
        with self._lock:
            if "settings" in changes:
                self.undo.note(self.settings, changes["settings"])
            self._take(**changes)

    def _take(self, **changes: Any) -> None:
        if "settings" in changes and not same_run(self.settings, changes["settings"]):
            changes = {"start": None, "kept": None, **changes}
        settled = self.request.settled + ("settings" in changes)
        self.request = replace(self.request, settled=settled, **changes)

    def set(self, new: Settings, slider: str = "") -> None:
        """From a control; slider: the key of one that was let go.

        A run that had ended gives way to the new one; a run that was paused stays paused.
        """
        with self._lock:
            playing = self._plays_with(new)
            self.drag.released(slider)
            self.ask(settings=new, playing=playing)

    def drag_to(self, draft: Draft | None) -> None:
        """Let the run follow a slider that is held. A draft from before the last change of the
        settings may be what has just been changed, and says nothing."""
        with self._lock:
            if draft is None or draft.settled != self.request.settled:
                return
            before = self.drafted
            self.drag.follow(draft)
            after = self.drafted
            if after != before:
                self.ask(playing=self._plays_with(after, before))

    def _plays_with(self, new: Settings, before: Settings | None = None) -> bool:
        diverged = self.status == "diverged"
        ended = self.status in ENDED and starts_anew(before or self.drafted, new, diverged)
        return ended or self.playing

    def take_back(self) -> Settings | None:
        """The settings before the last change, from which they are taken back; None: no change."""
        with self._lock:
            before = self.undo.take(is_at_hand)
            if before is not None:
                playing = self._plays_with(before)
                kept = before if keeps_weights(self.settings, before) else None
                self.drag.end()
                self._take(settings=before, playing=playing, start=None, kept=kept)
            return before

    def command(self, name: str, **changes: Any) -> None:
        """Once: one of COMMANDS, or a counter-experiment's kind."""
        if name == "play":
            return self.ask(playing=True)
        if name in PAUSING:
            changes["playing"] = False
            self.status = "paused" if self.status == "running" else self.status
        with self._lock:
            if "settings" in changes:
                self.drag.end()
            number = self.request.command_number + 1
            return self.ask(command=name, command_number=number, **changes)

    def press(self, pressed: Press | None) -> None:
        """What was pressed on a picture or in the play bar, if anything was."""
        if pressed is None:
            return
        if pressed.kind in ACTS:
            self._act(pressed.told)
            return
        self.pressed = True
        if pressed.kind in COMMANDS:
            self.command(pressed.kind)
        elif pressed.kind in SHAPES:
            self._shape(pressed.told)
        elif pressed.kind == PAINT:
            self._paint(pressed.told)
        elif pressed.kind == FEATURES_PRESS:
            self._choose_inputs(pressed.told)
        else:
            self._try_out(pressed.kind)

    def _act(self, told: Mapping[str, Any]) -> None:
        """A weight or a unit of the run as it stands: settings and what is around stay."""
        act = act_in(told)
        if act is not None:
            self._add(act)

    def step_on(self, step: PointStep) -> None:
        """With the next question to the engine, in the run as it stands. Pages without frames do
        not hear how it stood: should it be lost, this says that a hand was on it."""
        with self._lock:
            self._add(step)
            was = self.request.was
            self.ask(was=was and replace(was, edited=True))

    def _add(self, act: Act | PointStep) -> None:
        with self._lock:
            self._acts += 1
            acts = (*self.request.acts, replace(act, number=self._acts))
            self.ask(acts=acts[-MOST_ACTS:])

    def _shape(self, told: Mapping[str, Any]) -> None:
        """A unit or a layer more or less, in a run that goes on or begins anew."""
        shape = shape_in(told)
        if shape is None:
            return
        with self._lock:
            settings = shaped(self.settings, shape)
            if settings != self.settings:
                ended = self.status in ENDED
                kept = settings if shape.keep else None
                self.ask(settings=settings, kept=kept, playing=self.playing or ended)

    def _paint(self, told: Mapping[str, Any]) -> None:
        """Points drawn or erased: the network goes on with these where it can."""
        with self._lock:
            settings = painted(self.settings, told)
            if settings is not None and settings != self.settings:
                ended = self.status in ENDED
                self.ask(settings=settings, kept=settings, playing=self.playing or ended)

    def _choose_inputs(self, told: Mapping[str, Any]) -> None:
        settings = chosen(self.settings, told)
        if settings is not None:
            self.set(settings)

    def _try_out(self, kind: str) -> None:
        """A counter-experiment of the verdict panel, from its first epoch, if it is offered.

        What is offered are changes of settings, not settings: what has been set meanwhile stays.
        """
        changes = self.experiments.get(kind)
        if changes is None:  # a second click on a button that has done its work
            return
        self.experiments = {}
        self.command(kind, settings=settle(replace(self.settings, **changes)), playing=True)

    def frame(self, tick: Tick) -> bytes:
        """The next frame, for what the browser holds."""
        self.press(tick.pressed)
        self.drag_to(tick.draft)
        with self._making:
            with self._lock:
                self.ask(run=tick.run, have=tick.have, parts=tick.parts, touched=tick.touched)
                asked, drafted = self.request, self.drafted
            reply = engine().frame(self.sid, replace(asked, seq=tick.seq, settings=drafted))
            with self._lock:
                if self._still_asks(asked, reply.status):
                    self._note(reply)
                self._drop(asked.acts)
        return reply.blob

    def _still_asks(self, asked: Request, status: str) -> bool:
        """Whether a reply holds for what is asked by now: nobody has pressed anything meanwhile, or
        begun another run. A page that is drawn meanwhile asks anew, and a run that has ended would
        be begun again if its end were not noted."""
        now = self.request
        pressed = (asked.playing, asked.command_number) != (now.playing, now.command_number)
        begun = starts_anew(asked.settings, now.settings, status == "diverged")
        return not (pressed or begun or asked.start is not now.start)

    def _drop(self, done: Sequence[Act | PointStep]) -> None:
        """What the engine has carried out need not be asked again."""
        if done:
            left = (act for act in self.request.acts if act.number > done[-1].number)
            self.ask(acts=tuple(left))

    def _note(self, reply: Reply) -> None:
        self.status, self.again = reply.status, reply.again
        self.experiments = reply.experiments
        playing = self.request.playing and reply.status not in ENDED
        self.request = replace(self.request, was=reply.standing, playing=playing)
