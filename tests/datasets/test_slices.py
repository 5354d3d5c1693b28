"""Slices through more than two inputs: places that can exist, and the plane of the components."""

import numpy as np
import pytest

from datasets import Dataset, load, read_csv
from datasets.own import Recipe, prepare
from datasets.slices import Slice, held_point, n_held, slice_grid, slice_places, slice_ranges

SIDE = 9
COLOURS = ("blue", "green", "red")


def own() -> Dataset:
    """Two numbers, a category of three labels (inputs 1, 2, 3) and a yes or no (input 5)."""
    draws = np.random.default_rng(2)
    rows = [
        f"{draws.normal():.3f},{COLOURS[i % 3]},{draws.normal(50, 9):.2f},{'yn'[i % 2]},{i % 7}"
        for i in range(120)
    ]
    table = read_csv("\n".join(["height,colour,weight,smokes,target", *rows]))
    recipe = Recipe(("target",), ("height", "colour", "weight", "smokes"), "drop", "regression")
    return prepare(table, recipe).data


DATA = own()


def test_the_typical_point_is_a_training_point() -> None:
    for data in (DATA, load("cars"), load("digits")):
        assert (data.x_train == data.typical).all(axis=1).any()


@pytest.mark.parametrize(
    "cut",
    [
        Slice(0, 4),
        Slice(1, 4),  # a category across
        Slice(5, 1),  # yes or no across, a category up
        Slice(0, 4, held=((1, 2.0), (5, 0.0))),
        Slice(0, 1, held=((4, 60.0),)),
    ],
)
def test_every_place_of_a_slice_could_exist(cut: Slice) -> None:
    x = slice_grid(DATA, cut, SIDE)
    colours = x[:, 1:4]
    assert np.isin(colours, (0, 1)).all()
    assert (colours.sum(axis=1) == 1).all()
    assert np.isin(x[:, 5], (0, 1)).all()


def test_held_inputs_stand_where_they_were_put_in_their_own_units() -> None:
    x = slice_grid(DATA, Slice(0, 5, held=((1, 2.0), (4, 61.5))), SIDE)
    assert DATA.to_raw_inputs(x[:, 4], 4) == pytest.approx(61.5)
    assert (x[:, 1:4] == (0, 0, 1)).all()
    assert held_point(DATA, Slice(held=((4, 61.5),)))[0] == DATA.typical[0]


def test_a_category_on_an_axis_has_a_band_for_each_label_with_its_points_in_it() -> None:
    cut = Slice(1, 4)
    assert slice_ranges(DATA, cut)[0] == (-0.5, 2.5)
    x = slice_grid(DATA, cut, SIDE)
    assert x[:SIDE, 1:4].argmax(axis=1).tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    places = slice_places(DATA, DATA.x_train, cut)
    assert (np.rint(places[:, 0]) == DATA.x_train[:, 1:4].argmax(axis=1)).all()


def test_a_slice_through_a_point_meets_it() -> None:
    point = DATA.x_validation[3]
    for cut in (Slice(0, 4), Slice(components=True)):
        x = slice_grid(DATA, cut, 401, through=point)
        assert np.square(x - point).sum(axis=1).min() < 1e-3


def test_components_are_those_of_the_covariance() -> None:
    for data in (DATA, load("wine")):
        found, x = data.components, data.x_train
        variances, vectors = np.linalg.eigh(np.cov(x.T, bias=True))
        assert found.shares == pytest.approx((variances[::-1] / variances.sum())[:2].tolist())
        alignment = np.abs((found.directions * vectors[:, ::-1].T[:2]).sum(axis=1))
        assert alignment == pytest.approx([1, 1])
        assert found.of(x).var(axis=0) == pytest.approx(variances[::-1][:2])
        places = np.array([[0.0, 0.0], [1.5, -2.0]])
        assert found.of(found.at(places)) == pytest.approx(places)
        assert found.at(places)[0] == pytest.approx(x.mean(axis=0))


def test_a_lone_category_is_a_row_of_bands() -> None:
    table = read_csv("\n".join(["c,y", *(f"{COLOURS[i % 3]},{i % 3 + i / 99}" for i in range(60))]))
    data = prepare(table, Recipe(("y",), ("c",), "drop", "regression")).data
    x = slice_grid(data, Slice(0, 1), SIDE)
    assert (x.sum(axis=1) == 1).all()
    assert n_held(data) == 0
    assert np.ptp(slice_places(data, data.x_train, Slice(0, 1))[:, 1]) < 1


def test_columns_that_a_map_does_not_show_are_counted_as_columns() -> None:
    assert n_held(DATA) == 2
    assert n_held(load("wine")) == 11
