"""A server that can write nowhere and start no process shows the app as every other does."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser

from pages.ui.plotly_file import VERSION
from tests.browser.app_server import ROOT, AppServer
from tests.browser.fixtures import PROBED, Visitor
from tests.browser.live_view import LiveView
from tests.browser.map_view import MapView

SHIPPED = ("app.py", ".streamlit", "datasets", "nn_core", "pages", "static")
# Python runs this before all else: as where /dev/shm is full, no semaphore can be had.
WITHOUT_SEMAPHORES = """
from multiprocessing.synchronize import SemLock

def refuse(*_, **__):
    raise OSError(28, "No space left on device")

SemLock.__init__ = refuse
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The app where not even root can place a copy of plotly.js: a folder is in its way."""
    root = tmp_path / "checkout"
    root.mkdir()
    for name in SHIPPED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    for copied in root.glob("static/plotly-*"):
        copied.unlink()
    (root / "static" / f"plotly-{VERSION}.min.js").mkdir()
    return root


@pytest.fixture
def bare(checkout: Path, tmp_path: Path) -> Iterator[AppServer]:
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(WITHOUT_SEMAPHORES, encoding="utf-8")
    environ = {"PYTHONPATH": str(site), "HOME": str(tmp_path / "nowhere")}
    with AppServer(tmp_path / "streamlit.log", environ, checkout) as server:
        yield server


def test_without_a_place_to_write_or_a_process_everything_is_drawn_and_the_log_says_why(
    bare: AppServer, browser: Browser
) -> None:
    visitor = Visitor(browser, bare.url)
    page = visitor("/?speed=0&data=moons")
    LiveView(page).until(lambda v: v.status == "running" and v.epoch > 10 and v.mounts > 1)
    page = visitor("/architecture_map?row_values=0,1&column_values=1,2&starts=2&sweep_epochs=5")
    MapView(page).until(lambda v: v.status == "done").chart("heat_map")
    assert psutil.Process(bare.pid).children() == []
    visitor.close()
    assert not [e for visit in visitor.visits for e in visit.errors if not PROBED.match(e)]
    log = bare.log_text()
    assert "Traceback" not in log
    assert log.count("plotly.js cannot be copied") == 1
    assert log.count("No worker process") == 1
