"""Sources of spikes: spikes at given times, and Poisson trains.

Brian2's own sources let an input act one step late, and emit at most one spike per cell and step. These put their
spikes straight into the queues of the connections, so that a spike stamped t arrives at t + delay, and two are two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import numpy as np

from backends.adapter import Schedule
from backends.brian2.groups import Brian2Group
from backends.brian2.kernel import Kernel
from backends.brian2.library import brian2, told
from backends.simulator import Floats, Indices
from backends.standard import CellModel
from backends.standard.units import factor


class Source(Brian2Group):
    """Cells whose spikes are made here. For Brian2 they are a group that is silent by itself."""

    repeats = True

    def __init__(self, kernel: Kernel, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(kernel, cell, n, parameters)
        self._pathways: list[Any] = []
        self._fired = np.empty(0, np.int64)
        with told(f"creating {n} × {cell.name}"):
            self.object = brian2.PoissonGroup(n, 0.0 * brian2.hertz, clock=kernel.timer)
            self.object.thresholder["spike"].active = False
        kernel.add(self.object)
        kernel.before.append(self._emit)

    def send_through(self, pathway: Any) -> None:
        """Connections begin here: spikes go through this pathway as well."""
        self._pathways.append(pathway)

    def send_no_more_through(self, pathway: Any) -> None:
        """These connections are gone."""
        self._pathways.remove(pathway)

    def fired(self) -> Indices:
        """The cells that fired in the step that ended just now, as often as they did."""
        return self._fired

    def draw(self, step: int) -> Indices:
        """The cells that fire in this step."""
        raise NotImplementedError

    def _emit(self, step: int) -> None:
        self._fired = self.draw(step)
        if self._fired.size:
            for pathway in self._pathways:
                pathway.queue.push(self._fired.astype(np.int32, copy=False))


class ArraySource(Source):
    """Spikes at given times."""

    def __init__(self, kernel: Kernel, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(kernel, cell, n, {})
        self._schedule = Schedule(kernel.clock, n, self.title, cell.name)
        self.set(None, parameters)

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Other times from now on; what was emitted stays."""
        if "spike_times" not in parameters:
            return
        self._schedule.set(indices, parameters["spike_times"])
        cells, steps = self._schedule.between(self.kernel.clock.steps, _FOREVER)
        order = np.argsort(steps, kind="stable")
        self._steps, self._cells, self._next = steps[order], cells[order], 0

    def spike_recorder(self) -> Schedule:
        """The schedule, which knows all."""
        return self._schedule

    def draw(self, step: int) -> Indices:
        """The cells that have a spike at the end of this step."""
        begin, self._next = self._next, int(np.searchsorted(self._steps, step, "right"))
        return self._cells[begin : self._next]


class PoissonSource(Source):
    """Independent Poisson trains.

    For each step the number of all spikes is drawn, and then for each spike its cell, in proportion to the rates. That
    is the same as to draw a number for each cell, at the price of the spikes instead of the cells.
    """

    def __init__(self, kernel: Kernel, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(kernel, cell, n, parameters)
        self._random = kernel.stream()
        self._until = 0  # the step up to which what follows holds

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change rate, start or duration of some cells."""
        super().set(indices, parameters)
        self._until = 0

    def draw(self, step: int) -> Indices:
        """The cells that fire in this step, each as often as it does."""
        if step > self._until:
            self._arrange(step)
        if not self._mean:
            return self._fired[:0]
        number = self._random.poisson(self._mean)
        if self._shares is None:
            return cast(Indices, self._random.integers(0, self.n, number, np.int32))
        return cast(Indices, np.searchsorted(self._shares, self._random.random(number), "right"))

    def _arrange(self, step: int) -> None:
        """Which cells are active in this step, how many spikes they emit in a step, and up to when that holds."""
        begin = self._edge(self.parameters["start"])
        end = self._edge(np.add(self.parameters["start"], self.parameters["duration"]))
        rates = np.where((begin < step) & (step <= end), self.parameters["rate"], 0.0)
        total = np.cumsum(np.broadcast_to(rates, (self.n,)))
        self._mean = total[-1] * factor("Hz", "kHz") * self.kernel.clock.timestep
        self._shares = None if np.all(rates == rates.flat[0]) else total / total[-1]
        edges = np.concatenate([np.ravel(begin), np.ravel(end)])
        self._until = int(edges[edges >= step].min(initial=np.inf)) if np.any(edges >= step) else _FOREVER

    def _edge(self, time: Any) -> Floats:
        """The step at whose end a time (ms) is."""
        return np.asarray(np.rint(np.divide(time, self.kernel.clock.timestep)))


_FOREVER = 2**62
