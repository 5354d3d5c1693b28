"""The live view as a test sees it: the data-* attributes of its root element."""

from playwright.sync_api import ElementHandle

from tests.browser.root_view import RootView

ROOT = "[data-status][data-epoch]"
# Counts how often the epoch falls: a run that is begun anew may pass the old epoch before a test
# looks again.
COUNT_RESTARTS = """root => {
    let last = Number(root.dataset.epoch);
    window.restarts = 0;
    new MutationObserver(() => {
        const now = Number(root.dataset.epoch);
        window.restarts += now < last;
        last = now;
    }).observe(root, { attributeFilter: ['data-epoch'] });
}"""


class LiveView(RootView):
    """Reads the live view on a page. status: idle, running, paused, diverged or done."""

    root = ROOT
    name = "the live view"

    @property
    def epoch(self) -> int:
        return int(self._attribute("epoch") or -1)

    @property
    def train_loss(self) -> float:
        return float(self._attribute("train-loss") or "nan")

    @property
    def validation_loss(self) -> float:
        return float(self._attribute("validation-loss") or "nan")

    @property
    def verdict(self) -> str:
        return self._attribute("verdict")

    def count_restarts(self) -> None:
        """From now on, `restarts` says how often a run was begun anew."""
        self._root.evaluate(COUNT_RESTARTS)

    @property
    def restarts(self) -> int:
        return int(self.page.evaluate("window.restarts"))

    def handle(self) -> ElementHandle:
        """The root element itself, for measurements inside the page."""
        return self._root.element_handle()
