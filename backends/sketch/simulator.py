"""A simulator that only writes down what it was told: no cell fires, and every state remains as it was set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from backends.simulator import Edges, Floats, Indices, Numbers, Samples, Settings, SimulatorError, Spikes
from backends.standard import CellModel, SynapseModel


@dataclass(eq=False)
class Sketched:
    """Cells on paper: what they were told, and until when each recording was drained."""

    cell: CellModel
    n: int
    parameters: dict[str, Any]
    states: dict[str, Numbers] = field(default_factory=dict)
    recordings: dict[str, tuple[Indices, float]] = field(default_factory=dict)
    drained: dict[str, int] = field(default_factory=dict)  # the number of the next sample


@dataclass(eq=False)
class Lines:
    """Connections on paper."""

    source: Sketched
    target: Sketched
    blocks: tuple[Edges, ...]
    synapse: SynapseModel
    receptor: str
    rule: str
    changed: dict[str, Numbers] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many connections there are."""
        return sum(block.pre.size for block in self.blocks)


@dataclass(eq=False)
class Arrow:
    """A current on paper: all that it was told, times (ms) and amplitudes (nA)."""

    group: Sketched
    indices: Indices
    told: list[tuple[Floats, Floats]] = field(default_factory=list)


class SketchSimulator:
    """Keeps `groups`, `links`, `currents`, `settings` and the lengths of all `runs` for whoever wants to read them.

    `limit`: how many cells a group, or connections a projection may have, for whoever looks at each of them.
    """

    name = "sketch"
    title = "Sketch"

    def __init__(self) -> None:
        self.limit: int | None = None
        self._begin(Settings())

    def _begin(self, settings: Settings) -> None:
        self.settings = settings
        self.groups: list[Sketched] = []
        self.links: list[Lines] = []
        self.currents: list[Arrow] = []
        self.runs: list[float] = []
        self.open = False

    @property
    def now(self) -> float:
        """The simulated time in ms."""
        return round(sum(self.runs), 9)

    @property
    def smallest_slice(self) -> float:
        """A time step."""
        return self.settings.timestep

    def refusal(self, model: CellModel | SynapseModel) -> str | None:
        """None: paper is patient."""
        return None

    def setup(self, settings: Settings) -> None:
        """A blank sheet."""
        self._begin(settings)
        self.open = True

    def close(self) -> None:
        """The sheet remains readable."""
        self.open = False

    def create(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> Sketched:
        """Write down `n` cells. SimulatorError: that is more than the limit."""
        self._require(n, "cells")
        states: dict[str, Numbers] = {state.name: state.initial for state in cell.states}
        self.groups.append(Sketched(cell, n, dict(parameters), states))
        return self.groups[-1]

    def set(self, group: Sketched, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Write down changed parameters."""
        for name, value in parameters.items():
            group.parameters[name] = _merged(group.parameters[name], indices, value, group.n)

    def initialize(self, group: Sketched, indices: Indices | None, states: Mapping[str, Numbers]) -> None:
        """Write down states."""
        for name, value in states.items():
            group.states[name] = _merged(group.states[name], indices, value, group.n)

    def connect(
        self,
        source: Sketched,
        target: Sketched,
        blocks: Iterable[Edges],
        synapse: SynapseModel,
        receptor: str,
        rule: str,
    ) -> Lines:
        """Write down connections. SimulatorError: there are more than the limit."""
        self.links.append(Lines(source, target, tuple(self._counted(blocks)), synapse, receptor, rule))
        return self.links[-1]

    def set_links(self, links: Lines, parameters: Mapping[str, Numbers]) -> None:
        """Write down changed synapses."""
        links.changed |= parameters

    def get_links(self, links: Lines, name: str) -> Floats:
        """What synapses were told last."""
        if name in links.changed:
            return np.array(np.broadcast_to(links.changed[name], (links.size,)), float)
        told = [np.broadcast_to(block.parameters[name], block.pre.shape) for block in links.blocks]
        return np.concatenate([np.empty(0), *told])

    def record(self, group: Sketched, variable: str, indices: Indices, interval: float) -> None:
        """From now on there are samples of these cells."""
        if group.recordings.get(variable, (indices[:0], 0.0))[0].size == 0:
            # The first sample is that of now, or of the next multiple of the interval.
            group.drained[variable] = int(np.ceil(round(self.now / interval, 6)))
        group.recordings[variable] = (indices, interval)

    def inject(self, group: Sketched, indices: Indices) -> Arrow:
        """Write down a current."""
        self.currents.append(Arrow(group, indices))
        return self.currents[-1]

    def steer(self, current: Arrow, times: Floats, amplitudes: Floats) -> None:
        """Write down what a current is from now on."""
        current.told.append((times, amplitudes))

    def run(self, duration: float) -> None:
        """Time passes."""
        self.runs.append(duration)

    def drain_spikes(self, group: Sketched) -> Spikes:
        """None, ever."""
        return Spikes(np.empty(0, np.int64), np.empty(0))

    def drain_samples(self, group: Sketched, variable: str) -> Samples:
        """The state as it was set."""
        indices, interval = group.recordings[variable]
        first, end = group.drained[variable], int(round(self.now / interval, 6)) + 1
        group.drained[variable] = max(first, end)
        states = np.broadcast_to(group.states[variable], (group.n,))[indices]
        return Samples(first * interval, interval, np.tile(states, (max(0, end - first), 1)))

    def _counted(self, blocks: Iterable[Edges]) -> Iterator[Edges]:
        count = 0
        for block in blocks:
            count += block.pre.size
            self._require(count, "connections")
            yield block

    def _require(self, count: int, things: str) -> None:
        if self.limit is not None and count > self.limit:
            raise SimulatorError(f"More than {self.limit:,} {things} are too many to look at each of them.")


def _merged(old: Any, indices: Indices | None, new: Any, n: int) -> Any:
    if indices is None:
        return new
    values = np.broadcast_to(np.asarray(old), (n,)).copy()
    values[indices] = new
    return values
