"""Each generator against its formula, written down a second time."""

import numpy as np
import pytest

from datasets import DATASETS, line, load, plane, playground, space
from datasets.densities import log_mean_gaussian, panels
from datasets.geometry import disc_in_square


def draw(name, noise, n=4000, seed=5):
    x, y = DATASETS[name].generate(n, noise, np.random.default_rng(seed))
    return x, (y[:, 0] if y.shape[1] == 1 else y.argmax(axis=1))


def test_the_circle_has_a_disc_of_class_1_and_a_ring_of_class_0():
    x, label = draw("circle", 0.0)
    r = np.hypot(*x.T)
    assert r[label == 1].max() <= 2.5
    assert r[label == 0].min() >= 3.5
    assert r.max() <= 5.0
    # The radius, not the area, is evenly drawn.
    assert abs(r[label == 1].mean() - 1.25) < 0.05


def test_noise_on_the_circle_flips_labels_and_moves_no_point():
    calm, noisy = draw("circle", 0.0), draw("circle", 0.4)
    assert np.array_equal(calm[0], noisy[0])
    flipped = calm[1] != noisy[1]
    assert 0.1 < flipped.mean() < 0.5


def test_xor_is_class_1_where_signs_agree_and_keeps_off_the_axes():
    x, label = draw("xor", 0.0)
    assert np.array_equal(label == 1, x[:, 0] * x[:, 1] >= 0)
    assert np.abs(x).min() >= 0.3
    assert np.abs(x).max() <= 5.3


@pytest.mark.parametrize(("noise", "variance"), [(0.0, 0.5), (0.1, 1.2), (0.5, 4.0)])
def test_gauss_clouds_have_their_centres_and_variance(noise, variance):
    x, label = draw("gauss", noise, n=40_000)
    for sign in (1, 0):
        cloud = x[label == sign]
        assert np.allclose(cloud.mean(axis=0), 2.0 if sign else -2.0, atol=0.06)
        assert np.allclose(np.cov(cloud.T), variance * np.eye(2), atol=0.04 * variance + 0.02)


def test_the_spiral_follows_the_playground_formula_point_by_point():
    x, label = draw("spiral", 0.0, n=100)
    expected = []
    for turn in (0.0, np.pi):
        for i in range(50):
            r, t = 5 * i / 50, 1.75 * i / 50 * 2 * np.pi + turn
            expected.append((r * np.sin(t), r * np.cos(t), 1.0 if turn == 0.0 else 0.0))
    ours = np.round(np.column_stack((x, label)), 9) + 0.0
    theirs = np.round(expected, 9) + 0.0
    assert sorted(map(tuple, ours)) == sorted(map(tuple, theirs))


def test_spiral_noise_is_at_most_the_noise_in_each_coordinate():
    moved = np.abs(draw("spiral", 0.3)[0] - draw("spiral", 0.0)[0])
    assert 0.29 < moved.max() <= 0.3


def test_the_plane_is_a_tenth_of_the_sum():
    x, target = draw("reg-plane", 0.0)
    assert np.allclose(target, x.sum(axis=1) / 10)
    assert np.abs(x).max() <= 6.0


def test_the_bumps_are_the_playground_cones_of_largest_magnitude():
    centres = [(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)]
    x = np.random.default_rng(0).uniform(-9.0, 9.0, (5000, 2))
    heights = np.array(
        [s * np.clip(1 - np.hypot(x[:, 0] - a, x[:, 1] - b) / 2, 0, 1) for a, b, s in centres]
    )
    expected = heights[np.abs(heights).argmax(axis=0), np.arange(len(x))]
    assert np.allclose(playground.bumps(x), expected)


def test_moons_lie_on_two_half_circles_hooked_into_each_other():
    x, label = draw("moons", 0.0)
    upper, lower = x[label == 0] + plane.MOON_CENTRE, -x[label == 1] + plane.MOON_CENTRE
    for moon in (upper, lower):
        assert np.allclose(np.hypot(*moon.T), 1.0)
        assert moon[:, 1].min() >= 0.0


@pytest.mark.parametrize("name", ["moons", "rings", "ball-in-shell", "double-helix"])
def test_noise_moves_points_by_a_normal_distance(name):
    sigma = {"moons": 1.0, "rings": 1.6, "ball-in-shell": 2.0, "double-helix": 2.0}[name] * 0.2
    moved = draw(name, 0.2)[0] - draw(name, 0.0)[0]
    assert abs(moved.std() / sigma - 1.0) < 0.05
    assert abs(moved.mean()) < 0.05 * sigma


def test_rings_have_three_radii():
    x, label = draw("rings", 0.0)
    assert np.allclose(np.hypot(*x.T), plane.RING_RADII[label])


def test_blobs_lie_at_the_corners_of_a_polygon():
    rng = np.random.default_rng(0)
    x, y = plane.blobs(60_000, 0.1, rng, n_classes=6)
    for place, centre in enumerate(plane.blob_centres(6)):
        assert np.allclose(x[y[:, place] == 1].mean(axis=0), centre, atol=0.05)
    distances = np.linalg.norm(np.diff(plane.blob_centres(6), axis=0), axis=1)
    assert np.allclose(distances, plane.BLOB_RADIUS)


