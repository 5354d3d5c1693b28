"""One student's session without a browser: Streamlit's protocol, the frames' channel, and pulls."""

import asyncio
import json
import time
import urllib.request
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.frames import Frame, Opcode
from websockets.typing import Subprotocol

MAX_IN_FLIGHT = 2
WATCHDOG_S = 4.0
FLOOD_S = 0.003  # between the pulls of a session that floods
FLOOD_BYTES = 100_000  # of them may wait in its own machine
PATIENCE_S = 60
USUAL_INTERVAL_MS = 100
MAX_SESSIONS = 100
MAX_SECONDS = 120
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Load:
    """What the class does. Raises ValueError for a server elsewhere and for too large a class."""

    url: str
    sessions: int = 30
    floods: int = 0  # besides, sessions that ask as fast as they can, and are not counted
    seconds: float = 20.0
    warm_up: float = 3.0  # seconds before counting, once every session has a frame
    settle: float = 10.0  # seconds to wait before memory is read once more
    component: str = "live_view"
    query: str = ""
    channel: bool = True  # whether frames come beside Streamlit, as where a proxy lets them pass
    apps: tuple[str, ...] = ()  # the servers behind a reverse proxy at `url`

    def __post_init__(self) -> None:
        for url in (self.url, *self.apps):
            if urlsplit(url).hostname not in LOOPBACK:
                raise ValueError(f"url {url!r} is not on this machine; use 127.0.0.1")
        if not (1 <= self.sessions <= MAX_SESSIONS and 0 < self.seconds <= MAX_SECONDS):
            raise ValueError(
                f"at most {MAX_SESSIONS} sessions for {MAX_SECONDS} s, not "
                f"{self.sessions} for {self.seconds}"
            )


Send = Callable[[dict[str, Any]], Awaitable[None]]


