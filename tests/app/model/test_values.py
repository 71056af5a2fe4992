import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.model import Array, Frozen


def test_frozen_is_equal_by_value_whatever_the_order():
    a, b = Frozen(x=1, y=2), Frozen({"y": 2, "x": 1})
    assert a == b
    assert hash(a) == hash(b)
    assert a.with_("x", 3)["x"] == 3
    assert a["x"] == 1
    assert "x" not in a.without("x")
    assert a.without("nothing") == a


@given(st.lists(st.floats(allow_nan=False), max_size=5), st.lists(st.floats(allow_nan=False), max_size=5))
def test_arrays_are_equal_when_their_numbers_are(a, b):
    assert (Array(a) == Array(b)) == (a == b)
    if [x.hex() for x in a] == [x.hex() for x in b]:
        assert hash(Array(a)) == hash(Array(b))


def test_arrays_cannot_be_written_to():
    source = np.array([1.0, 2.0])
    array = Array(source)
    source[0] = 9
    assert array.numbers.tolist() == [1.0, 2.0]
    assert not array.numbers.flags.writeable
