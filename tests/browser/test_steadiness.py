"""What is lost when the worker dies, the server restarts or the network is gone comes back, and the
user is told."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.ui.presence import GRACE_S, LOOK_S
from tests.browser.app_server import AppServer
from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.map_view import MapView
from tests.browser.patience import at_rest, until

RUN = "/?samples=100&speed=0&epochs=5000&batch_size=2"
MAP = (
    "/architecture_map?samples=100&row_values=1,2&column_values=2,4&starts=2&sweep_epochs=2000"
    "&batch_size=2"
)
PATIENCE_MS = 60_000
KEPT_S = 1  # for which Streamlit keeps a session whose connection was lost
# Sockets of a page can be cut and kept from coming back, which taking a browser offline does not
# do. Nobody listens at port 9.
SOCKETS = """
    const Native = window.WebSocket;
    window.sockets = [];
    window.WebSocket = class extends Native {
        constructor(url, ...given) {
            super(window.cut ? 'ws://127.0.0.1:9' : url, ...given);
            window.sockets.push(this);
        }
    };
"""


@pytest.fixture(scope="module")
def shaken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """A server to shake: nobody else uses it."""
    environ = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(KEPT_S)}
    with AppServer(tmp_path_factory.mktemp("shaken") / "streamlit.log", environ) as server:
        yield server
    assert "Traceback" not in server.log_text(), server.log_text()[-8000:]


@pytest.fixture
def visit(browser: Browser, shaken: AppServer) -> Iterator[Visitor]:
    visitor = Visitor(browser, shaken.url)
    yield visitor
    visitor.close()


def press(page: Page, name: str) -> None:
    bar = page.locator(".st-key-play_bar")
    bar.get_by_role("button", name=re.compile(f"^{name}")).click()


def paused(page: Page) -> LiveView:
    view = LiveView(page).until(lambda v: v.epoch > 20)
    press(page, "Pause")
    view.until(lambda v: v.status == "paused")
    expect(page.get_by_role("button", name=re.compile("^Play"))).to_be_visible()
    # An epoch's losses may still be computed.
    until(page, lambda: at_rest(page, lambda: view.frames), "it rests")
    return view


def paused_map(page: Page) -> MapView:
    view = MapView(page).until(lambda v: v.frames > 0)
    view.until(lambda v: v.status == "running" and v.progress > 0.01)
    return view.press("Pause", "paused")


def told(page: Page, *words: str) -> None:
    """Whether the user is told, in a sentence with these words."""
    notice = page.locator(".st-key-notice_again")
    for word in words:
        expect(notice).to_contain_text(word, timeout=PATIENCE_MS)


def stands_at(loss: float, epoch: int) -> Callable[[LiveView], bool]:
    return lambda v: (v.status, v.epoch, v.train_loss) == ("paused", epoch, loss)


def test_a_killed_worker_s_runs_are_trained_again(visit: Visitor, shaken: AppServer) -> None:
    page = visit(RUN)
    view = paused(page)
    loss, epoch = view.train_loss, view.epoch
    shaken.kill_worker()
    page.locator("label", has_text="Log scale").click()  # a look at a paused run
    view.until(stands_at(loss, epoch))
    told(page, "restarted", f"has been trained again from its seed to epoch {epoch}", "same")
    page.get_by_role("button", name="Understood").click()
    expect(page.locator(".st-key-notice_again")).to_have_count(0, timeout=PATIENCE_MS)
    press(page, "Play")
    view.until(lambda v: v.epoch > epoch + 20)
    shaken.kill_worker()
    told(page, "has been trained again")
    view.until(lambda v: v.status == "running" and v.epoch > epoch + 20)
    assert shaken.log_text().count("worker process has died") == 2


def test_a_killed_worker_s_paused_map_is_trained_again_and_stays_paused(
    visit: Visitor, shaken: AppServer
) -> None:
    page = visit(MAP)
    view = paused_map(page)
    shaken.kill_worker()
    view.click("heat_map", 1, 1)  # a look at a paused map
    told(page, "restarted", "have been trained again from their seeds to epoch", "same")
    view.until(lambda v: v.status == "paused" and v.runs == 8)
    view.press("Go on", "running")


def test_a_restarted_server_keeps_paused_what_was_paused(visit: Visitor, shaken: AppServer) -> None:
    page, page_of_map = visit(RUN), visit(MAP)
    view, board = paused(page), paused_map(page_of_map)
    loss, epoch = view.train_loss, view.epoch
    shaken.restart()
    told(page, "server was restarted", f"has been trained again from its seed to epoch {epoch}")
    view.until(stands_at(loss, epoch))
    expect(page.get_by_role("button", name=re.compile("^Play"))).to_be_visible()
    told(page_of_map, "server was restarted", "have been trained again from their seeds")
    board.until(lambda v: v.status == "paused" and v.runs == 8)
    expect(board.button("Go on")).to_be_visible()


def with_sockets(page: Page, shaken: AppServer) -> Page:
    """The playground, on a page whose sockets are at hand."""
    page.add_init_script(SOCKETS)
    page.goto(shaken.url + RUN)
    return page


def test_who_clears_the_caches_begins_anew_and_nobody_else_notices(
    visit: Visitor, shaken: AppServer
) -> None:
    page, stranger = visit(RUN), with_sockets(visit("/about"), shaken)
    view = paused(page)
    loss, epoch = view.train_loss, view.epoch
    other = LiveView(stranger).until(lambda v: v.epoch > 20)
    clear = list(BackMsg(clear_cache=True).SerializeToString())
    streamlit_s = "window.sockets.findLast((socket) => socket.url.includes('_stcore'))"
    stranger.evaluate(f"told => {streamlit_s}.send(new Uint8Array(told))", clear)
    told(stranger, "has been trained again")
    other.until(lambda v: v.status == "running")
    # By now a session that was taken for one that has left would be forgotten.
    page.wait_for_timeout(1e3 * (KEPT_S + GRACE_S + LOOK_S + 1))
    page.locator("label", has_text="Log scale").click()
    page.wait_for_timeout(1000)
    view.until(stands_at(loss, epoch))
    expect(page.locator(".st-key-notice_again")).to_have_count(0)
    expect(stranger.locator(".stException")).to_have_count(0)


def test_a_long_absence_loses_nothing(visit: Visitor, shaken: AppServer) -> None:
    page = with_sockets(visit("/about"), shaken)
    view = paused(page)
    loss, epoch = view.train_loss, view.epoch
    page.context.set_offline(True)
    page.evaluate("window.cut = true; window.sockets.forEach((socket) => socket.close())")
    page.wait_for_timeout(1e3 * (2 * KEPT_S + 1))
    page.evaluate("window.cut = false")
    page.context.set_offline(False)
    told(page, "offline for too long", f"has been trained again from its seed to epoch {epoch}")
    view.until(stands_at(loss, epoch))
