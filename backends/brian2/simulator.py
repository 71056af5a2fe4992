"""Brian2 as a simulator: the contract, handed on to groups, connections and recorders.

`setup(codegen=…)` says what Brian2 makes of its code: "numpy", "cython" (compiled once for each new kind of code, and
kept in the user's cache directory) or "auto". That is numpy, always: measured with Brunel's network of 1,000 cells, it
is ready after a quarter of a second and takes 3 s for each second of simulation, while a compiler needs minutes before
the first step. Whoever runs the same large model often may ask for cython.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from backends.adapter import Adapter, Clock
from backends.brian2 import composed, synapses
from backends.brian2.connections import Links
from backends.brian2.currents import Currents, Injection
from backends.brian2.equations import OwnNeurons
from backends.brian2.groups import Brian2Group, Cells, Neurons
from backends.brian2.junctions import Joint, Junctions
from backends.brian2.kernel import Kernel
from backends.brian2.library import brian2, choose_target
from backends.brian2.own import OwnCell, declared
from backends.brian2.sources import ArraySource, PoissonSource
from backends.simulator import Conversion, Edges, Floats, Indices, Settings, SimulatorError
from backends.standard import CellModel, SynapseModel

log = logging.getLogger("PyNN")
_SOURCES: Mapping[str, type[Brian2Group]] = {"SpikeSourceArray": ArraySource, "SpikeSourcePoisson": PoissonSource}


class Brian2Simulator(Adapter):
    """One simulation with Brian2."""

    name = "brian2"
    title = "Brian2"

    def __init__(self) -> None:
        self._begin(Settings())

    def _begin(self, settings: Settings) -> None:
        self.forget()
        self._kernel = Kernel(settings.timestep, settings.seed)
        self._currents: dict[Cells, Currents] = {}
        self._junctions: Junctions | None = None

    @property
    def clock(self) -> Clock:  # type: ignore[override]
        """The time of this simulation."""
        return self._kernel.clock

    @property
    def version(self) -> str:
        """The version of Brian2."""
        return str(brian2.__version__)

    def own_cell(self, name: str, /, **more: Any) -> CellModel | None:
        """A cell of these equations; None: they are none, but a name."""
        return declared(name, **more) if ":" in name else None

    def own_cells(self) -> Sequence[str]:
        """There are none that have a name."""
        return ()

    def refusal(self, model: CellModel | SynapseModel) -> str | None:
        """Why Brian2 cannot express a model, or None."""
        if isinstance(model, SynapseModel):
            return synapses.refusal(model)
        if model.own or model.name in _SOURCES or composed.block(model):
            return None
        return f"{model.name} has no translation to Brian2."

    def conversion(self, synapse: SynapseModel) -> Conversion | None:
        """What becomes of a synapse model in Brian2; None where it cannot be expressed."""
        return synapses.conversion(synapse)

    def setup(self, settings: Settings) -> None:
        """Forget everything and begin anew at t = 0."""
        if settings.threads > 1:
            log.warning("Brian2 runs in one thread: threads=%d of setup() makes no difference.", settings.threads)
        choose_target(settings.extra.get("codegen", "auto"))
        self._begin(settings)

    def close(self) -> None:
        """Let go of all cells and connections."""
        self._begin(Settings())

    def group(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> Brian2Group:
        """`n` cells of a model."""
        if isinstance(cell, OwnCell):
            return OwnNeurons(self._kernel, cell, n, parameters)
        if cell.name in _SOURCES:
            return _SOURCES[cell.name](self._kernel, cell, n, parameters)
        made = composed.block(cell)
        assert made, "refused"
        return Neurons(self._kernel, cell, made, n, parameters)

    def connect(
        self,
        source: Brian2Group,
        target: Cells,
        blocks: Iterable[Edges],
        synapse: SynapseModel,
        receptor: str,
        rule: str,
    ) -> Links | Joint:
        """Connect all blocks in one go."""
        if synapse.electrical:
            return self._joint(source, target, blocks)
        block = synapses.block(synapse)
        if block is None:
            raise SimulatorError(str(self.refusal(synapse)))
        return Links(self._kernel, source, target, blocks, block, receptor)

    def _joint(self, source: Brian2Group, target: Cells, blocks: Iterable[Edges]) -> Joint:
        """Electrical synapses. SimulatorError: Brian2 does not know the capacity of cells of a script's equations."""
        if not (isinstance(source, Neurons) and isinstance(target, Neurons)):
            names = " with ".join(dict.fromkeys([source.cell.name, target.cell.name]))
            raise SimulatorError(f"Brian2: electrical synapses join neurons of standard models alone, not {names}.")
        self._junctions = self._junctions or Junctions(self._kernel)
        return self._junctions.join(source, target, blocks)

    def run(self, duration: float) -> None:
        """Simulate `duration` ms more."""
        for trace in self.traces.values():
            trace.begin()
        if self._junctions:
            self._junctions.prepare()
        self._kernel.advance(duration)

    def inject(self, group: Cells, indices: Indices) -> Injection:
        """A current into each of these cells."""
        if group not in self._currents:
            self._currents[group] = Currents(self._kernel, group)
        return self._currents[group].enter(indices)

    def steer(self, current: Injection, times: Floats, amplitudes: Floats) -> None:
        """What a current is from now on."""
        current.steer(times, amplitudes)
