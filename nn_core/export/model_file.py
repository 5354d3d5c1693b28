"""A model as a file: an .npz, which is a zip of arrays, with a model.json beside the arrays.

np.load(file, allow_pickle=False)["weights_1"] reads it without Lagom. Nothing in it is ever
unpickled, no name in it becomes a path, and nothing is unpacked before its size has been checked.
"""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from dataclasses import asdict
from math import isfinite
from typing import Any, NoReturn

import numpy as np

from nn_core.arrays import Array
from nn_core.config import LIMITS, NetworkConfig, RunConfig
from nn_core.errors import LagomError
from nn_core.export.model import Columns, Model, shapes_of, sizes_of

FORMAT, VERSION = "lagom-model", 1
DESCRIPTION = "model.json"
MOST_BYTES = 20_000_000  # of the file, and of all that is in it
MOST_TEXT = 1_000_000  # bytes of the description
MOST_COLUMNS = 1024  # inputs, and outputs
MOST_NAME = 200  # letters of a column's or a class's name
HEADER = 256  # bytes of an array's header, rounded up
# What the library raises where a zip is not what it says.
DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, struct.error),
)
PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# A fixed date, so that the same model gives the same bytes.
DATE = (1980, 1, 1, 0, 0, 0)


class ModelFileError(ValueError):
    """A file that is no model of ours. reason is a word for the page; values go into its sentence.

    reason: not_a_zip, too_large, damaged, members, description, version, settings, columns, array,
    not_finite.
    """

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.values = reason, values
        super().__init__(f"model file: {reason} {values or ''}".strip())


def _refuse(reason: str, **values: object) -> NoReturn:
    raise ModelFileError(reason, **values)


def write_model(model: Model) -> bytes:
    """The file's bytes. read_model gives the same numbers, bit for bit."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        _add(file, DESCRIPTION, json.dumps(_description(model), indent=1).encode())
        for i, (weights, biases) in enumerate(zip(model.weights, model.biases, strict=True), 1):
            for name, array in ((f"weights_{i}", weights), (f"biases_{i}", biases)):
                member = io.BytesIO()
                np.save(member, np.ascontiguousarray(array), allow_pickle=False)
                _add(file, f"{name}.npy", member.getvalue())
    return buffer.getvalue()


def _add(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    file.writestr(zipfile.ZipInfo(name, DATE), content, zipfile.ZIP_DEFLATED)


def _description(model: Model) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "run": asdict(model.run),
        "inputs": asdict(model.inputs),
        "outputs": asdict(model.outputs),
        "classes": list(model.classes),
        "epoch": model.epoch,
        "settings": dict(model.settings),
    }


def read_model(content: bytes) -> Model:
    """The model of a file that anybody may have made. Raises ModelFileError."""
    if len(content) > MOST_BYTES:
        _refuse("too_large", most=MOST_BYTES // 10**6)
    try:
        file = zipfile.ZipFile(io.BytesIO(content))
    except DAMAGED:
        _refuse("not_a_zip")
    with file:
        try:
            return _read(file)
        except ModelFileError:
            raise
        except DAMAGED:
            _refuse("damaged")


def _read(file: zipfile.ZipFile) -> Model:
    members = file.infolist()
    if sum(max(0, each.file_size) for each in members) > MOST_BYTES:
        _refuse("too_large", most=MOST_BYTES // 10**6)
    names = [each.filename for each in members]
    if DESCRIPTION not in names or len(set(names)) < len(names):
        _refuse("members")
    found = _parsed(_bytes(file, DESCRIPTION, MOST_TEXT))
    run, inputs, outputs = _run(found), _columns(found, "inputs"), _columns(found, "outputs")
    classes, shapes = _classes(found, len(outputs)), _shapes(run, inputs, outputs)
    places = range(1, len(shapes) + 1)
    wanted = [f"{kind}_{i}.npy" for i in places for kind in ("weights", "biases")]
    if sorted(names) != sorted([DESCRIPTION, *wanted]):
        _refuse("members")
    weights, biases = (
        tuple(
            _array(file, f"{kind}_{i}", shape[which], run.dtype)
            for i, shape in zip(places, shapes, strict=True)
        )
        for which, kind in enumerate(("weights", "biases"))
    )
    return Model(run, weights, biases, inputs, outputs, classes, _epoch(found), _settings(found))


def _bytes(file: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A member that is no longer than it may be, whatever the file says of its length."""
    info = file.getinfo(name)
    if info.compress_type not in PLAIN or info.flag_bits & 1:
        _refuse("damaged")
    if info.file_size > most:
        _refuse("array" if name != DESCRIPTION else "description", name=name)
    with file.open(info) as member:
        content = member.read(most + 1)
    if len(content) > most:
        _refuse("damaged")
    return content


