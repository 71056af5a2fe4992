"""Factors between units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.standard.units import factor

PREFIXES = st.sampled_from(["", "m", "u", "n", "p", "k"])


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("nF", "pF", 1000.0),
        ("nA", "pA", 1000.0),
        ("uS", "nS", 1000.0),
        ("nS", "uS", 0.001),
        ("mV", "mV", 1.0),
        ("mV", "V", 0.001),
        ("ms", "s", 0.001),
        ("nF/ms", "nS", 1000.0),
        ("kHz", "Hz", 1000.0),
        ("", "", 1.0),
    ],
)
def test_factors_are_exact(source: str, target: str, expected: float) -> None:
    assert factor(source, target) == expected


@given(one=PREFIXES, other=PREFIXES, base=st.sampled_from("VAsFSm"))
def test_there_and_back(one: str, other: str, base: str) -> None:
    assert factor(one + base, other + base) * factor(other + base, one + base) == pytest.approx(1.0)


@pytest.mark.parametrize(("source", "target"), [("nF", "nA"), ("mV", ""), ("ms", "mV"), ("nF/ms", "nF")])
def test_different_things_cannot_be_converted(source: str, target: str) -> None:
    with pytest.raises(ValueError, match="do not measure the same thing"):
        factor(source, target)


@pytest.mark.parametrize("unit", ["furlong", "x", "n", "uu"])
def test_unknown_units(unit: str) -> None:
    with pytest.raises(ValueError, match="is not a known unit"):
        factor(unit, "mV")
