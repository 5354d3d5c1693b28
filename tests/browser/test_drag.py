"""A slider that is held: the picture follows before it is let go, and a finger may scroll past."""

import re
from collections.abc import Callable
from itertools import pairwise

from playwright.sync_api import Locator, Page, WebSocketRoute

from tests.browser.fixtures import Visitor
from tests.browser.lanes import on_the_slow_lane
from tests.browser.patience import still, until
from tests.browser.test_playground import ENDLESS, playing

STREAMLIT = re.compile(r"/_stcore/stream")
START = f"/?{ENDLESS}&widths=4,4&activations=relu"
TRACK = """slider => {
    const track = slider.closest('.stSlider [role=group] > div');
    const { x, y, width, height } = track.getBoundingClientRect();
    return [x, y + height / 2, width];
}"""
# The numbers of parameters and of epochs that the picture has shown, in their order.
NOTE = """() => {
    const root = document.querySelector('[data-status][data-epoch]');
    window.shown = { parameters: [], epochs: [] };
    new MutationObserver(() => {
        const parameters = Number(root.querySelector('.stat-parameters dd').textContent);
        if (window.shown.parameters.at(-1) !== parameters) window.shown.parameters.push(parameters);
        window.shown.epochs.push(Number(root.dataset.epoch));
    }).observe(root, { attributes: true });
}"""


def parameters(widths: list[int]) -> int:
    """Of a network with two inputs and one output."""
    sizes = [2, *widths, 1]
    return sum((a + 1) * b for a, b in pairwise(sizes))


def shown(page: Page, what: str = "parameters") -> list[int]:
    seen: list[int] = page.evaluate(f"window.shown.{what}")
    return seen


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=re.compile(f"^{name}"))


def place(page: Page, name: str, share: float) -> tuple[float, float]:
    """Where on the slider that share of its length is."""
    x, y, width = still(page, slider(page, name), TRACK)
    return x + share * width, y


def hold(page: Page, name: str, *shares: float) -> None:
    """Press the mouse on the slider and draw it to these places."""
    for i, share in enumerate(shares):
        page.mouse.move(*place(page, name, share), steps=1 if i == 0 else 4)
        if i == 0:
            page.mouse.down()


def follows(page: Page, widths: list[int]) -> None:
    wanted = parameters(widths)
    until(page, lambda: shown(page)[-1:] == [wanted], f"the picture shows {widths}")


def test_the_picture_follows_a_slider_that_is_held(open_page: Visitor) -> None:
    page = open_page(START)
    live = playing(page)
    page.evaluate(NOTE)
    hold(page, "Depth", 0.2, 0.5)
    follows(page, [4] * 5)
    hold_on = live.epoch
    live.until(lambda v: v.epoch > hold_on)  # it trains, too
    page.mouse.move(*place(page, "Depth", 0.3), steps=4)
    follows(page, [4] * 3)
    assert "widths=4%2C4&" in page.url
    mounts = live.mounts
    live.until(lambda v: v.epoch > 3)
    seen = len(shown(page, "epochs"))
    page.mouse.up()
    page.wait_for_url(re.compile("widths=4%2C4%2C4&"))
    live.until(lambda v: v.epoch > 20)
    after = shown(page, "epochs")[seen - 1 :]
    assert after == sorted(after), "the release began a run"
    assert live.mounts == mounts
    assert shown(page)[-1] == parameters([4] * 3)


def delayed(page: Page) -> Callable[[bool], None]:
    """Holds back what the page says to Streamlit, from late(True) to late(False)."""
    waiting: list[Callable[[], None]] = []
    late = [False]

    def between(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(
            lambda said: waiting.append(lambda: server.send(said)) if late[0] else server.send(said)
        )

    def switch(on: bool) -> None:
        late[0] = on
        while not on and waiting:
            waiting.pop(0)()

    page.route_web_socket(STREAMLIT, between)
    return switch


def test_what_comes_late_from_before_writes_nothing_back(open_map: Visitor) -> None:
    page = open_map("/about")
    late = delayed(page)
    page.goto(page.url.replace("/about", START))
    live = playing(page)
    page.evaluate(NOTE)
    late(True)
    slider(page, "Width").press("ArrowRight")
    hold(page, "Depth", 0.2, 0.5)
    follows(page, [4] * 5)
    late(False)  # while the depth is held, the width arrives
    follows(page, [5] * 5)
    page.mouse.move(*place(page, "Depth", 0.4), steps=2)
    follows(page, [5] * 4)
    late(True)
    page.mouse.up()
    epoch = live.epoch
    live.until(lambda v: v.epoch > epoch + 10)  # the release is not known yet
    late(False)
    page.wait_for_url(re.compile("widths=5%2C5%2C5%2C5&"))
    epoch = live.epoch
    live.until(lambda v: v.epoch > epoch + 10)
    assert shown(page)[-1] == parameters([5] * 4)
    assert parameters([5, 5]) not in shown(page)
    assert parameters([4, 4]) not in shown(page)[1:]


def test_where_no_channel_is_open_a_slider_acts_when_it_is_let_go(open_map: Visitor) -> None:
    page = open_map("/about")
    on_the_slow_lane(page)
    page.goto(page.url.replace("/about", START))
    live = playing(page)
    page.evaluate(NOTE)
    hold(page, "Depth", 0.2, 0.5)
    frames = live.frames
    live.until(lambda v: v.frames > frames + 3)
    assert set(shown(page)) == {parameters([4, 4])}
    page.mouse.up()
    follows(page, [4] * 5)
    page.wait_for_url(re.compile("widths=4%2C4%2C4%2C4%2C4&"))


def test_a_finger_scrolls_past_a_slider_and_moves_it_sideways(open_page: Visitor) -> None:
    page = open_page(START, viewport=(390, 844))
    fingers = page.context.new_cdp_session(page)
    fingers.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 1})

    def swipe(share: float, across: float, down: float) -> None:
        """From that place of the depth slider; the finger stays on the glass."""
        x, y = place(page, "Depth", share)
        send("touchStart", (x, y))
        for i in range(1, 13):
            send("touchMove", (x + i * across / 12, y + i * down / 12))
            page.wait_for_timeout(16)

    def send(kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": x, "y": y} for x, y in points]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    def depth() -> str | None:
        return slider(page, "Depth").get_attribute("aria-valuetext")

    playing(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    slider(page, "Depth").scroll_into_view_if_needed()
    page.evaluate(NOTE)
    before = place(page, "Depth", 0)[1]
    swipe(0.8, across=3, down=-150)
    send("touchEnd")
    until(page, lambda: place(page, "Depth", 0)[1] < before - 50, "the sidebar scrolls")
    assert depth() == "2"
    swipe(0.2, across=80, down=4)
    until(page, lambda: depth() not in ("2", None), "the slider moves")
    follows(page, [4] * int(depth() or 0))
    assert "widths=4%2C4&" in page.url
    send("touchEnd")
    page.wait_for_url(re.compile("widths=" + "%2C".join(["4"] * int(depth() or 0)) + "&"))
    send("touchStart", place(page, "Depth", 0.1))
    send("touchEnd")
    until(page, lambda: depth() == "1", "a tap moves it there")
