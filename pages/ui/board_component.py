"""A board in a fragment of its own: what its browser holds, and the component that draws it."""

from collections.abc import Callable, Mapping
from typing import Any

from pages.ui import channel, fragments, widget_keys
from pages.ui.component import component
from pages.ui.session_state import widget_value
from pages.ui.ticks import Tick, read

# The keys of the fragments to draw, or who knows them when it matters.
Fragments = str | Callable[[], list[str]]
Pick = Callable[[Mapping[str, Any]], None]


def tick_of(board: str) -> dict[str, Any]:
    """What the browser last asked for; empty before it has asked."""
    asked = (widget_value(widget_keys.board(board)) or {}).get("tick")
    return asked if isinstance(asked, dict) else {}


def held(board: str) -> Tick:
    """The parts that the browser holds of this board, the cards in sight, and what was pressed."""
    asked = tick_of(board)
    return channel.said(board, read(asked) if asked.get("board") == board else None)


def show(
    board: str,
    drawn: Fragments,
    blob: bytes,
    pick: Pick | None = None,
) -> None:
    """Mount the board, or hand the mounted one its new frame.

    drawn: the keys of those to draw when the browser asks for the next frame, that of the
    board among them. pick: what a click on a chart does, a callback that is given the card, x, y,
    and the point's data.
    """
    component("board")(
        data=blob, key=widget_keys.board(board), on_tick_change=lambda: _on_tick(board, drawn, pick)
    )


@fragments.callback
def _on_tick(board: str, drawn: Fragments, pick: Pick | None) -> None:
    pressed = held(board).pressed
    if pick is not None and pressed is not None:
        pick(pressed.told)
    fragments.ask(*([drawn] if isinstance(drawn, str) else drawn()))