@dataclass
class Session:
    """One student's browser, reduced to its talk with the server."""

    load: Load
    element_id: str = ""
    fragment_id: str = ""
    page_hash: str = ""
    header: dict[str, Any] = field(default_factory=dict)
    asked: int = 0  # the number of the last pull
    answered: int = 0  # the number of the last pull that a frame has answered
    last_pull: float = 0.0
    news: asyncio.Event = field(default_factory=asyncio.Event)
    arrivals: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    cookie: str = ""  # by which a reverse proxy knows to which server it belongs

    async def run(self, stop: asyncio.Event) -> None:
        """Connects, opens the page, and pulls frames until `stop` is set."""
        self.cookie = await asyncio.to_thread(cookies_of, self.load.url)
        address = f"ws://{urlsplit(self.load.url).netloc}/_stcore/stream"
        async with connect(
            address,
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": self.cookie} if self.cookie else {},
            max_size=None,
            open_timeout=PATIENCE_S,
            ping_interval=None,  # a server that is late has not gone
        ) as socket:
            await socket.send(self._message())
            tasks = [asyncio.create_task(task) for task in (self._read(socket), self._ask(socket))]
            await stop.wait()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._leave(socket)

    def _leave(self, page: ClientConnection) -> None:
        """Before the connection is closed in good order."""

    async def _ask(self, page: ClientConnection) -> None:
        """Pulls frames: on the channel, or where it is not used, through the page."""
        while not self.header:
            await self._next_frame()
        if not self.load.channel:
            return await self._pull(lambda wish: page.send(self._message(wish)))
        address = f"ws://{urlsplit(self.load.url).netloc}/lagom/frames"
        cookie = {"Cookie": self.cookie} if self.cookie else {}
        async with connect(
            address, additional_headers=cookie, max_size=None, ping_interval=None
        ) as channel:
            await channel.send(json.dumps(self.header["channel"]))
            reading = asyncio.create_task(self._read_frames(channel))
            try:
                await self._pull(lambda wish: channel.send(json.dumps(wish)))
            finally:
                reading.cancel()

    async def _read_frames(self, channel: ClientConnection) -> None:
        async for data in channel:
            self._take(bytes(data)[1:], len(data))

    @property
    def is_training(self) -> bool:
        """Whether the last frame said so; a live view that is paused or done asks for nothing."""
        return bool(self.header) and self.header.get("status", "running") == "running"

    async def _read(self, socket: ClientConnection) -> None:
        async for data in socket:
            message = ForwardMsg()
            message.ParseFromString(data)
            if message.HasField("new_session"):
                self.page_hash = message.new_session.page_script_hash
            elif message.HasField("delta") and message.delta.HasField("new_element"):
                self._look_at(message)

    def _look_at(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        if element.WhichOneof("type") != "bidi_component":
            return
        view = element.bidi_component
        if not (view.id.endswith(f"-{self.load.component}") and view.bytes):
            return
        self.element_id, self.fragment_id = view.id, message.delta.fragment_id
        self._take(view.bytes, message.ByteSize())

    def _take(self, blob: bytes, size: int) -> None:
        self.header = {**self.header, **header_of(blob)}
        self.answered = max(self.answered, self.header.get("ack") or 0)
        self.arrivals.append(time.monotonic())
        self.sizes.append(size)
        self.news.set()

    async def _pull(self, send: Send) -> None:
        while True:
            await asyncio.sleep(self.last_pull + self._interval() - time.monotonic())
            while not (self.is_training and self.asked - self.answered < MAX_IN_FLIGHT):
                await self._next_frame()
            self.asked += 1
            self.last_pull = time.monotonic()
            await send(self._wish())

    def _interval(self) -> float:
        """Seconds between pulls, as the server asks for it."""
        return float(self.header.get("every", USUAL_INTERVAL_MS)) / 1e3

    async def _next_frame(self) -> None:
        """Waits for a frame; after a long silence the pulls count as lost."""
        self.news.clear()
        try:
            await asyncio.wait_for(self.news.wait(), WATCHDOG_S)
        except TimeoutError:
            self.answered = self.asked

    def _message(self, wish: dict[str, Any] | None = None) -> bytes:
        """A run of the page, or with a wish a run of the live view's fragment."""
        state = ClientState(query_string=self.load.query, page_script_hash=self.page_hash)
        if wish is not None:
            state.fragment_id = self.fragment_id
            # What setTriggerValue of a components-v2 component sends.
            widget = state.widget_states.widgets.add()
            widget.id = f"$$STREAMLIT_INTERNAL_KEY_{self.element_id}__events"
            widget.json_trigger_value = json.dumps([{"event": "tick", "value": wish}])
        message: bytes = BackMsg(rerun_script=state).SerializeToString()
        return message

    def _wish(self) -> dict[str, Any]:
        """What static/live sends: the curve and the parts that this browser holds."""
        return {
            "run": self.header.get("run"),
            "have": self.header.get("stats", self.header).get("epoch"),
            "parts": self.header.get("parts"),
            "seq": self.asked,
        }


class Flood(Session):
    """A broken or hostile browser: it asks without waiting for anything.

    It would run on a machine of its own, so here it does as little as it can for each message.
    """

    async def _ask(self, page: ClientConnection) -> None:
        """Through the page, which costs the server more than the channel does."""
        while not self.header:
            await self._next_frame()
        wish = self._message(self._wish())
        always = Frame(Opcode.BINARY, wish).serialize(mask=True)
        while True:
            if page.transport.get_write_buffer_size() < FLOOD_BYTES:
                page.transport.write(always)
            await asyncio.sleep(FLOOD_S)

    async def _read(self, socket: ClientConnection) -> None:
        """As every session does until there is a frame; then only so that the server can send."""
        reading = asyncio.create_task(super()._read(socket))
        while not self.header:
            await self._next_frame()
        reading.cancel()
        while True:
            await socket.recv(decode=False)

    def _leave(self, page: ClientConnection) -> None:
        """At once: a server that reads it slowly would take minutes to come to its last word."""
        page.transport.abort()


def cookies_of(url: str) -> str:
    """What the page at `url` sets, as a browser sends it back; empty where it sets nothing."""
    with urllib.request.urlopen(url, timeout=PATIENCE_S) as page:
        given = page.headers.get_all("Set-Cookie") or []
    return "; ".join(each.partition(";")[0] for each in given)


def header_of(blob: bytes) -> dict[str, Any]:
    """The JSON header of a frame: its length in four bytes, little endian, then itself."""
    length = int.from_bytes(blob[:4], "little")
    header: dict[str, Any] = json.loads(blob[4 : 4 + length])
    return header
