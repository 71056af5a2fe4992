"""Cells of a script's own equations, in Brian2's notation, and whatever belongs to them.

Quantities have the units that the equations declare. Scripts give and get them as plain numbers in PyNN's units of the
same kind: ms, mV, nA, nF, uS, MOhm, Hz. What a step does, and in which order, is up to Brian2: so a cell that fires at
the end of a step is refractory for one step less than a standard cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from backends.brian2.blocks import Receptor
from backends.brian2.groups import Cells
from backends.brian2.kernel import Kernel
from backends.brian2.library import brian2, told
from backends.brian2.recorders import TraceRecorder
from backends.simulator import Floats, Indices, SimulatorError
from backends.standard import CellModel, Kind, Parameter, Variable
from backends.standard.parameters import SPIKES
from backends.standard.words import short

_OURS = {  # PyNN's units by Brian2's names of the same
    "msecond": "ms",
    "mvolt": "mV",
    "namp": "nA",
    "nfarad": "nF",
    "usiemens": "uS",
    "Mohm": "MOhm",
    "hertz": "Hz",
}
_UNITS = {brian2.get_dimensions(getattr(brian2, name)): name for name in _OURS} | {brian2.get_dimensions(1): ""}
_KINDS: Mapping[str, tuple[Kind, float | int | bool]] = {
    "float": (Kind.REAL, 0.0),
    "integer": (Kind.INTEGER, 0),
    "boolean": (Kind.BOOLEAN, False),
}
_CHANCE = ("xi", "rand", "poisson", "binomial")


@dataclass(frozen=True)
class OwnCell(CellModel):
    """A cell of equations: what Brian2 is told of it.

    `units` are Brian2's units of the variables ("": none), `inlets` the variables that get the weights of each
    receptor. To the parameter that is its `inflow` injected currents are added.
    """

    threshold: str | None = None
    reset: str | None = None
    refractory: float | str | None = None
    method: str | None = None
    units: tuple[tuple[str, str], ...] = ()
    inlets: tuple[tuple[str, str], ...] = ()
    inflow: str = ""

    def scale(self, variable: str) -> float:
        """What a number in PyNN's unit is multiplied by to be one in SI units."""
        unit = dict(self.units)[variable]
        return float(getattr(brian2, unit)) if unit else 1.0

    def unit_of(self, receptor: str) -> str:
        """The unit of a weight onto one of the receptors."""
        return _ours(dict(self.units)[dict(self.inlets)[receptor]])

    @property
    def injectable(self) -> bool:
        """True when there is a parameter to which currents are added."""
        return bool(self.inflow)

    @property
    def chancy(self) -> bool:
        """Whether Brian2 draws random numbers for it."""
        code = (self.equations, self.threshold or "", self.reset or "")
        return any(word in text for text in code for word in _CHANCE)

    def group(self, n: int, clock: Any) -> Any:
        """`n` of them in Brian2."""
        wait = self.refractory
        more = {"method": self.method} if self.method else {}
        return brian2.NeuronGroup(
            n,
            self.equations,
            threshold=self.threshold,
            reset=self.reset,
            refractory=False if wait is None else wait if isinstance(wait, str) else Kernel.seconds(wait),
            clock=clock,
            namespace={},
            **more,
        )


def declared(
    equations: str,
    threshold: str | None = None,
    reset: str | None = None,
    refractory: float | str | None = None,
    receptors: Mapping[str, str] | None = None,
    method: str | None = None,
    defaults: Mapping[str, Any] | None = None,
    inflow: str = "",
    name: str = "NeuronGroup",
) -> OwnCell:
    """The declaration of a cell of such equations. SimulatorError: Brian2 does not understand them, and why."""
    _check({"threshold": threshold, "reset": reset, "method": method, "inflow": inflow, "name": name}, str, "a text")
    _check({"receptors": receptors, "defaults": defaults}, Mapping, "a dictionary")
    _check({"refractory": refractory}, (int, float, str), "a number of ms, or an expression")
    with told("reading equations"):
        found = {each.varname: each for each in brian2.Equations(equations).values()}
    settable = {key: each for key, each in found.items() if each.type != "subexpression"}
    known = {key: _known(key, each) for key, each in settable.items()}
    states = {key for key, each in settable.items() if each.type == "differential equation"}
    signals = [key for key, each in settable.items() if each.var_type == "float" and "constant" not in each.flags]
    given, inlets = dict(defaults or {}), dict(receptors or {})
    _require("defaults", given, known)
    _require("receptors", inlets.values(), signals)
    _require("inflow", filter(None, [inflow]), [key for key in signals if key not in states])
    every = {key: _parameter(key, known[key], settable[key], given) for key in known}
    cell = OwnCell(
        name=name,
        title=name,
        doc="Cells of these equations, with the parameters that they name.",
        equations=equations,
        parameters=tuple(each for key, each in every.items() if key not in states),
        states=tuple(Variable(key, each.unit, "", given.get(key, 0.0)) for key, each in every.items() if key in states),
        receptors=tuple(inlets),
        recordable=(*([SPIKES] if threshold else []), *(Variable(key, _ours(known[key])) for key in signals)),
        own=True,
        threshold=threshold,
        reset=reset,
        refractory=refractory,
        method=method,
        units=tuple(known.items()),
        inlets=tuple(inlets.items()),
        inflow=inflow,
    )
    _try(cell)
    return cell


