"""What a value looks like as a picture with a caption: a distribution as bars, a formula as a curve. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.model import Distribution, Expression
from app.panels.curves.density import Histogram, histogram, mean
from app.panels.curves.formula import computed
from app.panels.curves.picture import Bars, Curve, Picture
from app.panels.text.numbers import MINUS
from app.panels.text.units import shown
from backends.standard import Kind, Parameter
from backends.standard.grammar import ExpressionError

Floats = NDArray[np.float64]
Span = tuple[float, float]

_POINTS = 257
_RARE = 1e-3  # a share of numbers out of range that is worth a word
_UNITS = {"i": "", "x": "um", "y": "um", "z": "um", "d": "um"}
_OVER = ("d", "x", "y", "z", "i")  # over which of its variables a formula is drawn


@dataclass(frozen=True, eq=False)
class Portrait:
    """A picture, its caption, and whether that says what is wrong."""

    picture: Picture | None
    caption: str
    wrong: bool = False


def portrait(parameter: Parameter, value: object, spans: Mapping[str, Span]) -> Portrait | None:
    """The picture of a value of a parameter; None where there is nothing to draw.

    `spans`: from where to where the variables of a formula go.
    """
    if isinstance(value, Distribution):
        return _of_distribution(parameter, value)
    if isinstance(value, Expression):
        return _of_formula(parameter, value.text, spans)
    if parameter.kind in (Kind.EXPRESSION, Kind.FUNCTION) and isinstance(value, str) and parameter.variables == ("d",):
        return _of_formula(parameter, value, spans)
    return None


# -- distributions -----------------------------------------------------------------------------------------------------


def _of_distribution(parameter: Parameter, value: Distribution) -> Portrait | None:
    bars = histogram(value)
    if bars is None:
        return None
    picture = Picture(float(bars.edges[0]), float(bars.edges[-1]), parameter.unit, bars=Bars(bars.edges, bars.shares))
    outside = _outside(parameter, bars)
    if outside > _RARE:
        said = f"{100 * outside:.2g} % of the draws are out of range: {parameter.expected} is expected."
        return Portrait(picture, said, True)
    low, high = _quantile(bars, 0.025), _quantile(bars, 0.975)
    middle = mean(value)
    said = f"Mean {number(bars.mean if middle is None else middle)}, 95 % from {number(low)} to {number(high)}"
    return Portrait(picture, f"{said} {shown(parameter.unit)}".rstrip())


def _outside(parameter: Parameter, bars: Histogram) -> float:
    """The share of numbers that the parameter does not take."""
    middles = (bars.edges[1:] + bars.edges[:-1]) / 2
    return float(bars.shares[(middles < parameter.low) | (middles > parameter.high)].sum())


def _quantile(bars: Histogram, share: float) -> float:
    return float(np.interp(share, np.concatenate(([0.0], np.cumsum(bars.shares))), bars.edges))


# -- formulas ----------------------------------------------------------------------------------------------------------


def _of_formula(parameter: Parameter, text: str, spans: Mapping[str, Span]) -> Portrait | None:
    known = [name for name in _OVER if name in spans]
    variable = next((name for name in known if name in _words(text)), next(iter(known), None))
    if variable is None:
        return None
    low, high = spans[variable]
    along = np.linspace(low, high if high > low else low + 1.0, _POINTS)
    try:
        values = computed(text, {**_middles(spans), variable: along})
    except ExpressionError:
        return None  # which is said where it is typed
    except ValueError as error:
        return Portrait(None, f"{error}.".capitalize(), True)
    picture = Picture(
        float(along[0]), float(along[-1]), _UNITS[variable] or variable, parameter.unit, (Curve(along, values),)
    )
    return Portrait(picture, *_judged(parameter, variable, along, values, _others(text, variable, spans)))


def _judged(parameter: Parameter, variable: str, along: Floats, values: Floats, others: list[str]) -> tuple[str, bool]:
    """The caption, and whether it says what is wrong: values that are none, or out of range."""
    for wrong, what in ((~np.isfinite(values), "There is no number"), (_beyond(parameter, values), "")):
        if wrong.any():
            at = int(np.flatnonzero(wrong)[0])
            what = what or f"{number(float(values[at]))} is not {parameter.expected}:"
            return f"{what} for {variable} = {number(float(along[at]))} {shown(_UNITS[variable])}".rstrip() + ".", True
    unit = shown(parameter.unit)
    said = f"{number(float(values.min()))} to {number(float(values.max()))} {unit}".rstrip() + f" over {variable}"
    return said + (f", {' and '.join(others)} in the middle" if others else ""), False


def _beyond(parameter: Parameter, values: Floats) -> NDArray[np.bool_]:
    low = values <= parameter.low if parameter.open_low else values < parameter.low
    return np.asarray(low | (values > parameter.high))


def _middles(spans: Mapping[str, Span]) -> dict[str, Floats]:
    return {name: np.asarray((low + high) / 2) for name, (low, high) in spans.items()}


def _others(text: str, variable: str, spans: Mapping[str, Span]) -> list[str]:
    return [name for name in spans if name != variable and name in _words(text)]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d]\w*", text))


def number(value: float) -> str:
    """Three digits are enough to read."""
    return f"{value + 0.0:.3g}".replace("-", MINUS)
