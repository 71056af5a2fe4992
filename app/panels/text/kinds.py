"""From one kind of value to another: what a number becomes when it turns into a distribution, and back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.model import Array, Distribution, Expression, Frozen
from app.model.checks.value import value_phrases
from backends.standard import DISTRIBUTIONS, Kind, Parameter

_SPREAD = 0.1
_OF_TIME, _OF_STRENGTH = "{} + d/1000", "{} * exp(-d/100)"  # um: what spikes travel in 1 ms, how far axons reach
_CENTRES = ("mu", "beta", "theta", "lambda_")  # parameters near which the numbers lie


def as_constant(parameter: Parameter, value: object) -> float:
    """The middle of a distribution or a list, where it is in range; otherwise the default."""
    centre = _centre(value)
    if centre is not None and parameter.kind is Kind.INTEGER and np.isfinite(centre):
        centre = round(centre)
    for candidate in (centre, parameter.default, 0.0, parameter.high, parameter.low + 1.0):
        if isinstance(candidate, int | float) and parameter.problem(candidate) is None:
            return candidate
    return 0.0


def as_list(parameter: Parameter, value: object, size: int) -> Array:
    """The same number for each of `size` cells."""
    return Array(np.full(size, as_constant(parameter, value)))


def as_formula(parameter: Parameter, value: object, size: int | None) -> Expression:
    """A formula that begins with the value: of the place of a cell, or (`size` is None) of the distance."""
    number = f"{as_constant(parameter, value):.6g}"
    if size is not None:
        return Expression(f"{number} + 0*x")
    return Expression(_OF_TIME.format(number) if parameter.unit == "ms" else _OF_STRENGTH.format(number))


def as_distribution(parameter: Parameter, name: str, value: object) -> Distribution:
    """A distribution around the value: the first of three guesses that the parameter accepts."""
    guesses = list(_guesses(parameter, name, _centre(value)))
    return next((guess for guess in guesses if not list(value_phrases(parameter, guess, None))), guesses[-1])


def _guesses(parameter: Parameter, name: str, centre: float | None) -> Iterator[Distribution]:
    """Around the value, then between the bounds of the parameter, then the distribution's own defaults."""
    model = DISTRIBUTIONS[name]
    middle = centre if centre is not None else 0.0
    spread = abs(middle) * _SPREAD or 1.0
    low, high = max(middle - spread, parameter.low), min(middle + spread, parameter.high)
    around = dict.fromkeys(_CENTRES, middle) | {"sigma": spread, "low": low, "high": high}
    bounded = {**around, "low": parameter.low, "high": parameter.high}
    for numbers in (around, bounded, model.defaults):
        given = {**model.defaults, **{n: v for n, v in numbers.items() if n in model.by_name}}
        yield Distribution(name, Frozen({n: _of_kind(model.by_name[n], v) for n, v in given.items()}))


def _of_kind(parameter: Parameter, value: object) -> float:
    number = float(value) if isinstance(value, int | float) else 0.0
    return int(number) if isinstance(parameter.default, int) and np.isfinite(number) else number


def _centre(value: object) -> float | None:
    if isinstance(value, Array):
        return float(value.numbers.mean()) if len(value) else None
    if isinstance(value, Distribution):
        numbers = value.parameters
        ends = [numbers[name] for name in ("low", "high") if name in numbers]
        fallback = sum(ends) / 2 if len(ends) == 2 else None
        return next((float(numbers[n]) for n in _CENTRES if n in numbers), fallback)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