class OwnNeurons(Cells):
    """Neurons of a script's own equations."""

    cell: OwnCell

    def __init__(self, kernel: Kernel, cell: OwnCell, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(kernel, cell, n, parameters)
        if cell.chancy:
            kernel.seed()
        with told(f"creating {n} × {cell.name}"):
            self.take(cell.group(n, kernel.timer), dict(cell.units))
        self.initialize(None, {state.name: state.initial for state in cell.states})
        self.set(None, parameters)

    @cached_property
    def receptors(self) -> Mapping[str, Receptor]:  # type: ignore[override]
        """Where weights go."""
        units = dict(self.cell.units)
        return {
            name: Receptor(variable, unit=units[variable], scale=self.cell.scale(variable))
            for name, variable in self.cell.inlets
        }

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells."""
        super().set(indices, parameters)
        self._write(indices, parameters)
        if self.cell.inflow in parameters:
            self._flow()

    def initialize(self, indices: Indices | None, states: Mapping[str, Any]) -> None:
        """Set state variables."""
        self._write(indices, states)

    def drive(self, current: Floats) -> None:
        """From now on each cell gets this current (nA) besides the one of its own."""
        self._injected = current
        self._flow()

    def trace(self, variable: str, indices: Indices, interval: float) -> TraceRecorder:
        """A recorder of a variable."""
        return TraceRecorder(self.kernel, self.variables[variable], indices, interval, self.cell.scale(variable))

    def _write(self, indices: Indices | None, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            at = slice(None) if indices is None else indices
            kept, scale = self.variables[name], self.cell.scale(name)
            kept[at] = np.multiply(value, scale) if kept.dtype.kind == "f" else value

    def _flow(self) -> None:
        own = self.parameters[self.cell.inflow]
        self._write(None, {self.cell.inflow: np.add(own, self._injected)})


def _check(given: Mapping[str, object], kind: Any, expected: str) -> None:
    """SimulatorError: what belongs to the equations is of another kind."""
    for name, value in given.items():
        if value is not None and not isinstance(value, kind):
            raise SimulatorError(f"{name}: {short(value)} is not {expected}")


def _known(name: str, equation: Any) -> str:
    """Brian2's unit of a variable. SimulatorError: it is of none of these kinds."""
    if "shared" in equation.flags:
        raise SimulatorError(f"{name} is shared; expected a number of each cell.")
    if equation.dim not in _UNITS:
        raise SimulatorError(
            f"{name} is in {equation.unit!r}; expected no unit, or one like "
            f"{', '.join(str(getattr(brian2, unit)) for unit in _OURS)}."
        )
    return _UNITS[equation.dim]


def _parameter(name: str, unit: str, equation: Any, given: Mapping[str, Any]) -> Parameter:
    kind, nothing = _KINDS[equation.var_type]
    parameter = Parameter(name, given.get(name, nothing), _ours(unit), kind=kind)
    if problem := parameter.problem(parameter.default):
        raise SimulatorError(f"default of {name}: {problem}")
    return parameter


def _ours(unit: str) -> str:
    return _OURS[unit] if unit else ""


def _require(what: str, names: Any, known: Any) -> None:
    """SimulatorError: one of these names is none of the known ones."""
    for name in names:
        if name not in known:
            raise SimulatorError(
                f"{what}: {name!r} is none of the variables of the equations that can be meant: "
                f"{', '.join(sorted(known)) or 'there are none'}."
            )


def _try(cell: OwnCell) -> None:
    """SimulatorError: Brian2 cannot make code of it."""
    with told(f"trying {cell.name}"):
        brian2.Network(cell.group(1, brian2.Clock(Kernel.seconds(0.1)))).run(Kernel.seconds(0.0), namespace={})
