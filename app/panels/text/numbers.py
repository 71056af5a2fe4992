"""One number as text: written the shortest way that reads back as the same number."""

from __future__ import annotations

import re

from app.panels.text.refused import Refused
from app.panels.text.units import shift

MINUS = "−"
_NUMBER = re.compile(r"([+-]?)([0-9]*)(\.[0-9]*)?(?:[eE]([+-]?[0-9]{1,4}))?(?![0-9.,])\s*(.*)", re.DOTALL)
_GROUPED = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+\b")
_BEGUN = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]*)?([eE][+-]?)?")
_LARGE, _LONG = 1e7, 15


def parse_number(text: str, unit: str = "", whole: bool = False) -> float | int:
    """The number that `text` says, in `unit`, a whole one where `whole` is asked for. Refused with a sentence."""
    plain = _GROUPED.sub("", text.strip().replace(MINUS, "-"))
    match = _NUMBER.fullmatch(plain)
    if match is None or not (match[2] or (match[3] or ".") != "."):
        raise Refused(_complaint(text))
    power = int(match[4] or 0) + shift(match[5].strip(), unit)
    number = float(f"{match[1]}{match[2] or 0}{match[3] or ''}e{power}")
    if abs(number) == float("inf"):
        raise Refused(f"{text.strip()} is too large to be a number here.")
    if not whole:
        return number
    if not number.is_integer():
        raise Refused(f"{text.strip()} is not a whole number.")
    exact = power == 0 and not match[3] and len(match[2]) > _LONG
    return int(match[1] + match[2]) if exact and len(match[2]) < 4000 else int(number)


def number_text(number: float | int) -> str:
    """A number as fields show it: a real minus sign, and an exponent only where the digits would run long."""
    text = str(number)
    size = abs(number)
    if isinstance(number, float) and size and ("e" in text or size >= _LARGE):
        text = _scientific(number)
    return text.replace("-", MINUS)


def begun(text: str) -> bool:
    """Whether more typing can make a number of `text`."""
    return _BEGUN.fullmatch(text.strip().replace(MINUS, "-")) is not None


def _scientific(number: float) -> str:
    digits = next(t for i in range(18) if float(t := f"{number:.{i}e}") == number)
    mantissa, exponent = digits.split("e")
    return f"{mantissa}e{int(exponent)}"


def _complaint(text: str) -> str:
    text = text.strip()
    if _COMMA.match(text):
        return f"{_short(text)}: a decimal point is expected, as in {text.replace(',', '.', 1)}."
    return f"{_short(text)!r} is not a number." if text else "A number is expected."


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
