"""Where the data of a run come from."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import given

import pages
from pages.live.experiment import Experiment
from pages.live.settings import Settings
from pages.live.source import source
from tests.pages.strategies import valid_settings

FOLDER = Path(pages.__file__).parent
LOOKED_UP = re.compile(r"\bDATASETS\[|(?<![.\w])load\(|from datasets import .*\bload\b")
CONVERTED = re.compile(r"\b(input|target)_(mean|scale)\b")


@given(valid_settings())
def test_what_is_known_beforehand_is_what_is_loaded(settings: Settings) -> None:
    found = source(settings)
    data = found.load()
    assert (data.name, data.task) == (found.spec.name, found.spec.task)
    assert data.input_names == found.spec.input_names
    assert data.y_train.shape[1] == found.n_outputs
    assert data.train_features.shape[1] == len(data.feature_names) == found.n_features
    assert len(data.x_train) + len(data.x_validation) == found.n_samples
    assert (data.floor is None) == (found.spec.floor is None)
    assert (data.truth is None) == (found.spec.truth is None)


def test_an_experiment_learns_from_the_source_of_its_settings() -> None:
    settings = replace(Settings(), dataset="blobs", n_classes=5, noise=0.3, data_seed=7)
    x = Experiment(settings).data.x_train
    np.testing.assert_array_equal(x, source(settings).load().x_train)


def test_pages_ask_the_source_for_data_and_the_data_for_their_units() -> None:
    for path in FOLDER.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert path.name == "source.py" or not LOOKED_UP.search(text), path
        assert not CONVERTED.search(text), path
