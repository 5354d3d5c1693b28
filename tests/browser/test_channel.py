"""Frames come beside Streamlit: by websocket, by POST, or the slow way through the page."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, WebSocketRoute, expect

from tests.browser.app_server import AppServer
from tests.browser.fixtures import Visitor
from tests.browser.lanes import POSTS, PUSHES, closed, on_the_slow_lane
from tests.browser.live_view import LiveView
from tests.browser.map_view import MapView
from tests.browser.patience import until
from tests.browser.test_late import wait_for_line
from tests.browser.test_playground import FADES, button
from tests.texts import ENGLISH, SWEDISH

ENDLESS = "/?epochs=20000&speed=0&samples=200"
MAP = "/architecture_map?samples=100&row_values=1,2&column_values=2,4&starts=2&sweep_epochs=2000"


class Traffic:
    """What a page sends: messages to Streamlit and on the channel, and POSTs."""

    def __init__(self, page: Page) -> None:
        self.streamlit = self.channel = self.posts = 0
        page.on(
            "websocket", lambda socket: socket.on("framesent", lambda _: self._sent(socket.url))
        )
        page.on("request", self._asked)

    def _sent(self, url: str) -> None:
        if PUSHES.search(url):
            self.channel += 1
        else:
            self.streamlit += 1

    def _asked(self, request: Request) -> None:
        self.posts += bool(POSTS.search(request.url))


def trains(page: Page, frames: int = 8) -> LiveView:
    """Until the picture has moved on by so many frames."""
    view = LiveView(page).until(lambda v: v.status == "running" and v.epoch > 5)
    seen = view.frames
    return view.until(lambda v: v.frames > seen + frames)


def obeys(page: Page, view: LiveView) -> None:
    """Whether it pauses, steps and plays, and the play bar says so."""
    button(page, "Pause").click()
    view.until(lambda v: v.status == "paused")
    expect(button(page, "Play")).to_be_visible()
    epoch = view.epoch
    button(page, "Epoch").click()
    view.until(lambda v: v.epoch == epoch + 1)
    button(page, "Play").click()
    view.until(lambda v: v.status == "running" and v.epoch > epoch + 5)
    expect(button(page, "Pause")).to_be_visible()


def test_while_it_trains_streamlit_is_asked_for_nothing(open_map: Visitor) -> None:
    page = open_map("/about")
    traffic = Traffic(page)
    page.goto(page.url.replace("/about", ENDLESS))
    view = trains(page)
    expect(button(page, "Pause")).to_be_visible()

    def is_quiet() -> bool:
        """For ten frames; before, what stands around the picture may still be drawn."""
        before, seen = (traffic.streamlit, traffic.channel), view.frames
        view.until(lambda v: v.frames > seen + 10)
        return traffic.streamlit == before[0] and traffic.channel > before[1] + 5

    until(page, is_quiet, "all frames come on the channel")
    assert traffic.posts == 0
    obeys(page, view)


def test_the_token_is_in_no_address(open_map: Visitor) -> None:
    page = open_map("/about")
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.on("websocket", lambda socket: addresses.append(socket.url))
    hellos: list[str] = []
    page.on(
        "websocket", lambda socket: socket.on("framesent", lambda sent: hellos.append(str(sent)))
    )
    page.goto(page.url.replace("/about", ENDLESS))
    trains(page)
    tokens = re.findall(r'"token":"([\w-]{40,})"', " ".join(hellos))
    assert tokens
    assert not [a for a in addresses for token in tokens if token in a]


def silent(socket: WebSocketRoute) -> None:
    """Likewise: it opens, and nothing ever comes through."""


@pytest.mark.parametrize("proxy", [closed, silent])
def test_where_no_websocket_passes_frames_are_posted(
    open_map: Visitor, proxy: Callable[[WebSocketRoute], None]
) -> None:
    page = open_map("/about")
    page.route_web_socket(PUSHES, proxy)
    traffic = Traffic(page)
    page.goto(page.url.replace("/about", ENDLESS))
    view = trains(page)
    until(page, lambda: traffic.posts > 5, "frames are posted")
    obeys(page, view)
    wait_for_line(page, "")
    page.goto(page.url.split("/?")[0] + MAP)
    board = MapView(page).until(lambda v: v.status == "running")
    posts = traffic.posts
    board.until(lambda v: v.progress > 0.01)
    until(page, lambda: traffic.posts > posts, "the map's, too")
    board.press("Pause", "paused")


def test_where_neither_passes_pictures_come_through_the_page_which_says_so(
    open_map: Visitor,
) -> None:
    page = open_map("/about")
    on_the_slow_lane(page)
    page.goto(page.url.replace("/about", f"{ENDLESS}&lang=en"))
    view = trains(page)
    wait_for_line(page, ENGLISH["live.slow"])
    obeys(page, view)
    marks, fades = 0, 0
    while marks <= 3:  # a slow server draws less often
        marked, fading = page.evaluate(FADES, 1500)
        marks, fades = marks + marked, fades + fading
    assert fades == 0, "what Streamlit draws anew begins to fade"
    swedish = page.get_by_role("radio", name="Svenska")
    swedish.or_(page.get_by_role("button", name="Svenska")).first.click()
    wait_for_line(page, SWEDISH["live.slow"])
    open_map.visits[-1].errors.clear()  # the browser tells of what the test has closed


def test_a_lost_websocket_comes_back_by_itself(open_map: Visitor) -> None:
    page = open_map("/about")
    sockets: list[WebSocketRoute] = []

    def passed(socket: WebSocketRoute) -> None:
        socket.connect_to_server()
        sockets.append(socket)

    page.route_web_socket(PUSHES, passed)
    page.goto(page.url.replace("/about", ENDLESS))
    view = trains(page)
    epoch = view.epoch
    sockets[-1].close()
    until(page, lambda: len(sockets) > 1, "another websocket is opened")
    assert trains(page).epoch >= epoch


class Jam:
    """While it is on, nothing that a page says reaches Streamlit, as if that were busy."""

    def __init__(self, page: Page) -> None:
        self.is_on = False
        self._waiting: list[str | bytes] = []
        page.route_web_socket(re.compile("/_stcore/stream"), self._passed)

    def _passed(self, socket: WebSocketRoute) -> None:
        self._server = socket.connect_to_server()
        socket.on_message(
            lambda said: self._waiting.append(said) if self.is_on else self._send(said)
        )

    def _send(self, said: str | bytes) -> None:
        self._server.send(said)

    def end(self) -> None:
        self.is_on = False
        for said in self._waiting:
            self._send(said)


def choose_another(page: Page, view: MapView) -> str:
    """A cell that is not chosen, by keyboard; its name."""
    other = view.card("cells").get_by_role("gridcell", selected=False).first
    name = str(other.get_attribute("aria-label")).split(",")[0]
    other.focus()
    page.keyboard.press("Enter")
    return name


def test_the_map_obeys_on_the_slow_lane(open_map: Visitor) -> None:
    page = open_map("/about")
    on_the_slow_lane(page)
    page.goto(page.url.replace("/about", MAP))
    view = MapView(page).until(lambda v: v.status == "running" and v.progress > 0 and v.frames > 3)
    view.press("Pause", "paused")
    expect(view.button("Go on")).to_be_visible()
    name = choose_another(page, view)
    expect(page.get_by_role("heading", name=f"The chosen network: {name}")).to_be_visible()
    page.keyboard.press("p")
    view.until(lambda v: v.status == "running")
    expect(view.button("Pause")).to_be_visible()
    open_map.visits[-1].errors.clear()  # the browser tells of what the test has closed


def test_the_map_obeys_while_streamlit_is_busy(open_map: Visitor) -> None:
    page = open_map("/about")
    jam = Jam(page)
    page.goto(page.url.replace("/about", MAP))
    view = MapView(page).until(lambda v: v.status == "running" and v.progress > 0 and v.frames > 3)
    expect(view.button("Pause")).to_be_visible()
    cells = view.card("cells").get_by_role("gridcell")
    expect(cells).to_have_count(4)
    jam.is_on = True
    view.press("Pause", "paused")
    expect(view.button("Pause")).to_be_visible()  # Streamlit has not heard of it
    name = choose_another(page, view)
    expect(view.card("chosen").get_by_role("heading")).to_contain_text(name)
    jam.end()
    expect(view.button("Go on")).to_be_visible()
    expect(page.get_by_role("heading", name=f"The chosen network: {name}")).to_be_visible()
    jam.is_on = True
    page.keyboard.press("p")
    view.until(lambda v: v.status == "running")
    jam.end()
    expect(view.button("Pause")).to_be_visible()


def test_run_means_a_number_that_is_still_being_typed(open_map: Visitor) -> None:
    page = open_map("/about")
    page.goto(page.url.replace("/about", f"{MAP}&lang=en"))
    view = MapView(page).until(lambda v: v.status == "running" and v.progress > 0)
    view.press("Stop here", "cancelled")
    expect(view.button("Go on")).to_be_visible()
    before = view.runs
    page.get_by_text("Choose what to try").click()
    page.get_by_role("spinbutton", name="Random starts").fill("3")
    view.button("Run").click()
    view.until(lambda v: v.status == "running" and v.runs == before // 2 * 3)
    expect(view.button("Pause")).to_be_visible()


def test_two_tabs_each_have_their_own_run(open_page: Visitor) -> None:
    first, second = open_page(ENDLESS), open_page(ENDLESS)
    views = [trains(page) for page in (first, second)]
    button(first, "Pause").click()
    views[0].until(lambda v: v.status == "paused")
    epoch = views[1].epoch
    views[1].until(lambda v: v.status == "running" and v.epoch > epoch + 5)


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AppServer]:
    with AppServer(tmp_path / "streamlit.log", **request.param) as server:
        yield server
    assert "Traceback" not in server.log_text()
    assert not server.orphans


@pytest.mark.parametrize("elsewhere", [{"base": "/school/lagom"}], indirect=True)
def test_below_a_base_path_it_is_the_same(elsewhere: AppServer, browser: Browser) -> None:
    visitor = Visitor(browser, elsewhere.url)
    page = visitor("/about")
    traffic = Traffic(page)
    page.goto(elsewhere.url + ENDLESS)
    view = trains(page)
    until(page, lambda: traffic.channel > 5, "frames come on the channel")
    obeys(page, view)
    visitor.close()


@pytest.mark.parametrize("elsewhere", [{"as_script": True}], indirect=True)
def test_a_host_that_runs_a_script_has_the_page_on_the_slow_lane(
    elsewhere: AppServer, browser: Browser
) -> None:
    visitor = Visitor(browser, elsewhere.url)
    page = visitor(ENDLESS)
    view = trains(page)
    wait_for_line(page, ENGLISH["live.slow"])
    obeys(page, view)
    visitor.close()
