"""Own data are learned from everywhere, seen by their own session only, and handed to the worker
whenever it lacks them."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from datasets.own import Recipe, Table, read_csv
from datasets.slices import slice_grid
from nn_core.export import ModelFileError, read_model, write_model
from pages.features.home.live.questions import taken
from pages.features.home.ui import opening
from pages.live import engine as engine_module
from pages.live import own_data
from pages.live.engine import Engine
from pages.live.experiment import Experiment
from pages.live.held import options_of
from pages.live.own_data import BUDGET_MB, KEPT
from pages.live.own_key import OWN, OwnDataMissing
from pages.live.own_link import read, write
from pages.live.points import input_values
from pages.live.questions import retraining
from pages.live.run_session import Request
from pages.live.settings import Settings, for_dataset, settle, with_own
from pages.live.source import is_at_hand, own_key, source
from pages.live.worker import EngineProcess
from pages.ui import presence
from pages.ui.undo import Undo
from pages.ui.url import decode, encode, stands_in
from tests.pages.frames import Browser, sweeps_of
from tests.pages.test_sweep_frames import with_sweep
from tests.pages.test_sweeps import Tab
from tests.pages.test_worker import kill, worker_of

ROWS = 60
MINE, THEIRS = "mine", "theirs"
SMALL = Settings(hidden_widths=(4,), activations=("tanh",), epochs=5, speed=0)


def table(seed: int = 0) -> Table:
    """Lengths, weights and kinds of fish, as a class might measure them."""
    rng = np.random.default_rng(seed)
    length = rng.uniform(20, 60, ROWS)
    weight = 12 * length + rng.normal(0, 30, ROWS)
    kinds = rng.choice(["abborre", "gädda", "mört"], ROWS)
    lines = [
        f"{a:.1f};{b:.1f};{c}".replace(".", ",")
        for a, b, c in zip(length, weight, kinds, strict=True)
    ]
    return read_csv(("längd;vikt;art\n" + "\n".join(lines)).encode("cp1252"), "fiskar.csv")


def settings_of(
    table: Table,
    target: str = "vikt",
    inputs: tuple[str, ...] = ("längd", "art"),
    owner: str = MINE,
) -> Settings:
    task = "multiclass" if target == "art" else "regression"
    own_data.keep_table(owner, table)
    return with_own(SMALL, write(table, Recipe((target,), inputs, "drop", task)), owner)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _nobody() -> Iterator[None]:
    """Nothing stays from test to test."""
    own_data.forget(set(), since=np.inf)
    yield
    own_data.forget(set(), since=np.inf)


@pytest.fixture(scope="module")
def process() -> Iterator[EngineProcess]:
    process = EngineProcess()
    yield process
    process._pool.shutdown()


# Links


def test_a_link_holds_places_and_no_names_and_reads_back() -> None:
    fish = table()
    for recipe in (
        Recipe(("vikt",), ("längd", "art"), "median", "regression"),
        Recipe(("art",), ("vikt", "längd"), "drop", "multiclass"),
    ):
        own = write(fish, recipe)
        link = read(own)
        assert link is not None
        assert link.recipe(fish) == recipe
        assert not any(name in own for name in ("vikt", "längd", "art"))


@pytest.mark.parametrize(
    "text",
    ["", "x", "0123456789abcdef-rd-1-", "0123456789abcdef-rd-1-5_2", "0123456789abcdef-rd-1-0_1_2",
     "0123456789abcdef-xd-1-0", "0123456789abcdef-rd-1-0_99999",
     "0123456789abcdef-rd-1-" + "0." * 3000],
)  # fmt: skip
def test_any_other_text_is_no_link(text: str) -> None:
    assert read(text) is None


def test_a_link_to_own_data_reads_back_in_its_session_only() -> None:
    settings = replace(settings_of(table()), seed=7)
    link = {name: [text] for name, text in encode(settings, sweep=True).items()}
    assert MINE not in str(link)
    assert decode(link, MINE) == (settings, [])
    stand_in, notices = decode(link, THEIRS)
    assert stands_in(notices)
    assert len(notices) == 1
    assert (stand_in.dataset, stand_in.own, stand_in.owner) == (Settings.dataset, "", "")
    assert (stand_in.seed, stand_in.hidden_widths) == (7, settings.hidden_widths)


def test_nobody_opens_anothers_table_even_with_the_same_file_and_name() -> None:
    settings = settings_of(table())
    for other in (replace(settings, owner=THEIRS), replace(settings, owner="")):
        with pytest.raises(OwnDataMissing):
            source(other)
    link = {name: [text] for name, text in encode(settings).items()}
    assert stands_in(decode({**link, "owner": [MINE]}, THEIRS)[1])
    settings_of(table(1), owner=THEIRS)
    assert stands_in(decode(link, THEIRS)[1])
    settings_of(table(), owner=THEIRS)
    assert decode(link, THEIRS)[0] == replace(settings, owner=THEIRS)


# The source


@pytest.mark.parametrize(
    ("target", "inputs"), [("vikt", ("längd", "art")), ("art", ("längd", "vikt"))]
)
def test_what_is_known_of_own_data_is_what_is_learned(target: str, inputs: tuple[str, ...]) -> None:
    settings = settings_of(table(), target, inputs)
    found = source(settings)
    data = found.load()
    assert (data.name, data.task) == (OWN, settings.task) == (found.spec.name, found.spec.task)
    assert data.input_names == found.spec.input_names
    assert data.y_train.shape[1] == found.n_outputs
    assert len(data.x_train) + len(data.x_validation) == found.n_samples < ROWS
    assert data.floor is None
    assert not found.spec.has_samples
    assert not found.spec.has_noise


def test_own_data_bring_the_output_of_their_task_after_other_own_data_too() -> None:
    fish = table()
    classes = settings_of(fish, "art", ("längd", "vikt"))
    assert classes.output_activation == "softmax"
    number = Recipe(("vikt",), ("längd",), "drop", "regression")
    after = with_own(classes, write(fish, number), MINE)
    assert (after.output_activation, after.loss) == ("identity", "mse")


def test_a_categorys_inputs_are_0_or_1_wherever_one_types_them() -> None:
    data = source(settings_of(table())).load()
    values = dict(zip(data.input_names, input_values(data), strict=True))
    assert {values[name] for name in data.input_names if name != "längd"} == {(0.0, 1.0)}
    assert len(values["längd"]) > 50


def test_a_map_of_own_data_shows_columns_and_the_link_says_where_the_rest_stands() -> None:
    # längd is input 0, art inputs 1, 2 and 3: with fewer than two numbers a category is an axis.
    settings = settings_of(table())
    assert settings.slice.axes == (0, 1)
    asked = settle(replace(settings, x_axis=2, held=("9:1", "2:1", "1:7", "0:1e9")))
    assert asked.slice.axes == (0, 1)
    data = source(asked).load()
    longest = options_of(data)[0][-1]
    assert asked.held == (f"0:{longest:g}", "1:2")  # what is none is left out, the rest in range
    assert decode({k: [v] for k, v in encode(asked).items()}, MINE) == (asked, [])
    _, notices = decode({k: [v] for k, v in encode(replace(asked, held=("3:1",))).items()}, MINE)
    assert [(each.kind, each.parameter) for each in notices] == [("contradiction", "held")]
    x = slice_grid(data, asked.slice, 6)
    assert set(map(tuple, x[:, 1:])) == {(1, 0, 0), (0, 1, 0), (0, 0, 1)}
    assert for_dataset(asked, "wine").held == ()


def test_other_data_take_the_place_of_own_data_wholly() -> None:
    left = for_dataset(settings_of(table()), "circle")
    assert (left.own, left.owner) == ("", "")
    assert left.data_key() == for_dataset(Settings(), "circle").data_key()


def test_a_session_keeps_the_few_tables_it_used_last_and_the_one_it_learns_from() -> None:
    tables = [table(seed) for seed in range(KEPT + 2)]
    used = settings_of(tables[0])
    for each in tables[1:]:
        own_data.keep_table(MINE, each, used=used.own)
    assert source(used).load()
    assert own_data.table_of(MINE, tables[-1].fingerprint) is not None
    assert own_data.table_of(MINE, tables[1].fingerprint) is None


def test_a_full_server_refuses_what_has_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    fish = table()
    own_data.keep_table(THEIRS, fish)
    assert own_data.has_room(MINE, fish)
    assert BUDGET_MB > 100
    monkeypatch.setattr(own_data, "BUDGET_MB", 1.5 * own_data.megabytes_needed(fish))
    assert not own_data.has_room(MINE, fish)
    assert own_data.has_room(THEIRS, fish), "its own gives way"


def test_who_has_gone_is_forgotten_and_who_is_new_is_not() -> None:
    settings = settings_of(table())
    assert not own_data.forget({MINE}, since=np.inf)
    assert not own_data.forget(set(), since=-np.inf)
    source(settings)
    assert own_data.forget(set(), since=np.inf)
    with pytest.raises(OwnDataMissing):
        source(settings)


def test_the_roll_call_forgets_the_server_s_and_the_worker_s(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[object] = []
    monkeypatch.setattr(
        presence, "engine", lambda: SimpleNamespace(roll_call=lambda *who: calls.append(who))
    )
    for module, report in (
        (presence, presence._report),
        (engine_module, Engine().roll_call),
    ):
        monkeypatch.setattr(module, "UNKNOWN_S", -1.0)  # nobody is new
        settings = settings_of(table())
        report({MINE}, set())
        assert source(settings)
        report(set(), set())
        with pytest.raises(OwnDataMissing):
            source(settings)
    assert calls == [({MINE}, set()), (set(), set())]


# The worker


def test_the_worker_is_handed_own_data_and_learns_what_the_engine_here_learns(
    process: EngineProcess,
) -> None:
    settings = settings_of(table())
    there = Browser(process, settings, MINE)  # type: ignore[arg-type]
    here = Browser(Engine(), settings, MINE)
    there.until("done")
    here.until("done")
    assert there.curve.shape[1] > 1
    np.testing.assert_array_equal(there.curve, here.curve)


def test_a_new_worker_is_handed_them_again_and_the_run_goes_on(process: EngineProcess) -> None:
    settings = replace(settings_of(table(), "art", ("längd", "vikt")), epochs=40)
    browser = Browser(process, settings, MINE)  # type: ignore[arg-type]
    browser.until("done")
    before = browser.curve.copy()
    dead = worker_of(process)
    kill(process)
    browser.frame(was=browser.reply.standing, playing=False)
    assert worker_of(process) != dead
    browser.until("done")
    np.testing.assert_array_equal(browser.curve, before)


def test_a_worker_that_forgot_them_is_handed_them_for_any_question(process: EngineProcess) -> None:
    settings = settings_of(table())
    process.ask(Engine.let_go_of_data, MINE)
    request = Request(settings=settings, language="en", playing=False)
    assert process.ask(Engine.see, MINE, request, retraining) is None


def test_data_that_are_gone_from_the_server_too_are_missed_in_so_many_words(
    process: EngineProcess,
) -> None:
    settings = settings_of(table())
    own_data.let_go(MINE)
    process.ask(Engine.let_go_of_data, MINE)
    with pytest.raises(OwnDataMissing):
        Browser(process, settings, MINE).frame()  # type: ignore[arg-type]


def test_another_table_with_the_same_settings_is_another_run(process: EngineProcess) -> None:
    first = settings_of(table())
    browser = Browser(process, first, MINE)  # type: ignore[arg-type]
    header, _ = browser.frame()
    other = settings_of(table(1))
    changed, _ = browser.frame(settings=other)
    assert changed["run"] != header["run"]
    assert own_key(first) != own_key(other)


def test_the_map_learns_from_own_data() -> None:
    asked = {"row_values": ("1",), "column_values": ("2", "4")}
    settings = with_sweep(settings_of(table()), **asked, starts=1, epochs=2)
    tab = Tab(Engine(), settings, f"{MINE}:map")
    tab.trained()
    assert len(sweeps_of(tab.engine).rows(f"{MINE}:map", 0.1)) == 2


def test_a_saved_network_of_own_data_opens_where_they_are_and_asks_for_them_elsewhere() -> None:
    asked = settings_of(table())
    model = replace(taken(Experiment(asked)).model, settings=encode(asked))
    again = read_model(write_model(model))
    assert opening.settings_of(again, MINE) == asked
    with pytest.raises(ModelFileError) as refused:
        opening.settings_of(again, THEIRS)
    assert refused.value.reason == "own"


def test_a_link_that_names_a_column_twice_is_none() -> None:
    for places in ("0_1.0_1", "2.2", "2"):  # the last repeats the target
        assert read(f"0123456789abcdef-rd-2-{places}") is None
    assert read(f"0123456789abcdef-rd-2-{'0_999.' * 3}0_1") is None


def test_a_map_of_own_data_is_adopted_by_nobody_and_goes_with_them() -> None:
    engine = Engine()
    asked = with_sweep(settings_of(table()), epochs=2, starts=1)
    tab = Tab(engine, asked, "mine:map")
    tab.command("run")
    engine.roll_call(set(), {MINE})
    assert sweeps_of(engine).adopt("theirs:map", "mine:map") == "nothing"
    engine.let_go_of_data(MINE)
    assert sweeps_of(engine).session("mine:map").newest is None


def test_a_change_of_data_that_are_gone_is_passed_over_when_changes_are_taken_back() -> None:
    undo, mine = Undo(), settings_of(table())
    undo.note(replace(SMALL, noise=0.2), mine)
    undo.note(mine, SMALL)
    own_data.let_go(MINE)
    assert undo.take(is_at_hand) == replace(SMALL, noise=0.2)
