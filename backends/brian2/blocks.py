"""The shapes of the translation of cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import ceil, inf
from textwrap import dedent
from typing import Any

OFFSET = "i_offset"  # what is injected is added to it
WAIT = "steps_to_wait"


@dataclass(frozen=True)
class Coefficient:
    """A number of each cell, called `name` in Brian2: `law` of a step (ms) and of our parameters `of`.

    The step is one of the integrator, or the `whole` time step.
    """

    name: str
    of: tuple[str, ...]
    law: Callable[..., Any]
    whole: bool = False


@dataclass(frozen=True)
class Receptor:
    """Which variable weights are added to, and which one has its time constant ("": it is over at once).

    A spike acts at the end of a step, `early` by so many steps before that. The variable may have a `unit` of Brian2's,
    in which weights are, and which is `scale` in SI units.
    """

    variable: str
    constant: str = ""
    early: int = 0
    unit: str = ""
    scale: float = 1.0


@dataclass(frozen=True)
class AfterEffect:
    """A state that is a `base` and a sum of exponentials, each of which every spike makes jump: names of parameters.

    `constants` and `sizes` are lists; `mean` is a variable that gets the mean of the state over the next step.
    """

    state: str
    constants: str
    sizes: str
    base: str = ""
    mean: str = ""


@dataclass(frozen=True)
class CellBlock:
    """One cell model in Brian2.

    `step` advances a cell by a step of the integrator, no longer than `longest` (ms): `free` is 1 unless it is
    refractory. `states` are Brian2's names by PyNN's. `hidden` variables begin at zero; `chance` is one that gets a
    random number for each time step. `constants` are parameters that the model has not.
    """

    step: str
    coefficients: tuple[Coefficient, ...]
    states: Mapping[str, str]
    receptors: Mapping[str, Receptor]
    hidden: tuple[str, ...] = ()
    threshold: str = "v >= threshold_v"
    reset: str = "v = reset_v"
    longest: float = inf
    constants: Mapping[str, float] = field(default_factory=dict)
    effects: tuple[AfterEffect, ...] = ()
    chance: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All variables of a cell."""
        return (*self.states.values(), *self.hidden, WAIT, *(coefficient.name for coefficient in self.coefficients))

    @property
    def equations(self) -> str:
        """The variables as Brian2 declares them: all without a unit."""
        return "\n".join(f"{name} : 1" for name in self.names)

    @property
    def holds(self) -> bool:
        """Whether the potential stays where it is while the cell is refractory."""
        return bool(self.reset)

    def parts(self, timestep: float) -> int:
        """How many steps of the integrator make a time step (ms)."""
        return max(1, ceil(timestep / self.longest - 1e-6))

    def code(self, timestep: float) -> str:
        """What Brian2 does for each time step."""
        return f"free = int({WAIT} <= 0)\n{WAIT} -= 1\n" + dedent(self.step) * self.parts(timestep)

    @property
    def on_spike(self) -> str:
        """What Brian2 does with a cell that fires."""
        return f"{WAIT} = refractory_steps\n{dedent(self.reset)}"
