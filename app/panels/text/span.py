"""Between which numbers a slider goes, and the number at each of its places."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from backends.standard import Kind, Parameter

PLACES = 200


@dataclass(frozen=True)
class Span:
    """From `low` to `high`, in steps that are whole numbers where only those are meant."""

    low: float
    high: float
    whole: bool = False

    def at(self, place: int) -> float:
        """The number at a place from 0 to PLACES, to four digits."""
        number = self.low + (self.high - self.low) * place / PLACES
        return round(number) if self.whole else float(f"{number:.4g}")

    def place(self, number: float) -> int:
        """The place that is nearest to a number."""
        share = (number - self.low) / (self.high - self.low) if self.high != self.low else 0.0
        return min(max(round(share * PLACES), 0), PLACES)


def span_of(parameter: Parameter, value: float) -> Span:
    """The whole range where there is one; else from nothing to twice the value, or as far as the default goes.

    A range that does not include its lowest number begins one place above it.
    """
    whole = parameter.kind is Kind.INTEGER
    low, high = parameter.low, parameter.high
    if not (isfinite(low) and isfinite(high)):
        usual = parameter.default if isinstance(parameter.default, int | float) else 1.0
        allowed = low < value <= high or (value == low and not parameter.open_low)
        reach = 2.0 * ((value if allowed else 0.0) or usual or 1.0)
        low, high = max(low, min(0.0, reach)), min(high, max(0.0, reach))
    if parameter.open_low and low == parameter.low:
        low += (high - low) / PLACES
    return Span(max(1.0, low) if whole and low > 0 else low, max(high, low), whole)
