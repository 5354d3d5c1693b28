"""A drawn digit becomes the 64 numbers that the data set's makers would have counted."""

import numpy as np
import pytest

from datasets import load
from pages.features.point.live.drawing import BLANK, SIDE, bitmap_of, counted, fitted, is_bitmap
from pages.ui.session_state import KEY
from tests.pages.test_one_point import open_point, select


def as_text(bitmap: np.ndarray) -> str:
    return np.packbits(bitmap.ravel()).tobytes().hex()


def as_bitmap(counts: np.ndarray) -> np.ndarray:
    """One that counts to a picture (8, 8): so many places of each block are black."""
    ranks = np.arange(16).reshape(4, 4)
    return np.block([[ranks < n for n in row] for row in counts])


def test_every_picture_of_the_data_can_be_drawn() -> None:
    data = load("digits")
    for raw in data.to_raw_inputs(data.x_train[:50]):
        bitmap = as_bitmap(raw.round().reshape(8, 8))
        text = as_text(bitmap)
        assert is_bitmap(text)
        np.testing.assert_array_equal(bitmap_of(text), bitmap)
        np.testing.assert_allclose(counted(bitmap), raw, atol=1e-9)


def test_a_small_drawing_is_enlarged_into_the_middle_and_keeps_its_form() -> None:
    bitmap = np.zeros((SIDE, SIDE), bool)
    bitmap[20:28, 2:6] = True  # twice as high as wide
    bitmap[22:24, 3:5] = False
    found = fitted(bitmap)
    rows, columns = np.flatnonzero(found.any(axis=1)), np.flatnonzero(found.any(axis=0))
    assert (rows[0], rows[-1], columns[0], columns[-1]) == (0, 31, 8, 23)
    np.testing.assert_array_equal(found[::4, 8:24:4], bitmap[20:28, 2:6])
    np.testing.assert_array_equal(fitted(found), found)
    assert not fitted(np.zeros((SIDE, SIDE), bool)).any()


@pytest.mark.parametrize("told", [None, 7, "", BLANK[:-1], BLANK[:-1] + "g", BLANK + "0", [BLANK]])
def test_other_texts_are_no_bitmaps(told: object) -> None:
    assert not is_bitmap(told)


def test_the_network_answers_to_a_drawing_in_every_view() -> None:
    app = open_point(data="digits", output="softmax", loss="cross_entropy", widths="6")
    select(app, "point_source", "drawn")
    assert any("Nothing is drawn yet" in caption.value for caption in app.caption)
    bitmap = np.zeros((SIDE, SIDE), bool)
    bitmap[4:28, 14:18] = True
    app.session_state[KEY].drawing = as_text(bitmap)
    for view in ("back", "batch", "ask", "forward"):
        select(app, "point_view", view)
        assert not app.exception
        assert not app.error
    assert not any("Nothing is drawn yet" in caption.value for caption in app.caption)
    assert any("with a probability of" in text.value for text in app.markdown)
