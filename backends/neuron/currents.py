"""Currents into cells: in each thread an electrode, which reaches those of the cells that are there."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from backends.neuron import kernel
from backends.neuron.groups import Neurons
from backends.neuron.kernel import h, told
from backends.simulator import Floats, Indices


class Injection:
    """A current into some cells; what it is in the course of time is in two Vectors, which the electrodes read."""

    def __init__(self, group: Neurons, indices: Indices) -> None:
        self._cell = group.cell
        self._electrodes: list[Any] = []
        with told(f"injecting a current into {group.cell.name}"):
            for where, cells in groupby(group.some(indices), lambda cell: cell.get_segment()):
                electrode = h.Electrode(where)
                for cell in cells:
                    electrode.reach(cell._ref_i_in)
                self._electrodes.append(electrode)
        self._point(h.Vector([0.0]), h.Vector([0.0]))
        kernel.rewired()

    def steer(self, times: Floats, amplitudes: Floats) -> None:
        """From now on the current has these amplitudes (nA) from these times (ms) on."""
        with told(f"steering a current into {self._cell.name}"):
            self._point(h.Vector(times), h.Vector(amplitudes))

    def release(self) -> None:
        """Take the electrodes out."""
        self._electrodes.clear()

    def _point(self, times: Any, amplitudes: Any) -> None:
        """Let the electrodes read these; they begin with the first."""
        self._course = times, amplitudes
        for electrode in self._electrodes:
            h.setpointer(times._ref_x[0], "times", electrode)
            h.setpointer(amplitudes._ref_x[0], "amplitudes", electrode)
            electrode.present, electrode.last, electrode.amplitude = 0, times.size() - 1, amplitudes[0]
