"""Artificial cells of NEURON's own, by NEURON's names and in its units: what they are is asked of NEURON itself.

They are not stepped: they act when an event comes. For NEURON the events of a step happen where it begins, so what it
tells of such a cell at this time is ours of the end. Connections hand them weights, one for each event; of events that
they send to themselves, none of these looks at the weight.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from backends.neuron import kernel
from backends.neuron.groups import Group, Neurons
from backends.neuron.kernel import h
from backends.neuron.recorders import TraceRecorder
from backends.neuron.translation import CellRows, Receptor, Row
from backends.simulator import Floats, Indices
from backends.standard import CellModel, Parameter, Variable
from backends.standard.parameters import SPIKES

_PARAMETERS = 1  # by this number NEURON lists what the mechanism declares as PARAMETER
_RECEPTORS = ("excitatory", "inhibitory")  # told apart by the sign of the weight alone
_MOMENTS = frozenset({"start"})  # parameters that are points in time


@dataclass(frozen=True)
class OwnCell(CellModel):
    """A declared artificial cell. Currents cannot be injected into it."""

    @property
    def injectable(self) -> bool:
        """Never: it has no membrane."""
        return False


@dataclass(frozen=True)
class _Kind:
    """What NEURON does not tell: functions that compute what can be recorded, and a source of random numbers."""

    receptors: tuple[str, ...] = _RECEPTORS
    signals: tuple[str, ...] = ()
    stream: str = ""


KINDS: Mapping[str, _Kind] = {
    "IntFire1": _Kind(signals=("M",)),
    "IntFire2": _Kind(signals=("M", "I")),
    "IntFire4": _Kind(signals=("M", "E", "I")),
    "NetStim": _Kind(receptors=(), stream="ranvar"),
}


def declared(name: str) -> OwnCell | None:
    """The declaration of an artificial cell of NEURON's; None: it has none of this name."""
    if name not in KINDS:
        return None
    kind, listed = KINDS[name], h.MechanismStandard(name, _PARAMETERS)
    return OwnCell(
        name=name,
        title=name,
        doc=f"The artificial cell {name} of NEURON, with NEURON's parameters in NEURON's units.",
        parameters=tuple(_parameter(name, key, listed) for key in _names(listed)),
        receptors=kind.receptors,
        recordable=(SPIKES, *(Variable(signal, "") for signal in kind.signals)),
        own=True,
    )


def names() -> Sequence[str]:
    """The names of all of them."""
    return tuple(KINDS)


class OwnCells(Neurons):
    """Artificial cells: NEURON has them begin together with the time."""

    def __init__(self, cell: OwnCell, n: int, parameters: Mapping[str, Any], seed: int, place: int) -> None:
        kernel.require_one_thread(cell.name)
        kernel.require_beginning(cell.name)
        Group.__init__(self, cell, n, cell.name)
        self.rows = CellRows(
            cell.name,
            {each.name: Row(each.name, each.unit, each.unit) for each in cell.parameters},
            receptors=dict.fromkeys(cell.receptors, Receptor(0, "")),
        )
        if stream := KINDS[cell.name].stream:
            self._seed(stream, seed, place)
        self.set(None, parameters)

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells."""
        moments = {name: _moment(parameters[name]) for name in parameters.keys() & _MOMENTS}
        self._write(indices, self.rows.parameters, {**parameters, **moments})

    def trace(self, variable: str, indices: Indices, interval: float) -> TraceRecorder:
        """A recorder of what the cells compute when they are asked."""
        return _Asked([getattr(cell, variable) for cell in self.some(indices)], interval)

    @cached_property
    def stands(self) -> tuple[list[Any], Indices]:
        """They stand nowhere; what is connected to them stands in the one compartment there is."""
        return kernel.segments(), np.zeros(len(self.cells), np.int64)


class _Asked(TraceRecorder):
    """Samples what functions of cells return."""

    def __init__(self, functions: list[Any], interval: float) -> None:
        super().__init__([], Row("", "", ""), interval)
        self._functions, self._size = functions, len(functions)

    def look(self) -> Floats:
        """What they return at this moment of their time."""
        with kernel.at_moment():
            return np.array([function() for function in self._functions], float)


def _names(listed: Any) -> list[str]:
    found = []
    for place in range(int(listed.count())):
        name = h.ref("")
        listed.name(name, place)
        found.append(str(name[0]))
    return found


def _parameter(cell: str, name: str, listed: Any) -> Parameter:
    return Parameter(name, float(listed.get(name)), str(h.units(f"{cell}.{name}")))


def _moment(times: Any) -> Floats:
    """The points in the time of events that belong to points in ours; what is before the beginning remains so."""
    moments = np.maximum(kernel.moments(np.divide(times, kernel.timestep())), 0.0)
    return np.where(np.less(times, 0.0), times, moments)
