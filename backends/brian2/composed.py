"""Composed cells in Brian2: blocks put together from what the parts declare."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from backends.brian2.blocks import CellBlock
from backends.brian2.inputs import Input, conductance, current, double, flow
from backends.brian2.membranes import adex, leaky, linear
from backends.brian2.translation import NEURONS
from backends.standard import CellModel, ReceptorModel

_MEMBRANES: Mapping[str, Callable[[tuple[Input, ...]], CellBlock]] = {"LIF": leaky, "AdExp": adex}


@cache
def block(cell: CellModel) -> CellBlock | None:
    """How a cell is stepped, None where it cannot be."""
    if not cell.neuron or cell.neuron.name not in _MEMBRANES:
        return NEURONS.get(cell.name)
    alone = cell.neuron.name == "LIF" and not any(kind.rise or kind.reversal for _, kind in cell.responses)
    inputs = tuple(_input(str(k), name, kind, alone) for k, (name, kind) in enumerate(cell.responses))
    made = linear(inputs) if alone else _MEMBRANES[cell.neuron.name](inputs)
    return replace(
        made,
        states={state.name: state.name for state in cell.neuron.states}
        | {f"{name}.{kind.state.name}": i.states[0] for i, (name, kind) in zip(inputs, cell.responses, strict=True)},
        receptors={name: i.receptor for i, (name, _) in zip(inputs, cell.responses, strict=True)},
    )


def _input(key: str, name: str, kind: ReceptorModel, alone: bool) -> Input:
    """A receptor, as an input of a name that Brian2 has no meaning for. `alone`: all receptors are mere currents."""
    rise, decay, reversal = (f"{name}.{role}" for role in (kind.rise, kind.decay, kind.reversal))
    state = f"response_{key}"
    if kind.rise:
        return double(key, state, rise, decay, reversal)
    if kind.reversal:
        return conductance(key, state, decay, reversal)
    return (current if alone else flow)(key, state, decay)
