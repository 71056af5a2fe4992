"""The kernel of a simulation: one clock, one network, and the way through the time steps.

Brian2's own run() prepares all objects anew each time, half a second of work. Here they are prepared when something
has been added, and then stepped; so a run may be cut into slices as one likes, at no cost and with the same result.

A step that ends at t: `before` it, currents flow and sources emit the spikes stamped t; Brian2 updates the cells, finds
out which of them fire (stamped t as well), sends spikes on their way, and lets those arrive that are due; what spikes
leave behind comes `after`; `recorders` look.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from backends.adapter import Clock
from backends.brian2.library import brian2, told
from backends.brian2.rounds import Rounds
from backends.standard.units import factor

Step = Callable[[int], None]  # is given the number of the step; step k ends k timesteps after the beginning


class Kernel:
    """The time, and everything that acts in it."""

    def __init__(self, timestep: float, seed: int) -> None:
        self.clock = Clock(timestep)
        self._seed = seed
        self.before: list[Step] = []
        self.after: list[Step] = []
        self.recorders: list[Step] = []
        self._streams, self._seeded = 0, False
        with told("being set up"):
            self.timer = brian2.Clock(dt=self.seconds(timestep))
            self._network = brian2.Network()
        self._runs: list[Callable[[], None]] | None = None

    def stream(self) -> np.random.Generator:
        """Random numbers for somebody alone: they follow from the seed, and from who asked before."""
        self._streams += 1
        return np.random.default_rng([self._seed % 2**64, self._streams])

    def seed(self) -> None:
        """Have the random numbers that Brian2 draws follow from the seed, too."""
        if not self._seeded:
            brian2.seed(self._seed % 2**32)
        self._seeded = True

    def add(self, thing: Any) -> None:
        """Take in an object of Brian2's."""
        self._network.add(thing)
        self.changed()

    def remove(self, thing: Any) -> None:
        """Let go of an object of Brian2's."""
        self._network.remove(thing)
        self.changed()

    def changed(self) -> None:
        """Objects have to be prepared again: they are more, or their delays are others."""
        self._runs = None

    def advance(self, duration: float) -> None:
        """Simulate so many ms more, to the nearest time step. SimulatorError when Brian2 cannot go on."""
        end = self.clock.steps + self.clock.count(duration)
        if end == self.clock.steps:
            return
        with (
            told(f"running from {self.clock.now:g} ms on"),
            np.errstate(over="ignore", divide="raise", invalid="raise"),
        ):
            self._step(self._runs or self._prepare(), end)

    def _prepare(self) -> list[Callable[[], None]]:
        """Have Brian2 make its code. A run of no duration does that, and nothing else."""
        self._network.t_ = self.clock.steps * float(self.timer.dt)
        self._network.run(self.seconds(0.0), namespace={})
        self._runs = [run for thing in self._network.sorted_objects if thing.active for run in _runs(thing)]
        return self._runs

    def _step(self, runs: list[Callable[[], None]], end: int) -> None:
        """Go on to the end of step `end`."""
        number, time = (self.timer.variables[name].get_value() for name in ("timestep", "t"))
        dt = float(self.timer.dt)
        for step in range(self.clock.steps + 1, end + 1):
            for act in self.before:
                act(step)
            for run in runs:
                run()
            number[0], time[0] = step, step * dt
            self.clock.steps = step
            for act in self.after:
                act(step)
            for look in self.recorders:
                look(step)

    @staticmethod
    def seconds(time: float) -> Any:
        """A time in ms as a quantity of Brian2's."""
        return time * factor("ms", "s") * brian2.second


def _runs(thing: Any) -> list[Callable[[], None]]:
    """What an object of Brian2's does in a step: its code, without the detours that few need."""
    if type(thing).run is not brian2.BrianObject.run:
        return [thing.run]
    runs = [code if code.nonconstant_values else code.run for code in thing.code_objects]
    queue = getattr(thing, "queue", None)
    return [*runs[:-1], queue.through(runs[-1])] if isinstance(queue, Rounds) else runs
