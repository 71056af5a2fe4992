from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.worker import Results, frames
from app.worker.growing import Growing


def recording(key: int, variable: str, n: int, line: int = 3) -> frames.Recording:
    return frames.Recording(key, "Exc", line, 10, variable, "mV", np.arange(n, dtype=np.int32))


def spikes(key: int, *times: float) -> frames.Spikes:
    return frames.Spikes(key, np.zeros(len(times), np.int32), np.array(times))


@given(st.lists(hnp.arrays(np.float64, st.tuples(st.integers(0, 900), st.just(2)))))
def test_a_growing_array_is_what_was_put_into_it(parts: list[np.ndarray]) -> None:
    growing = Growing(np.float64)
    for part in parts:
        growing.extend(part)
    np.testing.assert_array_equal(growing.array.reshape(-1, 2), np.concatenate([np.empty((0, 2)), *parts]))


def test_growing_moves_its_buffer_seldom() -> None:
    growing, buffers = Growing(np.float64), set()
    for _ in range(10_000):
        growing.extend(np.zeros(10))
        buffers.add(len(growing._buffer))
    assert len(buffers) < 10


def test_recordings_are_told_apart_and_belong_to_elements() -> None:
    results = Results({3: "exc"})
    results.take([recording(1, "spikes", 4), recording(2, "v", 2, line=9), spikes(1, 1.0, 2.5), spikes(1, 7.0)])
    results.take([frames.Samples(2, 0.0, 0.5, np.ones((3, 2))), frames.Samples(2, 1.5, 0.5, np.zeros((1, 2)))])
    results.take([frames.Progress(500.0, 1000.0)])
    one, two = results.recordings.values()
    assert (one.element, two.element) == ("exc", "")
    np.testing.assert_array_equal(one.spikes[1], [1.0, 2.5, 7.0])
    assert one.count == 3
    assert one.rate(results.now) == pytest.approx(3 / 4 / 0.5)
    assert two.samples.shape == (4, 2)
    assert (two.start, two.interval) == (0.0, 0.5)


def test_more_cells_later_leave_gaps_before() -> None:
    results = Results()
    results.take([recording(1, "v", 1), frames.Samples(1, 0.0, 0.1, np.ones((2, 1)))])
    results.take([recording(1, "v", 2), frames.Samples(1, 0.2, 0.1, np.zeros((1, 2)))])
    np.testing.assert_array_equal(results.recordings[1].samples, [[1.0, np.nan], [1.0, np.nan], [0.0, 0.0]])


def test_a_reset_begins_a_new_segment() -> None:
    results = Results()
    results.take([recording(1, "spikes", 1), frames.Started(0.0, 5.0), spikes(1, 4.0), frames.Progress(5.0, 5.0)])
    results.take([frames.Started(5.0, 9.0), spikes(1, 6.0), frames.Progress(9.0, 9.0)])
    results.take([frames.Started(0.0, 5.0), spikes(1, 1.0)])
    first, second = (segment[1].spikes[1].tolist() for segment in results.segments)
    assert (first, second) == ([4.0, 6.0], [1.0])
    assert results.ends == [9.0]


def test_nothing_recorded_has_no_rate() -> None:
    results = Results()
    results.take([recording(1, "spikes", 0)])
    assert results.recordings[1].rate(results.now) == 0.0


def test_another_set_up_begins_a_new_segment() -> None:
    results = Results()
    results.take([recording(1, "spikes", 1), frames.Started(0.0, 5.0), spikes(1, 4.0), frames.Progress(5.0, 5.0)])
    other = frames.Recording(1, "Inh", 3, 10, "spikes", "", np.arange(1, dtype=np.int32))
    results.take([other, frames.Started(0.0, 5.0), spikes(1, 1.0), spikes(1, 2.0)])
    assert [(segment[1].label, segment[1].count) for segment in results.segments] == [("Exc", 1), ("Inh", 2)]
