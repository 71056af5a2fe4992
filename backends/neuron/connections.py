"""Connections: blocks of edges into NEURON, and the parameters of synapses changed and read later.

What a synapse was told is in the blocks, which are read again when somebody asks. A spike that is emitted at the end of
a step takes effect at the end of another, a delay later. The events that carry it are due three quarters of a step
before that end (see mod/emit.inc): safely within the step, whatever is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.neuron import kernel
from backends.neuron.groups import Group, Neurons
from backends.neuron.kernel import h, told
from backends.simulator import Edges, Floats, Numbers, SimulatorError
from backends.standard.units import factor

_MORE = 1e-6  # of a time step: NEURON wants delays between processes to be longer than one step


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
        self._here: list[NDArray[np.bool_]] = []  # of each block: which connections are onto cells of this process
        for edges in self._blocks:
            self._connect(edges)

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change parameters: a number for all, or an array in the order of the connections."""
        self._changed |= parameters
        here = np.concatenate([np.empty(0, bool), *self._here])
        with told(f"changing {', '.join(parameters)} of connections"):
            if "weight" in parameters:
                h.pinetum_weight(self._connections, self._weights(parameters, here))
            if "delay" in parameters:
                h.pinetum_delay(self._connections, self._delays(parameters, here))
        kernel.rewired()

    def get(self, name: str) -> Floats:
        """The present value of a parameter, one per connection."""
        if name in self._changed:
            size = sum(here.size for here in self._here)
            return np.array(np.broadcast_to(self._changed[name], (size,)), float)
        blocks = (np.broadcast_to(block.parameters[name], block.pre.shape) for block in self._blocks)
        return np.concatenate([np.empty(0), *blocks])

    def release(self) -> None:
        """Let the connections go."""
        self._connections.remove_all()

    def _connect(self, edges: Edges) -> None:
        """One block of connections: those onto cells of this process."""
        here, places = self.target.places(edges.post)
        weights, delays = self._weights(edges.parameters, here), self._delays(edges.parameters, here)
        sources, targets = (h.Vector(ids.astype(float)) for ids in (edges.pre[here] + self.source.first, places))
        with told(f"connecting {self.source.cell.name} to {self.target.cell.name}"):
            h.pinetum_connect(
                sources, self.target.inlets, targets, weights, delays, self._inlet.number, self._connections
            )
        self._here.append(here)
        kernel.rewired()

    def _weights(self, parameters: Mapping[str, Numbers], here: NDArray[np.bool_]) -> Any:
        """The weights of those that are here, as NEURON takes them."""
        return h.Vector(np.array(np.broadcast_to(parameters["weight"], here.shape)[here], float) * self._scale)

    def _delays(self, parameters: Mapping[str, Numbers], here: NDArray[np.bool_]) -> Any:
        """The delays (ms) as NEURON takes them. SimulatorError: one is below the time step."""
        delays, step = np.array(np.broadcast_to(parameters["delay"], here.shape), float), kernel.timestep()
        if delays.size and delays.min() < step * (1 - 1e-6):
            ends = f"{self.source.cell.name} to {self.target.cell.name}"
            raise SimulatorError(
                f"NEURON, connecting {ends}: a delay of {delays.min():g} ms is below the time step, {step:g} ms."
            )
        return h.Vector(delays[here] + _MORE * step)
