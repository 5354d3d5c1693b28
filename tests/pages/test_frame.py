"""A frame's bytes: what goes in comes out, and only what a browser can read goes in."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

from pages.live.frame import ALIGNMENT, pack, unpack

ARRAYS = st.sampled_from(["float32", "uint8", "int8"]).flatmap(
    lambda dtype: arrays_of.arrays(
        dtype, arrays_of.array_shapes(max_dims=3, min_side=0, max_side=5)
    )
)


@settings(max_examples=25)
@given(st.dictionaries(st.text(max_size=8), ARRAYS, max_size=4), st.text(max_size=20))
def test_what_is_packed_comes_out_again(arrays: dict[str, np.ndarray], word: str) -> None:
    header, read = unpack(pack({"word": word}, arrays))
    assert header == {"word": word}
    assert list(read) == list(arrays)
    for name, array in arrays.items():
        assert read[name].dtype == array.dtype
        np.testing.assert_array_equal(read[name], array)


@settings(max_examples=25)
@given(st.dictionaries(st.text(max_size=8), ARRAYS, max_size=4))
def test_every_array_starts_where_a_browser_can_view_it(arrays: dict[str, np.ndarray]) -> None:
    blob = pack({"å": 1}, arrays)
    assert len(blob) % ALIGNMENT == 0
    assert int.from_bytes(blob[:ALIGNMENT], "little") % ALIGNMENT == 0


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_header_never_holds_what_json_cannot_say(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        pack({"loss": value}, {})


def test_the_header_is_plain_json() -> None:
    blob = pack({"a": [1, None, "ö"]}, {"map": np.zeros((2, 3), np.uint8)})
    length = int.from_bytes(blob[:ALIGNMENT], "little")
    assert json.loads(blob[ALIGNMENT : ALIGNMENT + length]) == {
        "a": [1, None, "ö"],
        "arrays": [["map", "uint8", [2, 3]]],
    }
