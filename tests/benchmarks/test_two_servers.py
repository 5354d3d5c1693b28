"""Two servers behind README's reverse proxy: who is let in, who goes where, and what it brings."""

import asyncio
import http.client
from collections.abc import Iterator

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.benchmarks.proxy import HOST, Proxy
from tests.benchmarks.test_class_load import FORGETFUL, run_class
from tests.browser.app_server import AppServer
from tests.conftest import Figures

STRICT = {**FORGETFUL, "STREAMLIT_SERVER_ALLOWED_HOSTS": HOST}
FORGED = "forged.example"
CLASS = ("--sessions", "60", "--query", "epochs=100000", "--seconds", "7", "--settle", "0")


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AppServer, AppServer]]:
    folder = tmp_path_factory.mktemp("servers")
    with AppServer(folder / "a.log", STRICT) as a, AppServer(folder / "b.log", STRICT) as b:
        yield a, b
        assert "Traceback" not in a.log_text() + b.log_text()


@pytest.fixture(scope="module")
def proxy(servers: tuple[AppServer, AppServer]) -> Iterator[Proxy]:
    with Proxy(*(server.port for server in servers)) as running:
        yield running


def page_status(port: int, host: str) -> int:
    """What the server at `port` answers to who asks for the page under the name `host`."""
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    connection.request("GET", "/", headers={"Host": host})
    status = connection.getresponse().status
    connection.close()
    return status


async def socket_status(port: int, host: str) -> int:
    """What it answers to who wants a websocket: 101 for yes."""
    address = f"ws://{host}:{port}/_stcore/stream"
    try:
        async with connect(address, host=HOST, port=port, open_timeout=60) as socket:
            assert socket.response is not None
            return socket.response.status_code
    except InvalidStatus as refusal:
        return refusal.response.status_code


@pytest.mark.slow
def test_a_forged_host_is_refused_by_the_proxy_and_gets_no_session_around_it(
    servers: tuple[AppServer, AppServer], proxy: Proxy
) -> None:
    for port in (proxy.port, *(server.port for server in servers)):
        assert page_status(port, HOST) == 200
        assert asyncio.run(socket_status(port, HOST)) == 101
        assert asyncio.run(socket_status(port, FORGED)) == 403
    assert page_status(proxy.port, FORGED) == 403


@pytest.mark.slow
def test_sixty_sessions_on_two_servers(
    servers: tuple[AppServer, AppServer], proxy: Proxy, figures: Figures
) -> None:
    apps = [server.url for server in servers]
    one = run_class(servers[0], *CLASS)
    two = run_class(proxy, *CLASS, "--apps", *apps)
    for name, seen in {"one server": one, "two servers": two}.items():
        figures(f"60 sessions, {name}: slowest", f"{seen['slowest']:.2f} frames/s", "")
        figures(f"60 sessions, {name}: p95 interval", f"{seen['interval_p95']:.2f} s", "")
        figures(f"60 sessions, {name}: memory", f"{seen['memory_during']:.0f} MB", "")
        assert seen["failed"] == 0
        assert seen["running"] == 60
    assert len(two["shared"]) == 2, "every session has a cookie, one for each server"
    assert min(two["shared"].values()) >= 20, "a server is left with nearly nobody"
