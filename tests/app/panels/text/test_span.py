"""From where to where a slider goes, and what stands at its places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.panels.text.span import PLACES, Span, span_of
from backends.standard import CELLS, Kind, Parameter


@pytest.mark.parametrize(
    ("parameter", "value", "ends"),
    [
        (Parameter("weight", 0.0, "nA"), -3.0, (-6.0, 0.0)),
        (Parameter("weight", 0.0, "nA"), 3.0, (0.0, 6.0)),
        (Parameter("weight", 0.0, "nA"), 0.0, (0.0, 2.0)),
        (Parameter("p", 0.1, low=0.0, high=1.0), 0.9, (0.0, 1.0)),
        (Parameter("tau", 20.0, "ms", low=0.0, open_low=True), 10.0, (0.1, 20.0)),
        (Parameter("n", 5, kind=Kind.INTEGER, low=1), 8, (1, 16)),
    ],
)
def test_ends(parameter, value, ends):
    span = span_of(parameter, value)
    assert (span.at(0), span.at(PLACES)) == ends


@given(st.sampled_from([p for m in CELLS.values() for p in m.parameters if p.kind is Kind.REAL]), st.floats(-1e9, 1e9))
def test_no_place_is_out_of_range(parameter, value):
    span = span_of(parameter, value)
    for place in (0, 1, PLACES // 2, PLACES):
        number = span.at(place)
        assert parameter.low <= number <= parameter.high
        assert not parameter.open_low or number > parameter.low


def test_the_place_of_a_number():
    span = Span(-6.0, 0.0)
    assert span.at(span.place(-3.0)) == -3.0
    assert (span.place(-99.0), span.place(99.0)) == (0, PLACES)
    assert Span(1.0, 1.0).place(1.0) == 0
