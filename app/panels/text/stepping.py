"""How far an arrow key moves a number: one unit of its second digit, neither nothing nor a leap."""

from __future__ import annotations

from math import floor, log10

from backends.standard import Kind, Parameter


def step_of(parameter: Parameter, value: float) -> float:
    """The step for a parameter that is now `value`."""
    if parameter.kind is Kind.INTEGER:
        return max(1, 10 ** (_magnitude(value) - 1))
    default = parameter.default
    usual = abs(default) if isinstance(default, int | float) else 0.0
    span = parameter.high - parameter.low
    scale = max(abs(value), usual) or (span if span < float("inf") else 1.0)
    return float(10.0 ** (_magnitude(scale) - 1))


def stepped(parameter: Parameter, value: float, step: float, times: int) -> float:
    """`value` moved by `times` steps, rounded to the digits of the step, and no further than the range goes."""
    decimals = max(0, -_magnitude(step)) + 1
    moved = round(value + times * step, decimals)
    if moved < parameter.low or (parameter.open_low and moved <= parameter.low):
        moved = value if parameter.open_low else parameter.low
    moved = min(moved, parameter.high)
    return int(moved) if parameter.kind is Kind.INTEGER else float(moved)


def _magnitude(number: float) -> int:
    return floor(log10(abs(number))) if number else 0
