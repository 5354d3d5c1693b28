"""What is pressed on the board and in the bar above it, carried out in any thread: the page's where
the press came through Streamlit, else the channel's."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pages.features.sweep.ui.session_sweep import SweepState
from pages.live.numerals import index_in
from pages.live.settings import Settings, seen_as
from pages.ui.run import Run

COMMANDS = ("run", "pause", "resume", "cancel")


def carry_out(told: Mapping[str, Any], mode: str, d: SweepState, run: Run) -> None:
    """A button of the bar, a click on a cell or on a start's point, to go on beyond the edge, or
    that the board is seen, which begins it; what names nothing is nothing."""
    d.pressed = True
    card, data = told.get("card"), told.get("data")
    if card in ("heat_map", "cells"):
        data = [told.get("y"), told.get("x")]
    places = [index_in(entry) for entry in data] if isinstance(data, list) else []
    match card, [place for place in places if place is not None]:
        case None, _:
            _command(told.get("kind"), mode, d, run.settings)
        case "begin", _ if d.is_eager(run.settings):
            d.tell("run")
        case "onward", _:
            go_on(d, run)
        case "starts", [start, *_]:
            d.choose(d.chosen, start)
        case "heat_map" | "cells" | "capacity" | "cost", [row, column, *starts]:
            d.choose((row, column), starts[0] if starts else None)


def _command(kind: object, mode: str, d: SweepState, now: Settings) -> None:
    """Nothing for a button that another drawing of the bar no longer has."""
    is_under_way = d.status in ("running", "paused") and not d.is_stale(now)
    if kind == "run" and (is_under_way or now.sweep.mode != mode):
        return
    if kind in COMMANDS:
        d.tell(str(kind))


def go_on(d: SweepState, run: Run) -> None:
    """The map goes on beyond its edge, if that is offered: other settings, and run at once."""
    with d.lock:
        onward, now = d.onward, run.settings
        if onward is None or now.sweep.mode != onward.sweep.mode:
            return  # a second click on a button that has done its work
        if d.is_stale(now):
            further = seen_as(onward, now)
        else:  # of a plan only what it trains is known: what else is set stays
            axes = {name: getattr(onward.sweep, name) for name in ("row_values", "column_values")}
            further = replace(now, sweep=replace(now.sweep, **axes))
        d.onward = None
        run.ask(settings=further)
        run.pressed = True
        d.tell("run")
