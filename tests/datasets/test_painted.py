"""Points that somebody has drawn: their text, their data set, and what is no such text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets import PaintedError, load_painted
from datasets.painted import KINDS, MOST, count, kind_of, read, write

LETTERS = st.sampled_from(sorted(KINDS))


@st.composite
def drawn(draw: st.DrawFn) -> tuple[str, np.ndarray, np.ndarray]:
    """A kind, and points of it that can be drawn."""
    letter = draw(LETTERS)
    kind, n = KINDS[letter], draw(st.integers(2, MOST))
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    reaches = np.array(kind.reaches)
    x = rng.uniform(-1, 1, (n, kind.n_inputs)) * reaches[: kind.n_inputs]
    if kind.n_classes:
        return letter, x, rng.integers(0, kind.n_classes, n).astype(float)
    return letter, x, rng.uniform(-2, 2, n)


@given(drawn(), st.floats(0.1, 0.9), st.integers(0, 9999))
def test_a_text_gives_the_points_back_next_to_their_places(given_points, share, seed):
    letter, x, y = given_points
    text, left_out = write(letter, x, y)
    assert left_out == 0
    assert read(text) == text
    assert count(text) == len(x)
    data = load_painted(text, share, seed)
    assert data.task == kind_of(text).task
    assert data.floor is None
    assert data.placed is None
    found = np.vstack([data.x_train, data.x_validation])
    # A step is a 647th of the reach: a point is at most half of it away.
    near = (
        np.abs(found[:, None] - x[None])
        <= 0.501 * np.array(kind_of(text).reaches)[: x.shape[1]] / 647
    )
    assert near.all(axis=2).any(axis=1).all()
    assert abs(len(data.x_train) - share * len(x)) <= 1


@given(drawn(), st.integers(0, 9999))
def test_one_more_point_moves_at_most_one_other_into_the_other_half(given_points, seed):
    letter, x, y = given_points
    text, _ = write(letter, x, y)
    halves = [load_painted(each, 0.5, seed) for each in (text[: -kind_of(text).n_digits], text)]
    if halves[0].placed is not None:
        return
    before, after = ({tuple(row) for row in half.x_train.tolist()} for half in halves)
    assert len(before ^ after) <= 2


@pytest.mark.parametrize(
    ("text", "kind", "left"),
    [
        ("", "unreadable", "b"),
        ("NaN", "unreadable", "b"),
        ("b1,2;3", "unreadable", "b"),
        ("bhzhz", "unreadable", "b"),
        ("bhzhz0zz", "unreadable", "bhzhz0"),
        ("bzzhz0hzhz1", "outside", "bhzhz1"),
        ("bhzhz2", "outside", "b"),
        ("fhzzz", "outside", "f"),
        ("b" + "hzhz0" * 10_000, "many", "b" + "hzhz0" * MOST),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_the_rest_is_kept(text, kind, left):
    with pytest.raises(PaintedError) as caught:
        read(text)
    assert (caught.value.kind, caught.value.left) == (kind, left)
    assert read(caught.value.left) == left


@pytest.mark.parametrize("letter", sorted(KINDS))
def test_without_two_points_there_is_a_data_set_that_says_so(letter):
    kind = KINDS[letter]
    point = "hz" * len(kind.reaches) + "0" * bool(kind.n_classes)
    assert load_painted(letter).placed == 0
    one = load_painted(letter + point)
    assert one.placed == 1
    np.testing.assert_array_equal(one.x_train, np.zeros((1, kind.n_inputs)))
    assert load_painted(letter + 2 * point).placed is None


def test_points_farther_out_than_can_be_drawn_are_left_out_and_counted():
    text, left_out = write("b", np.array([[0.0, 0.0], [7.0, 0.0], [0.0, np.inf]]), np.zeros(3))
    assert (text, left_out) == ("bhzhz0", 2)
