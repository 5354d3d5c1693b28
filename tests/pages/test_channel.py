"""The frames' channel: who gets a frame, who is refused, and that nothing makes it fail."""

import asyncio
import json
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from pages.live.frame import labelled, pack, unpack
from pages.ui import channel
from pages.ui.channel import FAILED, LARGE, LONGEST, MOST_POSTS, NEWS, NONSENSE, SAME, UNKNOWN
from pages.ui.flow import BURST, Paced
from pages.ui.panels import Link, Sent
from pages.ui.ticks import Press, Tick, read
from tests.browser.app_server import free_port

PANEL = "live_view"


class Echo:
    """A panel whose frames say what they were asked for."""

    def __init__(self) -> None:
        self.news = False
        self.wait = threading.Event()
        self.wait.set()

    def frame(self, tick: Tick) -> Sent:
        assert self.wait.wait(20)
        if tick.run == 13:
            raise ArithmeticError("this run cannot be drawn")
        return Sent(pack({"seq": tick.seq}, {}), self.news)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Of a server with the channel alone."""
    port = free_port()
    config = uvicorn.Config(Starlette(routes=channel.routes()), port=port, log_level="critical")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield port
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def panel() -> Echo:
    return Echo()


@pytest.fixture
def link(panel: Echo) -> Iterator[Link]:
    link = Link(panels={PANEL: panel})
    yield link
    panel.wait.set()


@contextmanager
def joined(port: int, hello: object = None, **options: Any) -> Iterator[ClientConnection]:
    with connect(f"ws://127.0.0.1:{port}/lagom/frames", **options) as joint:
        joint.send(hello if isinstance(hello, str | bytes) else json.dumps(hello))
        yield joint


def hello_of(link: Link, panel: str = PANEL) -> dict[str, str]:
    return {"token": link.token, "panel": panel}


def why_closed(joint: ClientConnection) -> int:
    with pytest.raises(ConnectionClosed) as closed:
        joint.recv(timeout=20)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def refusal(port: int, hello: object) -> int:
    with joined(port, hello) as joint:
        return why_closed(joint)


def post(port: int, body: object, **headers: str) -> tuple[int, bytes]:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    url = f"http://127.0.0.1:{port}/lagom/frame"
    try:
        asked = urllib.request.Request(url, data, headers)
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, b""


def test_frames_come_in_turn_and_say_whether_there_is_news(
    port: int, link: Link, panel: Echo
) -> None:
    with joined(port, hello_of(link)) as joint:
        for seq in (1, 2):
            panel.news = seq == 2
            joint.send(json.dumps({"seq": seq}))
            sent = joint.recv(timeout=20)
            assert isinstance(sent, bytes)
            assert sent[:1] == (NEWS if panel.news else SAME)
            assert unpack(sent[1:])[0] == {"seq": seq}


def test_a_post_brings_the_same_bytes(port: int, link: Link) -> None:
    asked = {**hello_of(link), "tick": {"seq": 7}}
    status, body = post(port, asked)
    assert (status, body) == (200, SAME + pack({"seq": 7}, {}))


def test_a_frame_that_fails_is_said_to_and_the_next_comes(port: int, link: Link) -> None:
    with joined(port, hello_of(link)) as joint:
        joint.send(json.dumps({"seq": 1, "run": 13}))
        assert joint.recv(timeout=20) == FAILED
        joint.send(json.dumps({"seq": 2}))
        assert joint.recv(timeout=20) == SAME + pack({"seq": 2}, {})


def test_only_a_known_token_opens_the_channel(port: int, link: Link) -> None:
    for hello in ({"token": "guess", "panel": PANEL}, hello_of(link, "another"), {}):
        assert refusal(port, hello) == UNKNOWN
        assert post(port, {**hello, "tick": {}})[0] == 404
    assert len(link.token) >= 40
    assert Link().token != link.token


def test_a_session_that_is_gone_gets_no_more_frames(port: int) -> None:
    link = Link(panels={PANEL: Echo()})
    with joined(port, hello_of(link)) as joint:
        joint.send("{}")
        assert joint.recv(timeout=20)
        del link  # nobody else holds it: the channel does not keep a session
        joint.send("{}")
        assert why_closed(joint) == UNKNOWN


def test_of_each_picture_the_newest_websocket_is_served(port: int, link: Link) -> None:
    with joined(port, hello_of(link)) as first, joined(port, hello_of(link)) as second:
        second.send("{}")
        assert second.recv(timeout=20)
        why_closed(first)


@pytest.mark.parametrize(
    "said", [b"\1\2", "nonsense", "[]", "null", "[" * 10_000, '"text"', "NaN", "{", "1e999"]
)
def test_nonsense_closes_the_websocket_and_is_no_post(
    port: int, link: Link, said: str | bytes
) -> None:
    assert refusal(port, said) == NONSENSE
    with joined(port, hello_of(link)) as joint:
        joint.send(said)
        assert why_closed(joint) == NONSENSE
    body = said if isinstance(said, bytes) else said.encode()
    assert post(port, body)[0] == 400


def test_what_is_too_long_is_refused(port: int, link: Link) -> None:
    long = json.dumps({"parts": {"a": "b" * LONGEST}})
    with joined(port, hello_of(link)) as joint:
        joint.send(long)
        assert why_closed(joint) == LARGE
    assert refusal(port, long) == NONSENSE
    assert post(port, {**hello_of(link), "tick": {"a": "b" * LONGEST}})[0] == 413


def test_another_site_s_page_is_refused(port: int, link: Link) -> None:
    own, foreign = f"http://127.0.0.1:{port}", "https://example.org"
    with joined(port, hello_of(link), origin=own) as joint:
        joint.send("{}")
        assert joint.recv(timeout=20)
    with pytest.raises(InvalidStatus) as refused, joined(port, hello_of(link), origin=foreign):
        pass
    assert refused.value.response.status_code == 403
    asked = {**hello_of(link), "tick": {}}
    assert post(port, asked, Origin=own)[0] == 200
    assert post(port, asked, Origin=foreign)[0] == 403


def test_a_session_has_few_posts_under_way(port: int, link: Link, panel: Echo) -> None:
    """Else who floods would take every thread that frames are made in."""
    panel.wait.clear()
    found: list[int] = []
    asked = {**hello_of(link), "tick": {}}
    threads = [
        threading.Thread(target=lambda: found.append(post(port, asked)[0]))
        for _ in range(MOST_POSTS)
    ]
    for thread in threads:
        thread.start()
    until(lambda: link.posts == MOST_POSTS)
    assert post(port, asked)[0] == 429
    panel.wait.set()
    for thread in threads:
        thread.join(20)
    assert found == [200] * MOST_POSTS
    assert post(port, asked)[0] == 200


def test_who_reads_nothing_is_sent_no_more_than_fits(port: int, link: Link) -> None:
    """A frame is made when the one before has gone out, so that what waits stays bounded."""
    made = 0

    class Large:
        def frame(self, tick: Tick) -> Sent:
            nonlocal made
            made += 1
            return Sent(b"x" * 1_000_000, False)

    link.panels[PANEL] = Large()

    with socket.create_connection(("127.0.0.1", port)) as raw:
        raw.sendall(HANDSHAKE.format(port=port).encode())
        assert b"101" in raw.recv(4096)
        raw.sendall(b"".join(map(framed, [json.dumps(hello_of(link)), *["{}"] * 300])))
        until(lambda: made > 0)
        seen = 0
        while seen != made:
            seen = made
            time.sleep(0.5)
    assert made < 100


HANDSHAKE = (
    "GET /lagom/frames HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
    "Sec-WebSocket-Version: 13\r\n\r\n"
)


def framed(text: str) -> bytes:
    """A websocket's message, masked with zeros (RFC 6455)."""
    assert len(text) < 126
    return bytes([0x81, 0x80 | len(text), 0, 0, 0, 0]) + text.encode()


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


