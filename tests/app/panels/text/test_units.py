"""Units as people type them."""

import pytest

from app.panels.text.refused import Refused
from app.panels.text.units import accepted, shift, shown


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
