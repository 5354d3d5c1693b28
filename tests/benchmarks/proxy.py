"""README's reverse proxy, HAProxy, on a free loopback port before servers of this machine."""

import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.browser.app_server import ROOT, START_TIMEOUT_S, Served, free_port

HOST = "127.0.0.1"  # in the place of README's lagom.example.org


def configuration(port: int, servers: tuple[int, int]) -> str:
    """README's, with the ports of the proxy and of its servers, and this machine's name."""
    found = re.search(r"```haproxy\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert found, "README shows no configuration"
    text = found[1]
    for shown, used in {
        "bind :80\n": f"bind {HOST}:{port}\n",
        "lagom.example.org": HOST,
        ":8501": f":{servers[0]}",
        ":8502": f":{servers[1]}",
    }.items():
        assert text.count(shown) == 1, shown
        text = text.replace(shown, used)
    return text


class Proxy(Served):
    """HAProxy before two servers; a context manager. Skips the test where it is not installed."""

    def __init__(self, *servers: int) -> None:
        # Debian puts it where only root's path leads.
        program = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin")
        if program is None:
            pytest.skip("HAProxy is not installed (Debian: apt install haproxy)")
        self._program = program
        self.port = free_port()
        self.url = f"http://{HOST}:{self.port}"
        first, second = servers
        self._text = configuration(self.port, (first, second))

    def __enter__(self) -> "Proxy":
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "haproxy.cfg"
            file.write_text(self._text, "utf-8")
            self._process = subprocess.Popen([self._program, "-db", "-f", str(file)])
            self._start_up()
        return self

    def _stop(self) -> None:
        self._process.kill()
        self._process.wait()

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT_S
        while self._process.poll() is None and time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=5).close()
                return
            except (URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError("HAProxy did not start")
