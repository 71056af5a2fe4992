"""Where an axis has its ticks and what they say. No Qt."""

from __future__ import annotations

import math

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_SMALLEST = 1e-300  # below this numbers have no logarithm, or lose their digits


def step(span: float, most: int) -> float:
    """The smallest round step that divides `span` into at most `most` parts."""
    wish = max(span / max(most, 1), _SMALLEST)
    unit = 10.0 ** math.floor(math.log10(wish))
    return next(unit * s for s in STEPS if unit * s >= wish * (1.0 - 1e-9))


def text(value: float, step: float) -> str:
    """A tick in as many decimals as the step needs, with a true minus and thin spaces between thousands."""
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    decimals += round(step * 10**decimals, 6) % 1 > 0  # 2.5 needs one more
    return number(value, decimals)


def number(value: float, decimals: int) -> str:
    """A number as the plots write it: "−70", "1 000", "0.25"."""
    rounded = round(value, decimals) + 0.0  # no negative zero
    return f"{rounded:,.{decimals}f}".replace(",", "\u2009").replace("-", "\u2212")


def duration(milliseconds: float) -> str:
    """A time that the pointer is at: "312.4 ms"."""
    return f"{number(milliseconds, 1)} ms"
