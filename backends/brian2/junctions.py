"""Electrical synapses: charge that cells exchange in the course of each time step.

Half of a step's exchange comes before the membranes' own step and half after it (Strang splitting, of second order):
exp(h L/2), where L couples all cells that take part, by its series. So it is stable for any conductance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, factorial

import numpy as np

from backends.brian2.blocks import WAIT
from backends.brian2.groups import Neurons
from backends.brian2.kernel import Kernel
from backends.brian2.library import brian2
from backends.simulator import Edges, Floats, Indices, Numbers, joined

_FAST = 0.5  # of its charge: what a cell may exchange in one evaluation of the series
_CLOSE = 1e-12  # what the first term may amount to that is left out of it


class Joint:
    """The electrical synapses of one projection: the cells at both ends, counted among all that take part."""

    def __init__(self, pre: Indices, post: Indices, weight: Numbers) -> None:
        self.pre, self.post = pre, post
        self.conductances = np.empty(pre.size)  # uS
        self.set({"weight": weight})

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change conductances: a number for all, or an array in the order of the synapses."""
        self.conductances[:] = parameters["weight"]

    def get(self, name: str) -> Floats:
        """The conductances, one per synapse."""
        return self.conductances.copy()


class Junctions:
    """The electrical synapses of a simulation, and the groups of cells that take part."""

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel
        self._groups: list[Neurons] = []
        self._joints: list[Joint] = []
        kernel.before.append(lambda step: self._exchange(waiting=0))
        after = brian2.NetworkOperation(lambda: self._exchange(waiting=-1), clock=kernel.timer, when="after_groups")
        kernel.add(after)

    def join(self, source: Neurons, target: Neurons, blocks: Iterable[Edges]) -> Joint:
        """The synapses of one more projection."""
        pre, post, values = joined(blocks)
        self._joints.append(Joint(pre + self._place(source), post + self._place(target), values.get("weight", 0.0)))
        return self._joints[-1]

    def prepare(self) -> None:
        """Time is about to pass: take in conductances and capacities as they are now."""
        joints, groups = self._joints, self._groups
        self._pre, self._post = (np.concatenate([getattr(j, end) for j in joints]) for end in ("pre", "post"))
        self._each = np.concatenate([j.conductances for j in joints]) * self._kernel.clock.timestep / 2.0
        self._capacity = np.concatenate([np.broadcast_to(group.parameters["cm"], (group.n,)) for group in groups])
        ends = np.concatenate([self._pre, self._post])
        fastest = 2.0 * np.max(np.bincount(ends, np.tile(self._each, 2), self._capacity.size) / self._capacity)
        self._parts = max(1, ceil(fastest / _FAST))
        x = fastest / self._parts
        self._terms = next(n for n in range(1, 20) if x ** (n + 1) / factorial(n + 1) < _CLOSE)

    def _place(self, group: Neurons) -> int:
        """Where the cells of a group begin among all."""
        if group not in self._groups:
            self._groups.append(group)
        return sum(earlier.n for earlier in self._groups[: self._groups.index(group)])

    def _exchange(self, waiting: int) -> None:
        """Half a step of exchange. Potentials stay that are held: of cells that have to wait more steps than this."""
        v = np.concatenate([group.variables["v"] for group in self._groups])
        free = [(group.variables[WAIT] <= waiting) | (not group.block.holds) for group in self._groups]
        give = np.concatenate(free) / self._capacity / self._parts
        for _ in range(self._parts):
            term = v
            for k in range(1, self._terms + 1):
                flow = self._each * (term[self._pre] - term[self._post])
                term = give / k * (np.bincount(self._post, flow, v.size) - np.bincount(self._pre, flow, v.size))
                v = v + term
        parts = np.split(v, np.cumsum([group.n for group in self._groups])[:-1])
        for group, its in zip(self._groups, parts, strict=True):
            group.variables["v"][:] = its
