from __future__ import annotations

import io
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.worker import frames
from app.worker.codec import FrameError, Message, encode, read

whole = st.integers(-(2**31), 2**31 - 1)
real = st.floats(allow_nan=False)
cells = hnp.arrays(np.int32, st.integers(0, 40))

messages = st.one_of(
    st.builds(frames.Reached, whole),
    st.builds(frames.Recording, whole, st.text(), whole, whole, st.text(), st.text(), cells),
    st.builds(frames.Spikes, whole, cells, hnp.arrays(np.float64, st.integers(0, 40))),
    st.builds(frames.Samples, whole, real, real, hnp.arrays(np.float64, hnp.array_shapes(min_dims=2, max_dims=2))),
    st.builds(frames.Samples, whole, real, real, hnp.arrays(np.float32, hnp.array_shapes(min_dims=2, max_dims=2))),
    st.builds(frames.Progress, real, real),
    st.builds(frames.Printed, st.sampled_from(["stdout", "stderr"]), st.text()),
    st.builds(frames.Failed, whole, st.text(), st.text(), st.text()),
    st.builds(frames.Finished, st.dictionaries(st.text(), real), real, st.text(), st.text(), st.booleans()),
    st.builds(frames.Start, st.text(), st.text(), st.text(), st.lists(st.text()), st.none() | whole, st.none(), real),
    st.just(frames.Stop()),
)


def same(a: Message, b: Message | None) -> bool:
    if type(a) is not type(b):
        return False
    return all(alike(getattr(a, field.name), getattr(b, field.name)) for field in fields(a))


def alike(x: object, y: object) -> bool:
    if isinstance(x, np.ndarray) and isinstance(y, np.ndarray):
        return x.dtype == y.dtype and x.shape == y.shape and x.tobytes() == y.tobytes()
    return x == y


@given(st.lists(messages, max_size=4))
def test_what_is_encoded_is_read(sent: list[Message]) -> None:
    stream = io.BytesIO(b"".join(map(encode, sent)))
    for message in sent:
        assert same(message, read(stream))
    assert read(stream) is None


@given(messages, st.data())
def test_a_message_cut_short_is_an_error(message: Message, data: st.DataObject) -> None:
    whole_ = encode(message)
    length = data.draw(st.integers(1, len(whole_) - 1))
    with pytest.raises(FrameError):
        read(io.BytesIO(whole_[:length]))


@given(st.binary(min_size=1))
def test_foreign_bytes_are_an_error(data: bytes) -> None:
    with pytest.raises(FrameError):
        read(io.BytesIO(data))


@given(messages, st.data())
def test_a_damaged_message_is_read_or_an_error_and_nothing_else(message: Message, data: st.DataObject) -> None:
    damaged = bytearray(encode(message))
    damaged[data.draw(st.integers(16, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(io.BytesIO(bytes(damaged)))
    except FrameError as error:
        assert str(error).endswith(".")


def test_arrays_that_lie_scattered_in_memory_arrive_in_order() -> None:
    values = np.arange(12.0).reshape(3, 4).T
    message = read(io.BytesIO(encode(frames.Samples(1, 0.0, 0.1, values))))
    assert isinstance(message, frames.Samples)
    np.testing.assert_array_equal(message.values, values)


@pytest.mark.parametrize("dtype", ["O", "<U4", "<i8"])
def test_only_plain_numbers_are_read(dtype: str) -> None:
    good = encode(frames.Spikes(1, np.zeros(2, np.int32), np.zeros(2)))
    bad = good.replace(b'"<i4"', f'"{dtype}"'.encode())
    length = int.from_bytes(good[4:8], "little") + len(bad) - len(good)
    with pytest.raises(FrameError, match="could not be read"):
        read(io.BytesIO(bad[:4] + length.to_bytes(4, "little") + bad[8:]))
