"""What is computed for the page, kept for all sessions: a class chooses much the same."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from datasets import Dataset
from pages.features.parts.live import end_trials, small_runs, starts
from pages.features.parts.live.end_trials import Curves, Maps
from pages.features.parts.live.paths import Paths
from pages.features.parts.live.paths import paths as find_paths
from pages.features.parts.live.present_inputs import PresentInputs, present_inputs_of
from pages.features.parts.live.small_runs import Losses, SmallRun
from pages.features.parts.live.starts import Start
from pages.live.engine import Engine
from pages.live.settings import Settings
from pages.live.source import source
from pages.live.training_slices import Work
from pages.live.worker import engine
from pages.ui import failure
from pages.ui.session_state import session

MOST = 128  # results, of a few kB each


@contextmanager
def _turn() -> Iterator[Work]:
    """The session's turn at the engine; Unanswered where it does not answer."""
    with failure.asking(), engine().turn(session().sid, Engine.work) as work:
        yield work


def present_inputs() -> PresentInputs | None:
    """What comes into the activations of the session's network; None where it has none."""
    with failure.asking():
        return engine().ask(Engine.of_run, session().sid, present_inputs_of)


def small_run(settings: Settings) -> SmallRun:
    """A small network trained as set."""
    with _turn() as work:
        return _small_run(work, settings)


def beginnings(networks: Mapping[str, Settings]) -> dict[str, Start]:
    """How each of the networks begins."""
    with _turn() as work:
        return {name: _start(work, network) for name, network in networks.items()}


def trainings(networks: Mapping[str, Settings]) -> dict[str, Losses]:
    """How each of them learns from there."""
    with _turn() as work:
        return {name: _training(work, network) for name, network in networks.items()}


def paths(settings: Settings, learning_rate: float) -> Paths:
    """All optimizers' ways, on data and output as set."""
    with _turn() as work:
        return _paths(work, small_runs.on_same_data(settings), learning_rate)


def end_curves(kind: str) -> Curves:
    """The right and the wrong end of a network with one input."""
    with _turn() as work:
        return _end_curves(work, kind)


def end_maps(kind: str) -> Maps:
    """Of one in the plane."""
    with _turn() as work:
        return _end_maps(work, kind)


def data_of(settings: Settings) -> Dataset:
    """The playground's data."""
    return source(small_runs.on_same_data(settings)).load()


@st.cache_data(max_entries=MOST, show_spinner=False)
def _small_run(_work: Work, settings: Settings) -> SmallRun:
    return small_runs.small_run(_work, settings)


@st.cache_data(max_entries=MOST, show_spinner=False)
def _start(_work: Work, settings: Settings) -> Start:
    return starts.start(_work, settings)


@st.cache_data(max_entries=MOST, show_spinner=False)
def _training(_work: Work, settings: Settings) -> Losses:
    return starts.training(_work, settings)


@st.cache_data(max_entries=MOST, show_spinner=False)
def _paths(_work: Work, settings: Settings, learning_rate: float) -> Paths:
    return find_paths(_work, settings, learning_rate)


@st.cache_data(max_entries=MOST, show_spinner=False)
def _end_curves(_work: Work, kind: str) -> Curves:
    return end_trials.curves(_work, kind)


@st.cache_data(max_entries=MOST, show_spinner=False)
def _end_maps(_work: Work, kind: str) -> Maps:
    return end_trials.maps(_work, kind)
