"""What holds for every test: one BLAS thread, Hypothesis without a clock, the browser fixtures."""

import os
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import settings

# Before NumPy is imported: the app's server runs BLAS single-threaded, so the tests do too.
for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

# No deadline: on a busy machine the clock says nothing about the property. In CI the examples are
# the same at every run, so that a red build means a change.
settings.register_profile(
    "lagom", deadline=None, max_examples=60, derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("lagom")

pytest_plugins = ["tests.browser.fixtures"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whatever uses the browser, and run it last; and what measures.

    Quick answers come first, and Playwright leaves an event loop running in the main thread,
    which tests with loops of their own must not meet.
    """
    for item in items:
        used = set(getattr(item, "fixturenames", ()))
        if "browser" in used:
            item.add_marker("browser")
        if "figures" in used or "benchmarks" in item.path.parts:
            item.add_marker("alone")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


Cost = Callable[[Callable[[], object]], float]


@pytest.fixture
def cost() -> Cost:
    """`cost(work)`: processor seconds that the work takes, in those of the model's machine.

    Other processes do not count, and a slow machine is not held to a fast one's seconds.
    """
    from nn_core.sweep.cost import machine_factor  # here, since it imports NumPy

    factor = machine_factor()

    def measure(work: Callable[[], object]) -> float:
        start = process_time()
        work()
        return (process_time() - start) / factor

    return measure


Figures = Callable[[str, str, str], None]
_figures = pytest.StashKey[list[tuple[str, str, str]]]()


@pytest.fixture(scope="session")
def figures(pytestconfig: pytest.Config) -> Figures:
    """`figures(what, measured, goal)` prints a measured figure at the end of the run."""
    rows = pytestconfig.stash.setdefault(_figures, [])
    return lambda what, measured, goal: rows.append((what, measured, goal))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """A table of the measured figures beside their goals."""
    if rows := config.stash.get(_figures, []):
        terminalreporter.section("figures")
    for what, measured, goal in rows:
        terminalreporter.line(f"{what:45} {measured:>25}   {goal and 'goal: ' + goal}")
