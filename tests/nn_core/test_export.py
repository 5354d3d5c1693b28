"""A network taken home answers what Lagom answers: as a file, in NumPy and in scikit-learn."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets import load
from nn_core import (
    ACTIVATIONS,
    ConfigError,
    DataError,
    Model,
    NetworkConfig,
    RunConfig,
    Trainer,
    export_code,
)
from nn_core.export import LIBRARIES, ModelFileError, read_model, write_model
from nn_core.export.expressions import EXPRESSIONS
from pages.text import LANGUAGES, Translator
from tests.nn_core.exported import WORDS, columns, models, network, raw_of, trained

MODELS = dict(models())


def run_code(name: str, model: Model) -> dict[str, Any]:
    """The names that the code defines."""
    code = LIBRARIES[name].code(model, raw_of(model, 2), WORDS)
    found: dict[str, Any] = {"__name__": "taken_home"}
    exec(compile(code, "taken_home.py", "exec"), found)
    return found


@pytest.mark.parametrize("name", MODELS)
def test_numpy_code_answers_as_the_network(name: str) -> None:
    model = MODELS[name]
    raw = raw_of(model)
    answers = run_code("numpy", model)["predict"](raw)
    np.testing.assert_allclose(answers, model.predict(raw), rtol=1e-6, atol=1e-6)
    close = model.predict(raw, "float32")  # as the app computes
    np.testing.assert_allclose(answers, close, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", MODELS)
def test_scikit_learn_code_answers_as_the_network_or_is_refused(name: str) -> None:
    model = MODELS[name]
    reason = LIBRARIES["sklearn"].refused(model)
    refused = {"mixed": "activation", "signed": "output", "sigmoids": "output", "labels": "output"}
    plain = {"identity", "relu", "tanh", "sigmoid", "none hidden", "binary", "classes", "dropout"}
    assert reason == ("" if name in plain else refused.get(name, "activation"))
    if reason:
        return
    raw, found = raw_of(model), run_code("sklearn", model)
    if model.classes:
        chosen = run_code("numpy", model)["predict_class"](raw)
        assert found["predict_class"](raw) == chosen
    np.testing.assert_allclose(found["predict"](raw), model.predict(raw), rtol=1e-6, atol=1e-6)


def test_one_activation_for_all_hidden_layers_is_all_that_scikit_learn_has() -> None:
    model = trained(network(("relu", "tanh")))
    assert LIBRARIES["sklearn"].refused(model) == "mixed"


def test_every_activation_exists_as_code() -> None:
    assert set(ACTIVATIONS) <= set(EXPRESSIONS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("library", LIBRARIES)
def test_code_reads_in_the_users_language_within_100_columns(library: str, language: str) -> None:
    words = Translator(language)
    model = trained(network(("gelu", "leaky_relu")))
    if library == "sklearn":
        model = trained(network(("relu",)))
    code = LIBRARIES[library].code(model, raw_of(model, 2), words)
    assert words("code.inputs")[:40] in code
    assert max(map(len, code.splitlines())) <= 100
    compile(code, "x.py", "exec")
    if library == "torch":
        assert 'nn.GELU(approximate="tanh")' in code
    if library == "keras":
        assert "gelu(z, approximate=True)" in code


def test_names_that_anybody_chose_stay_text_in_the_code() -> None:
    model = trained(network(("relu",)), classes=False)
    evil = 'a"\n]; raise SystemExit #'
    named = replace(model, inputs=replace(model.inputs, names=(evil, "b", "\u202ec")))
    assert run_code("numpy", named)["INPUT_NAMES"] == [evil, "b", "\u202ec"]


def test_a_large_network_stands_alone_with_its_file(tmp_path: Path) -> None:
    model = trained(network(("relu", "relu"), width=64))
    code = LIBRARIES["numpy"].code(model, raw_of(model, 3), WORDS)
    (tmp_path / "lagom_numpy.py").write_text(code, encoding="utf-8")
    (tmp_path / "lagom-model.npz").write_bytes(write_model(model))
    done = subprocess.run(
        [sys.executable, "-W", "error", "lagom_numpy.py"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    printed = np.array(done.stdout.replace("[", " ").replace("]", " ").split(), float)
    np.testing.assert_allclose(printed, model.predict(raw_of(model, 3)).ravel(), rtol=1e-6)


# By the names that a script of one's own uses


@pytest.mark.parametrize("name", ["cars", "wine", "moons", "discs"])
def test_a_run_of_a_stack_is_taken_home_and_asked_in_the_datas_units(
    name: str, tmp_path: Path
) -> None:
    data = load(name, n_samples=120, noise=0.1, train_share=0.5, seed=1)
    output, loss = {
        "regression": ("identity", "mse"),
        "multiclass": ("softmax", "cross_entropy"),
    }.get(data.task, ("sigmoid", "binary_cross_entropy"))
    runs = [
        RunConfig(network=NetworkConfig((width, 3), "relu", output), loss=loss) for width in (9, 70)
    ]
    trainer = Trainer(runs, data.x_train, data.y_train, data.x_validation, data.y_validation)
    trainer.run(max_epochs=3)
    raw = data.to_raw_inputs(data.x_validation)
    for run in range(2):
        model = Model.from_trainer(trainer, run, data)
        expected = data.to_raw_targets(trainer.predict(data.x_validation)[run])
        np.testing.assert_allclose(model.predict(raw), expected, rtol=1e-3, atol=1e-4)
        model.save(tmp_path / "model.npz")
        buffer = io.BytesIO()
        model.save(buffer)
        assert buffer.getvalue() == (tmp_path / "model.npz").read_bytes()
        for back in (Model.load(tmp_path / "model.npz"), Model.load(io.BytesIO(buffer.getvalue()))):
            np.testing.assert_array_equal(back.predict(raw), model.predict(raw))
        for library in ("numpy",) if data.is_multilabel else ("numpy", "sklearn"):
            found: dict[str, Any] = {"__name__": "taken_home"}
            exec(compile(export_code(model, library), library, "exec"), found)
            np.testing.assert_allclose(found["predict"](raw), model.predict(raw), 1e-6, 1e-6)


def test_code_that_cannot_be_is_refused_by_name() -> None:
    model = trained(network(("gelu", "gelu"), width=64))
    assert "np.load" not in export_code(model, "torch")
    with pytest.raises(ConfigError, match="library 'jax' is unknown"):
        export_code(model, "jax")
    with pytest.raises(ConfigError, match="scikit-learn has no such network"):
        export_code(model, "sklearn")
    lost = replace(model, biases=tuple(b * np.inf for b in model.biases))
    with pytest.raises(DataError, match="earlier epoch"):
        export_code(lost, "numpy")


# The file


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 5), st.sampled_from(sorted(ACTIVATIONS))), max_size=3),
    st.sampled_from(["float32", "float64"]),
    st.integers(0, 2**32 - 1),
)
def test_a_file_brings_back_every_bit(layers: Any, dtype: str, seed: int) -> None:
    widths, names = tuple(w for w, _ in layers), tuple(name for _, name in layers)
    run = RunConfig(network=NetworkConfig(widths, names, "identity"), dtype=dtype, loss="mse")
    rng, sizes = np.random.default_rng(seed), (2, *widths, 1)
    shapes = list(pairwise(sizes))
    draw = lambda *shape: (rng.normal(size=shape) * 10.0 ** rng.integers(-30, 30)).astype(dtype)  # noqa: E731
    weights, biases = tuple(draw(*s) for s in shapes), tuple(draw(s[1]) for s in shapes)
    model = Model(run, weights, biases, columns(2, "å"), columns(1, "ut"), (), 12, {"data": "x"})
    content = write_model(model)
    back = read_model(content)
    for mine, its in zip((*weights, *biases), (*back.weights, *back.biases), strict=True):
        assert mine.tobytes() == its.tobytes()
        assert mine.dtype == its.dtype
    assert (back.run, back.inputs, back.outputs) == (run, model.inputs, model.outputs)
    assert (back.classes, back.epoch, back.settings) == ((), 12, {"data": "x"})
    assert write_model(back) == content
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        assert file["weights_1"].tobytes() == weights[0].tobytes()


GOOD = write_model(trained(network(("relu",)), classes=False))


def repacked(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The good file with its members changed."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    change(members)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def with_array(array: Any, name: str = "weights_1", pickled: bool = False) -> bytes:
    member = io.BytesIO()
    np.save(member, array, allow_pickle=pickled)
    return repacked(lambda m: m.update({f"{name}.npy": member.getvalue()}))


def described(**changes: Any) -> bytes:
    def change(members: dict[str, bytes]) -> None:
        found = json.loads(members["model.json"])
        for path, value in changes.items():
            place = found
            *way, last = path.split("__")
            for step in way:
                place = place[step]
            place[last] = value
        members["model.json"] = json.dumps(found).encode()

    return repacked(change)


def headed(descr: str, shape: str = "(3, 4)") -> bytes:
    """An array whose header says so, and whose data are those of the good file."""
    text = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}"
    text = text.ljust(117) + "\n"
    content = b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text.encode() + bytes(48)
    return repacked(lambda m: m.update({"weights_1.npy": content}))


def text_only(text: str) -> bytes:
    return repacked(lambda m: m.update({"model.json": text.encode()}))


def twice() -> bytes:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("model.json", b"{}")
    return buffer.getvalue()


def lying_about_its_length() -> bytes:
    """A bomb that says it is small: 30 MB of zeros under the name of the description."""
    content = repacked(lambda m: m.update({"model.json": bytes(30_000_000)}))
    return content.replace((30_000_000).to_bytes(4, "little"), (500).to_bytes(4, "little"))


W = np.zeros((3, 4), np.float32)
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "not_a_zip"),
    "text": (lambda: b"x,y\n1,2\n", "not_a_zip"),
    "cut off": (lambda: GOOD[: len(GOOD) // 2], "not_a_zip"),
    "huge": (lambda: bytes(20_000_001), "too_large"),
    "zip bomb": (lambda: repacked(lambda m: m.update({"z": bytes(30_000_000)})), "too_large"),
    "lying bomb": (lying_about_its_length, "damaged"),
    "flipped": (lambda: _flipped(), "damaged"),
    "before its beginning": (lambda: _before_its_beginning(), "damaged"),
    "path name": (lambda: repacked(lambda m: m.update({"../../x.npy": b""})), "members"),
    "absolute": (lambda: repacked(lambda m: m.update({"/etc/x": m["model.json"]})), "members"),
    "missing": (lambda: repacked(lambda m: m.pop("biases_1.npy")), "members"),
    "no description": (lambda: repacked(lambda m: m.pop("model.json")), "members"),
    "twice": (twice, "members"),
    "not json": (lambda: text_only("{"), "description"),
    "deep json": (lambda: text_only("[" * 100_000), "description"),
    "long number": (lambda: text_only('{"version": ' + "9" * 50_000 + "}"), "description"),
    "NaN in json": (lambda: described(inputs__mean=[float("nan"), 0, 0]), "description"),
    "other format": (lambda: described(format="keras"), "description"),
    "long text": (lambda: described(settings={"x": "y" * 1_000_001}), "description"),
    "newer": (lambda: described(version=2), "version"),
    "version true": (lambda: described(version=True), "version"),
    "unknown activation": (lambda: described(run__network__activations="evil"), "settings"),
    "endless depth": (
        lambda: described(
            run__network__hidden_widths=[1] * 10_000, run__network__activations="relu"
        ),
        "settings",
    ),
    "wide": (lambda: described(run__network__hidden_widths=[10**9]), "settings"),
    "odd field": (lambda: described(run__os="x"), "settings"),
    "epoch text": (lambda: described(epoch="7"), "settings"),
    "settings list": (lambda: described(settings=[1]), "settings"),
    "zero scale": (lambda: described(inputs__scale=[0, 1, 1]), "columns"),
    "huge mean": (lambda: described(inputs__mean=[10**400, 1, 1]), "columns"),
    "few means": (lambda: described(inputs__mean=[1]), "columns"),
    "names that are numbers": (lambda: described(inputs__names=[1, 2, 3]), "columns"),
    "control letters": (lambda: described(inputs__names=["a\n", "b", "c"]), "columns"),
    "three classes": (lambda: described(classes=["a", "b", "c"]), "columns"),
    "wrong shape": (lambda: with_array(W.T), "array"),
    "more rows": (lambda: with_array(np.zeros((4, 4), np.float32)), "array"),
    "other dtype": (lambda: with_array(W.astype(np.float64)), "array"),
    "objects": (lambda: with_array(np.array([[None] * 4] * 3), pickled=True), "array"),
    "huge dtype": (lambda: headed("'|S2000000000'"), "array"),
    "structured": (lambda: headed("[('a', '<f4')]"), "array"),
    "endless shape": (lambda: headed("'<f4'", "(3, 4000000000)"), "array"),
    "code in a header": (lambda: headed("__import__('os').getcwd()"), "array"),
    "no array": (lambda: repacked(lambda m: m.update({"weights_1.npy": b"x" * 60})), "array"),
    "not a number": (lambda: with_array(W * np.nan), "not_finite"),
    "infinite": (lambda: with_array(W + np.inf), "not_finite"),
}


def _before_its_beginning() -> bytes:
    """The directory's offset is so large that its members would stand before the file."""
    content = bytearray(GOOD)
    content[-5] = 200  # of the four bytes that say where the directory is
    return bytes(content)


def _flipped() -> bytes:
    """A bit of the first member's data turned over."""
    content = bytearray(GOOD)
    content[60] ^= 1
    return bytes(content)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_model_is_refused_with_its_reason(name: str) -> None:
    make, reason = HOSTILE[name]
    with pytest.raises(ModelFileError) as refused:
        read_model(make())
    assert refused.value.reason == reason
    for language in LANGUAGES:
        sentence = Translator(language)(f"home.bad.{reason}", **refused.value.values)
        assert "{" not in sentence


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_bytes_are_changed_nothing_else_is_raised(data: st.DataObject) -> None:
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        model = read_model(bytes(content))
    except ModelFileError:
        return
    assert model.is_finite
