"""A small picture of a data set."""

from dataclasses import replace

import streamlit as st

from datasets import PAINTED
from pages.charts.thumbnail import thumbnail as draw
from pages.live.own_key import OWN
from pages.live.settings import Settings, for_dataset
from pages.live.source import first_inputs, has, source
from pages.ui.language import t

SAMPLES = 160


def thumbnail(settings: Settings) -> None:
    """The chosen set as it is without the user's noise and size."""
    name = settings.dataset
    is_own = name in (OWN, PAINTED) or has(settings, "has_curve")
    alt = t("dataset.picture", name=t(f"dataset.{name}"), about=t(f"dataset.{name}.about"))
    st.image(_own_svg(settings) if is_own else _svg(name), width=64, alt=alt)


def _own_svg(settings: Settings) -> str:
    """Drawn each time: what is kept is kept for all sessions."""
    return draw(source(settings).load(), first_inputs(settings))


@st.cache_data(show_spinner=False)
def _svg(dataset: str) -> str:
    chosen = source(replace(for_dataset(Settings(), dataset), n_samples=SAMPLES, train_share=0.9))
    return draw(chosen.load(), chosen.spec.first_inputs)
