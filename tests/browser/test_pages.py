"""Pages, links and language in a real browser: nothing is lost, and a bad link is repaired."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.fixtures import PROBED, Visitor
from tests.browser.live_view import ROOT, LiveView
from tests.browser.patience import eventually

ENDLESS = "epochs=100000"
AWAY_MS = 4000
TROUBLE = re.compile("Traceback|Error:|Exception")
BAD_LINKS = {
    "widths=0,-1,1e9&batch_size=1e9": "has become 1, 1, 256",
    "learning_rate=NaN&l2=1e999": "cannot be NaN",
    "epochs=0x10&noise=1,5": "cannot be 0x10",
    "widths=" + ",".join(["4"] * 10_000): "can have 10 values at most",
    "foo=1&bar=2&baz=3&qux=4&quux=5&noise=9": "can be 0 to 0.5: 9 has become 0.5",
    "lang=xx": "The language xx is not available",
    "data=reg-plane&output=softmax": "does not fit the other settings",
    "nonsense=1&noise=0.1&noise=0.2": "Unknown and left out: nonsense",
    "data=" + quote("<script>alert(1)</script>"): "cannot be <script>alert(1)</script>",
    "data=" + "x" * 64_000: "cannot be xxx",
}


def running(page: Page) -> LiveView:
    return LiveView(page).until(lambda v: v.status == "running" and v.frames > 2)


def done(page: Page) -> LiveView:
    return LiveView(page).until(lambda v: v.status == "done")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def losses(page: Page) -> list[str | None]:
    """Epoch and losses of the run, with all their digits."""
    root = page.locator(ROOT)
    names = ("epoch", "train-loss", "validation-loss")
    return [root.get_attribute(f"data-{name}") for name in names]


def to_page(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


@pytest.fixture
def cold_page(browser: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """Opens pages of a server that nobody has visited yet."""
    with AppServer(tmp_path / "streamlit.log") as server:
        visitor = Visitor(browser, server.url)
        yield visitor
        visitor.close()
        assert "Traceback" not in server.log_text()
    errors = [e for visit in visitor.visits for e in visit.errors if not PROBED.match(e)]
    assert not errors


def test_back_leaves_a_page_in_one_press_however_much_was_set_there(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}&lang=en")
    running(page)
    page.wait_for_url(re.compile("widths=8%2C8%2C8"))
    page.get_by_role("slider", name="Depth").focus()
    for layers in (4, 5):
        page.keyboard.press("ArrowRight")
        page.wait_for_url(re.compile("widths=" + "%2C".join("8" * layers) + "&"))
    to_page(page, "About")
    page.get_by_role("heading", name="About Lagom").wait_for()
    page.go_back()
    running(page)
    assert query(page)["widths"] == ["8,8,8,8,8"]
    page.go_back()
    page.wait_for_url("about:blank")


def test_leaving_the_page_and_coming_back_keeps_the_settings_and_the_run(
    open_page: Visitor,
) -> None:
    page = open_page(f"/?{ENDLESS}&data=moons&widths=5,3&activations=tanh&speed=30&noise=0.2")
    running(page)
    page.wait_for_url(re.compile("widths=5%2C3"))
    before = query(page)
    start, epoch = time.monotonic(), LiveView(page).epoch
    to_page(page, "About")
    page.get_by_role("heading", name="About Lagom").wait_for()
    page.wait_for_timeout(AWAY_MS)
    to_page(page, "Playground")
    live = LiveView(page).until(lambda v: v.frames > 0 and v.epoch >= epoch)
    at_hand = time.monotonic() - start - AWAY_MS / 1000
    assert live.epoch < epoch + 30 * at_hand + 60, "30 epochs a second went on for all of the 4 s"
    live.until(lambda v: v.status == "running" and v.epoch > epoch + 5)
    page.wait_for_url(re.compile("widths=5%2C3"))
    assert query(page) == before


def test_a_link_opened_elsewhere_repeats_the_experiment_bit_for_bit(open_page: Visitor) -> None:
    first = open_page("/?epochs=40&speed=0&data=rings&widths=6,4&dropout=0.1&l2=0.001&seed=7")
    done(first)
    second = open_page("/?" + urlsplit(first.url).query)
    done(second)
    assert losses(second) == losses(first)
    other = open_page("/?" + urlsplit(first.url).query.replace("&seed=7", "&seed=8"))
    done(other)
    assert losses(other) != losses(first)


def test_a_bad_link_is_repaired_and_says_so(open_map: Visitor, server: AppServer) -> None:
    page = open_map("/about")  # one visitor, so that only the first waits for plotly.js
    for link, says in BAD_LINKS.items():
        page.goto(f"{server.url}/?{link}", wait_until="commit")
        LiveView(page).until(lambda v: v.frames > 0)
        page.get_by_role("alert").get_by_text(says).first.wait_for()
        running(page).until(lambda v: v.epoch > 3)
        assert not TROUBLE.search(page.locator("body").inner_text()), link[:40]
    page.locator(".st-key-play_bar").get_by_role("button", name=re.compile("^Pause")).click()
    LiveView(page).until(lambda v: v.status == "paused")


def test_a_notice_of_two_repairs_leaves_the_pictures_in_sight(open_page: Visitor) -> None:
    page = open_page("/?noise=9&learning_rate=NaN")
    running(page)

    def in_sight() -> None:
        box, map_ = (page.locator(place).first.bounding_box() for place in (".stAlert", ".view"))
        assert box
        assert box["height"] < 90
        assert map_
        assert map_["y"] + map_["height"] < 768

    eventually(page, in_sight)


@pytest.mark.parametrize("path", ["/about", f"/playground?{ENDLESS}&data=xor"])
def test_a_cold_deep_link_shows_the_page_in_its_frame(cold_page: Visitor, path: str) -> None:
    page = cold_page(path)
    for name in ("Playground", "About"):
        page.get_by_role("link", name=name, exact=True).wait_for()
    if path == "/about":
        page.get_by_role("heading", name="About Lagom").wait_for()
        to_page(page, "Playground")
    else:
        page.wait_for_url(re.compile("data=xor"))
    running(page)
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize(
    ("locale", "language", "pause"), [("sv-SE", "sv", "Pausa"), ("de-DE", "en", "Pause")]
)
def test_the_browser_chooses_the_first_language(
    open_page: Visitor, locale: str, language: str, pause: str
) -> None:
    page = open_page(f"/?{ENDLESS}", locale=locale)
    running(page)
    bar = page.locator(".st-key-play_bar")
    expect(bar.get_by_role("button", name=re.compile(rf"^{pause}\b"))).to_have_count(1)
    # For screen readers, which read Swedish with English sounds otherwise.
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_switching_the_language_keeps_the_run_and_the_settings(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}&data=xor&widths=3,5&noise=0.15")
    running(page).until(lambda v: v.epoch > 15)
    before, epoch = query(page), LiveView(page).epoch
    page.get_by_role("radio", name="Svenska").or_(
        page.get_by_role("button", name="Svenska")
    ).first.click()
    page.locator(".st-key-play_bar").get_by_role("button", name=re.compile("^Pausa")).wait_for()
    page.get_by_text("Träningsförlust").first.wait_for()
    live = running(page)
    assert live.epoch >= epoch

    def named_in_swedish() -> None:
        read = "all => all.map((b) => b.dataset.title)"
        buttons = page.locator(".modebar-btn").evaluate_all(read)
        assert "Spara som bild" in buttons
        assert not {"Download plot as a PNG", "Share chart..."} & {*buttons}, "to no other host"

    eventually(page, named_in_swedish)
    page.wait_for_url(re.compile("lang=sv"))
    assert query(page) == {**before, "lang": ["sv"]}
    noise = page.locator('[class*="st-key-set_noise"]')
    noise.get_by_text("0,15", exact=True).wait_for()
    expect(page.locator(".curves").get_by_text("Förlusten under träningen")).to_have_count(1)


TEXTS = ".lagom-plot text, .lagom-way text, .stMain p, .st-key-head p"
SMALL = """(texts) => [...document.querySelectorAll(texts)]
    .filter((e) => e.textContent.trim() && !e.closest('.katex') && e.getClientRects().length)
    .filter((e) => !e.querySelector('[style*="70%"]')) // a power, whose exponent is smaller
    .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 17.5).map((e) => e.textContent)"""
APART = """() => {
    const head = document.querySelector('.st-key-head').getBoundingClientRect();
    const links = [...document.querySelectorAll('header nav a')];
    return links.every((e) => e.getBoundingClientRect().right <= head.left);
}"""
TOO_WIDE = """() => ['html', '.stMain'].filter((name) => {
    const e = document.querySelector(name);
    return e.scrollWidth > e.clientWidth;
})"""
# A page, and what stands on it when it is drawn.
STANDING = {
    "/one_point": ".lagom-way .annotation-text",
    "/data?open=ends": ".lagom-plot .xtitle",
    "/parts?open=weights": ".stMarkdown table",
}


@pytest.mark.parametrize(("path", "drawn"), STANDING.items())
def test_a_page_beside_the_playground_is_large_for_a_projector_and_fits_half_a_window(
    open_map: Visitor, path: str, drawn: str
) -> None:
    mark = "&" if "?" in path else "?"
    page = open_map(f"{path}{mark}lang=sv&projector=1", viewport=(1280, 720))
    page.locator(drawn).first.wait_for()
    page.locator(".st-key-head p").wait_for()

    def large() -> None:
        assert page.evaluate(SMALL, TEXTS) == []
        assert page.evaluate(APART)

    def fits() -> None:
        assert page.evaluate(TOO_WIDE) == []

    eventually(page, large)
    for size in ({"width": 683, "height": 384}, {"width": 390, "height": 844}):
        page.set_viewport_size(size)
        eventually(page, fits)
