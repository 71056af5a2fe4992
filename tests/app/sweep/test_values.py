"""Values of an axis, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sweep.values import SweepError, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0:1:0.25", (0.0, 0.25, 0.5, 0.75, 1.0)),
        ("0:1000:250", (0, 250, 500, 750, 1000)),
        ("3:1:-1", (3, 2, 1)),
        ("0:1:0.3", (0.0, 0.3, 0.6, 0.9)),
        ("1..4", (1, 2, 3, 4)),
        (" -2 .. 0 ", (-2, -1, 0)),
        ("2, 3.5,5", (2, 3.5, 5)),
        ("7", (7,)),
        ("lin(0, 1, 3)", (0.0, 0.5, 1.0)),
        ("log(1, 100, 3)", (1.0, 10.0, 100.0)),
    ],
)
def test_values(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "holds no value"),
        ("a", "'a' in 'a' is no number"),
        ("nan", "no finite number"),
        ("1,inf", "no finite number"),
        ("5..1", "goes from 5 down to 1"),
        ("0:1:0", "never come from 0 to 1"),
        ("0:1:-1", "never come"),
        ("0:1:1e-9", "at most 100,000"),
        ("1..99999999999", "at most 100,000"),
        ("log(0, 1, 3)", "only numbers above 0"),
        ("lin(0, 1, 2.5)", "no whole number of values"),
        ("1:2", "is no number"),
        ("__import__('os')", "is no number"),
    ],
)
def test_what_is_none_is_said(text, sentence):
    with pytest.raises(SweepError, match=sentence):
        values(text)


@given(st.text())
def test_any_text(text):
    try:
        assert len(values(text)) >= 1
    except SweepError as error:
        assert str(error).endswith(".")
