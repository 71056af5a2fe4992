"""Sources of current: what their currents are at each time, and into which cells they are injected.

Simulators are told steps of current alone, worked out here for as long as a run lasts; so a noisy current is the same
on every simulator, and the same for all cells that a source is injected into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from backends.api.arguments import numbers, short
from backends.api.errors import InvalidDimensionsError, InvalidModelError, InvalidParameterValueError
from backends.api.parameters import ModelParameters
from backends.api.random import AbstractRNG, stream
from backends.api.standardmodels import ModelType, component_type
from backends.standard import CURRENTS
from backends.standard.units import factor

if TYPE_CHECKING:
    from backends.api.populations import BasePopulation
    from backends.api.populations.population import Population

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Parameters = Mapping[str, Any]

_BLOCK = 1024  # numbers of a noisy current that are drawn at a time
_PURPOSE = 2**41  # of the streams: apart from those of connections and trains


class StandardCurrentSource(ModelType):
    """A current that can be injected into cells; `source.amplitude = 0.5` changes it from now on."""

    law: ClassVar[Callable[[Parameters, Indices, float, tuple[int, int]], Floats]]
    parameter_space: ModelParameters

    def __init__(self, rng: AbstractRNG | None = None, **parameters: Any) -> None:
        vars(self).update(_injected=[], _rng=rng)
        super().__init__(**parameters)

    def inject_into(self, cells: BasePopulation | Iterable[Any]) -> None:
        """Inject the current into all cells of a population, view or assembly, or of a list of cells.

        InvalidModelError when they are no cells, or cells that take no current.
        """
        for population, indices in _parts(cells):
            session = population.session
            session.require(population)
            if not population.injectable:
                own = population.celltype.model.own
                why = (
                    f"whose model {population.celltype.model.name} takes none" if own else "which is a source of spikes"
                )
                raise InvalidModelError(
                    f"{self.model.name}: a current cannot be injected into {population.label!r}, {why}."
                )
            session.require_currents(self.model)
            _check(self.model.name, self.parameter_space, session.settings.timestep)
            place = self._injected[0].place if self._injected else len(session.currents)
            injected = Injected(self, population, np.sort(indices), place)
            self._injected.append(injected)
            session.currents.append(injected)

    def set_parameters(self, **parameters: Any) -> None:
        """Change parameters from now on."""
        changed = ModelParameters(self.model, {**self.parameter_space, **parameters})
        for injected in self._injected:
            _check(self.model.name, changed, injected.population.session.settings.timestep)
        vars(self).update(parameter_space=changed)
        for injected in self._injected:
            injected.foresee(injected.population.session.horizon)

    def get_parameters(self) -> dict[str, Any]:
        """All parameters by name."""
        return dict(self.parameter_space)

    def amplitudes(self, steps: Indices, timestep: float, seed: int, place: int) -> Floats:
        """The current (nA) in each of the time steps of these numbers, the first of which begins at t = 0."""
        key = (self._rng.seed if self._rng else seed, place)
        return type(self).law(self.parameter_space, steps, timestep, key)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or not self.has_parameter(name):
            raise AttributeError(f"{type(self).__name__} has no parameter {name!r}")
        return self.parameter_space[name]

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "parameter_space":
            vars(self)[name] = value
        else:
            self.set_parameters(**{name: value})


class Injected:
    """The current of a source into some cells of a population. `place` tells the sources of one seed apart."""

    def __init__(self, source: StandardCurrentSource, population: Population, indices: Indices, place: int) -> None:
        self.source = source
        self.population = population
        self.indices = indices
        self.place = place
        self.build()

    def build(self) -> None:
        """Inject it in the simulator, and go on as far as the present run."""
        session = self.population.session
        self._current = session.simulator.inject(self.population.group, self.indices)  # type: ignore[attr-defined]
        self.foresee(session.horizon)

    def foresee(self, until: float) -> None:
        """Tell the simulator what the current is from now until a time (ms)."""
        session = self.population.session
        step = session.settings.timestep
        steps = np.arange(round(session.time / step), round(until / step))
        if not steps.size:
            return
        values = self.source.amplitudes(steps, step, session.settings.seed + session.segment, self.place)
        changes = np.flatnonzero(np.append(True, np.diff(values) != 0))
        times = np.round(steps[changes] * step, 9)
        session.simulator.steer(self._current, times, values[changes])  # type: ignore[attr-defined]


def _parts(cells: Any) -> list[tuple[Population, Indices]]:
    """The populations that cells belong to, and their indices there."""
    if hasattr(cells, "parts"):
        return list(cells.parts())
    found: list[tuple[Population, Indices]] = []
    listed = list(cells) if isinstance(cells, Iterable) else [cells]
    for cell in listed:
        if not hasattr(cell, "as_view"):
            raise InvalidModelError(f"{short(cell)} is not a cell that a current could be injected into.")
        found += cell.as_view().parts()
    return found


def _check(name: str, parameters: Parameters, timestep: float) -> None:
    """Parameters fit each other and the time step. InvalidParameterValueError, InvalidDimensionsError."""
    if "dt" in parameters and parameters["dt"] > timestep:
        ratio = parameters["dt"] / timestep
        if abs(ratio - round(ratio)) > 1e-6:
            raise InvalidParameterValueError(
                f"dt of {name}: {parameters['dt']:g} is not a multiple of the time step, {timestep:g} ms."
            )
    if "times" in parameters:
        times, amplitudes = (numbers(parameters[key], f"{key} of {name}") for key in ("times", "amplitudes"))
        if times.size != amplitudes.size:
            raise InvalidDimensionsError(
                f"{name}: there are {times.size} times and {amplitudes.size} amplitudes; expected as many of each."
            )
        if np.any(np.diff(times) <= 0):
            raise InvalidParameterValueError(f"times of {name}: {times.tolist()!r} is not a rising list.")


def _from(time: Any, timestep: float) -> Any:
    """The first time step that begins at a time (ms) or later."""
    return np.ceil(np.asarray(time) / timestep - 1e-6)


def _on(parameters: Parameters, steps: Indices, timestep: float) -> NDArray[np.bool_]:
    """In which steps a source is on."""
    begin, end = _from(parameters["start"], timestep), _from(parameters["stop"], timestep)
    return np.asarray((steps >= begin) & (steps < end))


def _constant(parameters: Parameters, steps: Indices, timestep: float, key: tuple[int, int]) -> Floats:
    return np.where(_on(parameters, steps, timestep), parameters["amplitude"], 0.0)


def _sine(parameters: Parameters, steps: Indices, timestep: float, key: tuple[int, int]) -> Floats:
    """In each step, the value in its middle."""
    late = (steps + 0.5) * timestep - parameters["start"]
    cycles = parameters["frequency"] * late * factor("ms", "s") + parameters["phase"] / 360.0
    values = parameters["offset"] + parameters["amplitude"] * np.sin(2.0 * np.pi * cycles)
    return np.where(_on(parameters, steps, timestep), values, 0.0)


def _steps(parameters: Parameters, steps: Indices, timestep: float, key: tuple[int, int]) -> Floats:
    levels = np.append(0.0, np.asarray(parameters["amplitudes"], float))
    changes = _from(np.asarray(parameters["times"], float), timestep)
    return levels[np.searchsorted(changes, steps, "right")]


def _noise(parameters: Parameters, steps: Indices, timestep: float, key: tuple[int, int]) -> Floats:
    """Blocks of numbers, each with its own stream: the same whatever part of them is asked for."""
    period = max(1, round(parameters["dt"] / timestep))
    on = _on(parameters, steps, timestep)
    draws = (steps[on] - int(_from(parameters["start"], timestep))) // period
    values = np.zeros(steps.size)
    if draws.size:
        first, last = int(draws[0]) // _BLOCK, int(draws[-1]) // _BLOCK
        blocks = [stream(*key, block, _PURPOSE).standard_normal(_BLOCK) for block in range(first, last + 1)]
        values[on] = parameters["mean"] + parameters["stdev"] * np.concatenate(blocks)[draws - first * _BLOCK]
    return values


_LAWS = {"DCSource": _constant, "ACSource": _sine, "StepCurrentSource": _steps, "NoisyCurrentSource": _noise}

CURRENT_TYPES = {name: component_type(StandardCurrentSource, model) for name, model in CURRENTS.items()}
for _name, _class in CURRENT_TYPES.items():
    _class.__module__ = __name__
    _class.law = staticmethod(_LAWS[_name])
globals().update(CURRENT_TYPES)

__all__ = ["StandardCurrentSource", *CURRENT_TYPES]
