"""What belongs to one network: populations, views, assemblies and projections, together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any

from backends.api.errors import InvalidModelError, InvalidParameterValueError
from backends.api.places import load
from backends.api.populations import Assembly, BasePopulation, Population, PopulationView
from backends.api.projections import Projection
from backends.api.recording import get_io

if TYPE_CHECKING:
    import neo

Component = BasePopulation | Projection


class Network:
    """Populations, views, assemblies and projections of one simulator, in the order in which they were added.

    With a view or an assembly come the populations that it is made of.
    """

    def __init__(self, *components: Component) -> None:
        self._components: dict[int, Component] = {}
        self.add(*components)

    def add(self, *components: Component) -> None:
        """Take in more. InvalidModelError: something is no part of a network."""
        for component in components:
            if not isinstance(component, (BasePopulation, Projection)):
                raise InvalidModelError(f"{component!r} is not a population, view, assembly or projection.")
            if isinstance(component, PopulationView):
                self.add(component.parent)
            elif isinstance(component, Assembly):
                self.add(*component.populations)
            self._components.setdefault(id(component), component)

    @property
    def components(self) -> tuple[Component, ...]:
        """Everything, in the order in which it was added."""
        return tuple(self._components.values())

    def _of(self, kind: type[Any]) -> list[Any]:
        return [component for component in self._components.values() if isinstance(component, kind)]

    @property
    def populations(self) -> frozenset[Population]:
        """The populations."""
        return frozenset(self._of(Population))

    @property
    def views(self) -> frozenset[PopulationView]:
        """The views."""
        return frozenset(self._of(PopulationView))

    @property
    def assemblies(self) -> frozenset[Assembly]:
        """The assemblies."""
        return frozenset(self._of(Assembly))

    @property
    def projections(self) -> frozenset[Projection]:
        """The projections."""
        return frozenset(self._of(Projection))

    @property
    def sim(self) -> ModuleType:
        """The simulator, as a script imports it. InvalidModelError: nothing was added yet."""
        for component in self._components.values():
            return load(component.session.simulator.name)
        raise InvalidModelError("A Network without any component has no simulator.")

    def count_neurons(self) -> int:
        """How many cells there are in the populations, sources of spikes included."""
        return sum(population.size for population in self._of(Population))

    def count_connections(self) -> int:
        """How many connections there are in the projections."""
        return sum(projection.size() for projection in self._of(Projection))

    def get_component(self, label: str) -> Component | None:
        """What has a label: a population, else a view, an assembly, a projection. None: nothing has it."""
        for kind in (Population, PopulationView, Assembly, Projection):
            for component in self._of(kind):
                if component.label == label:
                    return component  # type: ignore[no-any-return]
        return None

    def filter(self, cell_types: str | Iterable[type[Any]] | None = None) -> Assembly:
        """An assembly of the populations whose cells are of some models; "all": of all neurons."""
        if cell_types == "all":
            return Assembly(*(population for population in self._of(Population) if population.injectable))
        if cell_types is None or isinstance(cell_types, str):
            raise InvalidParameterValueError(
                f'cell_types of filter(): {cell_types!r} is not "all" or a list of models.'
            )
        kinds = tuple(cell_types)
        return Assembly(*(population for population in self._of(Population) if type(population.celltype) in kinds))

    def record(
        self,
        variables: str | Iterable[str] | None,
        to_file: str | os.PathLike[str] | None = None,
        sampling_interval: float | None = None,
        include_spike_source: bool = True,
    ) -> None:
        """Record variables of all populations and assemblies; without spike sources, if so wanted."""
        for cells in [*self._of(Population), *self._of(Assembly)]:
            if include_spike_source or cells.injectable:
                cells.record(variables, to_file, sampling_interval)

    def get_data(
        self,
        variables: str | Iterable[str] = "all",
        gather: bool = True,
        clear: bool = False,
        annotations: Mapping[str, Any] | None = None,
    ) -> list[neo.Block]:
        """What was recorded, a block for each assembly."""
        return [assembly.get_data(variables, gather, clear, annotations=annotations) for assembly in self._of(Assembly)]

    def write_data(
        self,
        io: Any,
        variables: str | Iterable[str] = "all",
        gather: bool = True,
        clear: bool = False,
        annotations: Mapping[str, Any] | None = None,
    ) -> None:
        """Write the same to a file or a Neo IO. InvalidParameterValueError: a file cannot hold several blocks."""
        opened = get_io(io) if isinstance(io, (str, os.PathLike)) else io
        blocks = self.get_data(variables, gather, clear, annotations)
        if len(blocks) != 1 and not hasattr(opened, "write_all_blocks"):
            raise InvalidParameterValueError(
                f"io of write_data(): {type(opened).__name__} writes one block, and there are {len(blocks)}, one for "
                "each assembly; expected a file like data.nix."
            )
        opened.write_block(blocks[0]) if len(blocks) == 1 else opened.write_all_blocks(blocks)
        if opened is not io and hasattr(opened, "close"):
            opened.close()
