"""Units as people type them: "250 pF" where nF are wanted. All factors are powers of ten."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from app.panels.text.refused import Refused

PREFIXES = {"f": -15, "p": -12, "n": -9, "u": -6, "µ": -6, "μ": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9}
BASES = ("V", "A", "F", "S", "s", "Hz", "m", "Ohm")
SAME = {"Ω": "Ohm", "ohm": "Ohm", "ohms": "Ohm", "1/s": "Hz", "/s": "Hz", "spikes/s": "Hz"}
PERCENT = ("", -2)


def shift(given: str, wanted: str) -> int:
    """The power of ten that turns a number in `given` into one in `wanted`; Refused when none does."""
    if given in ("", wanted):
        return 0
    spelled = _spelled(given, wanted)
    base, power = _split(wanted)
    own, own_power = _split(spelled)
    if own != base:
        raise Refused(_complaint(given, wanted))
    return own_power - power


@lru_cache
def accepted(wanted: str) -> tuple[str, ...]:
    """Every spelling of a unit that fits where `wanted` is expected."""
    base, _ = _split(wanted)
    if base == "":
        return ("%",)
    above, stroke, below = base.partition("/")
    if stroke:
        return tuple(f"{a}/{b}" for a in _prefixed(above) for b in _prefixed(below))
    if base not in BASES:
        return (wanted,)
    rates = tuple(f"{one}/{b}" for one in ("1", "") for b in _prefixed("s")) if base == "Hz" else ()
    return (*(name for same in (base, *_same(base)) for name in _prefixed(same)), *rates)


def _same(base: str) -> Iterator[str]:
    return (other for other, same in SAME.items() if same == base)


def _prefixed(base: str) -> tuple[str, ...]:
    return (base,) if "/" in base else tuple(prefix + base for prefix in PREFIXES)


def shown(unit: str) -> str:
    """A unit as it is printed: µS for uS."""
    return f"µ{unit[1:]}" if unit.startswith("u") and unit[1:] in BASES else unit


@lru_cache
def _split(unit: str) -> tuple[str, int]:
    """Base and power of ten: nF is (F, -9), mV/ms is (V/s, 0), /ms is (Hz, 3). What is not known is its own base."""
    if unit == "%":
        return PERCENT
    above, stroke, below = unit.partition("/")
    if stroke and unit not in SAME:
        (top, power), (bottom, less) = _split("" if above == "1" else above), _split(below)
        return ("Hz", power - less) if (top, bottom) == ("", "s") else (f"{top}/{bottom}", power - less)
    for name in sorted((*BASES, *SAME), key=len, reverse=True):
        prefix = unit.removesuffix(name)
        if prefix != unit and prefix in PREFIXES:
            return SAME.get(name, name), PREFIXES[prefix]
    return unit, 0


def _spelled(given: str, wanted: str) -> str:
    """`given` itself, or where only its case is wrong ("pf"), the one accepted spelling it can mean."""
    fitting = accepted(wanted)
    if given in fitting:
        return given
    alike = {unit for unit in fitting if unit.lower() == given.lower()}
    return alike.pop() if len(alike) == 1 else given


def _complaint(given: str, wanted: str) -> str:
    if not wanted:
        return f"{given!r} is not understood: this value has no unit."
    return f"{given!r} is not understood: a unit that can be turned into {shown(wanted)} is expected."
