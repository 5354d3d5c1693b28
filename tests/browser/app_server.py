"""The app as a server on this machine, and what its process costs."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import psutil

ROOT = Path(__file__).parents[2]
START_TIMEOUT_S = 180


def free_port() -> int:
    """A loopback port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# A host that knows nothing of st.App: it runs app.py as a script, in a server of Streamlit's own.
AS_A_SCRIPT = """
import sys
from streamlit.web import bootstrap
options = dict(zip(sys.argv[1::2], sys.argv[2::2]))
options = {name.removeprefix("--").replace(".", "_"): value for name, value in options.items()}
bootstrap.load_config_options(options)
bootstrap.run("app.py", False, [], options)
"""


class Served:
    """A context manager: a program that answers within it, and is ended after it."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop()

    def _start_up(self) -> None:
        """Until it answers; it is ended where it does not."""
        try:
            self._wait_until_healthy()
        except BaseException:
            self._stop()
            raise

    def _wait_until_healthy(self) -> None:
        raise NotImplementedError

    def _stop(self) -> None:
        raise NotImplementedError


class AppServer(Served):
    """The app on a free loopback port; a context manager. The log is a file.

    base: the path below which it is served. as_script: not by `streamlit run app.py`, but as a
    host that runs app.py as an ordinary script.
    """

    def __init__(
        self,
        log: Path,
        environ: Mapping[str, str] | None = None,
        root: Path = ROOT,
        base: str = "",
        as_script: bool = False,
    ) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}{base}"
        self._base, self._as_script = base, as_script
        self.log = log
        self.orphans: list[str] = []
        self._environ = {**os.environ, **(environ or {})}
        self._root = root

    def __enter__(self) -> "AppServer":
        with self.log.open("ab") as sink:
            self._process = subprocess.Popen(
                self._command(), cwd=self._root, env=self._environ, stdout=sink, stderr=sink
            )
        self._start_up()
        return self

    def restart(self) -> None:
        """Ends the server and starts it anew at the same address, with the same log."""
        self._stop()
        self.__enter__()

    def kill_worker(self) -> None:
        """As the system does when memory runs out."""
        (worker,) = [
            child for child in self._processes()[1:] if "spawn_main" in " ".join(child.cmdline())
        ]
        worker.kill()
        psutil.wait_procs([worker], timeout=10)

    @property
    def pid(self) -> int:
        return self._process.pid

    def log_text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def cpu_seconds(self) -> float:
        """Processor time used so far, user and system, with that of child processes."""
        return float(sum(sum(process.cpu_times()[:2]) for process in self._processes()))

    def memory_mb(self) -> float:
        """Resident memory in MB (10^6 bytes), with that of child processes."""
        return float(sum(process.memory_info().rss for process in self._processes()) / 1e6)

    def _processes(self) -> list[psutil.Process]:
        server = psutil.Process(self.pid)
        return [server, *server.children(recursive=True)]

    def _command(self) -> list[str]:
        options = {
            "--server.port": str(self.port),
            "--server.address": "127.0.0.1",
            "--server.headless": "true",
            "--server.fileWatcherType": "none",
        }
        if self._base:
            options["--server.baseUrlPath"] = self._base
        flags = [word for option in options.items() for word in option]
        if self._as_script:
            return [sys.executable, "-c", AS_A_SCRIPT, *flags]
        return [sys.executable, "-m", "streamlit", "run", "app.py", *flags]

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            if self._is_healthy():
                return
            time.sleep(0.1)
        raise RuntimeError(f"The app's server did not start. Its log:\n{self.log_text()}")

    def _is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _stop(self) -> None:
        """Ends the server; whatever it started and left behind is named in `orphans`, and ended."""
        children = psutil.Process(self.pid).children(recursive=True)
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        _, left = psutil.wait_procs(children, timeout=5)
        self.orphans = [" ".join(child.cmdline()) for child in left]
        for child in left:
            child.kill()
