"""Electrical synapses: currents into the cells at both ends of each, which are worked out anew for each time step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from backends.neuron import kernel, processes
from backends.neuron.groups import Neurons
from backends.neuron.kernel import h, told
from backends.simulator import Edges, Floats, Indices, Numbers, SimulatorError, joined

_MOST = 0.5  # of the charge that two cells would exchange in a step: with more, potentials overshoot for ever


class Junctions:
    """The electrical synapses of one projection (mod/junctions.mod).

    Cells are known by their gids and, to NEURON, by their places among all that take part, which are sorted by the
    processes on which they live.
    """

    def __init__(self, source: Neurons, target: Neurons, blocks: Iterable[Edges]) -> None:
        for group in (source, target):
            if group.cell.own:
                raise SimulatorError(f"NEURON: {group.cell.name} has no membrane that electrical synapses could join.")
        pre, post, values = joined(blocks)
        self._size = pre.size
        self._names = f"{source.cell.name} and {target.cell.name}"
        kernel.require_one_thread("electrical synapses")
        self._cells = _cells(source, pre) | _cells(target, post)
        self._pairs = np.stack([pre + source.first, post + target.first])
        with told(f"joining {self._names}"):
            self._bundle = kernel.place(1, "JunctionBundle")[0]
            self._join()
        self.set({"weight": values.get("weight", 0.0)})

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change conductances: one number for all, or an array in the order of the synapses."""
        conductances = np.array(parameters["weight"], float, ndmin=1)
        self._check(conductances)
        self._conductances = h.Vector(conductances)
        with told(f"changing conductances between {self._names}"):
            self._bundle.tell(self._conductances)

    def get(self, name: str) -> Floats:
        """The conductances, one per synapse."""
        return np.array(np.broadcast_to(self._conductances.as_numpy(), (self._size,)))

    def release(self) -> None:
        """Let the synapses go."""
        self._cells.clear()
        self._bundle = None

    def _join(self) -> None:
        """Tell NEURON which cells take part, and what ends there are in those of this process."""
        members = np.unique(self._pairs)
        homes = processes.homes(members)
        for process in range(processes.SIZE):
            self._bundle.share(int(np.sum(homes == process)))
        for gid in members[homes == processes.RANK].tolist():
            self._bundle.show(self._cells[gid]._ref_vm)
        places = np.argsort(np.argsort(homes, kind="stable"))[np.searchsorted(members, self._pairs)]
        for own, other in ((1, 0), (0, 1)):
            here = np.flatnonzero(processes.homes(self._pairs[own]) == processes.RANK)
            ends = np.stack([self._pairs[own, here], places[own, here], places[other, here], here], axis=1)
            for gid, *end in ends.tolist():
                self._bundle.join(self._cells[gid]._ref_i_in, *end)

    def _check(self, conductances: Floats) -> None:
        """SimulatorError where so much would flow in a step that potentials never came to rest."""
        gids, ends = np.unique(self._pairs, return_inverse=True)
        totals = np.bincount(ends.ravel(), np.broadcast_to(conductances, self._pairs.shape).ravel(), gids.size)
        for gid, total in zip(gids.tolist(), totals.tolist(), strict=True):
            capacity = getattr(self._cells.get(gid), "cm", np.inf)
            if total * kernel.timestep() > _MOST * capacity:
                raise SimulatorError(
                    f"NEURON, joining {self._names}: electrical synapses of {total:g} uS in all onto a cell of "
                    f"{capacity:g} nF are too much for a time step of {kernel.timestep():g} ms: at most "
                    f"{_MOST * capacity / kernel.timestep():g} uS, or a shorter step."
                )


def _cells(group: Neurons, indices: Indices) -> dict[int, Any]:
    """Those of some cells that live on this process, by their gids."""
    here = np.unique(group.places(indices)[1]).tolist()
    return {int(group.local[place]) + group.first: group.cells[place] for place in here}
