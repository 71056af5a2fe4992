"""Composed cells: a membrane, and any number of receptors that a script names."""

from __future__ import annotations

from typing import Any, ClassVar

from backends.api.errors import InvalidModelError
from backends.api.standardmodels import Composed, ModelType, StandardCellType, cell_members, component_type, part
from backends.api.standardmodels.receptors import SHORT, StandardPostSynapticResponse
from backends.standard import NEURONS, NeuronModel, point_neuron


class StandardCellTypeComponent(ModelType):
    """A membrane that fires: a part of a composed cell."""

    model: ClassVar[NeuronModel]


NEURON_TYPES = {name: component_type(StandardCellTypeComponent, model) for name, model in NEURONS.items()}


class PointNeuron(Composed, StandardCellType):
    """A cell made of a membrane and of named receptors: `PointNeuron(LIF(), AMPA=ExpPSR(), GABA=ExpPSR(e_syn=-70.0))`.

    The names are those of the receptors in projections. What a receptor has is called "AMPA.tau_syn", "AMPA.gsyn".
    InvalidModelError when a part is missing or is none, or when a receptor cannot have its name.
    """

    def __init__(self, neuron: StandardCellTypeComponent | None = None, **post_synaptic_receptors: Any) -> None:
        self.neuron = part("neuron of PointNeuron", neuron, StandardCellTypeComponent, NEURON_TYPES)
        self.post_synaptic_receptors = {
            _named(name, self.neuron.model): part(f"{name} of PointNeuron", given, StandardPostSynapticResponse, SHORT)
            for name, given in sorted(post_synaptic_receptors.items())
        }
        if not post_synaptic_receptors:
            raise InvalidModelError("PointNeuron has no receptors; expected some, like AMPA=ExpPSR(tau_syn=2.0).")
        receptors = self.post_synaptic_receptors.items()
        model = point_neuron(self.neuron.model, tuple((name, receptor.model) for name, receptor in receptors))
        values = {f"{name}.{key}": value for name, kind in receptors for key, value in kind.parameter_space.items()}
        self._compose(cell_members(model), {**self.neuron.parameter_space, **values})

    def can_record(self, variable: str, location: Any = None) -> bool:  # type: ignore[override]
        """Whether a variable can be recorded; there is one place in a cell, so none can be named."""
        return location is None and variable in self.recordable


def _named(name: str, neuron: NeuronModel) -> str:
    """The name of a receptor. InvalidModelError: it is none, or means something else already."""
    taken = {*neuron.by_name, *(variable.name for variable in (*neuron.states, *neuron.recordable))}
    if name in taken:
        raise InvalidModelError(f"A receptor of PointNeuron cannot be called {name!r}: {neuron.name} has its own.")
    if not name.isidentifier():
        raise InvalidModelError(f"A receptor of PointNeuron cannot be called {name!r}: that is not a name.")
    return name


for _class in NEURON_TYPES.values():
    _class.__module__ = __name__
globals().update(NEURON_TYPES)

__all__ = ["PointNeuron", *NEURON_TYPES]
