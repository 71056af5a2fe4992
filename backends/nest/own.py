"""Neurons of NEST's own, by NEST's names and in NEST's units: what they are is asked of NEST itself."""

from __future__ import annotations

from dataclasses import replace
from keyword import iskeyword
from typing import Any

import numpy as np

from backends.nest.kernel import clock, nest
from backends.nest.rows import CellRows, Receptor, Row
from backends.standard import CellModel, Kind, Parameter, Variable
from backends.standard.parameters import SPIKES

_UNITS = {"V": "mV", "U": "mV", "E": "mV", "I": "pA", "g": "nS", "w": "pA"}  # by what a name begins with
_KINDS = ((bool, Kind.BOOLEAN), (int, Kind.INTEGER), (float, Kind.REAL), (np.ndarray, Kind.SEQUENCE))
_TWO = {"excitatory": 0, "inhibitory": 0}  # where NEST tells receptors apart by the sign of the weight


def declared(name: str) -> CellModel | None:
    """The declaration of a model that NEST has by this name; None: it has none, or it is no neuron."""
    if name not in nest.node_models or (known := nest.GetDefaults(name))["element_type"] != "neuron":
        return None
    signals = list(known["recordables"]) if "recordables" in known else []
    own = {key: value for key, value in known.items() if key not in nest.GetDefaults("parrot_neuron")}
    settable = _settable(name, {key: value for key, value in own.items() if _kind(value) and not iskeyword(key)})
    return CellModel(
        name=name,
        title=name,
        doc=f"The model {name} of NEST, with NEST's parameters in NEST's units.",
        parameters=tuple(_parameter(key, value) for key, value in settable.items() if key not in signals),
        states=tuple(Variable(key, _unit(key), "", settable[key]) for key in signals if key in settable),
        receptors=tuple(known.get("receptor_types", _TWO)),
        recordable=(SPIKES, *(Variable(key, _unit(key)) for key in signals)),
        own=True,
    )


def rows(cell: CellModel) -> CellRows:
    """A declared model as NEST has it: everything by the same name."""
    known = nest.GetDefaults(cell.name)
    ports = known.get("receptor_types", _TWO)
    return CellRows(
        model=cell.name,
        parameters=tuple(_same(parameter.name, "", parameter.kind) for parameter in cell.parameters),
        states={state.name: _same(state.name, state.unit) for state in cell.states},
        recordable={
            signal.name: replace(_same(signal.name, signal.unit), late=signal.name not in known)
            for signal in cell.recordable
            if signal != SPIKES
        },
        receptors={receptor: Receptor("", port=int(ports[receptor])) for receptor in cell.receptors},
    )


def _settable(name: str, values: dict[str, Any]) -> dict[str, Any]:
    """Those that NEST lets one set: tried on a copy of the model."""
    copy = f"{name}_tried_{clock.steps}"
    if copy not in nest.node_models:
        nest.CopyModel(name, copy)
    return {key: value for key, value in values.items() if _can_set(copy, key, value)}


def _can_set(model: str, key: str, value: Any) -> bool:
    try:
        nest.SetDefaults(model, {key: value})
    except nest.NESTError:
        return False
    return True


def _kind(value: Any) -> Kind | None:
    return next((kind for type_, kind in _KINDS if isinstance(value, type_)), None)


def _parameter(name: str, value: Any) -> Parameter:
    kind = _kind(value)
    assert kind is not None, "values of other kinds are left out"
    default = tuple(value.tolist()) if isinstance(value, np.ndarray) else value
    return Parameter(name, default, kind=kind)


def _unit(name: str) -> str:
    return _UNITS.get(name.partition("_")[0], "")


def _same(name: str, unit: str, kind: Kind = Kind.REAL) -> Row:
    return Row(name, unit, (name,), unit, whole=kind is not Kind.REAL)
