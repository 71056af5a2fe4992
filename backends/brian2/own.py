"""Cells of a script's own equations, in Brian2's notation, and whatever belongs to them.

Quantities have the units that the equations declare. Scripts give and get them as plain numbers in PyNN's units of the
same kind: ms, mV, nA, nF, uS, MOhm, Hz. What a step does, and in which order, is up to Brian2: so a cell that fires at
the end of a step is refractory for one step less than a standard cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backends.brian2.kernel import Kernel
from backends.brian2.library import brian2, told
from backends.simulator import SimulatorError
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
_INFLOWS = ("namp", "")
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
    settable = _read(equations)
    known = {key: _known(key, each) for key, each in settable.items()}
    states = {key for key, each in settable.items() if each.type == "differential equation"}
    signals = [key for key, each in settable.items() if each.var_type == "float" and "constant" not in each.flags]
    given, inlets = dict(defaults or {}), dict(receptors or {})
    _require("defaults", given, known)
    _require("receptors", inlets.values(), signals)
    _require("inflow", filter(None, [inflow]), [key for key in signals if key not in states and known[key] in _INFLOWS])
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


def _read(equations: str) -> dict[str, Any]:
    """What Brian2 finds in equations and can be set."""
    with told("reading equations"):
        found = brian2.Equations(equations).values()
    return {each.varname: each for each in found if each.type != "subexpression"}


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
