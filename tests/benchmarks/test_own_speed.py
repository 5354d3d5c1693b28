"""How fast own data are read, and how soon a network knows the digits: of processor time."""

import statistics
from collections.abc import Callable, Iterator
from time import process_time

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from datasets import OWN_LIMITS, load
from datasets.own import Recipe, check, prepare, proposed_recipe, proposed_target, read_csv
from nn_core import NetworkConfig, RunConfig, Trainer
from pages.live import own_data
from pages.live.engine import Engine
from pages.live.own_link import write
from pages.live.settings import Settings, with_own
from tests.pages.frames import Browser

pytestmark = pytest.mark.slow
Figures = Callable[[str, str, str], None]
ROWS = 20_000


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    with threadpool_limits(limits=1):
        yield


def largest_file() -> bytes:
    """As Swedish Excel writes it, as large as it may be."""
    rng = np.random.default_rng(0)
    n_columns = 60
    rows = rng.uniform(-500, 500, (ROWS, n_columns))
    lines = [";".join(f"{value:.3f}" for value in row).replace(".", ",") for row in rows]
    head = ";".join(f"kolumn{i}" for i in range(n_columns))
    text = "\r\n".join([head, *lines]).encode("cp1252")
    return text[: text.rindex(b"\r\n", 0, OWN_LIMITS["bytes"])]


def test_the_largest_file_is_read_and_understood(figures: Figures) -> None:
    content = largest_file()
    read_csv(content[: content.index(b"\r\n", 10**5)])  # loads pandas
    start = process_time()
    table = read_csv(content)
    read = process_time() - start
    recipe = proposed_recipe(table, proposed_target(table))
    check(table, recipe)
    prepare(table, recipe)
    whole = process_time() - start
    size = len(content) / 2**20
    figures(
        f"a CSV of {size:.1f} MB: read; with proposal, checks and split",
        f"{read:.1f} s; {whole:.1f} s of processor time", "3 s",
    )  # fmt: skip
    assert size > 9
    assert table.n_rows > 15_000


def test_digits_are_known_soon(figures: Figures) -> None:
    data = load("digits")
    network = NetworkConfig((32,), "relu", "softmax")
    run = RunConfig(network=network, loss="cross_entropy", optimizer="adam", learning_rate=0.01)
    trainer = Trainer([run], data.x_train, data.y_train, data.x_validation, data.y_validation)
    start = process_time()
    while (share := float(trainer.accuracy(data.x_validation, data.y_validation)[0])) < 0.95:
        trainer.run(max_epochs=1)
        assert trainer.epoch < 100
    spent = process_time() - start
    figures(
        "digits, 64-32-10: 95 % of the validation points right",
        f"after {trainer.epoch} epochs, {spent:.2f} s of processor time", "10 s",
    )  # fmt: skip
    assert share >= 0.95


def test_twenty_thousand_rows_of_fifty_inputs_train(figures: Figures) -> None:
    rng = np.random.default_rng(0)
    x = rng.standard_normal((ROWS, 50))
    y = np.sin(x[:, :1]) + 0.1 * rng.standard_normal((ROWS, 1))
    run = RunConfig(network=NetworkConfig((8, 8), "relu"), loss="mse", batch_size=10)
    half = ROWS // 2
    trainer = Trainer([run], x[:half], y[:half], x[half:], y[half:])
    trainer.run(max_steps=50)
    start = process_time()
    trainer.run(max_steps=1000)
    spent = process_time() - start
    figures("20,000 x 50, 50-8-8-1, batches of 10: batches a second", f"{1000 / spent:.0f}", "")
    assert trainer.step_count == 1050
    assert np.isfinite(trainer.predict(x[:5])).all()


def test_twenty_thousand_rows_of_fifty_inputs_are_seen_live(figures: Figures) -> None:
    values = np.random.default_rng(0).standard_normal((ROWS, 50)).round(4)
    names = [f"c{i}" for i in range(50)]
    lines = [",".join(names), *(",".join(map(str, row)) for row in values.tolist())]
    table = read_csv("\n".join(lines).encode())
    own_data.keep_table("speed", table)
    recipe = Recipe((names[0],), tuple(names[1:]), "drop", "regression")
    settings = with_own(Settings(), write(table, recipe), "speed")
    browser = Browser(Engine(), settings)
    for _ in range(10):
        browser.frame()
    start, n = process_time(), 30
    for _ in range(n):
        browser.frame()
    spent = (process_time() - start) / n
    own_data.let_go("speed")
    kilobytes = statistics.median(browser.bytes[-n:]) / 1e3
    figures("20,000 x 50, live: a frame, with its training", f"{1e3 * spent:.0f} ms", "100 ms")
    figures("20,000 x 50, live: data a frame", f"{kilobytes:.1f} kB", "20 kB")
    assert kilobytes <= 20
    assert browser.reply.status == "running"
