"""Weights that a program notes come to the window while it runs, and nothing else that is called weights."""

from __future__ import annotations

import numpy as np
import pytest

from app.worker import Results
from app.worker.notes import Notes


def test_notes_are_passed_on_once() -> None:
    notes, kept = Notes(), {"a": [(0.0, [1.0, 2.0])], "b": []}
    notes.look_into({"weights": kept})
    results = Results()
    results.take(notes.fresh())
    assert not list(notes.fresh())
    kept["a"].append((10.0, [1.5, 2.5]))
    kept["b"].append((10.0, [3.0]))
    results.take(notes.fresh())
    np.testing.assert_array_equal(results.weights["a"].values, [[1.0, 2.0], [1.5, 2.5]])
    assert results.weights["a"].times == [0.0, 10.0] and results.weights["b"].times == [10.0]


def test_a_projection_without_connections_is_noted_too() -> None:
    notes = Notes()
    notes.look_into({"weights": {"a": [(0.0, []), (10.0, [])]}})
    results = Results()
    results.take(notes.fresh())
    assert results.weights["a"].values.shape == (2, 0)


@pytest.mark.parametrize(
    "weights",
    [
        3,
        [1.0, 2.0],
        {"a": 1.0},
        {"a": [1.0]},
        {"a": [(0.0, "text")]},
        {3: [(0.0, [1.0])]},
        {"a": [(0, [1]), (1, [1, 2])]},
    ],
)
def test_other_things_of_that_name_are_left_alone(weights: object) -> None:
    notes = Notes()
    notes.look_into({"weights": weights})
    assert not list(notes.fresh())
