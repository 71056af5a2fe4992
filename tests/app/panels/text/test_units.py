"""Units as people type them."""

import pytest

from app.panels.text.numbers import parse_number
from app.panels.text.refused import Refused
from app.panels.text.units import accepted, shift, shown
from backends.standard import CELLS, CONNECTORS, CURRENTS, PARTS, STRUCTURES, SYNAPSE_TYPES
from backends.standard.units import factor


@pytest.mark.parametrize(
    ("given", "wanted", "power"),
    [
        ("pF", "nF", -3),
        ("nF", "nF", 0),
        ("", "mV", 0),
        ("V", "mV", 3),
        ("µS", "uS", 0),
        ("μS", "uS", 0),
        ("nS", "uS", -3),
        ("s", "ms", 3),
        ("kHz", "Hz", 3),
        ("spikes/s", "Hz", 0),
        ("mm", "um", 3),
        ("MΩ", "GOhm", -3),
        ("%", "", -2),
        ("pf", "nF", -3),  # the case is wrong, the meaning clear
    ],
)
def test_power_of_ten_between_units(given, wanted, power):
    assert shift(given, wanted) == power


@pytest.mark.parametrize(("given", "wanted"), [("mV", "nA"), ("kg", "nF"), ("mV", ""), ("ms", "uS"), ("xyz", "ms")])
def test_units_that_do_not_fit_are_refused(given, wanted):
    with pytest.raises(Refused, match=given):
        shift(given, wanted)


def test_every_accepted_spelling_is_accepted():
    for wanted in ("nF", "mV", "uS", "Hz", "ms", ""):
        assert all(isinstance(shift(unit, wanted), int) for unit in accepted(wanted))


def test_micro_is_shown_as_it_is_printed():
    assert [shown("uS"), shown("um"), shown("ms"), shown("")] == ["µS", "µm", "ms", ""]


DECLARED = sorted(
    {
        thing.unit
        for table in (CELLS, SYNAPSE_TYPES, CONNECTORS, CURRENTS, STRUCTURES, PARTS)
        for model in table.values()
        for thing in (*model.parameters, *getattr(model, "states", ()), *getattr(model, "recordable", ()))
    }
    - {""}
)
SPELLINGS = {
    "V": ("V", "mV", "µV"),
    "A": ("nA", "pA", "A", "uA"),
    "s": ("s", "ms", "us", "µs"),
    "m": ("m", "mm", "um", "µm", "nm"),
    "F": ("nF", "pF", "uF"),
    "S": ("S", "nS", "uS", "µS", "mS"),
    "Hz": ("Hz", "kHz", "1/s", "/s", "/ms", "1/ms"),
    "V/s": ("V/s", "mV/ms", "µV/us", "mV/s"),
}


@pytest.mark.parametrize("wanted", DECLARED)
def test_every_declared_unit_takes_what_the_declarations_can_convert(wanted):
    measured = [spelling for same in SPELLINGS.values() for spelling in same if _factor(spelling, wanted) is not None]
    assert wanted in measured
    assert len(measured) > 2
    for spelling in measured:
        assert parse_number(f"250 {spelling}", wanted) == pytest.approx(250.0 * _factor(spelling, wanted))
        assert spelling in accepted(wanted)


def _factor(given, wanted):
    try:
        return factor(given.replace("µ", "u").removeprefix("1"), wanted)
    except ValueError:
        return None
