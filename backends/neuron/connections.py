"""Connections: blocks of edges into NEURON, and the parameters of synapses changed and read later.

What a synapse was told is in the blocks, which are read again when somebody asks. A spike that is emitted at the end of
a step is to take effect at the end of another, a delay later. The events that carry it are delivered at the beginning
of a step, so they are due three quarters of a step before that end: safely within it, whatever is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from backends.neuron import kernel
from backends.neuron.groups import Group, Neurons
from backends.neuron.kernel import h, told
from backends.simulator import Edges, Floats, Numbers, SimulatorError
from backends.standard.units import factor

_EARLY = 0.75  # of a time step


class Links:
    """The connections of one projection, in the order of its blocks.

    `blocks` are gone through again whenever their values matter; an iterator, which could be gone through only once,
    is kept as a tuple.
    """

    def __init__(self, source: Group, target: Neurons, blocks: Iterable[Edges], receptor: str) -> None:
        self.source = source
        self.target = target
        self._blocks = tuple(blocks) if isinstance(blocks, Iterator) else blocks
        self._inlet = target.rows.receptors[receptor]
        self._scale = factor(target.cell.unit_of(receptor), self._inlet.unit)
        self._changed: dict[str, Numbers] = {}
        self._connections = h.List()
        for edges in self._blocks:
            self._connect(edges)

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change parameters: a number for all, or an array in the order of the connections."""
        self._changed |= parameters
        size = int(self._connections.count())
        with told(f"changing {', '.join(parameters)} of connections"):
            if "weight" in parameters:
                h.pinetum_weight(self._connections, self._weights(parameters, size))
            if "delay" in parameters:
                h.pinetum_delay(self._connections, self._delays(parameters, size))
        kernel.rewired()

    def get(self, name: str) -> Floats:
        """The present value of a parameter, one per connection."""
        if name in self._changed:
            return np.array(np.broadcast_to(self._changed[name], (int(self._connections.count()),)), float)
        blocks = (np.broadcast_to(block.parameters[name], block.pre.shape) for block in self._blocks)
        return np.concatenate([np.empty(0), *blocks])

    def release(self) -> None:
        """Let the connections go."""
        self._connections.remove_all()

    def _connect(self, edges: Edges) -> None:
        """One block of connections."""
        size = edges.pre.size
        weights, delays = self._weights(edges.parameters, size), self._delays(edges.parameters, size)
        sources, targets = (h.Vector(ids.astype(float)) for ids in (edges.pre + self.source.first, edges.post))
        with told(f"connecting {self.source.cell.name} to {self.target.cell.name}"):
            h.pinetum_connect(
                sources, self.target.inlets, targets, weights, delays, self._inlet.number, self._connections
            )
        kernel.rewired()

    def _weights(self, parameters: Mapping[str, Numbers], size: int) -> Any:
        """The weights as NEURON takes them."""
        return h.Vector(np.array(np.broadcast_to(parameters["weight"], (size,)), float) * self._scale)

    def _delays(self, parameters: Mapping[str, Numbers], size: int) -> Any:
        """The delays (ms) as NEURON takes them. SimulatorError: one is below the time step."""
        delays, step = np.array(np.broadcast_to(parameters["delay"], (size,)), float), kernel.timestep()
        if size and delays.min() < step * (1 - 1e-6):
            ends = f"{self.source.cell.name} to {self.target.cell.name}"
            raise SimulatorError(
                f"NEURON, connecting {ends}: a delay of {delays.min():g} ms is below the time step, {step:g} ms."
            )
        return h.Vector(delays - _EARLY * step)