def _parsed(text: bytes) -> dict[str, Any]:
    try:
        found = json.loads(text.decode("utf-8"), parse_constant=lambda name: _refuse("description"))
    except (ValueError, RecursionError) as error:
        if isinstance(error, ModelFileError):
            raise
        _refuse("description")
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        _refuse("description")
    if found.get("version") != VERSION or isinstance(found.get("version"), bool):
        _refuse("version", mine=VERSION)
    return found


def _run(found: dict[str, Any]) -> RunConfig:
    """The settings of network and run, by the core's own checks, within the app's limits."""
    try:
        fields = dict(found["run"])
        network = dict(fields.pop("network"))
        activations = network.pop("activations")
        if isinstance(activations, list):
            activations = tuple(activations)
        run = RunConfig(network=NetworkConfig(activations=activations, **network), **fields)
    except (LagomError, KeyError, TypeError, ValueError):
        _refuse("settings")
    widths = run.network.hidden_widths
    if len(widths) > LIMITS["depth"].maximum or any(w > LIMITS["width"].maximum for w in widths):
        _refuse("settings")
    return run


def _columns(found: dict[str, Any], which: str) -> Columns:
    given = found.get(which)
    if not isinstance(given, dict) or set(given) != {"names", "mean", "scale"}:
        _refuse("columns")
    names, mean, scale = (given[key] for key in ("names", "mean", "scale"))
    if not (_are_names(names) and _are_numbers(mean) and _are_numbers(scale)):
        _refuse("columns")
    if not 1 <= len(names) == len(mean) == len(scale) <= MOST_COLUMNS or min(scale) <= 0:
        _refuse("columns")
    return Columns(tuple(names), tuple(map(float, mean)), tuple(map(float, scale)))


def _are_names(values: object) -> bool:
    return isinstance(values, list) and all(
        isinstance(name, str) and len(name) <= MOST_NAME and name.isprintable() for name in values
    )


def _are_numbers(values: object) -> bool:
    return isinstance(values, list) and all(
        type(value) in (int, float) and abs(value) < 1e300 and isfinite(value) for value in values
    )


def _classes(found: dict[str, Any], n_outputs: int) -> tuple[str, ...]:
    classes = found.get("classes")
    if not isinstance(classes, list) or not _are_names(classes):
        _refuse("columns")
    if len(classes) not in (0, 2 if n_outputs == 1 else n_outputs):
        _refuse("columns")
    return tuple(classes)


def _epoch(found: dict[str, Any]) -> int:
    epoch = found.get("epoch")
    if type(epoch) is not int or not 0 <= epoch < 10**12:
        _refuse("settings")
    return epoch


def _settings(found: dict[str, Any]) -> dict[str, str]:
    given = found.get("settings")
    if not isinstance(given, dict) or not all(isinstance(v, str) for v in given.values()):
        _refuse("settings")
    return given


def _shapes(
    run: RunConfig, inputs: Columns, outputs: Columns
) -> list[tuple[tuple[int, int], tuple[int]]]:
    shapes = shapes_of(sizes_of(run, len(inputs), len(outputs)))
    if sum(d * h + h for (d, h), _ in shapes) * np.dtype(run.dtype).itemsize > MOST_BYTES:
        _refuse("too_large", most=MOST_BYTES // 10**6)
    return shapes


def _array(file: zipfile.ZipFile, name: str, shape: tuple[int, ...], dtype: str) -> Array:
    """An array of just this shape and dtype: its header is read before anything is made of it."""
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    member = io.BytesIO(_bytes(file, f"{name}.npy", size + HEADER))
    try:
        version = np.lib.format.read_magic(member)
        if version != (1, 0):
            _refuse("array", name=name)
        of_file = np.lib.format.read_array_header_1_0(member)
        if of_file != (shape, False, np.dtype(dtype)) or len(member.getbuffer()) != (
            member.tell() + size
        ):
            _refuse("array", name=name)
        member.seek(0)
        array = np.load(member, allow_pickle=False)
    except ModelFileError:
        raise
    except Exception:  # whatever a stranger's header makes NumPy raise
        _refuse("array", name=name)
    if not np.isfinite(array).all():
        _refuse("not_finite")
    return np.asarray(array)
