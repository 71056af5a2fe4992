"""Composed cells in NEURON: one mechanism for all of them (mod/point_neuron.mod).

Each receptor of a cell is a row of numbers. Those of all cells of a group are in one Vector, to which the cells point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from backends.adapter import climb
from backends.neuron.groups import Neurons
from backends.neuron.kernel import h
from backends.neuron.translation import ADEX, MEMBRANE, NEURONS, CellRows, Receptor, Row, V, W, alike
from backends.simulator import Floats, Indices
from backends.standard import NEURONS as MEMBRANES
from backends.standard import CellModel, ReceptorModel

FIELDS = ("state", "slope", "brought", "rest", "rise", "decay", "reversal", "conducts", "height", "climb")
_ROLES = ("rise", "decay", "reversal")


@dataclass(frozen=True)
class Slot(Row):
    """A number of the receptor `receptor`: in its field `name`, and in others besides."""

    receptor: int = 0
    others: tuple[str, ...] = ()


_LIF = {name: unit for name, unit in MEMBRANE.items() if name != "v_thresh"}
_PARAMETERS: Mapping[str, Mapping[str, Row]] = {
    "LIF": {**alike(MEMBRANES["LIF"], _LIF), "v_thresh": Row("v_spike", "mV", "mV")},
    "AdExp": alike(MEMBRANES["AdExp"], ADEX),
}
_STATES: Mapping[str, Mapping[str, Row]] = {"LIF": V, "AdExp": {**V, **W}}


def rows(cell: CellModel) -> CellRows | None:
    """A cell in NEURON, None where there is none."""
    if not cell.neuron or cell.neuron.name not in _PARAMETERS:
        return NEURONS.get(cell.name)
    slots = {name: slot for k, (name, kind) in enumerate(cell.responses) for name, slot in _slots(name, kind, k)}
    states = {name: slot for name, slot in slots.items() if slot.name == "state"}
    signals = {**_STATES[cell.neuron.name], **states}
    return CellRows(
        mechanism="PointNeuronCell",
        parameters={**_PARAMETERS[cell.neuron.name], **{name: slots[name] for name in slots.keys() - states.keys()}},
        states=signals,
        recordable=signals,
        receptors={name: Receptor(k, kind.state.unit) for k, (name, kind) in enumerate(cell.responses)},
    )


def _slots(name: str, kind: ReceptorModel, number: int) -> Iterable[tuple[str, Slot]]:
    """Where the parameters and the state of a receptor are."""
    yield f"{name}.{kind.state.name}", Slot("state", kind.state.unit, kind.state.unit, receptor=number)
    for ours in kind.parameters:
        *others, field = (role for role in _ROLES if getattr(kind, role) == ours.name)
        yield f"{name}.{ours.name}", Slot(field, ours.unit, ours.unit, receptor=number, others=tuple(others))


class ComposedNeurons(Neurons):
    """Neurons with any number of receptors."""

    @cached_property
    def _table(self) -> Any:
        """The Vector, whose place in memory must not change."""
        kinds = [kind for _, kind in self.cell.responses]
        constants = {"conducts": [bool(k.reversal) for k in kinds], "height": [not k.rise for k in kinds]}
        table = h.Vector(len(self.cells) * len(kinds) * len(FIELDS))
        for field, values in constants.items():
            self._view(table)[:, :, FIELDS.index(field)] = values
        for place, neuron in enumerate(self.cells):
            h.setpointer(table._ref_x[place * len(kinds) * len(FIELDS)], "responses", neuron)
            neuron.receptors = len(kinds)
        return table

    def _view(self, table: Any) -> Floats:
        """Numbers by cell, receptor and field."""
        numbers: Floats = table.as_numpy().reshape(len(self.cells), len(self.cell.responses), len(FIELDS))
        return numbers

    def _write(self, indices: Indices | None, rows: Mapping[str, Row], values: Mapping[str, Any]) -> list[Any]:
        """Those of receptors go into the Vector."""
        slots = {name: row for name in values if isinstance(row := rows[name], Slot)}
        cells = super()._write(indices, rows, {name: value for name, value in values.items() if name not in slots})
        wanted, numbers = np.arange(self.n) if indices is None else indices, self._view(self._table)
        here, places = self.places(wanted)
        for name, slot in slots.items():
            told = np.broadcast_to(slot.value(values[name]), wanted.shape)[here]
            for field in (slot.name, *slot.others):
                numbers[places, slot.receptor, FIELDS.index(field)] = told
        self._shape(numbers)
        return cells

    def _shape(self, numbers: Floats) -> None:
        """How responses that rise begin to climb follows from their time constants."""
        rise, decay, height = (numbers[:, :, FIELDS.index(field)] for field in ("rise", "decay", "height"))
        rises = (height == 0) & (rise > 0) & (decay > 0)
        numbers[rises, FIELDS.index("climb")] = climb(rise[rises], decay[rises])

    def reference(self, place: int, row: Row) -> Any:
        """A reference to a quantity of a cell, or of one of its receptors."""
        if not isinstance(row, Slot):
            return super().reference(place, row)
        return self._table._ref_x[
            (place * len(self.cell.responses) + row.receptor) * len(FIELDS) + FIELDS.index(row.name)
        ]
