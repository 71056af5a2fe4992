"""The values of one axis of a sweep as people write them: "0:1000:100", "1..10", "2, 3, 5", "log(1, 100, 5)"."""

from __future__ import annotations

import re
from math import isfinite

import numpy as np

MOST = 100_000  # values along one axis
EXPECTED = 'values like "0:1000:100", "1..10", "2, 3, 5", "lin(0, 1, 11)" or "log(1, 100, 5)"'
_RANGE = re.compile(r"\s*([^:]+):([^:]+):([^:]+)\s*")
_WHOLE = re.compile(r"\s*(-?\d+)\s*\.\.\s*(-?\d+)\s*")
_SPACED = re.compile(r"\s*(lin|log)\s*\(([^,]+),([^,]+),([^,]+)\)\s*")


class SweepError(ValueError):
    """What was asked for cannot be swept; the text is a sentence."""


def values(text: str) -> tuple[float, ...]:
    """The values that a text stands for; whole numbers stay whole. SweepError with what was expected."""
    if match := _WHOLE.fullmatch(text):
        return _whole(int(match[1]), int(match[2]), text)
    if match := _RANGE.fullmatch(text):
        first, last, step = (_number(part, text) for part in match.groups())
        return _range(first, last, step, text)
    if match := _SPACED.fullmatch(text):
        first, last, count = (_number(part, text) for part in match.groups()[1:])
        return _spaced(match[1], first, last, count, text)
    found = tuple(_number(part, text) for part in text.split(",") if part.strip())
    if not found:
        raise SweepError(f"{text!r} holds no value; expected {EXPECTED}.")
    return found


def _number(part: str, text: str) -> float:
    try:
        number = float(part)
    except ValueError:
        raise SweepError(f"{part.strip()!r} in {text!r} is no number; expected {EXPECTED}.") from None
    if not isfinite(number):
        raise SweepError(f"{part.strip()!r} in {text!r} is no finite number.")
    plain = part.strip()
    return int(plain) if plain.lstrip("+-").isdecimal() else number


def _whole(first: int, last: int, text: str) -> tuple[float, ...]:
    if last < first:
        raise SweepError(f"{text!r} goes from {first} down to {last}; the smaller number comes first.")
    _few(last - first + 1, text)
    return tuple(range(first, last + 1))


def _range(first: float, last: float, step: float, text: str) -> tuple[float, ...]:
    """Both ends belong to it."""
    if step == 0 or (last - first) / step < 0:
        raise SweepError(f"{text!r}: steps of {step:g} never come from {first:g} to {last:g}.")
    count = int(np.floor((last - first) / step + 1e-9)) + 1
    _few(count, text)
    if all(isinstance(number, int) for number in (first, step)):
        return tuple(first + i * step for i in range(count))
    return tuple(float(f"{first + i * step:.12g}") for i in range(count))


def _spaced(how: str, first: float, last: float, count: float, text: str) -> tuple[float, ...]:
    if count != int(count) or count < 1:
        raise SweepError(f"{text!r}: {count:g} is no whole number of values.")
    if how == "log" and not (first > 0 and last > 0):
        raise SweepError(f"{text!r}: a logarithmic axis has only numbers above 0.")
    _few(int(count), text)
    spaced = np.geomspace if how == "log" else np.linspace
    return tuple(float(f"{number:.12g}") for number in spaced(first, last, int(count)))


def _few(count: int, text: str) -> None:
    if count > MOST:
        raise SweepError(f"{text!r} are {count:,} values; at most {MOST:,} are possible along one axis.")
