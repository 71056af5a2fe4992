"""Currents into cells: generators of NEST, whose currents come two steps late, and what bridges these steps."""

from __future__ import annotations

import numpy as np

from backends.nest.groups import Neurons
from backends.nest.kernel import clock, nest, told
from backends.nest.recorders import picked
from backends.simulator import Floats, Indices
from backends.standard.units import factor

LATE = 2  # steps from now to the first in which a generator can have another current


class Injection:
    """A current into some cells, in steps of time.

    What the generator cannot do in the next steps is `missing` (nA): the cells get it as their constant current.
    """

    def __init__(self, group: Neurons, indices: Indices) -> None:
        self.group = group
        self.indices = indices
        self._device = nest.Create("step_current_generator")
        self._steps = np.zeros(1, np.int64)  # when the generator's current changes, and what it is from then on
        self._values = np.zeros(1)
        self._missing = np.zeros(LATE)
        self._begin = 0
        with told(f"injecting a current into {group.cell.name}"):
            nest.Connect(self._device, picked(group.nodes, indices), syn_spec={"delay": clock.timestep})

    def steer(self, times: Floats, amplitudes: Floats) -> None:
        """From now on the current has these amplitudes (nA) from these times (ms) on."""
        self._begin = clock.steps
        steps, soon = np.rint(times / clock.timestep).astype(np.int64), self._begin + np.arange(LATE)
        self._missing = _at(soon, steps, amplitudes) - _at(soon, self._steps, self._values)
        first = self._begin + LATE
        old, new = self._steps < first, steps > first
        self._steps = np.concatenate([self._steps[old], [first], steps[new]])
        self._values = np.concatenate([self._values[old], _at([first], steps, amplitudes), amplitudes[new]])
        ahead = self._steps >= first
        with told(f"steering a current into {self.group.cell.name}"):
            self._device.set(
                amplitude_times=clock.times(self._steps[ahead] - 1),
                amplitude_values=self._values[ahead] * factor("nA", "pA"),
            )

    @property
    def missing(self) -> float:
        """What the generator lacks in the present step."""
        return float(self._to_come[0]) if self.is_behind else 0.0

    @property
    def is_behind(self) -> bool:
        """Whether the generator lacks something in the present step or later."""
        return bool(self._to_come.any())

    @property
    def _to_come(self) -> Floats:
        return self._missing[clock.steps - self._begin :]


def bridge(injections: list[Injection]) -> list[Neurons]:
    """Give cells what generators lack in the present step; returns the groups of cells that got something."""
    lacking: dict[Neurons, Floats] = {}
    for injection in injections:
        if injection.missing:
            extra = lacking.setdefault(injection.group, np.zeros(injection.group.n))
            extra[injection.indices] += injection.missing
    for group, extra in lacking.items():
        group.lift(extra)
    return list(lacking)


def _at(wanted: Indices | list[int], steps: Indices, values: Floats) -> Floats:
    """What is in force in each step that is wanted."""
    return np.asarray(values[np.searchsorted(steps, wanted, "right") - 1])
