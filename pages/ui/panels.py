"""Pictures that ask for frames, and what a session's browser has said of them. No Streamlit."""

import secrets
from dataclasses import dataclass, field, replace
from typing import Protocol
from weakref import WeakValueDictionary

from starlette.websockets import WebSocket

from pages.ui.ticks import Tick


@dataclass(frozen=True)
class Sent:
    """A frame, and whether what stands around the picture is to be drawn anew."""

    blob: bytes
    news: bool


class Panel(Protocol):
    """A picture that asks for frames. Called from threads of the channel's own."""

    def frame(self, tick: Tick) -> Sent:
        """The next frame, for what the browser holds."""


@dataclass(eq=False)
class Link:
    """One session's pictures, by name. It lives as long as the session's memory does."""

    token: str = field(default_factory=secrets.token_urlsafe)
    panels: dict[str, Panel] = field(default_factory=dict)
    ticks: dict[str, Tick] = field(default_factory=dict)  # what the browser holds of each
    heard: dict[str, float] = field(default_factory=dict)  # the last press on each
    sockets: dict[str, WebSocket] = field(default_factory=dict)  # one a picture
    posts: int = 0  # that wait for their frames

    def __post_init__(self) -> None:
        LINKS[self.token] = self

    def take(self, name: str, tick: Tick) -> Tick:
        """A request of that picture's, without a press that was heard before: it rides on all
        requests until one of them is answered. What a hand did is not said again."""
        self.ticks[name] = replace(tick, seq=None, pressed=None, draft=None)
        if tick.pressed is None or tick.pressed.id == self.heard.get(name):
            return replace(tick, pressed=None)
        self.heard[name] = tick.pressed.id
        return tick


LINKS: WeakValueDictionary[str, Link] = WeakValueDictionary()  # by token
