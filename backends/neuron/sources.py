"""Sources of spikes: at given times, and Poisson trains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from backends.neuron import kernel
from backends.neuron.groups import Group
from backends.neuron.kernel import h, told
from backends.neuron.recorders import ordered
from backends.neuron.translation import POISSON
from backends.simulator import Indices, SimulatorError, Spikes
from backends.standard import CellModel


class ArraySource(Group):
    """Spikes at given times. Each cell is a relay, which before each run is sent an event for each spike in it.

    Since everything about the spikes is known, recording them needs nothing of NEURON.
    """

    def __init__(self, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(cell, n, "SpikeRelay")
        self._doors = h.List()  # a connection to each relay
        h.pinetum_open(self.inlets, self._doors)
        self._steps: list[Indices] = [np.empty(0, np.int64)] * n
        self._sent = kernel.steps() - 1  # spikes up to this step have been sent
        self._recorded: Indices = np.empty(0, np.int64)
        self._kept: list[tuple[Indices, Indices]] = []
        self.set(None, parameters)

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Other times from now on; what was emitted stays."""
        if "spike_times" not in parameters:
            return
        cells = np.arange(self.n) if indices is None else indices
        for cell, times in zip(cells.tolist(), _sequences(parameters["spike_times"], cells.size), strict=True):
            self._steps[cell] = _on_grid(times)

    def record_spikes(self, indices: Indices) -> None:
        """Record the spikes of exactly these cells from now on."""
        self._recorded = indices

    def drain_spikes(self) -> Spikes:
        """The spikes since the last call."""
        nothing = np.empty(0, np.int64)
        cells, steps = (np.concatenate(parts) for parts in zip((nothing, nothing), *self._kept, strict=True))
        self._kept = []
        return ordered(cells, steps)

    def prepare(self, until: int) -> None:
        """Send the spikes up to this step on their way."""
        now = kernel.steps()
        with told(f"sending spikes of {self.cell.name}"):
            if self._sent < now and (starting := self._spikes(np.arange(self.n), now)[0]).size:
                for links in self.outgoing:
                    links.start(starting)
            cells, steps = self._spikes(self.local, until)
            later = steps > now
            doors, moments = np.searchsorted(self.local, cells[later]), kernel.moments(steps[later])
            h.pinetum_send(self._doors, h.Vector(doors.astype(float)), h.Vector(moments))
        self._sent = until
        heard = np.isin(cells, self._recorded)
        self._kept.append((cells[heard], steps[heard]))

    def _spikes(self, cells: Indices, until: int) -> tuple[Indices, Indices]:
        """The cells and steps of those spikes of some cells that were not sent yet, up to a step."""
        parts = [_between(self._steps[cell], self._sent, until) for cell in cells.tolist()]
        steps = np.concatenate([np.empty(0, np.int64), *parts])
        return np.repeat(cells, [part.size for part in parts]), steps

    def release(self) -> None:
        """Let the cells go."""
        super().release()
        self._doors.remove_all()


class PoissonSource(Group):
    """Independent Poisson trains, each from a counter-based stream of its own."""

    def __init__(self, cell: CellModel, n: int, parameters: Mapping[str, Any], seed: int, place: int) -> None:
        super().__init__(cell, n, POISSON.mechanism)
        self._seed(POISSON.stream, seed, place)
        self.set(None, parameters)

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change rate, start or duration of some cells."""
        now = kernel.now()
        for source in self._write(indices, POISSON.parameters, parameters):
            source.prepare(now)


def _sequences(value: Any, n: int) -> list[Any]:
    """One sequence of times per cell: a value is one of each cell, or the same for all."""
    if isinstance(value, np.ndarray) and value.dtype == object:
        return list(value)
    return [value] * n


def _on_grid(times: Any) -> Indices:
    """The time steps at whose ends these spikes (ms) are emitted, rising."""
    steps = np.ceil(np.asarray(times, float) / kernel.timestep() - 1e-6).astype(np.int64)
    if steps.size and steps.min() < 0:
        raise SimulatorError(f"spike_times: NEURON cannot emit a spike at {np.min(times):g} ms, before the beginning.")
    return np.sort(steps)


def _between(steps: Indices, after: int, until: int) -> Indices:
    """Those of some rising steps that come after one and not after another."""
    begin, end = np.searchsorted(steps, [after, until], "right")
    return steps[begin:end]
