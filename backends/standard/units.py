"""Units of measure: how many of one are in another, computed from prefixes and dimensions, never looked up."""

from __future__ import annotations

from functools import cache

Dimension = tuple[int, int, int, int]  # exponents of volt, ampere, second, metre

_BASES: dict[str, Dimension] = {
    "": (0, 0, 0, 0),
    "V": (1, 0, 0, 0),
    "A": (0, 1, 0, 0),
    "s": (0, 0, 1, 0),
    "m": (0, 0, 0, 1),
    "F": (-1, 1, 1, 0),
    "S": (-1, 1, 0, 0),
    "Hz": (0, 0, -1, 0),
}
_PREFIXES = {"M": 6, "k": 3, "": 0, "m": -3, "u": -6, "n": -9, "p": -12}


@cache
def factor(source: str, target: str) -> float:
    """What a number in one unit is multiplied by to be in another: 1000 from "nF" to "pF".

    A unit is a prefix and a base, or two of them with a stroke between: "mV", "nF/ms". ValueError when one of them
    is unknown, or when they do not measure the same.
    """
    (from_power, from_dimension), (to_power, to_dimension) = _parse(source), _parse(target)
    if from_dimension != to_dimension:
        raise ValueError(f"{source!r} and {target!r} do not measure the same thing")
    return float(10 ** (from_power - to_power)) if from_power >= to_power else 1.0 / 10 ** (to_power - from_power)


def _parse(unit: str) -> tuple[int, Dimension]:
    """The power of ten and the dimension of a unit."""
    above, _, below = unit.partition("/")
    (power, dimension), (less, divisor) = _simple(above), _simple(below)
    return power - less, tuple(a - b for a, b in zip(dimension, divisor, strict=True))  # type: ignore[return-value]


def _simple(unit: str) -> tuple[int, Dimension]:
    if unit in _BASES:
        return 0, _BASES[unit]
    prefix, base = unit[:1], unit[1:]
    if prefix not in _PREFIXES or not base or base not in _BASES:
        raise ValueError(f"{unit!r} is not a known unit")
    return _PREFIXES[prefix], _BASES[base]
