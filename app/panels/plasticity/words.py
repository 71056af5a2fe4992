"""Numbers and units in captions. No Qt."""

from __future__ import annotations

from app.panels.text.numbers import MINUS
from app.panels.text.units import shown


def number(value: float, sign: bool = False) -> str:
    """In three digits: "0.004", "−12", and "+12" where the sign is asked for."""
    return f"{value + 0.0:{'+' if sign else ''}.3g}".replace("-", MINUS)


def amount(value: float, unit: str) -> str:
    """With its unit, as far as that is known."""
    return f"{number(value)} {shown(unit)}".rstrip()


def counted(what: str, unit: str) -> str:
    """What an axis counts, with the unit in brackets, as far as that is known."""
    return f"{what} ({shown(unit)})" if unit else what
