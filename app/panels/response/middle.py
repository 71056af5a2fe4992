"""One number for what may be many, so that one cell can stand for a population and one synapse for a projection."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from app.model import Array, Component, Distribution, Expression, Frozen, Value
from app.model.checks.value import OF_CELLS, OF_SYNAPSES
from app.panels.curves.density import mean
from app.panels.curves.formula import computed
from backends.standard import Kind, Model


@dataclass(frozen=True)
class Assumed:
    """Parameters that were taken to be one number: `means` of what is drawn or listed, `zeros` of formulas at 0."""

    means: tuple[str, ...] = ()
    zeros: tuple[str, ...] = ()

    def __add__(self, other: Assumed) -> Assumed:
        return Assumed(self.means + other.means, self.zeros + other.zeros)

    def __str__(self) -> str:
        """In words, "" where there are none."""
        means = f"the mean of {', '.join(self.means)}" if self.means else ""
        zeros = f"{', '.join(self.zeros)} at the origin" if self.zeros else ""
        said = " and ".join(filter(None, (means, zeros)))
        return f"For {said}" if said else ""


def settled(component: Component, model: Model | None) -> tuple[Component, Assumed]:
    """The component with one number for each parameter, and what had to be assumed for that."""
    known = model.by_name if model else {}
    varied = {
        name: value
        for name, value in component.parameters.items()
        if isinstance(value, Distribution | Array | Expression)
        and (name not in known or known[name].kind is not Kind.SEQUENCE)
    }
    middles = {name: found for name, value in varied.items() if (found := middle(value)) is not None}
    zeros = tuple(name for name, value in varied.items() if isinstance(value, Expression))
    assumed = Assumed(tuple(name for name in varied if name not in zeros), zeros)
    return replace(component, parameters=Frozen({**component.parameters, **middles})), assumed


def middle(value: Value | None) -> float | None:
    """The mean of a distribution or a list, a formula at 0, a number itself. None: there is none."""
    if isinstance(value, Distribution):
        return mean(value)
    if isinstance(value, Array):
        return float(value.numbers.mean()) if len(value) else None
    if isinstance(value, Expression):
        return _at_zero(value)
    return float(value) if isinstance(value, int | float) else None


def _at_zero(formula: Expression) -> float | None:
    try:
        value = float(computed(formula.text, dict.fromkeys((*OF_CELLS, *OF_SYNAPSES), np.zeros(()))))
    except ValueError:
        return None
    return value if isfinite(value) else None
