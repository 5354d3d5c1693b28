"""Own data in a real browser: a file of Swedish Excel is learned from, a dead worker is handed it
again, and a link to it shows nobody else anything of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app_server import AppServer
from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.texts import SWEDISH

PATIENCE_MS = 60_000
ROWS = 120


def excel(path: Path) -> Path:
    """As Swedish Excel saves a table: semicolons, decimal commas, Windows' own letters."""
    chance = random.Random(1)
    lines = ["längd (cm);vikt (g);art"]
    for i in range(ROWS):
        length, kind = (chance.gauss(60, 5), "gädda") if i % 2 else (chance.gauss(25, 3), "mört")
        lines.append(
            f"{length:.1f};{8 * length + chance.gauss(0, 20):.1f};{kind}".replace(".", ",")
        )
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[AppServer]:
    """A server whose worker may be killed."""
    with AppServer(tmp_path / "streamlit.log") as server:
        yield server
    assert "Traceback" not in server.log_text()


@pytest.fixture
def visit(browser: Browser, own_server: AppServer) -> Iterator[Visitor]:
    visitor = Visitor(browser, own_server.url)
    yield visitor
    visitor.close()
    assert not any(each.foreign_requests for each in visitor.visits)


@pytest.mark.timeout(300)
def test_a_file_of_swedish_excel_is_learned_from_by_its_visitor_alone(
    visit: Visitor, own_server: AppServer, tmp_path: Path
) -> None:
    page = visit("/data?lang=sv&epochs=100000", locale="sv-SE")
    page.locator("input[type=file]").set_input_files(
        excel(tmp_path / "fiskar.csv"), timeout=PATIENCE_MS
    )
    page.get_by_role("link", name=SWEDISH["data.open"]).click(timeout=PATIENCE_MS)
    view = LiveView(page).until(lambda v: v.epoch > 5 and v.train_loss < 0.5)
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar).to_contain_text(SWEDISH["dataset.own.about"], timeout=PATIENCE_MS)
    expect(page.locator("body")).to_contain_text("längd (cm)")
    link = urlsplit(page.url).query
    assert "längd" not in link
    assert "fiskar" not in link

    epoch = view.epoch
    own_server.kill_worker()  # a new one is handed the table, and trains again what was lost
    told = page.locator(".st-key-notice_again")
    expect(told).to_contain_text("tränats om", timeout=PATIENCE_MS)
    view.until(lambda v: v.epoch > epoch + 5 and v.train_loss < 0.5)

    other = visit(f"/?{link}", locale="sv-SE")
    expect(other.locator(".st-key-notice_own")).to_be_visible(timeout=PATIENCE_MS)
    LiveView(other).until(lambda v: v.epoch > 0)
    expect(other.locator("body")).not_to_contain_text("längd (cm)")
    assert "data=own" in other.url, "the link is still there, to be opened with the file"
