"""A run of the map, or other settings, on their way to the playground.

A run travels as a link that says which run (ui/opening.py says why), and is taken over on arrival.
"""

from dataclasses import replace
from typing import Any

import streamlit as st

from pages.features.sweep.live.plan import plan_key
from pages.features.sweep.live.plan import ticket as ticket_of
from pages.features.sweep.live.sweep_registry import SweepRegistry
from pages.features.sweep.ui.session_sweep import SweepState
from pages.features.sweep.ui.sweep_state import standing_of
from pages.live.numerals import index_in
from pages.live.settings import seen_as
from pages.live.sweep_settings import MODES
from pages.live.worker import engine
from pages.ui import failure, state
from pages.ui.language import language, t
from pages.ui.opening import LINKED, PARAMETER
from pages.ui.session_state import session


def ticket(place: tuple[int, int], start: int) -> str:
    """Which run: the mode, and the row, column and start of what is chosen."""
    return ticket_of(state.settings().sweep.mode, place, start)


def arrive() -> None:
    """On the playground: take over what the link names, and say so if it is no more."""
    asked = st.query_params.get(PARAMETER)
    if asked is None:
        return
    del st.query_params[PARAMETER]
    if asked == LINKED:
        state.begin_linked()
    elif not _take(asked):
        st.warning(t("sweep.open.gone"))


def _take(asked: str) -> bool:
    mode, *numbers = asked.split(".")
    places = [place for text in numbers if (place := index_in(text)) is not None]
    if mode not in MODES or not len(numbers) == len(places) == 3:
        return False
    row, column, start = places
    run = state.run()
    stands: dict[str, Any] = {"language": language(), "playing": False, "was": None}
    handle, was = f"{run.sid}:{mode}", standing_of(mode)
    request = replace(run.request, **stands)
    cell = (row, column)
    try:
        opened = (handle, cell, start, request, was)
        settings = engine().ask(SweepRegistry.open_run, run.sid, *opened)
    except Exception as error:
        failure.note(error)
        return False
    if settings is None:
        return False
    run.ask(settings=seen_as(settings, run.settings), **stands)
    session().sweeps.setdefault(mode, SweepState()).opened = plan_key(run.settings)
    run.status = "paused"
    session().opened = run.settings
    return True
