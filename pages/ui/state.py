"""A session's run: its settings, whether it plays, and what callbacks change of that."""

from dataclasses import replace
from typing import Any, Literal

import streamlit as st

from pages.live.run_standing import AGAIN, read
from pages.live.settings import Settings
from pages.ui import fragments, url, widget_keys
from pages.ui import streamlit_internals as internals
from pages.ui.language import PARAMETER, is_explicit, language
from pages.ui.presence import presence
from pages.ui.run import ENDED, Run
from pages.ui.session_state import Awaited, session, widget_value
from pages.ui.subject import Subject

# The fragments' keys.
LIVE, PLAY_BAR, CONTROLS, ESTIMATE = fragments.FIRST, "play_bar", "controls", "estimate"
INSIDE, EXAMPLES, CHOSEN, NOTICES = "inside", "examples", "chosen", "notices"
HOME = "home"
OPEN = "open"  # in a link: which run of the map to open, or which part


def start(page: str = "playground", subject: Subject | None = None) -> None:
    """At first sight: read the URL, keep what had to be repaired in it, and begin to train.

    subject: what the page shows, where that is not the playground's run.
    """
    s = session()
    s.subject = subject
    s.page, s.written = page, None  # a change of page has emptied the URL
    fragments.start()
    _note_presence(s.sid)
    if s.run is None:
        asked = _asked()
        s.run, s.opened = Run(s.sid, asked, language()), asked
    else:
        s.run.drag.end()


def is_elsewhere(page: str) -> bool:
    """Before start: whether another page was drawn last."""
    return session().page != page


def begin_linked() -> None:
    """What the link sets, from epoch 0, in a session that may have a run already."""
    run().command("reset", settings=_asked(), playing=True, start=None)


def _asked() -> Settings:
    """The settings that the link asks for; what had to be repaired in it is noted."""
    s = session()
    asked, s.notices = url.decode(_link(), s.sid)
    if url.stands_in(s.notices):
        s.awaited = Awaited(_link(), asked)
    elif asked.own:
        s.awaited, s.own.used = None, asked.own
    return asked


def _link() -> dict[str, list[str]]:
    """What the link asks of the settings."""
    own = [k for k in st.query_params if k not in (PARAMETER, OPEN)]
    return {k: st.query_params.get_all(k) for k in own}


def is_projected() -> bool:
    """Before the page: as the run has it, at first as the link asks."""
    present = session().run
    asked = present.settings if present is not None else url.decode(_link())[0]
    return asked.projector


def sidebar() -> Literal["auto", "collapsed"]:
    """Closed in a link made for a projector, where the pictures need the room."""
    asked, _ = url.decode(_link())
    return "collapsed" if asked.projector else "auto"


def _note_presence(sid: str) -> None:
    if session := internals.session_id():
        presence().note(session, sid)


def settings() -> Settings:
    return run().settings


def run() -> Run:
    """The session's. Raises LookupError before there is one."""
    present = session().run
    if present is None:
        raise LookupError
    return present


def pictures() -> list[str]:
    """The fragments that show the run: the live view, and what is inside where that is open."""
    inside = session().page == "playground" and widget_value(widget_keys.INSIDE)
    return [LIVE, INSIDE] if inside else [LIVE]


def change(new: Settings, redraw: bool, slider: str = "") -> None:
    """From a widget's callback: take new settings, redraw the picture and, if asked, the controls.

    slider: the widget's key, where it is one.
    """
    first = not run().undo
    run().set(new, slider)
    beside = [CONTROLS, EXAMPLES] if redraw else [EXAMPLES] if first else []  # now it can be undone
    fragments.ask(*pictures(), *beside, *_of_map())


@fragments.callback
def undo() -> None:
    """From a callback: as if the last change of settings had not been."""
    if run().take_back() is None:
        return fragments.ask(EXAMPLES)
    return fragments.ask(*pictures(), PLAY_BAR, CONTROLS, EXAMPLES, *_of_map())


def new_data(new: Settings) -> None:
    """From a callback: other points under the weights as they are."""
    ended = run().status in ENDED
    run().command("new_data", settings=new, playing=ended or run().playing)
    fragments.ask(*pictures(), PLAY_BAR, CONTROLS, EXAMPLES)


def _of_map() -> list[str]:
    """The map's bar says what a run would take, the verdict on a cell follows what is enough."""
    return [PLAY_BAR, ESTIMATE, CHOSEN] if session().page == "map" else []


def begin(new: Settings, *beside: str) -> None:
    """From a callback: another experiment in all its settings, from epoch 0, and at once.

    beside: more fragments that show it.
    """
    session().is_formula_open = False
    run().command("reset", settings=new, playing=True, start=None)
    fragments.ask(*pictures(), PLAY_BAR, EXAMPLES, CONTROLS, *beside)


def open_elsewhere(opened: Settings) -> None:
    """From a callback: what another app's link opens; the page itself is seen as before."""
    now = settings()
    session().example, session().opened = None, opened
    seen = {name: getattr(now, name) for name in ("projector", "log_loss", "truth")}
    sweep = replace(now.sweep, tolerance=opened.sweep.tolerance)
    begin(replace(opened, **seen, sweep=sweep), NOTICES)


@fragments.callback
def play(playing: bool) -> None:
    """From a callback: train or pause."""
    if playing:
        run().ask(playing=True)
        fragments.ask(*pictures(), PLAY_BAR)
    else:
        command("pause")  # said as a command, too: a run may be on its way without playing


@fragments.callback
def command(name: str) -> None:
    """From a callback: reset, step, epoch, pause or forget, once."""
    run().command(name)
    fragments.ask(*pictures(), PLAY_BAR)


def take_up(told: object) -> bool:
    """From a callback: the run that the tab had with a session that is no more; whether it had one.

    Not where the user has done something since.
    """
    was, playing = read(told, settings())
    if _is_standing_in():  # the tab tells of own data
        return False
    if run().request.command_number or was is None:
        return False
    run().ask(was=was, playing=playing)
    command(AGAIN)
    return True


def write_url() -> None:
    """Put every setting into the URL, unless it is there already."""
    written = (settings(), language() if is_explicit() else None)
    if session().written == written:
        return
    session().written = written
    wanted: dict[str, Any] = _awaited_link() or url.encode(
        settings(), sweep=session().page != "playground"
    )
    if is_explicit():
        wanted[PARAMETER] = language()
    st.query_params.from_dict(wanted)


def _is_standing_in() -> bool:
    """Whether what is set stands in for the own data that the link asks for, untouched."""
    awaited = session().awaited
    return awaited is not None and settings() == awaited.stand_in


def _awaited_link() -> dict[str, Any]:
    """The link to own data stays as it came, to be opened again, until something else is set."""
    awaited = session().awaited
    return dict(awaited.link) if awaited is not None and _is_standing_in() else {}
