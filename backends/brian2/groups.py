"""Groups of cells: what all kinds share, and the neurons among them. Sources of spikes have a module of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from backends.adapter import Group
from backends.brian2.blocks import OFFSET, CellBlock, Coefficient, Receptor
from backends.brian2.effects import AfterEffects
from backends.brian2.kernel import Kernel
from backends.brian2.library import brian2, told
from backends.brian2.recorders import SpikeRecorder, TraceRecorder
from backends.simulator import Floats, Indices
from backends.standard import CellModel


class Brian2Group(Group):
    """Cells in Brian2, which calls `object` a source of spikes. It `repeats` if a cell may fire twice in a step."""

    title = "Brian2"
    repeats = False

    def __init__(self, kernel: Kernel, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(cell, n, parameters)
        self.kernel = kernel
        self.object: Any = None

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells (None: all), now."""
        self.remember(indices, parameters)

    def send_through(self, pathway: Any) -> None:
        """Connections begin here: spikes go through this pathway as well."""

    def send_no_more_through(self, pathway: Any) -> None:
        """These connections are gone."""

    def fired(self) -> Indices:
        """The cells that fired in the step that ended just now."""
        raise NotImplementedError

    def spike_recorder(self) -> Any:
        """One that looks at who fired."""
        recorder = SpikeRecorder(self.kernel.clock, self.fired, self.n)
        self.kernel.recorders.append(recorder.look)
        return recorder


class Cells(Brian2Group):
    """Neurons of any kind: a group of Brian2's whose variables are plain arrays, read and written in place."""

    receptors: Mapping[str, Receptor]

    def __init__(self, kernel: Kernel, cell: CellModel, n: int, parameters: Mapping[str, Any]) -> None:
        super().__init__(kernel, cell, n, parameters)
        self._injected: Any = 0.0
        self._space: Indices = np.zeros(1, np.int64)  # cells that fired, and in the end how many

    def take(self, group: Any, names: Iterable[str]) -> None:
        """Be this group of Brian2's, which has variables of these names."""
        self.object = group
        self.variables = {name: group.variables[name].get_value() for name in names}
        if "_spikespace" in group.variables:
            self._space = group.variables["_spikespace"].get_value()
        self.kernel.add(group)

    def drive(self, current: Floats) -> None:
        """From now on each cell gets this current (nA) besides the constant one of its own."""
        raise NotImplementedError

    def fired(self) -> Indices:
        """The cells that fired in the step that ended just now."""
        return self._space[: self._space[-1]]


class Neurons(Cells):
    """Neurons of the standard models, and composed ones: each is stepped by a block of code."""

    def __init__(
        self, kernel: Kernel, cell: CellModel, block: CellBlock, n: int, parameters: Mapping[str, Any]
    ) -> None:
        super().__init__(kernel, cell, n, {**block.constants, **parameters})
        self.block, self.receptors = block, block.receptors
        with told(f"creating {n} × {cell.name}"):
            group = brian2.NeuronGroup(
                n, block.equations, threshold=block.threshold, reset=block.on_spike, clock=kernel.timer, namespace={}
            )
            group.run_regularly(block.code(kernel.clock.timestep), when="groups", clock=kernel.timer)
            group.state_updater.active = False  # there are no differential equations
            self.take(group, block.names)
        self._write(block.coefficients)
        for state in cell.states:
            self.variables[block.states[state.name]][:] = state.initial
        self._effects = {effect.state: AfterEffects(self, effect) for effect in block.effects}
        kernel.after += [effect.pass_on for effect in self._effects.values()]
        if block.chance:
            self._stream = kernel.stream()
            kernel.before.append(self._draw)

    def set(self, indices: Indices | None, parameters: Mapping[str, Any]) -> None:
        """Change parameters of some cells; coefficients computed from several parameters follow."""
        super().set(indices, parameters)
        self._write(c for c in self.block.coefficients if parameters.keys() & set(c.of))
        for effect in self._effects.values():
            effect.tell()

    def initialize(self, indices: Indices | None, states: Mapping[str, Any]) -> None:
        """Set state variables."""
        for name in states.keys() - self.block.states.keys():
            super().initialize(indices, {name: states[name]})
        for name, value in states.items():
            if name in self._effects:
                self._effects[name].begin(indices, value)
            else:
                self.variables[self.block.states[name]][slice(None) if indices is None else indices] = value

    def drive(self, current: Floats) -> None:
        """From now on each cell gets this current (nA) besides the constant one of its own."""
        self._injected = current
        self._write(c for c in self.block.coefficients if OFFSET in c.of)

    def trace(self, variable: str, indices: Indices, interval: float) -> TraceRecorder:
        """A recorder of the membrane potential, a conductance or the like."""
        if variable not in self.block.states:
            super().trace(variable, indices, interval)
        return TraceRecorder(self.kernel, self.variables[self.block.states[variable]], indices, interval)

    def _write(self, coefficients: Iterable[Coefficient]) -> None:
        """Compute some coefficients anew."""
        step = self.kernel.clock.timestep
        parameters = {**self.parameters, OFFSET: self.parameters[OFFSET] + self._injected}
        for each in coefficients:
            h = step if each.whole else step / self.block.parts(step)
            with told(f"setting {', '.join(each.of)} of {self.cell.name}"), np.errstate(all="raise", under="ignore"):
                self.variables[each.name][:] = each.law(h, *(parameters[name] for name in each.of))

    def _draw(self, step: int) -> None:
        """A random number for each cell."""
        self._stream.random(out=self.variables[self.block.chance])
