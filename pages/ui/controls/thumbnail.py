"""A small picture of a data set."""

import streamlit as st

from datasets import load
from pages.charts.thumbnail import thumbnail as draw
from pages.live.settings import FIRST_AXES, Settings
from pages.ui.language import t

SAMPLES = 160


def thumbnail(settings: Settings) -> None:
    """The chosen set as it is without the user's noise and size."""
    name = settings.dataset
    alt = t("dataset.picture", name=t(f"dataset.{name}"), about=t(f"dataset.{name}.about"))
    st.image(_svg(name), width=64, alt=alt)


@st.cache_data(show_spinner=False)
def _svg(dataset: str) -> str:
    data = load(dataset, n_samples=SAMPLES, train_share=0.9)
    return draw(data, FIRST_AXES.get(dataset, (0, 1)))
