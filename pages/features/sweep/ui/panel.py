"""The board of the architecture map or the race: asks the engine for a frame, shows it."""

from collections.abc import Mapping
from threading import Lock
from typing import Any

import streamlit as st

from pages.features.sweep.live.course import SweepRequest
from pages.features.sweep.live.sweep_registry import SweepRegistry
from pages.features.sweep.ui import sweep_presses, sweep_state
from pages.features.sweep.ui.double_descent import double_descent
from pages.features.sweep.ui.session_sweep import SweepState
from pages.live.cards import BoardRequest
from pages.live.worker import engine
from pages.ui import board_component, channel, failure, fragments, state
from pages.ui.language import language, t
from pages.ui.panels import Sent
from pages.ui.run import Run
from pages.ui.ticks import Tick


@fragments.fragment(state.LIVE)
def panel() -> None:
    """What the present mode shows."""
    if state.settings().sweep.mode == "double_descent":
        double_descent()
    else:
        _board()
    state.write_url()


class SweepPanel:
    """The board's frames, for the page and for the channel."""

    def __init__(self, mode: str, present: SweepState, run: Run) -> None:
        self.language = ""  # of the page
        self._mode, self._state, self._run = mode, present, run
        self._handle = f"{run.sid}:{mode}"
        self._settings = run.settings  # the last that were of this mode
        self._making = Lock()

    def press(self, told: Mapping[str, Any]) -> None:
        """What was pressed on the board or in its bar."""
        sweep_presses.carry_out(told, self._mode, self._state, self._run)

    def frame(self, tick: Tick) -> Sent:
        """For what is asked when its turn comes."""
        d = self._state
        if tick.pressed is not None:
            self.press(tick.pressed.told)
        with self._making:
            asked = self._asked(BoardRequest(tick.parts, tick.visible, tick.seq))
            reply = engine().paced(SweepRegistry.frame, self._handle, asked, SweepRegistry.train)
            with d.lock:
                if d.number == asked.command_number:
                    d.note(reply)
        return Sent(reply.blob, d.is_behind)

    def _asked(self, board: BoardRequest) -> SweepRequest:
        d, now = self._state, self._run.settings
        with d.lock:
            if now.sweep.mode == self._mode:
                self._settings = now
            return SweepRequest(
                settings=d.planned(self._settings),
                language=self.language,
                board=board,
                command=d.command,
                command_number=d.number,
                chosen=d.clicked,
                start=d.clicked_start,
                was=d.standing,
                link=d.link,
                eager=d.is_eager(self._settings),
            )


def _board() -> None:
    mode, d = state.settings().sweep.mode, sweep_state.present()
    if failure.told():
        return
    panel: SweepPanel = channel.kept(mode, lambda: SweepPanel(mode, d, state.run()))
    panel.language = language()
    try:
        _adopt(mode)
        sent = panel.frame(board_component.held(mode))
    except Exception as error:
        failure.note(error)
        st.rerun()
    board_component.show(mode, _beside, channel.named(sent.blob, mode), panel.press)
    _hint(d, mode)


def _hint(d: SweepState, mode: str) -> None:
    place, hint = st.empty(), d.hint  # the channel may change it meanwhile
    d.shown_hint = hint
    if hint == "empty":
        place.info(t(f"sweep.empty.{mode}"), icon=":material/grid_on:")
    elif hint:
        place.warning(t(f"sweep.{hint}"), icon=":material/block:")


def _adopt(mode: str) -> None:
    """The tab names the sweep that it has left with the engine, in another session: before a
    reload, say. Where the engine has lost it, the tab tells how it stood."""
    tick = board_component.tick_of(mode)
    before = tick.get("before")
    if not isinstance(before, str) or not before.endswith(f":{mode}"):
        return
    found = engine().ask(SweepRegistry.adopt, sweep_state.handle(), before)
    if found == "taken":
        sweep_state.present().shown = ()
    elif found == "nothing":
        sweep_state.present().take_up(tick.get("was"), mode)


def _beside() -> list[str]:
    """The fragments to draw with the next frame: those beside the board when they are behind."""
    d, run = sweep_state.present(), state.run()
    is_behind = d.pressed or d.shown != d.now()
    behind = [state.PLAY_BAR, state.ESTIMATE, state.CHOSEN] if is_behind else []
    if run.pressed:  # settings have changed, which can be taken back
        behind += [state.CONTROLS, state.EXAMPLES]
    if d.shown_again != d.again:
        behind.append(state.NOTICES)
    d.pressed = run.pressed = False
    return [state.LIVE, *behind]
