"""Wrong things of every sort that a script can hand over: wrong types, signs, ranges, shapes and words."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st


def _text_of_nothing(*arguments: Any) -> str:
    return "nothing"


class OfTheScript(Exception):
    """What a function of a script raises by itself."""


def _failing(*arguments: Any) -> float:
    raise OfTheScript


class Stranger:
    """An object of no kind that is known here."""

    def __repr__(self) -> str:
        return "<a stranger>"


NUMBERS = [True, -1, 0, -0.5, 1.5, float("nan"), float("inf"), -float("inf"), 10**30, -(2**70), 3 + 4j, np.int8(-3)]
TEXTS = ["", "x", "-65 mV", "v", "spikes", "d + ", "__import__('os')", "d.real", "\0", "ü" * 300, b"bytes"]
SHAPES = [
    [],
    (),
    {},
    set(),
    [1.0, 2.0, 3.0],
    [[1.0], [2.0, 3.0]],
    ["a", None],
    [float("nan")] * 4,
    np.zeros((2, 2)),
    np.zeros(0),
    np.array(["a", "b"]),
    np.array([None, {}], dtype=object),
    np.ones((3, 3, 3)),
    range(3),
    {"tau_m": "x"},
    {1: 2},
    slice(None),
    slice(0, 10**12),
]
OBJECTS = [None, Stranger(), len, _text_of_nothing, _failing, Exception("as a value"), NotImplemented, ...]

garbage = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from(TEXTS),
    st.sampled_from(SHAPES),
    st.sampled_from(OBJECTS),
    st.floats(),
    st.integers(max_value=10**5) | st.integers(min_value=10**12),  # what lies between takes its time
    st.text(max_size=20),
    st.lists(st.one_of(st.floats(), st.text(max_size=3), st.none()), max_size=5),
)