# What a browser says


def test_a_tick_is_read_as_it_was_meant() -> None:
    said = {
        "seq": 3, "run": 2**39, "have": 12, "parts": {"words": "abc"}, "visible": ["cells"],
        "pressed": {"kind": "pause", "id": 5}, "board": "map",
    }  # fmt: skip
    assert read(json.loads(json.dumps(said))) == Tick(
        3, 2**39, 12, {"words": "abc"}, ("cells",), Press("pause", 5, said["pressed"])
    )
    assert read({}) == Tick()


def test_a_press_that_rides_on_several_requests_is_heard_once() -> None:
    link = Link()
    first, second = {"kind": "forget", "id": 1}, {"kind": "forget", "id": 2}
    asked = [{}, {"pressed": first}, {"pressed": first}, {"pressed": second}, {"pressed": "none"}]
    heard = [link.take("live_view", read(said) or Tick()).pressed for said in asked]
    assert [press and press.id for press in heard] == [None, 1, None, 2, None]
    on_another = link.take("board", read({"pressed": {"card": "cells", "id": 2}}) or Tick()).pressed
    assert on_another is not None
    assert on_another.told["card"] == "cells"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
FIELDS = ("seq", "run", "have", "parts", "visible", "pressed")


@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING) | ANYTHING)
def test_anything_may_be_said_instead(said: object) -> None:
    tick = read(said)
    if tick is None:
        return
    assert isinstance(tick.run, int)
    assert isinstance(tick.have, int)
    assert tick.seq is None or isinstance(tick.seq, int)
    assert all(isinstance(text, str) for pair in tick.parts.items() for text in pair)
    assert tick.visible is None or all(isinstance(name, str) for name in tick.visible)


def test_a_labelled_frame_is_the_same_frame_with_more_in_its_header() -> None:
    import numpy as np

    arrays = {"a": np.arange(5, dtype=np.float32), "b": np.arange(3, dtype=np.int8)}
    blob = pack({"run": 1}, arrays)
    header, found = unpack(labelled(blob, channel={"token": "t" * 43}))
    assert header == {"run": 1, "channel": {"token": "t" * 43}}
    for name, array in arrays.items():
        np.testing.assert_array_equal(found[name], array)


# A flood


def test_who_floods_is_read_more_and_more_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, taken = [0.0], []

    async def receive() -> dict[str, str]:
        return {"type": "websocket.receive"}

    async def slept(seconds: float) -> None:
        clock[0] += seconds

    async def flood() -> None:
        paced = Paced(receive)
        while clock[0] < 60.0:
            await paced()
            taken.append(clock[0])

    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(asyncio, "sleep", slept)
    asyncio.run(flood())
    assert taken[BURST - 1] < 1e-9 < taken[BURST]
    assert sum(at > 50.0 for at in taken) <= 11, "messages in ten seconds"


def test_who_sends_as_people_do_never_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, waits = [0.0], []

    async def receive() -> dict[str, str]:
        return {"type": "websocket.receive"}

    async def slept(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(asyncio, "sleep", slept)
    paced = Paced(receive)

    def send() -> None:
        with pytest.raises(StopIteration):
            paced().send(None)

    for _ in range(BURST):  # a page that is opened
        send()
    for _ in range(200):
        clock[0] += 0.085  # between two frames
        send()
    assert max(waits) < 1e-9