def test_the_checkerboard_changes_colour_from_square_to_square():
    x, label = draw("checkerboard", 0.0)
    colour = (np.floor(x[:, 0] / 2.5) + np.floor(x[:, 1] / 2.5)) % 2 == 0
    assert np.array_equal(label == 1, colour)
    assert len(np.unique(np.floor(x / 2.5), axis=0)) == 16


def test_the_pinwheel_has_five_arms_that_twist_with_the_radius():
    x, label = draw("pinwheel", 0.0)
    r, angle = np.hypot(*x.T), np.arctan2(x[:, 1], x[:, 0])
    untwisted = angle - plane.PINWHEEL_TWIST * r - 2 * np.pi * label / 5
    assert np.abs(np.angle(np.exp(1j * untwisted))).std() < 0.11
    assert set(label) == set(range(5))


@pytest.mark.parametrize("name", [n for n, s in DATASETS.items() if s.family == "line"])
def test_noise_on_a_line_is_the_standard_deviation_of_the_target(name):
    x, target = draw(name, 0.3, n=20_000)
    residual = target - DATASETS[name].truth(x, 0.3)[:, 0]
    assert abs(residual.std() - 0.3) < 0.01
    assert abs(residual.mean()) < 0.01
    assert np.abs(x).max() <= 1.0


def test_curves_are_what_their_names_say():
    x = np.linspace(-1.0, 1.0, 1001)
    assert np.allclose(line.sine(x), np.sin(2 * np.pi * x))
    assert set(line.step(x)) == {-1.0, 1.0}
    assert np.allclose(line.cubic(x), np.cos(3 * np.arccos(x)))
    strengths = 2.0 * np.abs(np.fft.rfft(line.sum_of_sines(np.arange(-256, 256) / 256)) / 512)
    assert {int(k) for k in np.flatnonzero(strengths > 1e-9)} == {1, 2, 4, 8, 16}
    assert np.allclose(strengths[[1, 2, 4, 8, 16]], 0.5)


def test_the_sawtooth_has_four_straight_pieces_of_equal_length():
    x = np.linspace(-1.0, 1.0, 4 * 50 + 1)
    slopes = np.diff(line.sawtooth(x)) / np.diff(x)
    assert np.flatnonzero(np.abs(np.diff(slopes)) > 1e-6).tolist() == list(range(49, 199, 50))
    assert np.allclose(np.abs(slopes), 2.0)
    assert line.sawtooth(x).min() >= 0.0
    assert line.sawtooth(x).max() <= 1.0


def test_the_ball_and_the_shell_are_evenly_filled():
    x, label = draw("ball-in-shell", 0.0, n=20_000)
    r = np.linalg.norm(x, axis=1)
    assert r[label == 1].max() <= 2.0
    assert r[label == 0].min() >= 3.5
    assert r.max() <= 4.5
    assert abs((r[label == 1] < 1.0).mean() - 1 / 8) < 0.02
    assert np.allclose(x.mean(axis=0), 0.0, atol=0.1)


def test_the_strands_of_the_helix_face_each_other():
    x, label = draw("double-helix", 0.0)
    assert np.allclose(np.hypot(x[:, 0], x[:, 1]), 3.0)
    angle = 2 * np.pi * space.HELIX_TURNS * (x[:, 2] + 5.0) / 10.0
    ahead = np.cos(angle) * x[:, 0] + np.sin(angle) * x[:, 1]
    assert np.allclose(ahead, np.where(label == 1, 3.0, -3.0))


def test_disc_in_square_agrees_with_counting_points():
    rng = np.random.default_rng(1)
    for centre, half in (((0.3, -2.2), 0.7), ((0, 0), 2.0), ((0, 0), 9.0), ((5, 5), 1.0)):
        points = rng.uniform(-half, half, (200_000, 2)) + centre
        share = (np.hypot(*points.T) < 2.5).mean()
        area = disc_in_square(np.array([centre], dtype=float), half, 2.5)[0]
        assert abs(area / (2 * half) ** 2 - share) < 0.006


def test_quadrature_and_mixtures_are_exact_where_the_answer_is_known():
    nodes, weights = panels(np.array([0.0, 1.0, 3.0]))
    assert np.isclose(weights @ nodes**9, 3.0**10 / 10)
    one = np.zeros((1, 2))
    assert np.isclose(log_mean_gaussian(np.array([[3.0, 4.0]]), one, 2.0)[0], -25.0 / 8.0)


def test_the_bessel_function_agrees_with_its_integral_on_both_sides_of_the_switch():
    angle = (np.arange(4000) + 0.5) * np.pi / 4000
    for z in (0.0, 0.5, 10.0, 29.9, 30.1, 100.0, 5000.0):
        expected = np.log(np.mean(np.exp(z * (np.cos(angle) - 1.0))))
        assert np.isclose(plane._log_scaled_i0(np.array([z]))[0], expected, atol=2e-8)


def test_synthetic_inputs_are_not_scaled():
    data = load("spiral")
    assert (data.input_mean == 0).all()
    assert (data.input_scale == 1).all()
