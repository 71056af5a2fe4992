"""NEST as a simulator: the contract, handed on to groups, connections and recorders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from backends.adapter import Adapter
from backends.nest import composed, former, kernel, own, processes, rules, synapses
from backends.nest.connections import Links, Listed, SynapseModels
from backends.nest.currents import Injection, bridge
from backends.nest.groups import NestGroup, Neurons
from backends.nest.kernel import nest
from backends.nest.recorders import Lookout
from backends.nest.rules import Ruled
from backends.nest.sources import ArraySource, PoissonSource
from backends.nest.terms import Terms
from backends.simulator import Conversion, Drawn, Edges, Floats, Indices, Rule, Settings, SimulatorError
from backends.standard import CellModel, SynapseModel

_SOURCES: Mapping[str, type[NestGroup]] = {"SpikeSourceArray": ArraySource, "SpikeSourcePoisson": PoissonSource}


class NestSimulator(Adapter):
    """The NEST kernel of this process."""

    name = "nest"
    title = "NEST"
    clock = kernel.clock
    renamed = staticmethod(former.renamed)
    share = staticmethod(processes.share)
    gather = staticmethod(processes.gather)

    @property
    def version(self) -> str:
        """The version of NEST."""
        return str(nest.__version__)

    def own_cell(self, name: str, /) -> CellModel | None:
        """A neuron of NEST's own."""
        return own.declared(name)

    def own_cells(self) -> Sequence[str]:
        """Their names; models of nodes that are no neurons among them."""
        return tuple(nest.node_models)

    def refusal(self, model: CellModel | SynapseModel) -> str | None:
        """Why NEST cannot express a model, or None."""
        if isinstance(model, SynapseModel):
            return synapses.refusal(model)
        known = model.own or model.name in _SOURCES or composed.rows(model)
        return None if known else composed.refusal(model)

    def conversion(self, synapse: SynapseModel) -> Conversion | None:
        """What becomes of a synapse model in NEST; None where it cannot be expressed."""
        return synapses.conversion(synapse)

    def forget(self) -> None:
        """There is nothing any more."""
        super().forget()
        self._currents: list[Injection] = []
        self._models = SynapseModels()

    def setup(self, settings: Settings) -> None:
        """Forget everything and begin anew at t = 0."""
        processes.require()
        self.forget()
        kernel.begin(settings)

    def close(self) -> None:
        """Let go of all nodes and connections."""
        self.forget()
        kernel.end()

    def group(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> NestGroup:
        """`n` cells of a model."""
        if cell.name in _SOURCES:
            return _SOURCES[cell.name](cell, n, parameters)
        rows = own.rows(cell) if cell.own else composed.rows(cell)
        assert rows, "refused"
        return Neurons(cell, rows, n, parameters)

    def connect(
        self,
        source: NestGroup,
        target: Neurons,
        blocks: Iterable[Edges],
        synapse: SynapseModel,
        receptor: str,
        rule: str,
    ) -> Links:
        """Connect block by block; `blocks` is gone through again when connections are changed or read."""
        terms = self._terms(target, synapse, receptor)
        return self._connected(Listed(source, terms, self._models.name(source, terms), blocks), rule)

    def knows(self, rule: Rule, parameters: Mapping[str, float | Drawn], synapse: SynapseModel) -> bool:
        """Whether NEST has such a rule."""
        return rules.known(rule, parameters, synapse)

    def connect_rule(
        self,
        source: NestGroup,
        target: Neurons,
        rule: Rule,
        parameters: Mapping[str, float | Drawn],
        synapse: SynapseModel,
        receptor: str,
    ) -> Links:
        """Have NEST connect by a rule of its own."""
        terms = self._terms(target, synapse, receptor)
        model = self._models.name(source, terms)
        return self._connected(Ruled(source, terms, model, rule, parameters), rule.connector)

    def count(self, links: Ruled) -> int:
        """How many connections a rule made."""
        return links.count

    def ends(self, links: Ruled) -> tuple[Indices, Indices]:
        """Which cells a rule connected."""
        return links.ends()

    def run(self, duration: float) -> None:
        """Simulate `duration` ms more."""
        for group in self.groups:
            group.prepare()
        for trace in self.traces.values():
            trace.prepare()
        end = self.clock.steps + self.clock.count(duration)
        while self.clock.steps < end:
            behind = any(current.is_behind for current in self._currents)
            lifted = bridge(self._currents) if behind else []
            pause = self.clock.steps + 1 if behind else min([end, *(lookout.due for lookout in self._lookouts)])
            kernel.advance(self.clock.time(pause) - self.now)
            for group in lifted:
                group.lift(np.zeros(group.n))
            for lookout in self._lookouts:
                lookout.prepare()

    def inject(self, group: Neurons, indices: Indices) -> Injection:
        """A current into each of these cells."""
        self._currents.append(Injection(group, indices))
        return self._currents[-1]

    def steer(self, current: Injection, times: Floats, amplitudes: Floats) -> None:
        """What a current is from now on."""
        current.steer(times, amplitudes)

    @property
    def processes(self) -> int:
        """How many processes there are."""
        return processes.SIZE

    @property
    def rank(self) -> int:
        """Which of them this is."""
        return processes.RANK

    def homes(self, group: NestGroup) -> Indices:
        """The process on which each cell lives."""
        return group.homes

    @property
    def _lookouts(self) -> list[Lookout]:
        return [trace for trace in self.traces.values() if isinstance(trace, Lookout)]

    def _terms(self, target: Neurons, synapse: SynapseModel, receptor: str) -> Terms:
        rows = synapses.rows(synapse)
        if rows is None:
            raise SimulatorError(str(self.refusal(synapse)))
        return Terms(rows, synapse, target, receptor)

    @staticmethod
    def _connected(links: Links, rule: str) -> Links:
        links.source.connected(links, rule)
        return links
