"""Currents into cells: what they are in each step, put together for all cells of a group in one go."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backends.brian2.groups import Cells
from backends.brian2.kernel import Kernel
from backends.simulator import Floats, Indices


class Currents:
    """All currents into the cells of one group. The group is told their sum in each step in which one changes."""

    def __init__(self, kernel: Kernel, group: Cells) -> None:
        self._clock = kernel.clock
        self._group = group
        self._cells = np.empty(0, np.int64)  # into which each current goes, one after another, and which it is
        self._owners = np.empty(0, np.int64)
        self._amplitudes = np.empty(0)
        self._plans: list[tuple[Indices, Floats]] = []  # of each current: when it changes (step), and to what
        self._planned = False
        self._next = 0
        self._due: float = np.inf  # the step of the next change
        kernel.before.append(self.flow)

    def enter(self, indices: Indices) -> Injection:
        """One more, of 0 nA."""
        number = len(self._plans)
        self._cells = np.concatenate([self._cells, indices])
        self._owners = np.concatenate([self._owners, np.full(indices.size, number)])
        self._amplitudes = np.append(self._amplitudes, 0.0)
        self._plans.append((np.empty(0, np.int64), np.empty(0)))
        return Injection(self, number)

    def plan(self, number: int, times: Floats, amplitudes: Floats) -> None:
        """From now on, a current has these amplitudes (nA) in the steps that begin at these times (ms) or later."""
        self._plans[number] = np.rint(times / self._clock.timestep).astype(np.int64) + 1, amplitudes
        self._planned = False

    def flow(self, step: int) -> None:
        """A step begins."""
        if not self._planned:
            self._merge()
        if step < self._due:
            return
        begin, self._next = self._next, int(np.searchsorted(self._steps, step, "right"))
        self._amplitudes[self._whose[begin : self._next]] = self._values[begin : self._next]
        self._group.drive(self._sum())
        self._look_ahead()

    def _merge(self) -> None:
        """The changes of all currents by the step in which they begin; what lies behind is done."""
        steps = np.concatenate([np.empty(0, np.int64), *(steps for steps, _ in self._plans)])
        values = np.concatenate([np.empty(0), *(values for _, values in self._plans)])
        whose = np.repeat(np.arange(len(self._plans)), [steps.size for steps, _ in self._plans])
        order = np.argsort(steps, kind="stable")
        self._steps, self._values, self._whose = steps[order], values[order], whose[order]
        self._next = int(np.searchsorted(self._steps, self._clock.steps, "right"))
        self._planned = True
        self._look_ahead()

    def _look_ahead(self) -> None:
        self._due = self._steps[self._next] if self._next < self._steps.size else np.inf

    def _sum(self) -> Floats:
        """What each cell gets (nA)."""
        return np.asarray(np.bincount(self._cells, self._amplitudes[self._owners], self._group.n), float)


@dataclass(frozen=True)
class Injection:
    """One of the currents into a group."""

    group: Currents
    number: int

    def steer(self, times: Floats, amplitudes: Floats) -> None:
        """From now on the current has these amplitudes (nA) from these times (ms) on."""
        self.group.plan(self.number, times, amplitudes)
