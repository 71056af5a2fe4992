"""Arrays that grow: all rows are there, what was seen before stays, and large ones lie in a file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.worker import room
from app.worker.growing import Growing

SOME = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
PARTS = st.lists(st.integers(0, 3000), min_size=1, max_size=12)


def anonymous() -> int:
    """The memory of this process that lies in no file, in kB."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon"))


@SOME
@given(parts=PARTS, width=st.integers(0, 3), large=st.sampled_from([1, 20_000, 1 << 40]))
def test_rows_are_kept_and_views_stay_valid(monkeypatch, parts, width, large):
    monkeypatch.setattr(room, "LARGE", large)
    growing, before, count = Growing(np.float64), [], 0
    for part in parts:
        rows = np.arange(count, count + part, dtype=float)
        growing.extend(rows if not width else np.repeat(rows[:, None], width, axis=1))
        count += part
        before.append(growing.array)
    for view in before:
        assert not view.flags.writeable
        assert np.array_equal(view if not width else view[:, 0], np.arange(len(view)))
    assert len(before[-1]) == count


def test_large_arrays_take_no_memory_of_their_own(monkeypatch):
    monkeypatch.setattr(room, "LARGE", 1 << 20)
    growing, rows = Growing(np.float64), np.ones(1 << 17)
    growing.extend(rows)
    before = anonymous()
    for _ in range(128):  # 128 MB
        growing.extend(rows)
    assert len(growing.array) == 129 << 17 and growing.array[-1] == 1.0
    assert anonymous() - before < 16 << 10


@pytest.mark.parametrize("refusing", [1, 2])
def test_on_a_full_disk_memory_has_to_do(monkeypatch, refusing):
    asked, reserve = [], os.posix_fallocate

    def refuse(file: int, begin: int, size: int) -> None:
        asked.append(size)
        if len(asked) >= refusing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        reserve(file, begin, size)

    monkeypatch.setattr(os, "posix_fallocate", refuse)
    monkeypatch.setattr(room, "LARGE", 10_000)
    growing = Growing(np.int32)
    for begin in range(0, 10_000, 1000):
        growing.extend(np.arange(begin, begin + 1000, dtype=np.int32))
    assert len(asked) >= refusing and np.array_equal(growing.array, np.arange(10_000))
