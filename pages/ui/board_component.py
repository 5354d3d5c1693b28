"""A board in a fragment of its own: what its browser holds, and the component that draws it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui import channel, fragments, state
from pages.ui.component import component
from pages.ui.ticks import Tick, read

# The keys of the fragments to draw, or who knows them when it matters.
Fragments = str | Callable[[], list[str]]


def tick_of(board: str) -> dict[str, Any]:
    """What the browser last asked for; empty before it has asked."""
    asked = st.session_state.get(_key(board), {}).get("tick")
    return asked if isinstance(asked, dict) else {}


def held(board: str) -> Tick:
    """The parts that the browser holds of this board, and the cards in sight there."""
    asked = tick_of(board)
    return channel.said(board, read(asked) if asked.get("board") == board else None)


def show(
    board: str,
    drawn: Fragments,
    blob: bytes,
    pick: Callable[[dict[str, Any]], None] | None = None,
) -> None:
    """Mount the board, or hand the mounted one its new frame.

    drawn: the keys of those to draw when the browser asks for the next frame, that of the
    board among them. pick: what a click on a chart does, a callback that is given the card, x, y,
    and the point's data.
    """
    component("board")(
        data=blob, key=_key(board), on_tick_change=lambda: _on_tick(board, drawn, pick)
    )


def _key(board: str) -> str:
    return f"board_{board}"


@fragments.callback
def _on_tick(board: str, drawn: Fragments, pick: Callable[[dict[str, Any]], None] | None) -> None:
    pressed = state.newly_pressed(_key(board), tick_of(board))
    if pick is not None and pressed is not None:
        pick(pressed)
    fragments.ask(*([drawn] if isinstance(drawn, str) else drawn()))
