import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nn_core import History
from nn_core.training.history import is_kept


def history_of(epochs: range) -> History:
    history = History(2)
    for epoch in epochs:
        history.record(epoch, np.array([epoch, -epoch]), np.array([2 * epoch, 0]))
    return history


def test_every_epoch_is_kept_at_first() -> None:
    assert history_of(range(513)).epochs.tolist() == list(range(513))


@given(st.integers(0, 6000))
def test_the_present_epoch_is_always_the_last(last: int) -> None:
    history = history_of(range(last + 1))
    assert history.epochs[-1] == last
    assert history.train_loss[-1].tolist() == [last, -last]
    assert history.validation_loss[-1].tolist() == [2 * last, 0]
    assert (np.diff(history.epochs) > 0).all()
    kept = [epoch for epoch in range(last + 1) if is_kept(epoch) or epoch == last]
    assert history.epochs.tolist() == kept


@given(st.integers(0, 40))
def test_each_doubling_keeps_256_epochs(doubling: int) -> None:
    start = 512 << doubling
    stride = 2 << doubling
    assert all(is_kept(start + stride * k) for k in range(1, 257))
    assert not any(is_kept(start + stride * k + 1) for k in range(256))


def test_a_billion_billion_epochs_take_fewer_than_14_000_rows() -> None:
    # 0 to 512, then 256 a doubling, as the test above says.
    doublings = math.ceil(math.log2(10**18 / 512))
    assert 513 + 256 * doublings < 14_000


def test_a_million_epochs_take_a_few_thousand_rows() -> None:
    assert sum(map(is_kept, range(1_000_001))) < 4000


def test_the_curves_given_out_are_copies() -> None:
    history = history_of(range(5))
    history.train_loss[:] = 7
    history.epochs[:] = 7
    assert history.epochs.tolist() == [0, 1, 2, 3, 4]
    assert history.train_loss[:, 0].tolist() == [0, 1, 2, 3, 4]


def test_the_best_epoch_of_thinned_curves_is_found_among_their_own_epochs() -> None:
    history = history_of(range(3000))
    assert len(history) == len(history.epochs) == len(history.train_loss) < 1500
