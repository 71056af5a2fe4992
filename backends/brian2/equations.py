"""Neurons that follow a script's own equations: what Brian2 knows in SI units is told in PyNN's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np

from backends.brian2.blocks import Receptor
from backends.brian2.groups import Cells
from backends.brian2.kernel import Kernel
from backends.brian2.library import told
from backends.brian2.own import OwnCell
from backends.brian2.recorders import TraceRecorder
from backends.simulator import Floats, Indices


class OwnNeurons(Cells):
    """Neurons of a script's own equations."""

    cell: OwnCell

    def __init__(self, kernel: Kernel, cell: OwnCell, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(kernel, cell, n, parameters)
        if cell.chancy:
            kernel.seed()
        with told(f"creating {n} × {cell.name}"):
            self.take(cell.group(n, kernel.timer), dict(cell.units))
        self.initialize(None, {state.name: state.initial for state in cell.states})
        self.set(None, parameters)

    @cached_property
    def receptors(self) -> Mapping[str, Receptor]:  # type: ignore[override]
        """Where weights go."""
        units = dict(self.cell.units)
        return {
            name: Receptor(variable, unit=units[variable], scale=self.cell.scale(variable))
            for name, variable in self.cell.inlets
        }

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells."""
        super().set(indices, parameters)
        self._write(indices, parameters)
        if self.cell.inflow in parameters:
            self._flow()

    def initialize(self, indices: Indices | None, states: Mapping[str, Any]) -> None:
        """Set state variables."""
        self._write(indices, states)

    def drive(self, current: Floats) -> None:
        """From now on each cell gets this current (nA) besides the one of its own."""
        self._injected = current
        self._flow()

    def trace(self, variable: str, indices: Indices, interval: float) -> TraceRecorder:
        """A recorder of a variable."""
        return TraceRecorder(self.kernel, self.variables[variable], indices, interval, self.cell.scale(variable))

    def _write(self, indices: Indices | None, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            at = slice(None) if indices is None else indices
            kept, scale = self.variables[name], self.cell.scale(name)
            kept[at] = np.multiply(value, scale) if kept.dtype.kind == "f" else value

    def _flow(self) -> None:
        own = self.parameters[self.cell.inflow]
        self._write(None, {self.cell.inflow: np.add(own, self._injected)})
